"""What goes wrong: known problems go to the message bar, bugs to one dialog with a report."""

from __future__ import annotations

import platform
import sqlite3
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, qVersion

from records.errors import SidelightError

_PACKAGES = ("sidelight", "PySide6-Essentials", "ctranslate2", "sentencepiece", "langdetect", "sqlite-utils")


def report(problem: BaseException) -> str:
    """Return what a bug report needs: versions and the traceback, but no text of an article.

    The message of the exception is left out for that reason; only its type is told.
    """
    from importlib import metadata  # only when it is needed: it slows the start

    lines = [f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}"]
    lines.append(platform.platform())
    for package in _PACKAGES:
        try:
            lines.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            lines.append(
                f"{package} (run from its folder)" if package == "sidelight" else f"{package} missing"
            )
    lines.append("")
    seen: BaseException | None = problem
    while seen is not None:
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(frame.filename.replace("\\", "/").split("/")[-2:])
            lines.append(f"  {place}:{frame.lineno} in {frame.name}")
        lines.append(type(seen).__name__)
        seen = seen.__cause__ or seen.__context__
        if seen is not None:
            lines.append("after")
    return "\n".join(lines)


class Problems(QObject):
    """One place for everything that goes wrong, on whatever thread it happens."""

    known = Signal(object)
    bug = Signal(str)

    def tell(self, problem: object) -> None:
        """Sort ``problem`` into known and bug, and pass it on."""
        if isinstance(problem, SidelightError):
            self.known.emit(problem)
        elif isinstance(problem, BaseException) and not isinstance(problem, KeyboardInterrupt):
            traceback.print_exception(problem, file=sys.stderr)
            self.bug.emit(report(problem))

    def install(self) -> None:
        """Catch what nobody caught: in the window's thread, in others, and while objects are destroyed."""
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread
        sys.unraisablehook = self._from_nowhere

    def uninstall(self) -> None:
        """Give the three hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def _from_main(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self.tell(problem)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_value)

    def _from_nowhere(self, args: Any) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_value)
