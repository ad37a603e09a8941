"""An article ready to be read: everything that a window shows or a writer writes."""

from __future__ import annotations

from dataclasses import dataclass

from records.analysis import Analysis
from records.annotation import Annotation
from records.article import Article
from records.judgement import Judgement
from records.rendering import Rendering
from records.sentence import Sentence, sentence_at


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its sentences, analysis, renderings and annotations.

    ``renderings`` has one item a sentence. ``id`` is the article's id in the
    library, "" when it is not kept there. ``target`` is the reader's language.
    ``pack`` names the language pack in use, "" when none was needed or found.
    ``analysis`` is as the person judged it; ``automatic`` what the rules found by
    themselves, None when that is the same.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    analysis: Analysis
    renderings: tuple[Rendering, ...]
    target: str
    annotations: tuple[Annotation, ...] = ()
    id: str = ""
    revision: str = ""
    pack: str = ""
    judgements: tuple[Judgement, ...] = ()
    automatic: Analysis | None = None

    def judgement(self, identifier: str) -> Judgement | None:
        """Return what a person said of a mark, by the id that the mark has of it; None for ""."""
        if not identifier:
            return None
        return next((each for each in self.judgements if each.id == identifier), None)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds ``offset``; see ``records.sentence.sentence_at``."""
        return sentence_at(self.sentences, offset)
