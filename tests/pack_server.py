"""A real HTTP server on loopback that serves packs, well or badly, as each test asks."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Served:
    """What one address gives, and how.

    ``cuts`` are the numbers of body bytes after which the next answers break off, one an answer;
    ``pace`` is the bytes a second; ``length`` a Content-Length that is not the true one.
    """

    data: bytes = b""
    status: int = 200
    location: str = ""
    etag: str = '"1"'
    ranges: bool = True
    cuts: list[int] = field(default_factory=list)
    pace: int = 0
    length: int | None = None
    endless: bool = False
    chunked: bool = False


class PackServer:
    """Answers for ``files`` by path, and keeps a log of (path, Range) of what was asked."""

    def __init__(self) -> None:
        self.files: dict[str, Served] = {}
        self.log: list[tuple[str, str]] = []
        self.stopping = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.log.append((self.path, self.headers.get("Range", "")))
                try:
                    server.answer(self, server.files.get(self.path, Served(status=404)))
                except OSError:
                    self.close_connection = True  # the other side has gone

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = False
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def close(self) -> None:
        self.stopping.set()
        self._http.shutdown()
        self._http.server_close()  # waits for the answers under way
        self._thread.join()

    def serve(self, path: str, data: bytes = b"", **how: Any) -> str:
        """Serve ``data`` at ``path`` from now on; returns the address."""
        self.files[path] = Served(data, **how)
        return self.address + path

    def index(self, *entries: dict[str, Any]) -> str:
        """Serve a catalogue; returns its address."""
        return self.serve("/index.json", json.dumps(entries).encode())

    def ranges(self, path: str) -> list[str]:
        """Return the Range header of every request for ``path``."""
        return [ranges for asked, ranges in self.log if asked == path]

    def answer(self, to: BaseHTTPRequestHandler, served: Served) -> None:
        if served.location:
            to.send_response(served.status)
            to.send_header("Location", served.location)
            to.send_header("Content-Length", "0")
            to.end_headers()
            return
        data, start, status = served.data, 0, served.status
        place = re.match(r"bytes=(\d*)-(\d*)$", to.headers.get("Range", "")) if served.ranges else None
        proven = to.headers.get("If-Range") in (None, served.etag)
        if place and proven and status == 200:
            first, last = place.groups()
            start = int(first) if first else max(len(data) - int(last), 0)
            end = min(int(last) + 1, len(data)) if first and last else len(data)
            if start >= len(data):
                to.send_response(416)
                to.send_header("Content-Length", "0")
                to.end_headers()
                return
            status = 206
            data = data[start:end]
        to.send_response(status)
        if served.etag:
            to.send_header("ETag", served.etag)
        if status == 206:
            to.send_header("Content-Range", f"bytes {start}-{start + len(data) - 1}/{len(served.data)}")
        if served.endless or served.chunked:
            to.send_header("Transfer-Encoding", "chunked")
        else:
            to.send_header("Content-Length", str(len(data) if served.length is None else served.length))
        to.end_headers()
        self._send(to, served, data)

    def _send(self, to: BaseHTTPRequestHandler, served: Served, data: bytes) -> None:
        if served.endless:
            while not self.stopping.is_set():
                to.wfile.write(b"1000\r\n" + bytes(4096) + b"\r\n")
            return
        if served.chunked:
            to.wfile.write(b"%x\r\n" % len(data) + data + b"\r\n0\r\n\r\n")
            return
        cut = served.cuts.pop(0) if served.cuts else len(data)
        step = max(served.pace // 20, 1) if served.pace else max(len(data), 1)
        for at in range(0, min(cut, len(data)), step):
            to.wfile.write(data[at : min(at + step, cut)])
            if served.pace and self.stopping.wait(step / served.pace):
                break
        if cut < len(data) or (served.length is not None and served.length != len(data)):
            to.close_connection = True


@contextmanager
def serving() -> Iterator[PackServer]:
    """Run a server for a while."""
    server = PackServer()
    try:
        yield server
    finally:
        server.close()


def entry(source: str, target: str, *links: str, version: str = "1.0", **more: Any) -> dict[str, Any]:
    """Return an entry as the public Argos index has them."""
    return {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
        "code": f"translate-{source}_{target}",
        "links": list(links),
        **more,
    }


def settle(threads: str = "fetch", seconds: float = 5.0) -> None:
    """Wait until the threads that read from servers are gone."""
    deadline = time.monotonic() + seconds
    while any(thread.name == threads for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.01)
