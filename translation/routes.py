"""The ways from one language to another: a pack, two packs through English, or a close relative's pack."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from records.rendering import JOINED, STAND_IN
from translation.codes import PIVOT, fits, stand_ins
from translation.languages import primary
from translation.package import Pack
from translation.packs import PackStore
from translation.served import Service


class Routes:
    """Finds the pack for a pair of languages.

    A direct pack goes before two through English, a full one before the starter
    pack. ``allowed`` returns the languages for which the person agrees to a
    relative's pack (Nynorsk with the one for Bokmål); ``service`` the translation
    server to use instead of packs where it can, None without one.
    """

    def __init__(
        self,
        packs: PackStore,
        allowed: Callable[[], Collection[str]] = tuple,
        service: Callable[[], Service | None] = lambda: None,
    ) -> None:
        self._packs = packs
        self._allowed = allowed
        self.service = service

    def to(self, target: str) -> Mapping[str, Pack]:
        """Return the pack for every language that can be translated into ``target``.

        Keys are bare language codes, as sentences have them ("pt", never
        "pt-BR"). A pack that stands in for another language has that as its source.
        """
        table = _table(self._packs.installed(), target)
        service = self.service()
        if service:
            table |= service.packs(target)
        return {
            **table,
            **{
                lang: _standing_in(table[relative], lang)
                for lang, relative in stand_ins().items()
                if lang not in table and relative in table and lang in self._allowed()
            },
        }

    def find(self, source: str, target: str) -> Pack | None:
        """Return the pack from ``source`` to ``target`` (BCP-47), None when there is no way."""
        return self.to(target).get(primary(source))

    def sources(self, target: str) -> frozenset[str]:
        """Return the languages that can be translated into ``target``, as bare codes."""
        return frozenset(self.to(target))

    def targets(self) -> frozenset[str]:
        """Return the languages that something can be translated into."""
        service = self.service()
        served = {target for _, target in service.pairs} if service else set()
        return frozenset(pack.target for pack in self._packs.installed()) | served

    def local(self, source: str, target: str) -> Pack | None:
        """Return the one pack on this machine from ``source`` to ``target``, None without one."""
        pack = _table(self._packs.installed(), target).get(primary(source))
        return pack if pack and not pack.through else None

    def stand_in(self, source: str, target: str) -> Pack | None:
        """Return the relative's pack that would translate ``source`` if the person agreed to it.

        None when there is none, none is needed, or the person has agreed.
        """
        relative = stand_ins().get(primary(source), "")
        table = self.to(target)
        return table.get(relative) if primary(source) not in table else None


def joined(first: Pack, second: Pack) -> Pack:
    """Return two packs as one, which translates with the first and then with the second."""
    return replace(
        first,
        name=f"{first.name}{JOINED}{second.name}",
        version=f"{first.version}+{second.version}",
        target=second.target,
        size=first.size + second.size,
        about=f"{first.about}\n\n{second.about}",
        starter=first.starter or second.starter,
        sha256=f"{first.sha256}+{second.sha256}",
        through=(first, second),
    )


def _standing_in(pack: Pack, lang: str) -> Pack:
    """Return the pack for use with sentences of a language that it was not made for."""
    return replace(pack, name=f"{pack.name}{STAND_IN}{lang}", source=lang, through=pack.through or (pack,))


def _table(packs: Sequence[Pack], target: str) -> dict[str, Pack]:
    """Return the best way from each language; ``packs`` are in the order of preference."""
    direct = _leading_to(packs, target)
    second = next((pack for pack in direct if pack.source == PIVOT), None)
    ways = [*direct, *(joined(pack, second) for pack in _leading_to(packs, PIVOT) if second)]
    table: dict[str, Pack] = {}
    for way in ways:
        if primary(way.source) != primary(target):
            table.setdefault(primary(way.source), way)
    return table


def _leading_to(packs: Sequence[Pack], target: str) -> list[Pack]:
    """Return the packs into ``target``: into exactly it first, and from "pt" before those from "pt-BR"."""
    fitting = [pack for pack in packs if fits(target, pack.target)]
    return sorted(fitting, key=lambda pack: (pack.target.lower() != target.lower(), "-" in pack.source))
