"""One window for each profile: a second start hands its article to the first and brings it to the front.

They talk over a local socket (a file, on Windows a pipe) that only the same person may open.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000
"""Milliseconds that the first program has to answer."""
SHORT = 80
"""Milliseconds that the window waits for a start that has connected to say what it wants."""
_LONGEST = 16_384
_TAKEN = b"ok\n"


def socket_name(profile: Path) -> str:
    """Return the name under which the program over ``profile`` listens."""
    return f"sidelight-{hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:16]}"


def hand_over(profile: Path, article: str | None) -> bool:
    """Give ``article`` to the window that is open over ``profile``; return False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(profile))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps({"article": _whole(article)}).encode() + b"\n")
    socket.flush()
    while socket.bytesToWrite() and socket.waitForBytesWritten(PATIENCE):
        pass
    answered = socket.canReadLine() or socket.waitForReadyRead(PATIENCE)
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
            # Nobody answered there (``hand_over`` came first): a program that was killed left it behind.
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
