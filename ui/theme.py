"""Themes: colours by role from TOML, tinted icons, fonts, and the application's style sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources
from records.errors import SidelightError

THEMES = ("light", "dark")
SYSTEM = "system"
READING_FAMILIES = ("Source Serif 4", "Noto Serif", "Charter", "Georgia", "DejaVu Serif")
INTERFACE_FAMILY = "Inter"
_ICON_SIZES = (16, 20, 24, 32, 48, 64, 96)


def system_theme() -> str:
    """Return "dark" when the desktop asks for dark colours, else "light"."""
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


@dataclass(frozen=True)
class Theme:
    """Colours by role. ``name`` is "light" or "dark" (or another file of ``resources/themes``)."""

    name: str
    title: str
    dark: bool
    colours: Mapping[str, QColor]

    @classmethod
    def load(cls, name: str = SYSTEM) -> Theme:
        """Return a theme by name; "system" follows the desktop.

        Raises ``SidelightError`` when there is no such theme or a colour cannot be read.
        """
        chosen = system_theme() if name == SYSTEM else name
        path = resources.path("themes", f"{Path(chosen).name}.toml")
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise SidelightError(f"The theme “{chosen}” cannot be read.", "Choose light or dark.") from error
        colours = {role: QColor(value) for role, value in data["colours"].items()}
        for role, colour in colours.items():
            if not colour.isValid():
                raise SidelightError(f"The theme “{chosen}” has no valid colour for “{role}”.")
        return cls(chosen, data["name"], data["dark"], colours)

    def colour(self, role: str) -> QColor:
        """Return a role's colour; a copy that may be changed. Raises ``KeyError`` for an unknown role."""
        return QColor(self.colours[role])

    def icon(self, name: str, role: str = "text") -> QIcon:
        """Return an icon of ``resources/icons`` in a role's colour, greyed when disabled."""
        return icon(name, self.colour(role), self.colour("disabled"))

    def palette(self) -> QPalette:
        """Return the palette for what the style sheet leaves to the widget style."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "raised",
            QPalette.ColorRole.AlternateBase: "window",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.BrightText: "error",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "accent_text",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Link: "link",
            QPalette.ColorRole.LinkVisited: "link",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Light: "hover",
            QPalette.ColorRole.Mid: "control",
            QPalette.ColorRole.Dark: "control",
        }
        for role, colour in roles.items():
            palette.setColor(role, self.colour(colour))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def stylesheet(self) -> str:
        """Return the style sheet of the whole application, its roles filled in."""
        values = {role: colour.name() for role, colour in self.colours.items()}
        values["icons"] = resources.path("themes").as_posix()
        return Template(resources.path("themes", "application.css").read_text(encoding="utf-8")).substitute(
            values
        )

    def apply(self, application: QApplication) -> None:
        """Dress the whole application in this theme."""
        application.setStyle("Fusion")
        application.setFont(interface_font())
        application.setPalette(self.palette())
        application.setStyleSheet(self.stylesheet())


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in resources.path("icons").glob("*.svg")))


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """Return an icon of ``resources/icons`` with its strokes in ``colour``.

    ``disabled`` is the colour of the disabled state. Raises ``FileNotFoundError`` for an unknown name.
    """
    return QIcon(_tinted(name, colour.name(), disabled.name() if disabled else ""))


@lru_cache(maxsize=256)
def _tinted(name: str, colour: str, disabled: str) -> QIcon:
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        if tint:
            for pixels in _ICON_SIZES:
                result.addPixmap(_pixmap(name, tint, pixels), mode)
    return result


def _pixmap(name: str, colour: str, pixels: int) -> QPixmap:
    """Return one size of an icon; SVG's ``currentColor`` is the place for the tint."""
    source = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return QPixmap.fromImage(image)


def interface_font(points: float = 0) -> QFont:
    """Return the font of menus and panels: Inter when it is there, else the system's; 0 keeps the size."""
    font = QGuiApplication.font()
    if INTERFACE_FAMILY in QFontDatabase.families():
        font.setFamilies([INTERFACE_FAMILY])
    if points:
        font.setPointSizeF(points)
    return font


def reading_font(points: float) -> QFont:
    """Return the font of the article: the first serif of our list that this machine has."""
    present = set(QFontDatabase.families())
    font = QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setFamilies([next((name for name in READING_FAMILIES if name in present), "serif")])
    font.setPointSizeF(points)
    return font
