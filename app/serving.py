"""The translation server that a person has named: off until it has been asked what it translates."""

from __future__ import annotations

import sys

from app.settings import Settings
from records.errors import SidelightError
from records.reading import Reading
from records.rendering import SERVED
from translation.served import Service
from translation.server import Server, checked_address


def service_of(settings: Settings, *, offline: bool) -> Service | None:
    """Return the server that is turned on, None without one; ``offline`` forbids to send it anything."""
    if not settings.server_on or not settings.server:
        return None
    pairs = (pair.split(":") for pair in settings.server_pairs.split() if pair.count(":") == 1)
    server = Server(settings.server, settings.server_key)
    return Service(server, tuple((source, target) for source, target in pairs), refused=offline)


def announce(reading: Reading) -> None:
    """Say on standard error, before a command sends it, that text leaves this machine."""
    pairs = zip(reading.sentences, reading.renderings, strict=True)
    pending = any(s.route == "translate" and r.state == "none" for s, r in pairs)
    if pending and reading.pack.startswith(SERVED):
        print(f"sidelight: text is sent to {reading.pack.removeprefix(SERVED)}.", file=sys.stderr)


def use_server(settings: Settings, address: str, key: str, *, offline: bool) -> Service:
    """Ask the server at ``address`` what it translates and turn it on; the settings are not saved.

    Raises SidelightError where it cannot be asked; the settings are then as before.
    """
    server = Server(checked_address(address), key.strip())
    if offline:
        raise SidelightError(
            f"The translation server {server.host} is not asked, since --offline was given.",
            "Start without --offline.",
        )
    pairs = server.pairs()
    if not pairs:
        raise SidelightError(f"The translation server {server.host} offers no languages.", "Try another.")
    settings.server, settings.server_key, settings.server_on = server.address, server.key, True
    settings.server_pairs = " ".join(f"{source}:{target}" for source, target in pairs)
    return Service(server, pairs)
