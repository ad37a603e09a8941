"""Translations of a server as the translator wants them: with word links, and as a pack has them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from records.errors import SidelightError
from records.rendering import SERVED
from translation.languages import primary
from translation.package import Pack
from translation.protect import Span
from translation.running import Machine, Steps, Translation
from translation.server import Asked, Server

if TYPE_CHECKING:
    from translation.forced import Links
    from translation.model import Model


def server_pack(server: Server, source: str, target: str) -> Pack:
    """Return what stands for a server among the packs; its name and sum go into the memory's keys."""
    return Pack(
        name=f"{SERVED}{server.host}",
        version="",
        source=source,
        target=target,
        size=0,
        about="",
        starter=False,
        path=Path(),
        sha256=hashlib.sha256(server.address.encode()).hexdigest(),
        server=server.address,
    )


@dataclass(frozen=True, slots=True)
class Service:
    """A server as the person has set it: what it translates (BCP-47), and whether it may be used."""

    server: Server
    pairs: tuple[tuple[str, str], ...]
    refused: bool = False

    def packs(self, target: str) -> dict[str, Pack]:
        """Return what stands for the server, for every language (bare code) that it puts into ``target``."""
        return {
            primary(source): server_pack(self.server, source, target)
            for source, other in reversed(self.pairs)
            if other == target
        }


class Remote(Machine):
    """A server for one pair of languages, used as an engine is.

    ``model`` gives the local model for the pair, None when there is none: it tells which words stand
    for which. Without one only numbers, names and words that look alike are linked.
    """

    def __init__(self, service: Service, pack: Pack, model: Callable[[], Model | None]) -> None:
        self._service = service
        self._pack = pack
        self._model = model

    def steps(
        self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()
    ) -> Steps[list[Translation]]:
        """Return the work of translating ``sentences``. Raises SidelightError where that is refused.

        A server cannot be told what is to stay ``verbatim``.
        """
        if self._service.refused:
            raise SidelightError(
                f"--offline refuses to send text to the translation server {self._service.server.host}.",
                "Turn the server off in the settings, or start without --offline.",
            )
        asked = Asked(self._service.server, sentences, self._pack.source, self._pack.target)
        yield [asked]
        pairs = list(zip(sentences, asked.finish(), strict=True))
        links = self._links(pairs)
        return [Translation(text, None, found) for (_, text), found in zip(pairs, links, strict=True)]

    def _links(self, pairs: Sequence[tuple[str, str]]) -> Iterable[Links]:
        from translation.forced import likely_links, links_of

        model = self._model()
        return links_of(model, pairs) if model else [likely_links(*pair) for pair in pairs]
