"""A room to proofread in: the real library, cache and memory, and a machine that only echoes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.proofreading import Act, Proofreading
from records.analysis import Analysis
from records.article import Article, Block
from records.reading import Reading
from records.rendering import Rendering, WordLink
from records.sentence import Sentence
from storage.cache import RenderingCache
from storage.library import Library
from translation.package import Pack
from translation.running import Machine, Steps, Translation
from translation.translator import Translator

SENTENCES = ("Iran sendte to bataljoner.", "De fleste vil velge Iran.", "Prisen er høy.", "Det gikk ikke.")


class Echo(Machine):
    """An engine that says which pack it is of, and counts what it is given."""

    def __init__(self, pack: Pack, given: list[str]) -> None:
        self._pack, self._given = pack, given

    def steps(self, sentences: Sequence[str], verbatim: object = ()) -> Steps[list[Translation]]:
        yield ()
        self._given += sentences
        links = (WordLink(0, 4, 0, 4, 1.0),)
        return [Translation(f"Iran {self._pack.version}: {text}", -0.1, links) for text in sentences]


class OnePack:
    """A store of packs with one pack, which may be exchanged."""

    def __init__(self) -> None:
        self.version = "1.0"

    def installed(self) -> tuple[Pack, ...]:
        name = f"translate-nb_en-{self.version.replace('.', '_')}"
        return (Pack(name, self.version, "nb", "en", 1, "", False, Path(name), name),)


class EchoTranslator(Translator):
    def __init__(self, packs: OnePack, memory: RenderingCache) -> None:
        super().__init__(packs, memory)  # type: ignore[arg-type]
        self.given: list[str] = []

    def _engine(self, pack: Pack) -> Machine:
        return Echo(pack, self.given)


class Room:
    """The services over one folder, which may be left and entered again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packs = OnePack()
        self.enter()

    def enter(self) -> None:
        self.library = Library.open(self.folder)
        self.cache = RenderingCache(self.folder / "cache.db")
        self.translator = EchoTranslator(self.packs, self.cache)
        self.proofreading = Proofreading(self.library, self.translator)

    def leave(self) -> None:
        self.library.close()
        self.cache.close()

    def forget_the_cache(self) -> None:
        self.leave()
        for file in self.folder.glob("cache.db*"):
            file.unlink()
        self.enter()

    def add(self, title: str, sentences: Sequence[str] = SENTENCES) -> str:
        text = "\n".join(sentences)
        return self.library.add(Article(text, title, (Block("paragraph", 0, len(text)),)))[0]

    def reading(self, identifier: str) -> Reading:
        stored = self.library.article(identifier)
        sentences, at = [], 0
        for line in stored.article.text.split("\n"):
            sentences.append(Sentence(at, at + len(line), "nb", 1.0, "translate", 0))
            at += len(line) + 1
        found = tuple(sentences)
        shown = self.proofreading.shown(identifier, stored.article, found, "en")
        return Reading(
            stored.article, found, Analysis(), shown, "en", id=identifier, revision=stored.revision
        )

    def translate(self, identifier: str) -> Reading:
        """Translate what has no translation, as the desk does."""
        reading = self.reading(identifier)
        renderings = list(reading.renderings)
        for index, rendering in self.translator.render(reading.article, reading.sentences, "en"):
            if renderings[index].state == "none":
                renderings[index] = rendering
        return replace(
            reading, renderings=self.proofreading.renewed(replace(reading, renderings=tuple(renderings)))
        )


def said(rendering: Rendering) -> tuple[str, str]:
    return rendering.text, rendering.state


def done(act: Act | None) -> Act:
    assert act is not None
    return act
