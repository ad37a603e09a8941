"""The desk: the services that the window and the command line share.

It is built once by the composition root and passed on. Parts that take time to
load (library, packs, engine) are made when first used, so that ``--help`` and
an empty window cost nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

import formats
import resources
from app import source
from app.indexing import passages, quotes_and_claims, same_claims
from app.notes import select_in_translation
from app.profile import Profile
from app.proofreading import Proofreading
from app.serving import announce, service_of, use_server
from app.settings import Settings
from records.annotation import Annotation, AnnotationKind, Colour, Pane
from records.article import Article
from records.errors import SidelightError
from records.judging import rejudged
from records.reading import Reading
from records.rendering import Rendering
from records.revised import Revised
from records.sentence import Sentence
from storage.cache import RenderingCache
from storage.library import Library
from translation.catalogue import Offer, read_catalogue
from translation.codes import stand_ins
from translation.download import Progress
from translation.glossary import Glossary
from translation.package import Pack
from translation.packs import PackStore
from translation.remote import Details, ask
from translation.routes import Routes
from translation.served import Service
from translation.translator import Translator

SAMPLE = Path(__file__).resolve().parent.parent / "seeds" / "iran-irak-isis.txt"


def _never() -> bool:
    return False


class Desk:
    """The services over one profile.

    ``offline`` forbids even downloads that a person asks for. Reading and
    rendering may be called from a worker thread; one at a time.
    """

    def __init__(self, profile: Profile, *, offline: bool = False) -> None:
        self.profile = profile
        self.offline = offline
        self._revised: dict[str, Revised] = {}
        self._terms: tuple[object, Glossary] = (None, Glossary())

    @cached_property
    def settings(self) -> Settings:
        """Return the person's settings."""
        return Settings.load(self.profile.settings)

    @cached_property
    def library(self) -> Library:
        """Return the library, opened at first use."""
        return Library.open(self.profile.folder)

    @cached_property
    def cache(self) -> RenderingCache:
        """Return the store of machine translations."""
        return RenderingCache(self.profile.cache)

    @cached_property
    def packs(self) -> PackStore:
        """Return the language packs, bundled ones included."""
        bundled = sorted(resources.path("packs").glob("*.argosmodel"))
        return PackStore(self.profile.packs, bundled)

    @cached_property
    def translator(self) -> Translator:
        """Return the translator over the packs and the memory."""
        return Translator(self.packs, self.cache, routes=self.routes, glossary=self.glossary)

    @cached_property
    def routes(self) -> Routes:
        """Return the ways between languages that the packs and the person's consent allow."""
        return Routes(
            self.packs,
            lambda: stand_ins() if self.settings.nynorsk == "yes" else (),
            lambda: service_of(self.settings, offline=self.offline),
        )

    def use_server(self, address: str, key: str = "") -> Service:
        """Ask a translation server what it translates, and use it from now on.

        Nothing but the question leaves the machine here. Raises SidelightError when it does not answer.
        """
        return use_server(self.settings, address, key, offline=self.offline)

    def glossary(self) -> Glossary:
        """Return the library's glossary as it is now, ready to be applied."""
        if not self.profile.library.exists():
            return Glossary()
        stamp = self.library.glossary_stamp()
        if self._terms[0] != stamp:
            self._terms = (stamp, Glossary(self.library.glossary()))
        return self._terms[1]

    @cached_property
    def proofreading(self) -> Proofreading:
        """Return what keeps a person's translations of sentences."""
        return Proofreading(self.library, self.translator)

    def close(self) -> None:
        """Close what was opened; what was acknowledged is on disk already."""
        self.__dict__.pop("proofreading", None)
        if "library" in self.__dict__:
            try:
                self.library.keep_safe()
            except SidelightError as problem:  # keeps nobody from closing: all is in the library
                print(f"sidelight: there is no backup of today: {problem}", file=sys.stderr)
        for name in ("translator", "library", "cache"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the library's place; return where the old library is kept, None without one."""
        self.close()
        return Library.restore(self.profile.folder, backup)

    # Articles

    def load(self, spec: str) -> Article:
        """Read a file, a URL or "-" (standard input) into an article, without keeping it."""
        return source.load(spec, stdin=sys.stdin.buffer, offline=self.offline)

    def open_source(self, spec: str) -> str:
        """Read a file, a URL or "-" into the library; return the article's id.

        A reading exported as JSON brings its notes, judgements and corrections along.
        """
        identifier = self.add_article(self.load(spec))
        exported = formats.exported_reading(Path(spec)) if spec != "-" else None
        if exported:
            self._take_in(exported, identifier)
        return identifier

    def _take_in(self, exported: Reading, article_id: str) -> None:
        """Keep what a person made of an exported reading; what the library has already stays as it is."""
        revision = self.library.article(article_id).revision
        for annotation in exported.annotations:
            self.library.restore_annotation(replace(annotation, article=article_id, revision=revision))
        known = {judgement.id for judgement in self.library.judgements(article_id)}
        for judgement in exported.judgements:
            if judgement.place and judgement.id not in known:
                self.library.judge(replace(judgement.here(revision), article=article_id))
        corrected = {c.start for c in self.library.corrections(article_id, exported.target)}
        for sentence, rendering in zip(exported.sentences, exported.renderings, strict=True):
            if rendering.state in ("edited", "verified") and sentence.start not in corrected:
                self.library.correct(
                    article_id,
                    sentence.start,
                    sentence.end,
                    exported.target,
                    rendering.text,
                    "verified" if rendering.state == "verified" else "edited",
                )

    def add_article(self, article: Article) -> str:
        """Put an article into the library; return its id.

        A text that is there gives its old id. So does an edited text of an article from the same source:
        it becomes that article's text, and ``revised`` tells what became of the marks.
        """
        known = self.library.find_edited(article)
        if not known:
            identifier, _ = self.library.add(article)
            return identifier
        former = self.library.article(known).revision
        self.library.revise(known, article)
        states = Counter(annotation.state for annotation in self.library.annotations(known))
        self._revised[known] = Revised(states["attached"], states["approximate"], states["detached"], former)
        return known

    def revised(self, article_id: str) -> Revised | None:
        """Return what became of the marks when ``add_article`` changed the text; it is told once."""
        return self._revised.pop(article_id, None)

    def sample(self) -> Path:
        """Return the article that a new library begins with."""
        return SAMPLE

    def languages(self) -> tuple[str, ...]:
        """Return the languages that a reader can choose, as BCP-47 codes."""
        return tuple(sorted(self.routes.targets() | {"en", self.settings.target}))

    def known_languages(self) -> tuple[str, ...]:
        """Return the languages that a passage may be said to be in, as BCP-47 codes."""
        from translation.language_data import known_languages

        sources = {pack.source for pack in self.packs.installed()}
        return tuple(sorted({*known_languages(), *sources, *self.languages()}))

    # Language packs on offer: the only connections, each at a person's request

    def offers(
        self, catalogue: str | None = None, cancelled: Callable[[], bool] = _never
    ) -> tuple[Offer, ...]:
        """Return the packs on offer in a catalogue, the settings' one unless named: a path or an address."""
        where = catalogue or self.settings.index
        if "://" in where:
            self._require_online("The catalogue of language packs is on the web")
        return read_catalogue(where, cancelled)

    def details(self, offer: Offer, cancelled: Callable[[], bool] = _never) -> tuple[Offer, Details]:
        """Return an offer with the size and licence that its server tells, and the details."""
        self._require_online("The size of a pack is asked from its server")
        return ask(offer, cancelled)

    def fetch_pack(
        self, offer: Offer, cancelled: Callable[[], bool] = _never
    ) -> Generator[Progress, None, Pack]:
        """Download and install the pack on offer; yield the progress, return the pack."""
        self._require_online("Language packs are downloaded")
        return (yield from self.packs.fetch(offer, cancelled))

    def _require_online(self, what: str) -> None:
        if self.offline:
            raise SidelightError(f"{what}, and --offline was given.", "Name a catalogue or pack file.")

    # Readings

    def reading(self, article_id: str, target: str | None = None) -> Reading:
        """Return the reading of an article in the library.

        What is remembered is filled in; ``render`` gives the rest. ``target`` is
        the reader's language, the settings' one unless given.
        """
        stored = self.library.article(article_id)
        reading = self._reading(stored.article, target, stored.id)
        reading = replace(
            reading,
            id=stored.id,
            revision=stored.revision,
            annotations=tuple(self.library.annotations(stored.id)),
        )
        return rejudged(reading, self.library.judgements(stored.id))

    def reading_of(self, article: Article, target: str | None = None) -> Reading:
        """Return the reading of an article that was read from a file.

        Where the library has the same text, what was made of it there comes along.
        """
        known = self.library.find(article) if self.profile.library.exists() else ""
        return self.reading(known, target) if known else self._reading(article, target, "")

    def note(
        self, article_id: str, quote: str, *, text: str, colour: Colour, tags: Sequence[str], pane: Pane
    ) -> Annotation:
        """Mark the passage that ``quote`` names, in the original or in the translation.

        Returns once the annotation is on the disk. Raises SidelightError when the
        words are not there or not there just once.
        """
        kind: AnnotationKind = "note" if text else "highlight"
        if pane == "original":
            made, _ = self.library.annotate_quote(
                article_id, quote, colour=colour, kind=kind, text=text, tags=tags
            )
            return made
        reading = self.complete(self.reading(article_id))
        chosen = select_in_translation(reading, quote)
        made, _ = self.library.annotate(
            reading.id, pane, chosen.start, chosen.end, colour, kind, text, tags, rendering=chosen.rendering
        )
        return made

    def _reading(self, article: Article, target: str | None, kept_as: str) -> Reading:
        from analysis import analyse
        from translation.segment import segment

        target = target or self.settings.target
        overrides = self.library.overrides(kept_as) if kept_as else ()
        sentences = segment(article, target, self.routes.sources(target), overrides)
        renderings = (
            self.proofreading.shown(kept_as, article, sentences, target)
            if kept_as
            else self.translator.remembered(article, sentences, target)
        )
        reading = Reading(
            article=article,
            sentences=sentences,
            analysis=analyse(
                article, sentences, _texts(renderings), partial(self.translator.likely, load=False)
            ),
            renderings=renderings,
            target=target,
            pack=self._pack(sentences, target),
        )
        return reading

    def without_consent(self, reading: Reading) -> int:
        """Return how many sentences a relative's pack would translate if the person agreed to it."""
        unsupported = [s.lang for s in reading.sentences if s.route == "unsupported"]
        helped = {lang for lang in set(unsupported) if self.routes.stand_in(lang, reading.target)}
        return sum(lang in helped for lang in unsupported)

    def _pack(self, sentences: Sequence[Sentence], target: str) -> str:
        """Return the name of the pack for the language that most sentences to translate have."""
        langs = [s.lang for s in sentences if s.route == "translate"]
        if not langs:
            return ""
        pack = self.routes.find(max(set(langs), key=langs.count), target)
        return pack.name if pack else ""

    def render(
        self, reading: Reading, first: int = 0, cancelled: Callable[[], bool] = _never
    ) -> Iterator[tuple[int, Rendering]]:
        """Yield (sentence index, rendering) for every sentence that has none yet.

        The sentence ``first`` and its neighbours come first. ``cancelled`` is
        asked between groups of sentences.
        """
        missing = {i for i, r in enumerate(reading.renderings) if r.state == "none"}
        for index, rendering in self.translator.render(
            reading.article, reading.sentences, reading.target, first, cancelled
        ):
            if index in missing:
                yield index, rendering

    def finish(
        self, reading: Reading, renderings: Sequence[Rendering], cancelled: Callable[[], bool] = _never
    ) -> Reading:
        """Return the reading with its renderings and the links between languages they allow.

        An article of the library has its translation indexed for search. ``cancelled`` is asked while the
        model compares sentences, which takes seconds; then it says nothing of links, and nothing is indexed.
        """
        from analysis import analyse

        if reading.id:  # a sentence may have been edited while it was being translated
            renderings = self.proofreading.renewed(replace(reading, renderings=tuple(renderings)))
        likely = partial(self.translator.likely, cancelled=cancelled)
        done = replace(
            reading,
            renderings=tuple(renderings),
            analysis=analyse(reading.article, reading.sentences, _texts(renderings), likely),
            automatic=None,
        )
        if done.id and not cancelled():
            self.index(done)
        return rejudged(done, reading.judgements)

    def index(self, reading: Reading) -> None:
        """Take a reading of the library into its search: sentences, translations, quotes, claims."""
        originals, translations = passages(reading)
        self.library.index_article(reading.id, originals)
        if translations:
            self.library.index_renderings(reading.id, reading.target, translations)
        self.library.index_analysis(reading.id, *quotes_and_claims(reading), same_claims)

    def analyse_missing(self, cancelled: Callable[[], bool] = _never) -> Iterator[tuple[int, int]]:
        """Analyse articles whose quotes and claims the search does not know; yield (done, of how many)."""
        missing = self.library.unanalysed()
        for done, article in enumerate(missing, start=1):
            if cancelled():
                return
            self.index(self.reading(article))
            yield done, len(missing)

    def complete(self, reading: Reading, progress: Callable[[int, int], None] | None = None) -> Reading:
        """Return the reading with every sentence rendered; for commands, which wait."""
        announce(reading)
        renderings = list(reading.renderings)
        total = sum(1 for s, r in zip(reading.sentences, renderings, strict=True) if _pending(s.route, r))
        for done, (index, rendering) in enumerate(self.render(reading), start=1):
            renderings[index] = rendering
            if progress:
                progress(done, total)
        return self.finish(reading, renderings)


def _pending(route: str, rendering: Rendering) -> bool:
    return route == "translate" and rendering.state == "none"


def _texts(renderings: Sequence[Rendering]) -> list[str] | None:
    """Return the renderings' texts once none is missing that the links would need."""
    return [r.text for r in renderings] if any(r.text for r in renderings) else None
