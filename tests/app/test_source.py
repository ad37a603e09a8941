from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app import source
from formats.decoding import ARTICLE_LIMIT
from records.article import Article
from records.errors import SidelightError

PAGE = "<html><head><title>Bær</title></head><body><article><p>Blåbær på fjellet.</p></article></body></html>"


REDIRECTS = {
    "to-page": "/page",
    "to-file": "file:///etc/passwd",
    "to-ftp": "ftp://127.0.0.1/a",
    "to-loop": "/to-loop",
}


class Pages(BaseHTTPRequestHandler):
    """A server with one page for everything that can go well or wrong."""

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        if name.startswith("to-"):
            self.send_response(302)
            self.send_header("Location", REDIRECTS[name])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        kind, body, headers = {
            "page": ("text/html; charset=iso-8859-1", PAGE.encode("cp1252"), {}),
            "utf": ("text/html", PAGE.encode(), {}),
            "gzip": ("text/html", gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}),
            "bomb": ("text/plain", gzip.compress(b"a" * (ARTICLE_LIMIT + 1)), {"Content-Encoding": "gzip"}),
            "torn": ("text/plain", b"kort", {"Content-Length": "1000"}),
            "notes.md": ("text/plain; charset=utf-8", "# Tittel\n\nTekst på *norsk*.".encode(), {}),
            "picture": ("image/png", b"\x89PNG", {}),
            "empty": ("text/html", b"", {}),
            "slow": ("text/plain", b"abc", {}),
        }.get(name, ("", b"", {}))
        if not kind:
            self.send_error(404)
            return
        self.send_response(200)
        for header, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def load(spec: str, stdin: bytes = b"", offline: bool = False) -> Article:
    return source.load(spec, stdin=io.BytesIO(stdin), offline=offline)


def test_a_path_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a: b.txt"
    file.write_text("Hei på deg.", encoding="utf-8")
    assert load(str(file), offline=True).text == "Hei på deg."
    assert load(file.as_uri(), offline=True).text == "Hei på deg."


def test_standard_input_is_read_to_the_letter() -> None:
    assert load("-", "Hei – på deg.\n".encode()).text == "Hei – på deg.\n"
    assert source.load("-", stdin=io.StringIO("Hei på deg.\n"), offline=True).text == "Hei på deg.\n"
    assert source.load("-", stdin=io.TextIOWrapper(io.BytesIO(b"\xff\xfeH\0")), offline=True).text == "H"


@pytest.mark.parametrize("page", ["page", "utf", "gzip", "to-page"])
def test_a_page_is_fetched_and_read(server: str, page: str) -> None:
    article = load(server + page)
    assert (article.text, article.title) == ("Blåbær på fjellet.", "Bær")
    assert article.source == server + ("page" if page == "to-page" else page)


def test_an_address_with_letters_beyond_ascii_works(server: str) -> None:
    assert load(server + "page?q=blåbær og sånt").text == "Blåbær på fjellet."


def test_markdown_is_known_by_its_ending(server: str) -> None:
    assert load(server + "notes.md").title == "Tittel"


def test_offline_refuses_the_web_without_a_connection(server: str) -> None:
    with pytest.raises(SidelightError, match="--offline"):
        load(server + "page", offline=True)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("nothing", "404"),
        ("to-file", "not allowed"),
        ("to-ftp", "ftp"),
        ("to-loop", "could not be fetched|302"),
        ("picture", "image/png"),
        ("bomb", "larger than 20 MB"),
        ("torn", "broke off|could not be fetched"),
        ("empty", "is empty"),
    ],
)
def test_what_goes_wrong_on_the_web_is_told_in_one_line(server: str, page: str, words: str) -> None:
    with pytest.raises(SidelightError, match=words) as caught:
        load(server + page)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("http://127.0.0.1:1/", "could not be fetched"),
        ("http://", "could not be fetched"),
        ("http://[::1", "could not be fetched"),
        ("ftp://example.org/a", "ftp: are not read"),
        ("javascript:alert(1)", "javascript: are not read"),
        ("file://server/a.txt", "another machine"),
        ("file:///nowhere/a.txt", "does not exist"),
        ("nowhere.txt", "does not exist"),
        ("", "No article"),
        ("-", "Standard input is empty"),
    ],
)
def test_what_cannot_be_found_is_told_in_one_line(spec: str, words: str) -> None:
    with pytest.raises(SidelightError, match=words) as caught:
        load(spec)
    assert "\n" not in str(caught.value)


def test_a_download_that_takes_too_long_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "DEADLINE", -1.0)
    with pytest.raises(SidelightError, match="did not arrive"):
        load(server + "slow")
