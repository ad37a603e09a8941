"""The person's glossary at work: which of its terms stand in a sentence, and as what they come out.

Terms are hidden behind stand-ins, as addresses are (``protect``), and their translations put in the place
of those. Where a model loses a stand-in the sentence is translated in parts around its terms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from records.glossary import Term
from records.rendering import WordLink
from translation.inflection import Form, forms, shown_as
from translation.languages import primary
from translation.protect import Mapped, Span, hide, reveal, stand_in_pattern
from translation.words import words

_WORD = re.compile(r"[^\W_]+")
_STEM = 3
"""Letters of a term's first word by which it is looked up."""
_SHORTEST = 4
"""Letters of a noun for which endings are looked for: shorter ones begin too many other words."""
GENITIVE = r"(?:['’]?s)"


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a sentence: its place in code points, and the form it stands in."""

    start: int
    end: int
    term: Term
    form: Form

    @property
    def key(self) -> str:
        """Return what the translation of a sentence depends on."""
        return f"{self.start}:{self.end}:{self.term.translation}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term with what finds it; ``first`` is its first word, folded, and ``lead`` where that begins."""

    term: Term
    pattern: re.Pattern[str]
    first: str
    lead: int


class Terms:
    """The terms that hold between two languages."""

    def __init__(self, terms: Iterable[Term], source: str, target: str) -> None:
        self.source, self.target = source, target
        self._by_first: dict[str, list[_Entry]] = defaultdict(list)
        for term in terms:
            first = _WORD.search(term.term)
            if first:
                folded = first[0].casefold()
                entry = _Entry(term, _pattern(term, source), folded, first.start())
                self._by_first[folded[:_STEM]].append(entry)
        for those in self._by_first.values():
            those.sort(key=lambda entry: -len(entry.term.term))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def matches(self, sentence: str) -> tuple[Match, ...]:
        """Return the terms in a sentence in order, the longest where several begin at one place."""
        found: list[Match] = []
        at = 0
        for word in _WORD.finditer(sentence) if self._by_first else ():
            if word.start() < at:
                continue
            folded = word[0].casefold()
            for entry in self._by_first.get(folded[:_STEM], ()):
                begin = word.start() - entry.lead
                if (
                    begin >= at
                    and folded.startswith(entry.first)
                    and (match := entry.pattern.match(sentence, begin))
                ):
                    form = forms(self.source).get(match["ending"].lower(), Form())
                    found.append(Match(match.start(), match.end(), entry.term, form))
                    at = match.end()
                    break
        return tuple(found)

    def key(self, sentence: str) -> str:
        """Return what the memory has to know of the glossary for a sentence, "" for nothing."""
        return "\n".join(match.key for match in self.matches(sentence))


class Glossary:
    """All terms of a library."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._terms = tuple(terms)
        self._between: dict[tuple[str, str], Terms] = {}

    def between(self, source: str, target: str) -> Terms:
        """Return the terms for a pair of languages (BCP-47); one for exactly these goes before others."""
        pair = primary(source), primary(target)
        if pair not in self._between:
            chosen: dict[str, Term] = {}
            for term in sorted(self._terms, key=lambda term: (bool(term.source), bool(term.target))):
                if primary(term.source) in ("", pair[0]) and primary(term.target) in ("", pair[1]):
                    chosen[term.term] = term
            self._between[pair] = Terms(chosen.values(), *pair)
        return self._between[pair]


def wording(text: str, matches: Sequence[Match]) -> tuple[Mapped, tuple[tuple[str, str], ...]] | None:
    """Return a sentence with stand-ins for its terms, and what each stands for; None when too many."""
    mapped = Mapped(text, tuple((at, at + 1) for at in range(len(text))))
    spans = [(match.start, match.end) for match in matches]
    return hide(mapped, spans)


def put_back(
    translation: str, stand_ins: Sequence[tuple[str, str]], matches: Sequence[Match], target: str
) -> Mapped | None:
    """Return a translation with the terms as they come out; None when a stand-in got lost."""
    pairs = []
    for (name, source), match in zip(stand_ins, matches, strict=True):
        place = re.search(stand_in_pattern(name), translation)
        before = translation[: place.start()] if place else ""
        if match.term.protected:
            text = source
        else:
            text = shown_as(match.term.translation, match.form, before, target)
        pairs.append((name, text))
    return reveal(translation, tuple(pairs))


def moved(links: Iterable[WordLink], hidden: Mapped, shown: Mapped) -> tuple[WordLink, ...]:
    """Return the links of a translation with stand-ins, with the places of the sentence and the result."""
    return tuple(
        replace(link, src_start=source[0], src_end=source[1], tgt_start=target[0], tgt_end=target[1])
        for link in links
        if (source := hidden.span(link.src_start, link.src_end))
        and (target := shown.place(link.tgt_start, link.tgt_end))
    )


def pieces(text: str, matches: Sequence[Match]) -> list[Span]:
    """Return the stretches of a sentence between its terms, genitive endings left out; with words only."""
    edges = [0]
    for match in matches:
        edges += [match.start, match.end + genitive(text, match)]
    edges.append(len(text))
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if words(text[a:b])]


def genitive(text: str, match: Match) -> int:
    """Return the length of the genitive ending after a term, 0 without one."""
    found = re.compile(rf"{GENITIVE}(?!\w)").match(text, match.end)
    return len(found[0]) if found else 0


def _pattern(term: Term, source: str) -> re.Pattern[str]:
    """Return what finds a term as whole words, in its forms where it is a common noun."""
    body = r"\s+".join(re.escape(word) for word in term.term.split())
    word = term.term[-1].isalpha()
    common = word and not term.protected and len(term.term) >= _SHORTEST and term.term[0].islower()
    endings = sorted(forms(source), key=len, reverse=True) if common else []
    ending = "|".join([*endings, ""])
    # A genitive s stays outside: the model makes 's of it, or "of".
    after = rf"(?={GENITIVE}?(?!\w))" if word else r"(?!\w)"
    pattern = rf"(?<!\w){body}(?P<ending>{ending}){after}"
    return re.compile(pattern, 0 if term.case_rule == "exact" else re.IGNORECASE)
