"""Direct speech in quotation marks: which pairs are speech, and who speaks."""

from __future__ import annotations

import re

from analysis import attribution
from analysis.backward import points_back
from analysis.found import Found
from analysis.lexicon import lexicon
from analysis.marks import Pair
from analysis.mentions import is_pronoun, right_of
from analysis.page import Page
from analysis.subjects import looks_finite

_ENDS_OPEN = re.compile(r"(?:[,:–—]|\b(?:at|and|og))\s*$")
_TAIL = 40  # tokens of a sentence before and after a passage that are looked at


def direct_quotes(page: Page, pairs: list[Pair]) -> tuple[list[Found], list[Pair]]:
    """Return the pairs that stand alone as utterances, and the pairs that are left.

    What is left are fragments inside somebody's sentence, titles and scare quotes.
    """
    quotes: list[Found] = []
    rest: list[Pair] = []
    for pair in pairs:
        quote = (None if pair.closed else _unclosed(page, pair)) or _direct(page, pair, quotes)
        if quote is None:
            rest.append(pair)
        else:
            quotes.append(quote)
    return quotes, rest


def _unclosed(page: Page, pair: Pair) -> Found | None:
    """Read *«Vi har brukt opp pengene, sa Lund*: without a closing mark the attribution ends the quote."""
    tokens = page.tokens
    first, last = page.at(pair.start), page.at(pair.end)
    for at in range(first + 3, last - 1):
        if tokens[at].text not in ",?!":
            continue
        high = page.sentence_tokens[page.sentence_at(tokens[at].start)][1]
        found = attribution.after(page, at + 1, min(high, at + 12))
        if found is None or found.cue is None or found.speaker is None:
            continue
        turned = found.rule == "verb-speaker" and found.cue[0] == at + 1
        mention = tokens[found.speaker.first]
        plain = (
            found.rule == "speaker-verb"
            and found.speaker.first == at + 1
            and found.cue[0] == found.speaker.last
        )
        if turned or (plain and (mention.is_capital or is_pronoun(mention.lower, lexicon()))):
            end = tokens[at - 1 if tokens[at].text == "," else at].end
            return Found(pair.start, end, "direct", "unclosed").said_by(found)
    return None


def _direct(page: Page, pair: Pair, earlier: list[Found]) -> Found | None:
    first, last = page.at(pair.start), page.at(pair.end)
    opening = page.sentence_at(pair.start)
    closing = page.sentence_at(pair.end - 1)
    low = page.sentence_tokens[opening][0]
    high = page.sentence_tokens[closing][1]
    plain = Found(pair.start, pair.end, "direct", "marks")
    previous = earlier[-1] if earlier else None
    ahead = page.tokens[max(low, first - _TAIL) : first]
    alone = not any(token.is_word for token in ahead)
    colon = bool(ahead) and ahead[-1].text == ":"
    tail = [token for token in page.tokens[last : min(high, last + _TAIL)] if token.is_word]
    if alone or colon:
        told_after = alone or (opening == 0 and bool(tail))  # Pay: ‘We got it wrong’, minister tells MPs
        found = attribution.after(page, last, high) if told_after else None
        if found is None and not alone:
            found = attribution.before(page, first, low)
        if found is None and alone:
            found = _any_verb(page, pair, last, high) or _signed(page, last, high)
        if found is None and alone and not tail:
            found = _told_after(page, closing)
        if found:
            return Found(pair.start, pair.end, "direct", found.rule).said_by(found)
        if not _utterance(page, pair, len(tail)):
            return None
        if previous and alone and _same_block(page, previous, pair) and previous.speaker:
            return Found(pair.start, pair.end, "direct", "continued").said_by(previous)
        if colon or not tail or page.text[pair.end : pair.end + 2] == ": ":
            return plain
        return None
    if previous and _interrupted(page, previous, pair):
        return Found(pair.start, pair.end, "direct", "interrupted").said_by(previous)
    found = attribution.before(page, first, low)
    if found is None or found.cue is None or tail or _labels(page, found.cue[0]):
        return None
    if page.tokens[first - 1].text == "," or _sentence_like(page, pair):
        return Found(pair.start, pair.end, "direct", "before").said_by(found)
    return None


