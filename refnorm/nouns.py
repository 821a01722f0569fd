"""Frozen, slotted dataclasses that are quick to make.

`@noun` stands for `@dataclass(frozen=True, slots=True)`: the same fields, defaults, comparison, hash and
errors; `dataclasses.replace`, `fields` and `asdict` work on it. A start makes a hundred of them. Before
Python 3.13 the standard decorator compiles six methods for each, one by one, which took an eighth of a cold
run. Here one is compiled, once for all starts, and it sets the slots directly: an instance is made in less
than half the time.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, dataclass_transform

from refnorm.store import code

T = TypeVar("T")


def frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a mapping that nobody can change."""
    return MappingProxyType(mapping)


def _copied(one: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[dict[Any, Any]]]:
    return frozen, (dict(one),)


copyreg.pickle(MappingProxyType, _copied)  # nouns hold such mappings, and are copied and pickled with them


@dataclass(frozen=True, slots=True)
class _Standard:
    """Made by the standard decorator: what that notes for its own tools is taken from here."""

    field: int


_PARAMS: Any = getattr(_Standard, "__dataclass_params__")  # noqa: B009 - type checkers do not know it
_KIND: Any = getattr(fields(_Standard)[0], "_field_type")  # noqa: B009


class Remembering:
    """A base for nouns that keep what they work out: it gives the `__dict__` that `cached_property` needs."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def noun(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots; it heeds its fields' defaults and `compare`.

    All annotations of its body are fields; TypeError for a class that would inherit some.
    """
    if hasattr(cls, "__dataclass_fields__"):
        raise TypeError(f"{cls.__qualname__} would inherit fields")
    space = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    own = tuple(_field(space, name, told) for name, told in space.get("__annotations__", {}).items())
    names = tuple(one.name for one in own)
    scope: dict[str, Any] = {"_absent": MISSING}
    methods = {"__init__": _initializer(own, scope)}
    methods |= _comparing([one.name for one in own if one.compare]) | _telling(names) | _copying(names)
    for name, method in methods.items():
        if name not in space:
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            space[name] = method
    space |= {
        "__doc__": cls.__doc__ or cls.__qualname__,
        "__slots__": names,
        "__match_args__": names,
        "__dataclass_fields__": {one.name: one for one in own},
        "__dataclass_params__": _PARAMS,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    kind: Any = type(cls)
    made: type[T] = kind(cls.__name__, cls.__bases__, space)
    scope.update((f"_set_{name}", vars(made)[name].__set__) for name in names)
    return made


def replace(one: T, /, **changes: Any) -> T:
    """Return a copy of a noun in which some fields have other values, as `dataclasses.replace` does.

    It fills the slots directly, which takes a fraction of the time; KeyError for what is no field.
    """
    cls: Any = one.__class__
    read, write = _slots(cls)
    made: T = object.__new__(cls)
    for put, value in zip(write.values(), read(one), strict=True):
        put(made, value)
    for name, value in changes.items():
        write[name](made, value)
    return made


def mapped(one: T, change: Callable[[Any], Any]) -> T:
    """Return a copy of a noun in which each field has what a function makes of its value."""
    cls: Any = one.__class__
    read, write = _slots(cls)
    made: T = object.__new__(cls)
    for put, value in zip(write.values(), read(one), strict=True):
        put(made, change(value))
    return made


@cache
def _slots(cls: Any) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, Callable[[Any, Any], None]]]:
    """Return what reads all fields of a noun, and what writes each."""
    names = [field.name for field in fields(cls)]
    read = attrgetter(*names) if len(names) > 1 else lambda one: tuple(getattr(one, n) for n in names)
    return read, {name: vars(cls)[name].__set__ for name in names}


def _field(space: dict[str, Any], name: str, told: Any) -> Field[Any]:
    """Take a field from the body of a class, as the standard decorator does."""
    value = space.pop(name, MISSING)
    one: Any = value if isinstance(value, Field) else field(default=value)
    if one.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed")
    one.name, one.type, one._field_type, one.kw_only = name, told, _KIND, False
    made: Field[Any] = one
    return made


def _initializer(own: tuple[Field[Any], ...], scope: dict[str, Any]) -> Callable[..., None]:
    """Compile `__init__`: one parameter a field, each put into its slot past the frozen `__setattr__`.

    Defaults go into its `scope`, to which the setters of the slots are added when there are any.
    """
    parameters, lines = ["self"], []
    for one in own:
        name, value = one.name, one.name
        if one.default is not MISSING:
            scope[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        elif one.default_factory is not MISSING:
            scope[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_absent")
            value = f"_make_{name}() if {name} is _absent else {name}"
        else:
            parameters.append(name)
        lines.append(f"    _set_{name}(self, {value})")
    text = "\n".join([f"def __init__({', '.join(parameters)}):", *(lines or ["    pass"])])
    exec(code(text, "exec"), scope)
    made_init: Callable[..., None] = scope["__init__"]
    return made_init


def _comparing(names: Sequence[str]) -> dict[str, Callable[..., Any]]:
    given: Callable[[Any], Any] = attrgetter(*names) if names else type

    def __eq__(self: Any, other: Any) -> bool:
        return given(self) == given(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(given(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _telling(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    def __repr__(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({values})"

    return {"__repr__": __repr__}


def _copying(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    """Let `copy` and `pickle` make an instance anew: they cannot set the attributes of a frozen one."""

    def __reduce__(self: Any) -> tuple[Any, tuple[Any, ...]]:
        return self.__class__, tuple(getattr(self, name) for name in names)

    return {"__reduce__": __reduce__}


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
