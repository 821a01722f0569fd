"""A dict that refuses duplicates, and the import of a shelf's siblings."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Members of one shelf by name, in the order of their names."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._members: dict[str, T] = {}

    def add(self, name: str, member: T) -> None:
        """Register `member`; a second member of one name is a mistake of the program."""
        if name in self._members:
            raise ValueError(f"two {self.kind}s are called {name!r}")
        self._members[name] = member

    def register(self, name: str) -> Callable[[T], T]:
        """Decorate a member with its name."""

        def keep(member: T) -> T:
            self.add(name, member)
            return member

        return keep

    def get(self, name: str) -> T | None:
        """Return the member of that name, or None."""
        return self._members.get(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._members))

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __getitem__(self, name: str) -> T:
        return self._members[name]

    def values(self) -> list[T]:
        """Return the members in the order of their names."""
        return [self._members[name] for name in self]


def load_siblings(package: str, path: Iterable[str]) -> None:
    """Import every module of a shelf, so that its decorators run."""
    for module in sorted(info.name for info in pkgutil.iter_modules(path)):
        importlib.import_module(f"{package}.{module}")