def _any_verb(page: Page, pair: Pair, place: int, high: int) -> attribution.Attribution | None:
    """Read *“…,” Blige sings*: after a comma inside the marks whatever a name does is speaking."""
    if page.text[pair.end - 2 : pair.end - 1] != "," or place >= high or not page.tokens[place].is_capital:
        return None
    speaker = right_of(page, place, high)
    if speaker is None or speaker.last >= high or not looks_finite(page.tokens[speaker.last].lower):
        return None
    verb = speaker.last
    return attribution.Attribution("comma-speaker", (verb, verb + 1), speaker, verb + 1)


def _told_after(page: Page, closing: int) -> attribution.Attribution | None:
    """Read *«…» Det sier X*: the next sentence of the paragraph says who spoke."""
    following = closing + 1
    if following >= len(page.sentences) or page.sentences[following].block != page.sentences[closing].block:
        return None
    low, high = page.sentence_tokens[following]
    back = points_back(page, low, high, []) if low < high else None
    return attribution.Attribution("backward", back[0], back[1], high) if back else None


def _signed(page: Page, place: int, high: int) -> attribution.Attribution | None:
    """Read a quotation that is signed: *“…” — Ola Nordmann*, and nothing after the name."""
    tokens = page.tokens
    if place + 1 >= high or tokens[place].text not in "–—―-" or not tokens[place + 1].is_capital:
        return None
    speaker = right_of(page, place + 1, high)
    if speaker is None or any(token.is_word for token in tokens[speaker.last : high]):
        return None
    return attribution.Attribution("signed", None, speaker, speaker.last)


def _utterance(page: Page, pair: Pair, tail: int) -> bool:
    """Say whether an unattributed pair reads like speech rather than like a title."""
    start, end = pair.inside()
    inside = page.text[start:end].rstrip(" ,")
    words = [token for token in page.tokens[page.at(start) : page.at(end)] if token.is_word]
    if not words or (not pair.closed and tail):
        return False
    ended = inside[-1:] in ".?!…" or page.text[pair.end - 2 : pair.end - 1] == ","
    if tail and page.text[pair.end : pair.end + 2] == ": ":
        return len(words) > 1  # ‘Nobody warned us’: midwives turn on trust
    if tail:
        return ended and len(words) > 3
    return ended or len(words) > 3 or page.text[pair.end : pair.end + 1] in (".", "!", "?")


def _sentence_like(page: Page, pair: Pair) -> bool:
    start, end = pair.inside()
    inside = page.text[start:end].strip()
    return inside[:1].isupper() and (inside[-1:] in ".?!…" or len(inside.split()) > 3)


def _labels(page: Page, verb: int) -> bool:
    return any("label" in found.groups for found in lexicon().verbs.get(page.tokens[verb].lower, ()))


def _same_block(page: Page, quote: Found, pair: Pair) -> bool:
    return (
        page.sentences[page.sentence_at(quote.start)].block
        == page.sentences[page.sentence_at(pair.start)].block
        or page.sentences[page.sentence_at(quote.end - 1)].block
        == page.sentences[page.sentence_at(pair.start)].block
    )


def _interrupted(page: Page, previous: Found, pair: Pair) -> bool:
    """Say whether only an attribution stands between two passages: «A», sier X, «B»."""
    if previous.speaker is None:
        return False
    between = page.text[previous.end : pair.start]
    if "\n" in between or len(between) > 160 or not _ENDS_OPEN.search(between):
        return False
    if previous.cue is None:
        return False
    said = page.tokens[previous.cue[0]].start
    return previous.end <= said < pair.start and page.sentence_at(said) == page.sentence_at(pair.start)
