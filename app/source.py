"""Find the article that a person named: a file, standard input, or a page on the web."""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.request
import zlib
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote, urlsplit

import formats
from formats.decoding import ARTICLE_LIMIT, check_size
from records.article import Article
from records.errors import SidelightError

TIMEOUT = 20.0
"""Seconds that a server may stay silent."""
DEADLINE = 60.0
"""Seconds that a whole download may take."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(?=//|[^/\\])")
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/x-markdown": "md",
    "application/json": "json",
}
_AGENT = "Mozilla/5.0 (compatible; Sidelight)"  # many news sites answer nothing to an unknown name
# No file, ftp or data handler: a redirect cannot lead anywhere but to the web.
_HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.UnknownHandler,
)
_WIDE = 15  # bits of a deflate window; 16 more ask for a gzip header


def load(spec: str, *, stdin: IO[bytes] | IO[str], offline: bool) -> Article:
    """Return the article that ``spec`` names.

    ``spec`` is a path, "-" for the text on ``stdin``, or an http or https address, which is fetched: the
    person asked for it by naming it; under ``offline`` it is refused. Raises SidelightError.
    """
    if spec == "-":
        return _from_stream(stdin)
    if not spec.strip():
        raise SidelightError("No article was named.", "Name a file, a web address, or - for standard input.")
    scheme = _SCHEME.match(spec)
    if scheme is None or Path(spec).exists():
        return formats.read(Path(spec))
    name = scheme[1].lower()
    if name == "file":
        return formats.read(_local_path(spec))
    if name not in ("http", "https"):
        raise SidelightError(
            f"Addresses with {name}: are not read.", "Use http or https, or save the page first."
        )
    if offline:
        raise SidelightError(
            f"{spec} is on the web, and --offline was given.", "Save the page and name the file."
        )
    return _fetch(spec)


def _from_stream(stdin: IO[bytes] | IO[str]) -> Article:
    data = getattr(stdin, "buffer", stdin).read(ARTICLE_LIMIT + 1)
    if isinstance(data, str):
        data = data.encode("utf-8")
    check_size(len(data), ARTICLE_LIMIT, "Standard input")
    if not data.strip():
        raise SidelightError("Standard input is empty.", "Pipe the text of an article into it.")
    return formats.read_data(data, "txt", title="Standard input")


def _local_path(spec: str) -> Path:
    parts = urlsplit(spec)
    if parts.netloc not in ("", "localhost"):
        raise SidelightError(f"{spec} is on another machine.", "Copy the file here and name its path.")
    return Path(urllib.request.url2pathname(parts.path))


def _fetch(address: str) -> Article:
    try:
        request = urllib.request.Request(
            quote(address, safe="%/:=&?~#+!$,;'@()*[]"),
            headers={"User-Agent": _AGENT, "Accept": ", ".join(_KINDS), "Accept-Encoding": "gzip, identity"},
        )
        opener = urllib.request.OpenerDirector()
        for handler in _HANDLERS:
            opener.add_handler(handler())
        with opener.open(request, timeout=TIMEOUT) as answer:
            kind = _kind(address, answer.headers.get_content_type(), answer.url)
            data = _body(answer, address)
            charset = answer.headers.get_content_charset() or ""
            title = (
                unquote(urlsplit(answer.url).path.rstrip("/").rpartition("/")[2])
                or urlsplit(answer.url).netloc
            )
            return formats.read_data(data, kind, charset=charset, title=title, source=answer.url)
    except urllib.error.HTTPError as problem:
        with problem:
            raise SidelightError(
                f"{address} answered {problem.code} {problem.reason}.",
                "Open it in a browser and save the page.",
            ) from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as problem:
        reason = getattr(problem, "reason", None) or problem
        raise SidelightError(
            f"{address} could not be fetched: {reason or type(problem).__name__}.",
            "Check the address and the connection, or save the page and name the file.",
        ) from None


def _kind(address: str, content_type: str, url: str) -> str:
    kind = _KINDS.get(content_type)
    if kind is None:
        raise SidelightError(f"{address} is {content_type}, not an article.", "Name a page of text or HTML.")
    return "md" if kind == "txt" and urlsplit(url).path.lower().endswith((".md", ".markdown")) else kind


def _body(answer: http.client.HTTPResponse, address: str) -> bytes:
    """Read an answer in pieces, so that neither its size, packed or not, nor its slowness has no end."""
    deadline = time.monotonic() + DEADLINE
    data = bytearray()
    unpack = None
    if answer.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
        unpack = zlib.decompressobj(_WIDE + 16)
    while piece := answer.read1(65536):
        data += unpack.decompress(piece, ARTICLE_LIMIT + 1) if unpack else piece
        check_size(len(data), ARTICLE_LIMIT, address)
        if time.monotonic() > deadline:
            raise SidelightError(
                f"{address} did not arrive within {DEADLINE:.0f} seconds.", "Try again, or save the page."
            )
    if answer.length:
        raise SidelightError(f"{address} broke off before its end.", "Try again.")
    if not data:
        raise SidelightError(f"{address} is empty.", "There is nothing to read in it.")
    return bytes(data)
