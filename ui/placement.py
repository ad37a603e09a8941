"""Where the window stands and how it is divided, kept in the settings."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from app.settings import Settings

FIRST_SIZE = QSize(1280, 800)
_FRAME = QSize(24, 64)
"""Room for the frame and the title that the desktop draws around the window."""


def restore(window: QMainWindow, splitter: QSplitter, settings: Settings) -> None:
    """Put the window back where it stood; Qt keeps it on a screen that is there."""
    stored = QByteArray.fromBase64(settings.geometry.encode())
    if stored.isEmpty() or not window.restoreGeometry(stored):
        window.resize(FIRST_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
    divided = QByteArray.fromBase64(settings.splitter.encode())
    if not divided.isEmpty():
        splitter.restoreState(divided)


def keep(window: QMainWindow, splitter: QSplitter, settings: Settings) -> None:
    """Take place, size and division into the settings, which are not saved here."""
    settings.geometry = window.saveGeometry().toBase64().toStdString()
    settings.splitter = splitter.saveState().toBase64().toStdString()
