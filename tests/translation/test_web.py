"""Proxies that the environment names, and what may be connected to at all."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest
from pack_server import serving, settle

from translation.catalogue import read_catalogue
from translation.web import Fetch, UnreachableError, allowed


class Proxy(socketserver.ThreadingTCPServer):
    """Notes the first line of every request and refuses it."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        proxy = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                proxy.asked.append(self.rfile.readline().decode().strip())
                self.wfile.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    for name in ("no_proxy", "NO_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy", "REQUEST_METHOD"):
        monkeypatch.delenv(name, raising=False)
    with Proxy() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.server_address[1]}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_address[1]}")
        yield server
        server.shutdown()
        thread.join()
    settle()


def test_the_proxy_of_the_environment_is_asked_to_connect(proxy: Proxy) -> None:
    with pytest.raises(UnreachableError, match="407"):
        read_catalogue("https://packs.example/index.json")
    assert proxy.asked == ["CONNECT packs.example:443 HTTP/1.0"] or proxy.asked == [
        "CONNECT packs.example:443 HTTP/1.1"
    ]


def test_this_machine_is_never_asked_for_by_way_of_a_proxy(proxy: Proxy) -> None:
    with serving() as server:
        assert read_catalogue(server.index()) == ()
    assert proxy.asked == []


def test_hosts_without_a_proxy_are_respected(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "packs.invalid")
    with pytest.raises(UnreachableError), Fetch("https://packs.invalid/x"):
        pass
    assert proxy.asked == []


def test_a_kind_of_proxy_that_cannot_be_used_is_told(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:9")
    with pytest.raises(UnreachableError, match=r"socks5.*http proxies"), Fetch("https://packs.example/x"):
        pass


@pytest.mark.parametrize(
    ("url", "local", "may"),
    [
        ("https://example.org/x", False, True),
        ("http://example.org/x", True, False),
        ("http://127.0.0.1:80/x", True, True),
        ("http://[::1]/x", True, True),
        ("https://localhost/x", False, False),
        ("http://127.0.0.1.example.org/x", True, False),
        ("http://localhost@example.org/x", True, False),
        ("file:///etc/passwd", True, False),
        ("https://", True, False),
        ("https://[", True, False),
        ("", True, False),
    ],
)
def test_what_may_be_connected_to(url: str, local: bool, may: bool) -> None:
    assert allowed(url, local=local) == may
