"""A picture of the real window, drawn without a display."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from records.errors import SidelightError
from records.reading import Reading

if TYPE_CHECKING:
    from app.desk import Desk


def shot(
    desk: Desk, reading: Reading, path: Path, size: tuple[int, int] = (1280, 800), theme: str = "light"
) -> None:
    """Draw the window with ``reading`` on it and write it to ``path`` as PNG.

    ``reading`` is shown as it is: translate it first. ``size`` is width and
    height in pixels. The person's settings are left as they are. Raises
    SidelightError when the picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from app.settings import Settings
    from ui.run import application
    from ui.window import MainWindow

    application()
    settings = Settings()  # without a file: nothing of this is kept
    settings.values.update(desk.settings.values)
    settings.theme = theme
    settings.geometry = settings.splitter = ""
    window = MainWindow(desk, settings=settings)
    window.resize(*size)
    window.show_reading(reading)
    window.show()
    _wait(lambda: not window.writer.busy)
    picture = window.grab()
    window.close()
    if not picture.save(str(path), "PNG"):
        raise SidelightError(
            f"The picture could not be written to {path}.", "Check the folder and the space on the disk."
        )


def _wait(done: Callable[[], bool]) -> None:
    """Let the window work until ``done``, and then for a moment so that it is laid out and painted."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: QTimer.singleShot(80, loop.quit) if done() else None)
    timer.start()
    loop.exec()
