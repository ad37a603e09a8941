"""Articles and lines into the reader's language: memory first, then the engines, what is visible first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

from records.article import Article
from records.errors import SidelightError
from records.rendering import NOT_TRANSLATED, Rendering
from records.sentence import Sentence
from translation.doubts import doubts
from translation.memory import Memory, Settings, memory_key
from translation.package import Pack
from translation.packs import PackStore
from translation.routes import Routes

if TYPE_CHECKING:
    from translation.engine import Engine, Running, Translation
    from translation.pivot import Pivot, PivotRunning

_FIRST_GROUPS = (4, 8, 16)
_GROUP = 32
_IN_FLIGHT = 2
"""Groups that an engine works on at a time: while one is read, the next is under way."""
_POLL = 0.05
_LINES = 256


class Translator:
    """Translates with the packs of a store, and remembers in ``memory`` what it has translated.

    ``routes`` choose the pack for a pair of languages.
    Engines are loaded when first needed and kept. Its methods may be called
    from any thread, and from several.
    """

    def __init__(
        self,
        packs: PackStore,
        memory: Memory,
        settings: Settings | None = None,
        routes: Routes | None = None,
    ) -> None:
        self._packs = packs
        self._routes = routes or Routes(packs)
        self._settings = settings or Settings()
        self._memory = memory
        self._engines: dict[str, Engine] = {}
        self._lock = threading.Lock()

    def remembered(
        self, article: Article, sentences: Sequence[Sentence], target: str
    ) -> tuple[Rendering, ...]:
        """Return a rendering for every sentence without using an engine.

        Kept sentences are themselves to the letter, others come from the
        memory, and the rest are ``NOT_TRANSLATED``.
        """
        keys = self._keys(article, sentences, target)
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
        after ``cancelled()`` is true. Raises SidelightError when a pack cannot
        be loaded.
        """
        keys = self._keys(article, sentences, target)
        known = self._memory.get(list(dict.fromkeys(key for _, key in keys.values())))
        places: dict[str, list[int]] = {}
        for index in _from(first, keys):
            pack, key = keys[index]
            if key in known:
                yield index, known[key]
            else:
                places.setdefault(key, []).append(index)
        waiting = {key: (keys[indexes[0]][0], sentences[indexes[0]]) for key, indexes in places.items()}
        under_way: deque[tuple[list[str], Pack, Running | PivotRunning]] = deque()
        groups = _groups(waiting)
        while not cancelled():
            while len(under_way) < _IN_FLIGHT and (group := next(groups, None)):
                pack, members = group
                texts = [_text(article, waiting[key][1]) for key in members]
                under_way.append((members, pack, self._engine(pack).begin(texts)))
            if not under_way:
                return
            if not under_way[0][2].wait(_POLL):
                continue
            members, pack, running = under_way.popleft()
            fresh = {}
            for key, translation in zip(members, running.finish(), strict=True):
                sentence = waiting[key][1]
                fresh[key] = _rendering(_text(article, sentence), translation, pack)
            self._memory.put(fresh)
            for key, rendering in fresh.items():
                for index in places[key]:
                    yield index, rendering

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

    def _lines(self, texts: Sequence[str], pack: Pack) -> dict[str, str]:
        keys = {text: memory_key(pack, self._settings, text) for text in texts}
        known = self._memory.get(list(keys.values()))
        missing = [text for text in texts if keys[text] not in known]
        if missing:
            done = self._engine(pack).translate(missing)
            fresh = {
                keys[text]: _rendering(text, result, pack) for text, result in zip(missing, done, strict=True)
            }
            self._memory.put(fresh)
            known |= fresh
        return {text: known[keys[text]].text for text in texts}

    def _keys(
        self, article: Article, sentences: Sequence[Sentence], target: str
    ) -> dict[int, tuple[Pack, str]]:
        """Return pack and memory key of every sentence that can be translated, by index."""
        packs = self._routes.to(target)
        return {
            index: (pack, memory_key(pack, self._settings, _text(article, sentence)))
            for index, sentence in enumerate(sentences)
            if sentence.route == "translate" and (pack := packs.get(sentence.lang))
        }

    def _need(self, source: str, target: str) -> Pack:
        pack = self._routes.find(source, target)
        if pack is None:
            raise SidelightError(
                f"No language pack from {source} to {target} is installed.",
                f"Get it: packs install {source}_{target}.",
            )
        return pack

    def _engine(self, pack: Pack) -> Engine | Pivot:
        if pack.through:
            from translation.pivot import Pivot

            first, second = (self._single(part) for part in pack.through)
            return Pivot(first, second)
        return self._single(pack)

    def _single(self, pack: Pack) -> Engine:
        with self._lock:
            if pack.name not in self._engines:
                from translation.engine import (
                    Engine,
                )  # takes a second: only when something is to be translated

                self._engines[pack.name] = Engine(pack, self._packs.open(pack), self._settings)
            return self._engines[pack.name]


def _rendering(sentence: str, translation: Translation, pack: Pack) -> Rendering:
    if translation.copied:
        return Rendering(sentence, "kept", alignment=translation.links)
    return Rendering(
        text=translation.text,
        state="machine",
        score=translation.score,
        pack=pack.name,
        alignment=translation.links,
        doubts=doubts(sentence, translation.text, translation.score, pack.source, pack.target),
    )


def _text(article: Article, sentence: Sentence) -> str:
    return article.text[sentence.start : sentence.end]


def _from(first: int, indexes: Iterable[int]) -> list[int]:
    """Return the indexes in the order to work on them: from ``first`` on, then backwards from it."""
    return sorted(indexes, key=lambda index: (index < first, index if index >= first else -index))


def _groups(waiting: Mapping[str, tuple[Pack, Sentence]]) -> Iterator[tuple[Pack, list[str]]]:
    """Yield the keys in groups that grow, each for one pack."""
    sizes = chain(_FIRST_GROUPS, repeat(_GROUP))
    remaining = iter(waiting)
    while members := list(islice(remaining, next(sizes))):
        by_pack: dict[str, list[str]] = {}
        for key in members:
            by_pack.setdefault(waiting[key][0].name, []).append(key)
        yield from ((waiting[keys[0]][0], keys) for keys in by_pack.values())
