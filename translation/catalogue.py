"""The catalogue of language packs on offer: an Argos ``index.json``."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from records.errors import SidelightError
from translation.codes import bcp47
from translation.package import pack_name

MAX_BYTES = 4 * 1024**2
_TIMEOUT = 20.0


@dataclass(frozen=True, slots=True)
class Offer:
    """A language pack that can be downloaded; languages are BCP-47 codes with their English names."""

    name: str
    version: str
    source: str
    source_name: str
    target: str
    target_name: str
    url: str


def read_catalogue(where: str) -> tuple[Offer, ...]:
    """Return the offers of the catalogue at ``where``: a path, or an https address (a person's explicit act).

    Entries that are not whole, or not for translation, are passed over. Raises
    SidelightError when the catalogue cannot be had or is not one.
    """
    data = _fetch(where) if "://" in where else _load(Path(where))
    try:
        entries = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise SidelightError(f"{where} is not a catalogue of language packs.", "Name an Argos index.json.")
    offers = {offer.name: offer for entry in entries if (offer := _offer(entry))}
    return tuple(sorted(offers.values(), key=lambda offer: (offer.source, offer.target, offer.version)))


def _offer(entry: Any) -> Offer | None:
    if not isinstance(entry, Mapping) or entry.get("type", "translate") != "translate":
        return None
    fields = [entry.get(key) for key in ("from_code", "from_name", "to_code", "to_name", "package_version")]
    links = entry.get("links")
    if not all(isinstance(field, str) and field for field in fields) or not isinstance(links, list):
        return None
    url = next((link for link in links if isinstance(link, str) and _allowed(link)), "")
    if not url:
        return None
    source, source_name, target, target_name, version = (str(field) for field in fields)
    return Offer(
        name=pack_name(source, target, version),
        version=version,
        source=bcp47(source),
        source_name=source_name,
        target=bcp47(target),
        target_name=target_name,
        url=url,
    )


def _allowed(url: str) -> bool:
    """Return whether a download may come from ``url``: https, or this machine itself."""
    try:
        parts = urllib.parse.urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "http":
        return parts.hostname in ("127.0.0.1", "::1", "localhost")
    return parts.scheme == "https" and bool(parts.hostname)


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return _limited(stream.read(MAX_BYTES + 1), str(path))
    except OSError as error:
        raise SidelightError(f"The catalogue {path} cannot be read: {error.strerror}.") from error


def _fetch(url: str) -> bytes:
    if not _allowed(url):
        raise SidelightError(f"{url} is not an https address.", "Catalogues are only fetched over https.")
    try:
        with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer:
            if not _allowed(answer.url):
                raise SidelightError(f"{url} leads on to {answer.url}, which is not an https address.")
            return _limited(answer.read(MAX_BYTES + 1), url)
    except OSError as error:
        raise SidelightError(
            f"The catalogue at {url} could not be fetched: {error}.", "Check the address and the connection."
        ) from error


def _limited(data: bytes, where: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise SidelightError(f"The catalogue {where} is larger than {MAX_BYTES // 1024**2} MiB.")
    return data
