"""The passes over an article, one after the other, from marks to links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from analysis import attribution
from analysis.cast import Cast
from analysis.dashes import dash_replies
from analysis.denials import denied_further
from analysis.denying import denial_verb
from analysis.direct import direct_quotes
from analysis.forecasts import forecast_verb
from analysis.found import Found
from analysis.fragments import fragments
from analysis.lexicon import lexicon, reading
from analysis.likelier import Likely
from analysis.links import find_links
from analysis.marks import Pair, one_mark, pair_marks
from analysis.mentions import right_of
from analysis.page import Page
from analysis.reported import Reader
from analysis.speakers import Resolver, Speaker
from analysis.status import judge
from analysis.told_twice import named_quotes, named_sources, told_twice
from analysis.transcripts import transcript_turns
from analysis.view import Judgement, SentenceView, spoken_language
from analysis.worth import worth
from records.analysis import Analysis, ClaimMark, Quote, Why
from records.article import Article
from records.sentence import Sentence


def analyse(
    article: Article,
    sentences: Sequence[Sentence],
    renderings: Sequence[str] | None = None,
    likely: Likely | None = None,
) -> Analysis:
    """Find the quotes, claims and cross-language links of an article.

    Args:
        article: the article.
        sentences: its sentences, in order.
        renderings: each sentence's text in the reader's language; makes links better.
        likely: tells how likely sentences are as translations of others, so that links are better still.

    Every quote, claim and link says by which rule and which cue words it was found.
    """
    if not sentences:
        return Analysis()
    with reading({sentence.lang for sentence in sentences}):
        return _analyse(Page.of(one_mark(article), sentences), renderings, likely)


def _analyse(page: Page, renderings: Sequence[str] | None, likely: Likely | None) -> Analysis:
    found = find_quotes(page)
    cast = Cast(page)
    touched = by_sentence(page, found)
    views = [SentenceView(page, index, touched.get(index, [])) for index in range(len(page.sentences))]
    denials = _denials(page, views)
    everything = sorted([*found, *denials], key=lambda quote: (quote.start, quote.end))
    speakers = dict(zip(map(id, everything), Resolver(page, cast).resolve(everything), strict=True))
    quotes = tuple(_quote(page, quote, speakers[id(quote)]) for quote in found)
    marks = _marks(page, views, speakers, denials)
    links = find_links(page, quotes, marks, renderings, likely)
    if names := told_twice(views, speakers, links):
        quotes, marks = named_quotes(quotes, names), named_sources(marks, views, speakers, names)
    return Analysis(quotes, tuple(marks), tuple(links))


def find_quotes(page: Page) -> list[Found]:
    """Return all quotes in document order, speakers not yet resolved."""
    lines = sorted([*dash_replies(page), *transcript_turns(page)], key=lambda quote: quote.start)
    pairs = _outside(pair_marks(page.article), lines)
    direct, rest = direct_quotes(page, pairs)
    direct = sorted([*direct, *lines], key=lambda quote: quote.start)
    reported = Reader(page, direct, rest).read()
    part = fragments(page, rest, [*direct, *reported])
    return sorted([*direct, *reported, *part], key=lambda quote: (quote.start, quote.end))


def _outside(pairs: list[Pair], lines: list[Found]) -> list[Pair]:
    """Return the pairs that neither lie inside a line of dialogue nor run into one."""
    starts = [line.start for line in lines]
    kept = []
    for pair in pairs:
        place = bisect_left(starts, pair.start + 1) - 1
        inside = place >= 0 and pair.start < lines[place].end
        following = lines[place + 1] if place + 1 < len(lines) else None
        turned = following is not None and following.rule == "turn" and following.start < pair.end
        if not inside and not turned:
            kept.append(pair)
    return kept


def _denials(page: Page, views: Sequence[SentenceView]) -> list[Found]:
    """Return stand-ins for denials and promises without a clause (*X tilbakeviser ryktene*)."""
    found = []
    for view in views:
        if view.quotes:
            continue
        verb = denial_verb(view)
        verb = forecast_verb(view) if verb is None else verb
        if verb is None:
            continue
        if page.tokens[min(verb + 1, view.high - 1)].lower in ("by", "av"):
            denier = right_of(page, verb + 2, view.high)
        else:
            said = attribution.with_subject(page, verb, view.low, view.high, "denial")
            denier = said.speaker if said else None
        if denier:
            start, end = page.span(verb, verb + 1)
            found.append(Found(start, end, "indirect", "denial", (verb, verb + 1), denier))
    return found


def by_sentence(page: Page, quotes: Sequence[Found]) -> dict[int, list[Found]]:
    """Return the quotes that touch each sentence."""
    touched: dict[int, list[Found]] = defaultdict(list)
    for quote in quotes:
        index = page.sentence_at(quote.start)
        while index < len(page.sentences) and page.sentences[index].start < quote.end:
            if page.sentences[index].end > quote.start:
                touched[index].append(quote)
            index += 1
    return touched


def _quote(page: Page, quote: Found, speaker: Speaker) -> Quote:
    span = page.span(quote.speaker.first, quote.speaker.last) if quote.speaker else None
    cue = page.span(*quote.cue) if quote.cue else None
    return Quote(
        start=quote.start,
        end=quote.end,
        kind=quote.kind,
        speaker_span=span,
        speaker_name=speaker.name,
        cue_span=cue,
        lang=spoken_language(page, quote.start, quote.end),
        anonymous=quote.anonymous or (speaker.unnamed and speaker.name is not None),
        why=Why(quote.rule, (cue,) if cue else ((quote.start, quote.start + 1),)),
    )


def _marks(
    page: Page, views: Sequence[SentenceView], speakers: dict[int, Speaker], denials: Sequence[Found]
) -> list[ClaimMark]:
    denied_by = {page.sentence_at(quote.start): speakers[id(quote)] for quote in denials}
    marks: list[ClaimMark] = []
    for index, view in enumerate(views):
        main = view.main
        cue = page.tokens[main.cue[0]].lower if main and main.cue else ""
        verdict = judge(view, cue)
        source = _source(verdict, speakers[id(main)] if main else None, main, denied_by.get(index))
        if marks and marks[-1].status == "denied" and marks[-1].source == source:
            verdict = denied_further(view, verdict)
        claim = verdict.status not in ("none", "opinion")
        why = Why(verdict.rule, verdict.cues)
        marks.append(ClaimMark(index, claim, verdict.status, source, worth(page, index, verdict.status), why))
    return marks


def _source(verdict: Judgement, speaker: Speaker | None, quote: Found | None, denier: Speaker | None) -> str:
    if quote is not None and speaker is not None:
        if quote.question:
            return "author"
        return _named(speaker)
    own = verdict.status == "denied" or verdict.rule == "predicting-verb"
    if own and denier is not None and denier.name:
        return _named(denier)
    if verdict.unnamed or verdict.rule == "hearsay":
        return "unnamed"
    return "author"


# Plot holders, islanders; legene, fiskerne: people whom nobody could find.
_PEOPLE = re.compile(
    r"(?:[a-z' -]+ )?[a-z-]+(?:ers|ors|ists|ians|men|folk|people)"
    r"|[A-ZÆØÅ]?[a-zæøå -]*(?:erne|legene|foreldrene|vennene|guttene|jentene|kvinnene|mennene)"
    r"|[A-Z][a-z]+ [a-z' -]*(?:ers|ors|ists|ians|men|folk|people)"
)


def _named(speaker: Speaker) -> str:
    """Return a speaker's name, or "unnamed" where it only says what kind of person it is."""
    name = speaker.name
    if speaker.unnamed or name is None:
        return "unnamed"
    words = name.lower().split()
    described = name[1:] == name[1:].lower() and not lexicon().has_any(words, "documents", "organisations")
    people = described and _PEOPLE.fullmatch(name) and not lexicon().has_any(words, "generic_bodies")
    return "unnamed" if people or (described and lexicon().has_any(words, "unnamed_persons")) else name
