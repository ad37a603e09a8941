"""Records to JSON values and back, every field checked against its declared type.

The declarations of the records are the schema: a field keeps its name, a nested record becomes an
object, a tuple a list. ``WordLink`` alone becomes a row ``[src_start, src_end, tgt_start, tgt_end, weight]``,
because an article has tens of thousands of them.
"""

from __future__ import annotations

import math
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from records.rendering import WordLink

Record = TypeVar("Record")
_ROWS = (WordLink,)
_WORDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false", type(None): "null"}


class MismatchError(Exception):
    """A value that does not fit; ``str()`` says where and what was expected."""


def encode(value: object) -> Any:
    """Return a record, or a tuple or plain value inside one, as a JSON value."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: encode(getattr(value, field.name)) for field in _fields(type(value))}
        return list(parts.values()) if isinstance(value, _ROWS) else parts
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def decode(kind: type[Record], value: object, where: str) -> Record:
    """Return ``value`` as a record of ``kind``; fields that the record does not know are passed over.

    ``where`` names the place in messages. Raises MismatchError.
    """
    return cast(Record, _record(kind, value, where))


def _decode(kind: Any, value: object, where: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        return _decode(next(one for one in arguments if one is not type(None)), value, where)
    if origin is Literal:
        if not isinstance(value, str) or value not in arguments:
            raise MismatchError(f"{where} should be one of {', '.join(map(str, arguments))}.")
        return value
    if origin is tuple:
        return _tuple(arguments, value, where)
    if is_dataclass(kind):
        return _record(cast(type, kind), value, where)
    return _plain(kind, value, where)


def _plain(kind: Any, value: object, where: str) -> Any:
    if kind is float and type(value) is int and abs(value) < 2**53:
        value = float(value)
    if type(value) is not kind:
        raise MismatchError(f"{where} should be {_WORDS[kind]}.")
    if isinstance(value, float) and not math.isfinite(value):
        raise MismatchError(f"{where} should be a finite number.")
    if isinstance(value, str) and not _is_unicode(value):
        raise MismatchError(f"{where} holds half a character (an unpaired surrogate).")
    return value


def _tuple(arguments: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise MismatchError(f"{where} should be a list.")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_decode(arguments[0], item, f"{where}[{index}]") for index, item in enumerate(value))
    if len(value) != len(arguments):
        raise MismatchError(f"{where} should have {len(arguments)} items.")
    parts = zip(arguments, value, strict=True)
    return tuple(_decode(kind, item, f"{where}[{index}]") for index, (kind, item) in enumerate(parts))


def _record(kind: type, value: object, where: str) -> Any:
    declared = _fields(kind)
    hints = _hints(kind)
    if kind in _ROWS:
        row = _tuple(tuple(hints[field.name] for field in declared), value, where)
        return kind(*row)
    if not isinstance(value, dict):
        raise MismatchError(f"{where} should be an object.")
    parts: dict[str, Any] = {}
    for field in declared:
        if field.name in value:
            parts[field.name] = _decode(hints[field.name], value[field.name], f"{where}.{field.name}")
        elif field.default is MISSING:
            raise MismatchError(f"{where}.{field.name} is missing.")
    return kind(**parts)


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
