"""What a person can set: each setting declared once, kept in one JSON file of the profile."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, overload

from records.errors import SidelightError

T = TypeVar("T", bool, int, str)


class Setting(Generic[T]):
    """One setting: a descriptor of :class:`Settings` that checks what is stored.

    ``choices`` are the only values allowed when there are any; ``low`` and
    ``high`` bound a number, both included. ``shown`` says whether a person
    sees it in the settings dialog.
    """

    def __init__(
        self,
        key: str,
        default: T,
        description: str,
        *,
        choices: tuple[T, ...] = (),
        low: int | None = None,
        high: int | None = None,
        shown: bool = True,
    ) -> None:
        self.key = key
        self.default: T = default
        self.description = description
        self.choices: tuple[T, ...] = choices
        self.low = low
        self.high = high
        self.shown = shown

    def allows(self, value: object) -> bool:
        """Tell whether ``value`` has the right type and lies in the allowed range."""
        if type(value) is not type(self.default):  # a bool is no number here
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, int):
            return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        return True

    @overload
    def __get__(self, instance: None, owner: type[Settings]) -> Setting[T]: ...

    @overload
    def __get__(self, instance: Settings, owner: type[Settings]) -> T: ...

    def __get__(self, instance: Settings | None, owner: type[Settings]) -> Setting[T] | T:
        if instance is None:
            return self
        return cast("T", instance.values.get(self.key, self.default))

    def __set__(self, instance: Settings, value: T) -> None:
        if not self.allows(value):
            raise ValueError(f"{self.key} cannot be {value!r}")
        instance.values[self.key] = value


class Settings:
    """The settings of one profile.

    Assign to an attribute, then call :meth:`save`. ``warning`` is set when the
    file could not be read: the defaults are in force then, and the damaged
    file is kept beside the new one.
    """

    target = Setting("reading.target", "en", "Language that you read in, as a BCP-47 code")
    server_on = Setting("server.on", False, "Text is sent to the translation server, and leaves this machine")
    server = Setting("server.address", "", "Address of a LibreTranslate server")
    server_key = Setting("server.key", "", "API key of the translation server")
    server_pairs = Setting("server.pairs", "", "Languages that the server translates", shown=False)
    nynorsk = Setting(
        "translation.nynorsk",
        "ask",
        "Nynorsk, which has no pack, is translated with the one for Bokmål, marked as such",
        choices=("ask", "yes", "no"),
    )
    index = Setting(
        "packs.index",
        "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json",
        "Address or file of the catalogue of language packs: an Argos index.json",
    )
    theme = Setting(
        "window.theme",
        "system",
        "Light or dark, or as the desktop has it",
        choices=("system", "light", "dark"),
    )
    font_size = Setting("reading.font_size", 13, "Size of the text in points", low=8, high=32)
    single_keys = Setting("keys.single", True, "Single letters act when no text field has the focus")
    show_quotes = Setting("marks.quotes", True, "Quotes are marked in the text")
    show_claims = Setting("marks.claims", True, "Claims are marked in the text")
    show_panel = Setting("window.panel", True, "The side panel is open")
    colour = Setting(
        "notes.colour",
        "yellow",
        "Colour of the next highlight",
        choices=("yellow", "green", "blue", "pink", "purple", "orange"),
        shown=False,
    )
    reviewer = Setting("judging.reviewer", "", "Who checked the last claim", shown=False)
    geometry = Setting("window.geometry", "", "Place and size of the window", shown=False)
    splitter = Setting("window.splitter", "", "How the window is divided", shown=False)
    welcomed = Setting("window.welcomed", False, "The sample was shown once", shown=False)

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.values: dict[str, object] = {}
        self.warning: SidelightError | None = None

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read the settings at ``path``; without a file, or with a damaged one, take the defaults.

        Values that are not allowed fall back to their defaults one by one;
        keys that this version does not know are kept as they are.
        """
        settings = cls(path)
        try:
            raw = json.loads(path.read_text("utf-8"))
            if not isinstance(raw, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return settings
        except (OSError, ValueError) as problem:
            settings.warning = SidelightError(
                f"The settings could not be read ({_first_line(problem)}).",
                "The defaults are in use; the old file is kept beside the new one.",
            )
            _set_aside(path)
            return settings
        known = {setting.key: setting for setting in cls.declared()}
        refused = []
        for key, value in raw.items():
            if key in known and not known[key].allows(value):
                refused.append(key)
            else:
                settings.values[key] = value
        if refused:
            settings.warning = SidelightError(
                f"These settings had values that do not fit: {', '.join(sorted(refused))}.",
                "Their defaults are in use.",
            )
        return settings

    @classmethod
    def declared(cls) -> Iterator[Setting[Any]]:
        """Yield every setting in the order of declaration."""
        return (item for item in vars(cls).values() if isinstance(item, Setting))

    def save(self) -> None:
        """Write the file at once and whole.

        Raises SidelightError when the profile cannot be written.
        """
        if self.path is None:
            return
        text = json.dumps(self.values, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        try:
            _write_whole(self.path, text)
        except OSError as problem:
            raise SidelightError(
                f"The settings could not be saved ({_first_line(problem)}).",
                f"Check that {self.path.parent} can be written to and that the disk is not full.",
            ) from problem


def _first_line(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or (str(problem).splitlines() or [""])[0]


def _set_aside(path: Path) -> None:
    """Keep a damaged file under another name, so that saving does not overwrite it."""
    try:
        os.replace(path, path.with_suffix(".damaged" + path.suffix))
    except OSError:
        pass  # read-only profile: nothing will be overwritten either


def _write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
