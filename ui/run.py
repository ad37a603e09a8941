"""Starting the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from records.errors import SidelightError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.desk import Desk
    from ui.window import MainWindow


def has_display() -> bool:
    """Tell whether a window can be shown: Qt ends the process where it cannot."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def application() -> QApplication:
    """Return the one application, made when there is none yet."""
    from PySide6.QtWidgets import QApplication

    from ui.theme import interface_font

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("Sidelight")
    made.setApplicationDisplayName("Sidelight")
    made.setDesktopFileName("sidelight")
    made.setFont(interface_font(10))
    return made


def open_window(open_desk: Callable[[], Desk], article: str | None = None) -> int:
    """Show the window until it is closed; return the exit status.

    ``article`` is a file, an address or "-"; without one the library is shown,
    the first time the sample. Raises SidelightError where there is no display.
    """
    if not has_display():
        raise SidelightError(
            "There is no display to show a window on.",
            'Use "export ARTICLE -o FILE" for the annotated article, or "shot ARTICLE -o FILE.png".',
        )
    app = application()
    from ui.single import Listener, claim, raise_first

    desk = open_desk()
    profile = desk.profile.folder
    first = claim(profile)
    if first is None and article != "-":
        raise_first(profile, article)
        return 0
    listener = Listener(profile) if first else None

    from ui.errors import Problems
    from ui.jobs import Collector
    from ui.window import MainWindow

    problems = Problems()
    problems.install()
    window = MainWindow(desk, problems)
    Collector(window)
    if listener:
        listener.called.connect(window.call)
    begin(window, desk, article)
    window.show()
    try:
        return app.exec()
    finally:
        if window.isVisible():  # ended from outside: everything is saved all the same
            window.close()
        problems.uninstall()
        desk.close()
        if listener and first:
            listener.close()
            first.unlock()


def begin(window: MainWindow, desk: Desk, article: str | None) -> None:
    """Open what was asked for; without that, the sample once in a profile's life, then the library."""
    settings = desk.settings
    if article is not None:
        window.open_spec(article)
    elif not settings.welcomed:
        window.files.open_sample()
    if not settings.welcomed:
        settings.welcomed = True
        try:
            settings.save()  # now, not at the end: a killed program has welcomed its reader all the same
        except SidelightError as problem:
            window.message_bar.show_problem(problem)
