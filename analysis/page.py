"""An article laid out for the passes: its tokens, and which sentence and block each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.lexicon import lexicon
from records.article import Article
from records.sentence import Sentence

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:-[^\W\d_]\w*)*|\w+(?:[’'\-.]\w+)*|[^\w\s]")
OPENING = frozenset('«“„"”»‘')
CLOSING = frozenset('»”"“«’')
DASHES = frozenset("–—-")
_SMALL = (
    *("auxiliaries", "negations", "prepositions", "conjunctions", "subordinators", "that", "adverbs"),
    *("articles_definite", "articles_indefinite", "possessives", "pronouns_he", "pronouns_she"),
    *("pronouns_they", "pronouns_it", "finite", "plain_finite", "documents", "wh", "relative"),
)


@dataclass(slots=True)
class Token:
    """One word or mark: code points of the article, its text and its lower-case text.

    ``is_word`` says that it begins with a letter or a digit, ``is_capital`` that it begins with a
    capital letter that may tell a name; ``shouted`` marks the words of a sentence in capitals,
    where a capital tells none. They are looked at too often to be worked out each time. Not frozen, since
    that would treble the time to make one, and there are many; nothing changes them.
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capital: bool
    shouted: bool = False


def _in_title_case(tokens: Sequence[Token]) -> bool:
    """Say whether an English headline has its words in capitals: *Former Doctor Says Clinton Hid Illness*."""
    long = [token for token in tokens if token.is_word and len(token.text) > 3]
    ends = bool(tokens) and tokens[-1].text in ".?!"
    return len(long) > (5 if ends else 3) and all(
        token.is_capital or token.text[0].isdigit() for token in long
    )


def _small_word(word: str) -> bool:
    """Say whether an English word tells no name though a headline gives it a capital."""
    lex = lexicon("en")
    return lex.verb(word) is not None or lex.has(word, *_SMALL)


@dataclass(slots=True)
class Page:
    """The article's text, its sentences, and all of its tokens in order."""

    text: str
    article: Article
    sentences: Sequence[Sentence]
    tokens: list[Token]
    sentence_tokens: list[tuple[int, int]]
    starts: list[int] = field(repr=False)
    sentence_starts: list[int] = field(repr=False)

    @classmethod
    def of(cls, article: Article, sentences: Sequence[Sentence]) -> Page:
        """Lay out an article."""
        text = article.text
        tokens = [
            Token(*match.span(), word := match[0], word.lower(), word[0].isalnum(), word[0].isupper())
            for match in _TOKEN.finditer(text)
        ]
        starts = [token.start for token in tokens]
        ranges = [
            (bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)) for sentence in sentences
        ]
        for sentence, (low, high) in zip(sentences, ranges, strict=True):
            if sentence.lang == "en":  # English I keeps its capital: i is a Norwegian preposition
                for at in range(low, high):
                    if tokens[at].text == "I":
                        tokens[at] = replace(tokens[at], lower="I")
        for at in range(1, len(tokens)):
            if tokens[at].text == "AS" and tokens[at - 1].text[:1].isupper():
                tokens[at] = replace(tokens[at], lower="asa")  # the company, not the English word
        for sentence, (low, high) in zip(sentences, ranges, strict=True):
            if high - low > 2 and text[sentence.start : sentence.end].isupper():
                tokens[low:high] = [
                    replace(token, is_capital=False, shouted=True) for token in tokens[low:high]
                ]
            elif sentence.lang == "en" and _in_title_case(tokens[low:high]):
                tokens[low:high] = [
                    replace(token, is_capital=False) if _small_word(token.lower) else token
                    for token in tokens[low:high]
                ]
        opening = [sentence.start for sentence in sentences]
        return cls(text, article, sentences, tokens, ranges, starts, opening)

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after a code point."""
        return bisect_left(self.starts, offset)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds a code point, or of the one before it."""
        return max(bisect_right(self.sentence_starts, offset) - 1, min(len(self.sentences), 1) - 1)

    def token_before(self, offset: int) -> int:
        """Return the index of the last token that starts before a code point, -1 when there is none."""
        return bisect_right(self.starts, offset - 1) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the tokens ``first`` to ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """Return the article's text from token ``first`` to ``last`` (exclusive)."""
        if first >= last:
            return ""
        start, end = self.span(first, last)
        return self.text[start:end]
