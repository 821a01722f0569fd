"""What `@noun` makes behaves as a frozen dataclass with slots does."""

from __future__ import annotations

import copy
import pickle
import pprint
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import pytest

from refnorm.model import Finding, Reference, Span
from refnorm.nouns import Remembering, noun
from refnorm.nouns import replace as quick_replace


@noun
class Quick:
    """One made by the project's decorator."""

    name: str
    year: int | None = None
    marks: tuple[str, ...] = ()
    more: list[str] = field(default_factory=list)
    aside: int = field(default=0, compare=False)

    @property
    def title(self) -> str:
        """Say the name loudly."""
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class Plain:
    """The same by the standard library's."""

    name: str
    year: int | None = None
    marks: tuple[str, ...] = ()
    more: list[str] = field(default_factory=list)
    aside: int = field(default=0, compare=False)


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", 3), {"marks": ("x",)}),
    ((), {"name": "b", "more": ["y"]}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_fields_and_representation_are_those_of_a_dataclass(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    quick, plain = Quick(*values, **named), Plain(*values, **named)
    assert asdict(quick) == asdict(plain)  # type: ignore[call-overload]
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert quick == Quick(*values, **named)
    assert quick != plain


@pytest.mark.parametrize("given", [((), {}), (("a", 1, (), [], 5, 6), {}), (("a",), {"other": 1})])
def test_what_a_dataclass_refuses_is_refused(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    values, named = given
    for kind in (Quick, Plain):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_a_default_is_made_for_each_instance() -> None:
    assert Quick("a").more is not Quick("a").more


@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one, "name", "b"),
        lambda one: setattr(one, "other", 1),
        lambda one: delattr(one, "name"),
    ],
)
def test_an_instance_is_frozen(change: Callable[[Quick], None]) -> None:
    one = Quick("a")
    with pytest.raises(FrozenInstanceError):
        change(one)
    assert one == Quick("a")


def test_a_default_that_all_would_share_is_refused() -> None:
    with pytest.raises(ValueError, match="mutable default"):

        @noun
        class _Shared:
            names: list[str] = []  # noqa: RUF012 - that is the mistake


def test_no_fields_are_inherited() -> None:
    with pytest.raises(TypeError, match="inherit"):

        @noun
        class _More(Quick):
            more_still: int = 0


def test_what_the_standard_decorator_notes_is_noted() -> None:
    def noted(kind: Any) -> list[tuple[Any, ...]]:
        return [
            (f.name, f.type, f.default, f.default_factory, f.compare, f.kw_only, f.init) for f in fields(kind)
        ]

    assert noted(Quick) == noted(Plain)
    names = ("__match_args__", "__slots__", "__module__")
    assert [getattr(Quick, name) for name in names] == [getattr(Plain, name) for name in names]
    assert vars(Quick)["__dataclass_params__"].frozen
    assert Quick.__doc__ == "One made by the project's decorator."
    assert "Quick(name='a'" in pprint.pformat(Quick("a"))


@noun
class Counting(Remembering):
    """One that keeps what it works out."""

    marks: tuple[str, ...]

    @cached_property
    def together(self) -> str:
        """Join the marks, as a new text each time."""
        return "".join(self.marks)


def test_one_that_remembers_works_out_once_and_stays_frozen() -> None:
    one = Counting(("aa", "bb"))
    assert one.together is one.together
    assert one == Counting(("aa", "bb"))
    with pytest.raises(FrozenInstanceError):
        one.marks = ()  # type: ignore[misc]
    assert replace(one, marks=("c", "d")).together == "cd"


def test_there_is_no_dict() -> None:
    assert not hasattr(Quick("a"), "__dict__")


def test_the_tools_of_dataclasses_work() -> None:
    one = Quick("a", 2)
    assert is_dataclass(Quick)
    assert [f.name for f in fields(Quick)] == ["name", "year", "marks", "more", "aside"]  # type: ignore[arg-type]
    assert replace(one, year=3) == Quick("a", 3)  # type: ignore[type-var]
    assert one.title == "A"


def test_a_changed_copy_is_that_of_a_dataclass() -> None:
    """All fields are taken over but those that change; what is no field is refused."""
    one = Quick("a", 3, ("b",), ["c"], 5)
    copied = quick_replace(one, year=None, aside=7)
    assert (copied, copied.aside) == (replace(one, year=None, aside=7), 7)
    assert copied.more is one.more
    assert quick_replace(Span(1, 2), end=4) == Span(1, 4)
    with pytest.raises(KeyError):
        quick_replace(one, volume=1)


def test_a_field_may_stand_aside_when_ones_are_compared() -> None:
    assert Quick("a", aside=1) == Quick("a", aside=2) != Quick("b", aside=2)


def test_equal_ones_hash_alike() -> None:
    assert len({Span(1, 2), Span(1, 2), Span(1, 3)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Quick("a"))


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_an_instance_is_copied_whole(again: Callable[[Quick], Quick]) -> None:
    assert again(Quick("a", 2, ("m",), ["n"])) == Quick("a", 2, ("m",), ["n"])


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_mapping_that_nobody_can_change_is_copied_with_it(again: Callable[[Reference], Reference]) -> None:
    copied = again(Reference(custom=MappingProxyType({"ru": "да"})))
    assert (type(copied.custom), dict(copied.custom)) == (MappingProxyType, {"ru": "да"})


def test_a_class_matches_by_position() -> None:
    match Quick("a", 2):
        case Quick(name, year):
            assert (name, year) == ("a", 2)


def test_spans_sort_by_their_beginning() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_the_nouns_of_the_report_are_dataclasses() -> None:
    assert is_dataclass(Finding)
    assert {f.name for f in fields(Finding)} >= {"code", "severity", "message"}
