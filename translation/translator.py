"""Articles and lines into the reader's language: memory first, then the engines, what is visible first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

from records.article import Article
from records.errors import SidelightError
from records.rendering import NOT_TRANSLATED, Rendering
from records.sentence import Sentence
from translation.cores import usable_cores
from translation.doubts import doubts
from translation.engines import IDLE, Engines
from translation.glossary import Glossary
from translation.likely import likelihoods
from translation.memory import Memory, Settings, memory_key
from translation.package import Pack
from translation.packs import PackStore
from translation.routes import Routes
from translation.running import Machine, Running, Translation
from translation.served import Remote
from translation.source import Source, sources_of
from translation.worded import Worded

if TYPE_CHECKING:
    from translation.model import Model

_Work = tuple[Mapping[str, Source], Pack, Running]
"""A group under way: its sentences by their keys, the pack, and what the engine makes of them."""

_FIRST_GROUPS = (4, 8, 16)
_SHARE = 20
"""Sentences of a later group for each worker: as many as fill a batch."""
_WINDOW = 320
"""Sentences, in the order of reading, from which groups of like length are made."""
_IN_FLIGHT = 6
"""Groups that are under way at a time, most of them only since some sentence of theirs is tried again."""
_REST = 0.005
_LINES = 256


class Translator:
    """Translates with the packs of a store, and remembers in ``memory`` what it has translated.

    ``routes`` choose the pack for a pair of languages, ``glossary`` gives the
    person's terms as they are now.
    Engines are loaded when first needed and let go when ``idle`` for so many
    seconds. Its methods may be called from any thread, and from several.
    """

    def __init__(
        self,
        packs: PackStore,
        memory: Memory,
        settings: Settings | None = None,
        routes: Routes | None = None,
        idle: float = IDLE,
        glossary: Callable[[], Glossary] = Glossary,
    ) -> None:
        self._routes = routes or Routes(packs)
        self._settings = settings or Settings()
        self._glossary = glossary
        self._memory = memory
        self._engines = Engines(packs, self._settings, idle)
        self._left: list[_Work] = []
        self._lock = threading.Lock()

    def close(self) -> None:
        """Let the engines go."""
        self._engines.close()

    def remembered(
        self, article: Article, sentences: Sequence[Sentence], target: str
    ) -> tuple[Rendering, ...]:
        """Return a rendering for every sentence without using an engine.

        Kept sentences are themselves to the letter, others come from the
        memory, and the rest are ``NOT_TRANSLATED``.
        """
        glossary = self._glossary()
        keys = self._keys(article, sentences, target, glossary)
        known = self._memory.get(list(dict.fromkeys(key for _, key in keys.values())))
        return tuple(
            Rendering(article.text[sentence.start : sentence.end], "kept")
            if sentence.route == "keep"
            else known.get(keys[index][1], NOT_TRANSLATED)
            if index in keys
            else NOT_TRANSLATED
            for index, sentence in enumerate(sentences)
        )

    def render(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        target: str,
        first: int = 0,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[int, Rendering]]:
        """Yield (sentence index, rendering) for every sentence on the route "translate".

        What the memory knows comes first, then the sentence ``first`` and those
        after it, then those before it. Results go into the memory as they come;
        a sentence that stands in the article several times is translated once.
        Sentences that no installed pack translates are passed over. Stops soon
        after ``cancelled()`` is true; an engine cannot be interrupted, so what is
        under way then is taken up by the next call. Raises SidelightError when
        a pack cannot be loaded.
        """
        glossary = self._glossary()
        sources = sources_of(article, sentences)
        keys = self._keys(article, sentences, target, glossary)
        known = self._memory.get(list(dict.fromkeys(key for _, key in keys.values())))
        places: dict[str, list[int]] = {}
        for index in _from(first, keys):
            pack, key = keys[index]
            if key in known:
                yield index, known[key]
            else:
                places.setdefault(key, []).append(index)
        with self._lock:
            under_way, self._left = self._left, []
        begun = {key for members, _, _ in under_way for key in members}
        waiting = {
            key: (keys[indexes[0]][0], sources[indexes[0]])
            for key, indexes in places.items()
            if key not in begun
        }
        largest = _SHARE * max(usable_cores(), 2)
        groups = _groups(waiting, largest)
        try:
            while not cancelled():
                if ready := next((work for work in under_way if work[2].done()), None):
                    under_way.remove(ready)
                    fresh = self._finished(ready)
                    for key, rendering in fresh.items():
                        for index in places.get(key, ()):
                            yield index, rendering
                elif _has_room(under_way, largest) and (group := next(groups, None)):
                    pack, members = group
                    texts = [source.text for source in members.values()]
                    verbatim = [source.verbatim for source in members.values()]
                    under_way.append((members, pack, self._worded(pack, glossary).begin(texts, verbatim)))
                elif under_way:
                    time.sleep(_REST)
                else:
                    return
        finally:
            with self._lock:
                self._left += under_way

    def _finished(self, work: _Work) -> dict[str, Rendering]:
        """Wait for a group and take it into the memory; returns its renderings by key."""
        members, pack, running = work
        fresh = {
            key: _rendering(source.text, translation, pack)
            for (key, source), translation in zip(members.items(), running.finish(), strict=True)
        }
        self._memory.put(fresh)
        return fresh

    def alternatives(
        self, sentence: str, source: str, target: str, count: int = 6, beginning: str = ""
    ) -> tuple[str, ...]:
        """Return other translations of a sentence; see ``translation.alternatives``.

        ``source`` and ``target`` are BCP-47 codes. Raises SidelightError when no
        pack is installed for the pair. The glossary is not asked.
        """
        pack = self._need(source, target)
        from translation.alternatives import alternatives

        local = self._routes.local(source, target) if pack.server else pack
        if local is None:  # a server is asked for one translation, and knows no beginnings
            raise SidelightError("A translation server gives no other translations.", "Install a pack.")
        return alternatives(self._engines.get(local), sentence, count, beginning)

    def back(self, text: str, source: str, target: str) -> str:
        """Return a translation in ``target`` translated back to ``source``, "" without a pack for that."""
        return "" if self._routes.find(target, source) is None else next(self.lines([text], target, source))

    def lines(self, lines: Iterable[str], source: str, target: str) -> Iterator[str]:
        """Yield a translation for every line, in order and without line ends; empty lines stay empty.

        ``source`` and ``target`` are BCP-47 codes. Lines are taken as sentences
        and go through the memory as well. Raises SidelightError when no pack is
        installed for the pair.
        """
        remaining = iter(lines)
        pack = None if source == target else self._need(source, target)
        while chunk := [line.rstrip("\r\n") for line in islice(remaining, _LINES)]:
            if pack is None:
                yield from chunk
                continue
            texts = [line.strip() for line in chunk]
            found = self._lines(list(dict.fromkeys(text for text in texts if text)), pack)
            yield from (found.get(text, line) for text, line in zip(texts, chunk, strict=True))

    def likely(
        self,
        source: str,
        target: str,
        pairs: Sequence[tuple[str, str]],
        load: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[float] | None:
        """Return how likely the second text of each pair is as the translation of the first.

        Args:
            source: the language of the first texts (BCP-47).
            target: that of the second ones.
            pairs: the texts.
            load: whether a model may be asked for what is not remembered.
            cancelled: asked between groups of pairs; what is known by then is remembered.

        Mean log-probabilities a piece (0 is best). None when they are not known: no pack on this machine,
        ``load`` is off, or it was cancelled.
        """
        pack = self._routes.local(source, target)
        if pack is None or not pairs:
            return None
        model = (lambda: self._engines.single(pack).model) if load else None
        try:
            return likelihoods(pack, self._settings, self._memory, pairs, model, cancelled)
        except SidelightError:
            return None

    def _lines(self, texts: Sequence[str], pack: Pack) -> dict[str, str]:
        glossary = self._glossary()
        terms = glossary.between(pack.source, pack.target)
        keys = {text: memory_key(pack, self._settings, text, terms.key(text)) for text in texts}
        known = self._memory.get(list(keys.values()))
        missing = [text for text in texts if keys[text] not in known]
        if missing:
            done = self._worded(pack, glossary).translate(missing)
            fresh = {
                keys[text]: _rendering(text, result, pack) for text, result in zip(missing, done, strict=True)
            }
            self._memory.put(fresh)
            known |= fresh
        return {text: known[keys[text]].text for text in texts}

    def _keys(
        self, article: Article, sentences: Sequence[Sentence], target: str, glossary: Glossary
    ) -> dict[int, tuple[Pack, str]]:
        """Return pack and memory key of every sentence that can be translated, by index."""
        packs = self._routes.to(target)
        keys = {}
        sources = sources_of(article, sentences)
        for index, (sentence, source) in enumerate(zip(sentences, sources, strict=True)):
            if sentence.route == "translate" and (pack := packs.get(sentence.lang)):
                terms = glossary.between(pack.source, pack.target).key(source.text)
                key = memory_key(pack, self._settings, source.text, terms, source.verbatim)
                keys[index] = (pack, key)
        return keys

    def _worded(self, pack: Pack, glossary: Glossary) -> Machine:
        """Return the engine of a pack, keeping to the glossary where that has terms for its languages."""
        terms = glossary.between(pack.source, pack.target)
        return Worded(self._engine(pack), terms) if terms else self._engine(pack)

    def _need(self, source: str, target: str) -> Pack:
        pack = self._routes.find(source, target)
        if pack is None:
            relative = self._routes.stand_in(source, target)
            raise SidelightError(
                f"No language pack from {source} to {target} is installed.",
                f"Get it: packs install {source}_{target}."
                if relative is None
                else f"Agree to the one for {relative.source}: --nynorsk yes.",
            )
        return pack

    def _engine(self, pack: Pack) -> Machine:
        service = self._routes.service()
        if pack.server and service:
            return Remote(service, pack, lambda: self._model(pack))
        return self._engines.get(pack)

    def _model(self, pack: Pack) -> Model | None:
        """Return the model on this machine that can align what a server translates."""
        local = self._routes.local(pack.source, pack.target)
        return self._engines.single(local).model if local else None


def _rendering(sentence: str, translation: Translation, pack: Pack) -> Rendering:
    if translation.copied:
        return Rendering(sentence, "kept", alignment=translation.links)
    return Rendering(
        text=translation.text,
        state="machine",
        score=translation.score,
        pack=pack.name,
        alignment=translation.links,
        doubts=doubts(
            sentence, translation.text, translation.score, pack.source, pack.target, translation.links
        ),
    )


def _has_room(under_way: Sequence[_Work], largest: int) -> bool:
    """Return whether to begin a group: no worker may be idle, nor may what becomes visible wait for long."""
    queued = sum(len(members) for members, _, running in under_way if running.first_try)
    return 2 * queued < 3 * largest and len(under_way) < _IN_FLIGHT


def _from(first: int, indexes: Iterable[int]) -> list[int]:
    """Return the indexes in the order to work on them: from ``first`` on, then backwards from it."""
    return sorted(indexes, key=lambda index: (index < first, index if index >= first else -index))


def _groups(
    waiting: Mapping[str, tuple[Pack, Source]], largest: int
) -> Iterator[tuple[Pack, dict[str, Source]]]:
    """Yield sentences by their keys in groups that grow up to ``largest``, each for one pack.

    The first are in the order of reading. Further on sentences of like length
    stand together, which an engine likes, out of a window that keeps what is
    near before what is far.
    """
    remaining = iter(waiting.items())
    for size in chain(_FIRST_GROUPS, repeat(_WINDOW)):
        near = list(islice(remaining, size))
        if not near:
            return
        by_pack: dict[str, list[tuple[str, tuple[Pack, Source]]]] = {}
        for item in near:
            by_pack.setdefault(item[1][0].name, []).append(item)
        for items in by_pack.values():
            if size == _WINDOW:
                items.sort(key=lambda item: len(item[1][1].text))
            for start in range(0, len(items), largest):
                yield items[0][1][0], {key: source for key, (_, source) in items[start : start + largest]}
