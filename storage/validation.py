"""Reading the values of a JSON object that anybody may have written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from records.errors import SidelightError
from storage.values import storable

LONGEST_TEXT = 20_000_000
"""Code points of an article."""
LONGEST_NOTE = 1_000_000
LONGEST_LINE = 10_000
"""Code points of a title, a source, a tag."""
MOST_ITEMS = 1_000_000

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class Fields:
    """An object read from JSON; every value is asked for by what it has to be.

    ``where`` names the object in messages, as in "articles[3].annotations[0]".

    Raises:
        SidelightError: when the object, or a value asked of it, is not what it has to be.
    """

    def __init__(self, value: Any, where: str) -> None:
        self.where = where
        if not isinstance(value, dict):
            raise self.problem("is not an object")
        self._values: Mapping[str, Any] = value

    def problem(self, what: str, name: str = "") -> SidelightError:
        """Return the problem with one of the values, or with the object itself."""
        place = f"{self.where}.{name}" if name else self.where
        return SidelightError(
            f"This is not a library as Sidelight writes it: {place} {what}. Nothing was imported.",
            "Export it again.",
        )

    def has(self, name: str) -> bool:
        """Return whether there is a value of this name."""
        return name in self._values

    def null(self, name: str) -> bool:
        """Return whether the value is missing or null."""
        return self._values.get(name) is None

    def text(self, name: str, longest: int = LONGEST_LINE, default: str | None = "") -> str:
        """Return a string; ``default`` when it is missing, unless that is None."""
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise self.problem("is not text", name)
        if len(value) > longest:
            raise self.problem(f"is longer than {longest} characters", name)
        return storable(value)

    def identifier(self, name: str, default: str | None = None) -> str:
        """Return a UUID in its usual form."""
        value = self.text(name, default=default).lower()
        if not _UUID.fullmatch(value):
            raise self.problem("is not a UUID", name)
        return value

    def time(self, name: str, default: str | None = None) -> str:
        """Return a time as ISO 8601; "" only where that is the default."""
        value = self.text(name, default=default)
        if value == default == "":
            return ""
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise self.problem("is not a time", name) from None
        return value

    def lang(self, name: str, default: str | None = None) -> str:
        """Return a BCP-47 code; "" only where that is the default."""
        value = self.text(name, default=default)
        if value != default and not LANG.fullmatch(value):
            raise self.problem("is not a language code", name)
        return value

    def choice(self, name: str, allowed: Iterable[str], default: str | None = None) -> Any:
        """Return one of the strings allowed."""
        value = self.text(name, default=default)
        if value not in allowed:
            raise self.problem(f"is not one of {', '.join(allowed)}", name)
        return value

    def integer(self, name: str, lowest: int, highest: int, default: int | None = None) -> int:
        """Return a whole number within bounds, both included."""
        value = self._values.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise self.problem(f"is not a whole number from {lowest} to {highest}", name)
        return value

    def number(self, name: str, default: float) -> float:
        """Return a finite number."""
        value = self._values.get(name, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            raise self.problem("is not a number", name)
        return float(value)

    def passage(self, length: int, start: str = "start", end: str = "end") -> tuple[int, int]:
        """Return two offsets that make a passage, not an empty one, of a text of ``length``."""
        first = self.integer(start, 0, length)
        return first, self.integer(end, first + 1, length)

    def items(self, name: str) -> list[Any]:
        """Return a list, an empty one when it is missing."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise self.problem(f"is not a list of at most {MOST_ITEMS} items", name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings."""
        values = {f"[{index}]": value for index, value in enumerate(self.items(name))}
        fields = Fields(values, f"{self.where}.{name}")
        return tuple(fields.text(index) for index in values)

    def objects(self, name: str) -> Iterator[Fields]:
        """Yield the objects of a list."""
        for index, value in enumerate(self.items(name)):
            yield Fields(value, f"{self.where}.{name}[{index}]")

    def object(self, name: str) -> Fields | None:
        """Return an object, None when it is missing or null."""
        value = self._values.get(name)
        return None if value is None else Fields(value, f"{self.where}.{name}")
