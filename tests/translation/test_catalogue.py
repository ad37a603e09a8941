from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from records.errors import SidelightError
from translation import catalogue
from translation.catalogue import read_catalogue

ENTRY = {
    "package_version": "1.0",
    "from_code": "da",
    "from_name": "Danish",
    "to_code": "en",
    "to_name": "English",
    "links": ["https://example.org/da_en.argosmodel"],
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/index.json")
            self.end_headers()
            return
        self.send_response(200 if self.path == "/index.json" else 404)
        self.end_headers()
        self.wfile.write(json.dumps([ENTRY, {"from_code": "xx"}]).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    thread.join()
    http.server_close()


def test_a_catalogue_is_fetched_where_a_person_says_so(server: str) -> None:
    (offer,) = read_catalogue(f"{server}/index.json")
    assert (offer.name, offer.source_name, offer.target) == ("translate-da_en-1_0", "Danish", "en")


@pytest.mark.parametrize("path", ["missing.json", "away"])
def test_what_cannot_be_fetched_is_told_in_one_line(server: str, path: str) -> None:
    with pytest.raises(SidelightError) as raised:
        read_catalogue(f"{server}/{path}")
    assert "\n" not in str(raised.value)


def test_a_catalogue_that_is_too_large_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "MAX_BYTES", 20)
    with pytest.raises(SidelightError, match="larger"):
        read_catalogue(f"{server}/index.json")


@pytest.mark.parametrize(
    "url", ["http://example.org/i.json", "file:///etc/passwd", "ftp://127.0.0.1/i.json", "https://"]
)
def test_other_addresses_are_not_even_tried(url: str) -> None:
    with pytest.raises(SidelightError, match="https"):
        read_catalogue(url)
