"""One window for each profile: a second start hands its article to the first and brings it to the front.

Who is the first, a lock in the profile decides: it goes with its program, and is there before the window.
They talk over a local socket (a file, on Windows a pipe) that only the same person may open.
"""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from records.errors import SidelightError

PATIENCE = 1000
"""Milliseconds that the first program has to answer."""
STARTING = 30.0
"""Seconds that it may need before that, to begin itself."""
SHORT = 80
"""Milliseconds that the window waits for a start that has connected to say what it wants."""
_LONGEST = 16_384
_TAKEN = b"ok\n"


def socket_name(profile: Path) -> str:
    """Return the name under which the program over ``profile`` listens."""
    return f"sidelight-{hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:16]}"


def claim(profile: Path) -> QLockFile | None:
    """Return the lock of the first window over ``profile``, None when there is another one.

    Where no lock can be made (a read-only folder) every window is the first.
    """
    lock = QLockFile(str(profile / "window.lock"))
    lock.setStaleLockTime(0)  # it goes with its program, not with time
    first = lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError
    return lock if first else None


def raise_first(profile: Path, article: str | None, patience: float = STARTING) -> None:
    """Give ``article`` to the window that is open over ``profile``, which may just be starting.

    Raises:
        SidelightError: when it does not answer, or is on another computer.
    """
    _, host, _ = QLockFile(str(profile / "window.lock")).getLockInfo()
    if host and host != QSysInfo.machineHostName():
        raise SidelightError(
            f"{profile} is open on the computer {host}.",
            "Close it there. If it is not open there, delete the file window.lock in it.",
        )
    until = time.monotonic() + patience
    while not hand_over(profile, article, int(1000 * patience)):
        if time.monotonic() > until:
            raise SidelightError(
                f"Another Sidelight has {profile} open and does not answer.", "Close it, then try again."
            )
        time.sleep(0.1)


def hand_over(profile: Path, article: str | None, patience: int = PATIENCE) -> bool:
    """Give ``article`` to the window that is open over ``profile``; return False when there is none.

    ``patience`` are the milliseconds that it has to answer.
    """
    socket = QLocalSocket()
    socket.connectToServer(socket_name(profile))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps({"article": _whole(article)}).encode() + b"\n")
    socket.flush()
    while socket.bytesToWrite() and socket.waitForBytesWritten(PATIENCE):
        pass
    answered = socket.canReadLine() or socket.waitForReadyRead(patience)
    answer = socket.readAll().data() if answered else b""
    socket.abort()
    return answer == _TAKEN


def _whole(article: str | None) -> str | None:
    """Return a file's whole path: the other program may run in another folder."""
    return str(Path(article).absolute()) if article and Path(article).exists() else article


class Listener(QObject):
    """Waits for later starts. ``called`` gives the article that one was asked to open, or None."""

    called = Signal(object)

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = socket_name(profile)
        if not self._server.listen(name):
            # Only the first window listens (see ``claim``): a program that was killed left it behind.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._read(socket)
            socket.disconnectFromServer()
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        # The other side writes before it does anything else, so that this hardly ever waits.
        if not socket.canReadLine():
            socket.waitForReadyRead(SHORT)
        try:
            article = json.loads(bytes(socket.readLine(_LONGEST).data())).get("article")
        except (ValueError, AttributeError):
            return
        socket.write(_TAKEN)
        socket.flush()
        self.called.emit(article if isinstance(article, str) else None)
