"""Connections that a person asked for: only over https, and never so that one has to wait for them.

The connection lives in a thread of its own and hands over what arrives. Whoever reads can stop at
any moment, also while a name is being resolved or a server says nothing.
"""

from __future__ import annotations

import http.client
import queue
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from email.message import Message
from typing import Any, Self

from records.errors import SidelightError

SILENCE = 20.0
"""Seconds that a server may say nothing."""
_PIECE = 64 * 1024
_POLL = 0.05
_AHEAD = 16
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class CancelledError(Exception):
    """The person has stopped it."""


class UnreachableError(SidelightError):
    """A server that cannot be reached, or breaks off."""


def never() -> bool:
    """Return False: what cannot be cancelled."""
    return False


def is_local(url: str) -> bool:
    """Return whether ``url`` names this machine itself."""
    try:
        return urllib.parse.urlsplit(url).hostname in _LOOPBACK
    except ValueError:
        return False


def allowed(url: str, *, local: bool) -> bool:
    """Return whether ``url`` may be fetched: https; with ``local``, http from this machine too.

    ``local`` is for addresses that come from this machine: no distant server may send us to one of ours.
    """
    try:
        parts = urllib.parse.urlsplit(url)
    except ValueError:
        return False
    if is_local(url):
        return local and parts.scheme in ("http", "https")
    return parts.scheme == "https" and bool(parts.hostname)


def host(url: str) -> str:
    """Return the name of the server in ``url``, for people."""
    return urllib.parse.urlsplit(url).netloc or url


class Fetch:
    """One answer of a server, read piece by piece while it arrives.

    ``status``, ``headers`` and ``url`` (where redirects led) are known once it is entered; iterating
    gives the body. ``cancelled`` is asked all the time while waiting; then CancelledError is raised.
    Raises UnreachableError when the server cannot be reached, says nothing for ``SILENCE`` seconds or leads
    to an address that is not allowed. A body that ends too early just ends: compare lengths.
    """

    status: int
    headers: Message
    url: str

    def __init__(
        self, url: str, headers: Mapping[str, str] | None = None, cancelled: Callable[[], bool] = never
    ) -> None:
        self.url = url
        self._cancelled = cancelled
        self._request = urllib.request.Request(
            urllib.parse.quote(url, safe="%/:=&?~#+!$,;'@()*[]"),
            headers={"User-Agent": "Sidelight", "Accept-Encoding": "identity", **(headers or {})},
        )
        self._arrived: queue.Queue[Any] = queue.Queue(_AHEAD)
        self._left = threading.Event()

    def __enter__(self) -> Self:
        # A daemon: one that hangs in a system call must keep neither a cancel nor the program's end waiting.
        threading.Thread(target=self._work, name="fetch", daemon=True).start()
        try:
            self.status, self.headers, self.url = self._next()
        except BaseException:
            self._left.set()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._next():
            yield piece

    def _next(self) -> Any:
        while not self._cancelled():
            try:
                item = self._arrived.get(timeout=_POLL)
            except queue.Empty:
                continue
            if isinstance(item, SidelightError):
                raise item
            if isinstance(item, Exception):
                raise UnreachableError(
                    f"{host(self.url)} could not be read: {_reason(item)}.", _HINT
                ) from item
            return item
        raise CancelledError

    # In the thread

    def _work(self) -> None:
        try:
            with self._open() as answer:
                self._give((answer.status, answer.headers, answer.url))
                while not self._left.is_set():
                    piece = answer.read1(_PIECE)
                    self._give(piece)
                    if not piece:
                        return
        except Exception as problem:  # told to the reader, in whose thread it can be handled
            self._give(problem)

    def _open(self) -> Any:
        opener = urllib.request.OpenerDirector()
        for handler in _HANDLERS:
            opener.add_handler(handler())
        try:
            return opener.open(self._request, timeout=SILENCE)
        except urllib.error.HTTPError as answer:
            return answer  # an answer as good as another: the reader looks at its status

    def _give(self, item: object) -> None:
        while not self._left.is_set():
            try:
                self._arrived.put(item, timeout=_POLL)
                return
            except queue.Full:
                continue


_HINT = "Check the connection, then try again."


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to allowed addresses only, and from another machine never to this one."""

    def http_error_302(self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any) -> Any:
        """Follow one redirect; SidelightError where it must not be followed."""
        there = urllib.parse.urljoin(req.full_url, headers.get("location", ""))
        if not allowed(there, local=is_local(req.full_url)):
            raise UnreachableError(
                f"{host(req.full_url)} leads on to {there[:200]}, which is no https address.",
                "Try another source.",
            )
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Proxies(urllib.request.ProxyHandler):
    """The proxies that the system names (https_proxy, no_proxy and so on); none for this machine itself."""

    def proxy_open(self, req: urllib.request.Request, proxy: str, type: str) -> Any:
        """Send a request by way of a proxy; SidelightError for a kind that urllib does not speak."""
        if is_local(req.full_url):
            return None
        kind, colons, _ = proxy.partition("://")
        if colons and kind.lower() not in ("http", "https"):
            raise UnreachableError(
                f"The proxy {kind}://… that the environment names cannot be used: only http proxies can.",
                f"Set {type}_proxy to an http proxy, or unset it.",
            )
        return super().proxy_open(req, proxy, type)


# No file, ftp or data handler: nothing leads anywhere but to the web.
_HANDLERS = (
    _Proxies,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.HTTPDefaultErrorHandler,
    _Redirects,
    urllib.request.UnknownHandler,
)


def _reason(problem: Exception) -> str:
    reason = getattr(problem, "reason", None) or problem
    if isinstance(reason, TimeoutError):
        return f"it said nothing for {SILENCE:.0f} seconds"
    if isinstance(problem, http.client.IncompleteRead):
        return "it broke off"
    return str(getattr(reason, "strerror", None) or reason) or type(problem).__name__
