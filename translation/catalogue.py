"""The catalogue of language packs on offer: an Argos ``index.json``."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from records.errors import SidelightError
from translation.codes import PIVOT, bcp47, fits, is_code
from translation.package import is_version, pack_name
from translation.web import Fetch, allowed, host, is_local, never

MAX_BYTES = 4 * 1024**2
_DEADLINE = 60.0


@dataclass(frozen=True, slots=True)
class Offer:
    """A language pack that can be downloaded.

    Languages are BCP-47 codes with the catalogue's English names. ``links`` are the addresses to try,
    in order. ``size`` in bytes and ``licence`` are 0 and "" where the catalogue does not tell, as the
    public one does not: ``translation.remote`` asks the server.
    """

    name: str
    version: str
    source: str
    source_name: str
    target: str
    target_name: str
    links: tuple[str, ...]
    size: int = 0
    licence: str = ""


def read_catalogue(where: str, cancelled: Callable[[], bool] = never) -> tuple[Offer, ...]:
    """Return the offers of the catalogue at ``where``: a path, or an https address (a person's explicit act).

    Entries that are not whole, not for translation or without a link that may be followed are passed
    over. Raises SidelightError when the catalogue cannot be had or is not one.
    """
    distant = "://" in where
    data = _fetch(where, cancelled) if distant else _load(Path(where))
    try:
        entries = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise SidelightError(f"{where} is not a catalogue of language packs.", "Name an Argos index.json.")
    local = not distant or is_local(where)
    offers = {offer.name: offer for entry in entries if (offer := _offer(entry, local))}
    return tuple(sorted(offers.values(), key=lambda offer: (offer.source, offer.target, offer.version)))


def choose(offers: Sequence[Offer], source: str, target: str) -> tuple[Offer, ...]:
    """Return the offers that together translate from ``source`` to ``target`` (BCP-47 or Argos codes).

    One, its newest version, or else two through English. Raises SidelightError when there are none.
    """
    direct = _best(offers, source, target)
    if direct:
        return (direct,)
    first, second = _best(offers, source, PIVOT), _best(offers, PIVOT, target)
    if first and second:
        return first, second
    raise SidelightError(
        f"No language pack from {source} to {target} is on offer.", "See what is: packs available."
    )


def _best(offers: Sequence[Offer], source: str, target: str) -> Offer | None:
    fitting = [offer for offer in offers if fits(source, offer.source) and fits(target, offer.target)]
    exact = (bcp47(source), bcp47(target))
    return max(
        fitting,
        key=lambda offer: ((offer.source, offer.target) == exact, _numbers(offer.version)),
        default=None,
    )


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".") if number.isdigit()]


def _offer(entry: Any, local: bool) -> Offer | None:
    if not isinstance(entry, Mapping) or entry.get("type", "translate") != "translate":
        return None
    fields = [entry.get(key) for key in ("from_code", "from_name", "to_code", "to_name", "package_version")]
    links = entry.get("links")
    if not all(isinstance(field, str) and field for field in fields) or not isinstance(links, list):
        return None
    source, source_name, target, target_name, version = (" ".join(str(field).split()) for field in fields)
    good = tuple(link for link in links if isinstance(link, str) and allowed(link, local=local))
    if not good or not (is_code(source) and is_code(target) and is_version(version)):
        return None
    size, licence = entry.get("size"), entry.get("license")
    return Offer(
        name=pack_name(source, target, version),
        version=version,
        source=bcp47(source),
        source_name=source_name[:80],
        target=bcp47(target),
        target_name=target_name[:80],
        links=good,
        size=size if type(size) is int and size > 0 else 0,
        licence=" ".join(licence.split())[:80] if isinstance(licence, str) else "",
    )


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return _limited(stream.read(MAX_BYTES + 1), str(path))
    except OSError as error:
        raise SidelightError(f"The catalogue {path} cannot be read: {error.strerror}.") from error


def _fetch(url: str, cancelled: Callable[[], bool]) -> bytes:
    if not allowed(url, local=True):
        raise SidelightError(f"{url} is not an https address.", "Catalogues are only fetched over https.")
    deadline = time.monotonic() + _DEADLINE
    data = bytearray()
    with Fetch(url, {"Accept": "application/json, text/plain"}, cancelled) as answer:
        if answer.status != 200:
            raise SidelightError(
                f"The catalogue could not be fetched: {host(url)} answered {answer.status}.",
                "Check the address in the settings, or name a catalogue file.",
            )
        for piece in answer:
            data += piece
            _limited(data, url)
            if time.monotonic() > deadline:
                raise SidelightError(f"{url} did not arrive within {_DEADLINE:.0f} seconds.", "Try again.")
        length = answer.headers.get("Content-Length", "")
    if length.isdigit() and len(data) < int(length):
        raise SidelightError(f"The catalogue {url} broke off before its end.", "Try again.")
    return bytes(data)


def _limited(data: bytes | bytearray, where: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise SidelightError(f"The catalogue {where} is larger than {MAX_BYTES // 1024**2} MiB.")
    return bytes(data)
