"""Records to JSON values and back, every field checked against its declared type.

The declarations of the records are the schema: a field keeps its name, a nested record becomes an
object, a tuple a list. ``WordLink`` alone becomes a row ``[src_start, src_end, tgt_start, tgt_end, weight]``,
because an article has tens of thousands of them.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from records.rendering import WordLink

Record = TypeVar("Record")
_ROWS = (WordLink,)
Decoder = Callable[[object], Any]
_WORDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false", type(None): "null"}


class MismatchError(Exception):
    """A value that does not fit; ``str()`` says where and what was expected."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(f"{where} {message}".lstrip())
        self.message, self.where = message, where

    def inside(self, step: str) -> MismatchError:
        """Return the same problem as seen from one level further out."""
        joint = "" if not self.where or self.where.startswith("[") else "."
        return MismatchError(self.message, f"{step}{joint}{self.where}")


def encode(value: object) -> Any:
    """Return a record, or a tuple or plain value inside one, as a JSON value."""
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    kind: Any = type(value)
    if kind in _ROWS:
        return [getattr(value, field.name) for field in _fields(kind)]
    return {field.name: encode(getattr(value, field.name)) for field in _fields(kind)}


def decode(kind: type[Record], value: object) -> Record:
    """Return ``value`` as a record of ``kind``; fields that the record does not know are passed over.

    Raises MismatchError.
    """
    return cast(Record, _decoder(cast(Any, kind))(value))


@cache
def _decoder(kind: Any) -> Decoder:
    """Return the function that checks and converts values of a declared type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(one for one in arguments if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is Literal:
        return _choice(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        return _sequence(_decoder(arguments[0]))
    if origin is tuple:
        return _row([_decoder(one) for one in arguments], lambda *parts: parts)
    if kind in _ROWS:
        return _row([_decoder(_hints(kind)[field.name]) for field in _fields(kind)], kind)
    return _record(kind) if is_dataclass(kind) else _plain(kind)


def _choice(choices: tuple[Any, ...]) -> Decoder:
    def decoded(value: object) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise MismatchError(f"should be one of {', '.join(map(str, choices))}.")
        return value

    return decoded


def _plain(kind: Any) -> Decoder:
    def decoded(value: object) -> Any:
        if kind is float and type(value) is int and abs(value) < 2**53:
            value = float(value)
        if type(value) is not kind:
            raise MismatchError(f"should be {_WORDS[kind]}.")
        if isinstance(value, float) and not math.isfinite(value):
            raise MismatchError("should be a finite number.")
        if isinstance(value, str) and not _is_unicode(value):
            raise MismatchError("holds half a character (an unpaired surrogate).")
        return value

    return decoded


def _sequence(inner: Decoder) -> Decoder:
    def decoded(value: object) -> Any:
        if not isinstance(value, list):
            raise MismatchError("should be a list.")
        parts: list[Any] = []
        try:
            for item in value:
                parts.append(inner(item))
        except MismatchError as problem:
            raise problem.inside(f"[{len(parts)}]") from None
        return tuple(parts)

    return decoded


def _row(inner: list[Decoder], make: Callable[..., Any]) -> Decoder:
    def decoded(value: object) -> Any:
        if not isinstance(value, list):
            raise MismatchError("should be a list.")
        if len(value) != len(inner):
            raise MismatchError(f"should have {len(inner)} items.")
        parts: list[Any] = []
        try:
            for one, item in zip(inner, value, strict=True):
                parts.append(one(item))
        except MismatchError as problem:
            raise problem.inside(f"[{len(parts)}]") from None
        return make(*parts)

    return decoded


def _record(kind: Any) -> Decoder:
    steps = [
        (field.name, _decoder(_hints(kind)[field.name]), field.default is MISSING) for field in _fields(kind)
    ]

    def decoded(value: object) -> Any:
        if not isinstance(value, dict):
            raise MismatchError("should be an object.")
        parts: dict[str, Any] = {}
        for name, inner, needed in steps:
            try:
                if name in value:
                    parts[name] = inner(value[name])
                elif needed:
                    raise MismatchError("is missing.")
            except MismatchError as problem:
                raise problem.inside(name) from None
        return kind(**parts)

    return decoded


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
