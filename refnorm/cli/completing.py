"""What a shell may complete: the names that stand on the shelves."""

from __future__ import annotations

from collections.abc import Iterable


def reports(incomplete: str) -> list[str]:
    """Return the forms of a report that begin so."""
    return _begun(incomplete, _writers("report"))


def exports(incomplete: str) -> list[str]:
    """Return the forms of an export that begin so."""
    return _begun(incomplete, _writers("export"))


def _writers(kind: str) -> Iterable[str]:
    from refnorm.writers import formats

    return [name for name, _ in formats(kind)]  # type: ignore[arg-type]


def rules(incomplete: str) -> list[str]:
    """Return the codes and names of rules that begin so, in any case."""
    from refnorm.checks import rules

    return _begun(incomplete, [name for one in rules() for name in (one.code, one.name)])


def profiles(incomplete: str) -> list[str]:
    """Return the profiles that begin so."""
    from refnorm.config import profiles

    return _begun(incomplete, [one.name for one in profiles()])


def schemes(incomplete: str) -> list[str]:
    """Return the romanization schemes that begin so."""
    from refnorm.romanization import schemes

    return _begun(incomplete, [one.code for one in schemes()])


def inputs(incomplete: str) -> list[str]:
    """Return the formats of input that begin so."""
    from refnorm.readers import formats

    return _begun(incomplete, [name for name, *_ in formats()])


def _begun(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.casefold().startswith(incomplete.casefold())]
