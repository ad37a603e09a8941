"""What a reader should doubt in a translation: numbers, names, denials that went astray.

Every check compares the sentence with its translation; none knows what is
right. What each language needs lies in ``resources/doubts.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from records.rendering import Doubt, DoubtKind, WordLink
from translation.denial import denials, may_deny
from translation.gibberish import is_gibberish
from translation.names import NOUNS_IN_CAPITALS, lost_parts, missing_names
from translation.quantities import Quantity, quantities, unmatched
from translation.repetition import repetition
from translation.wording import Wording, wording

LOW_SCORE = -1.2
"""Mean log-probability a token below which the model itself was guessing."""
_SHORT = 0.55
"""Words of a translation for one of the sentence, below which something may be missing."""
_SHORT_SENTENCES = 0.8
"""The same in characters, where a sentence within the sentence is missing too."""
_UNLINKED = 5
"""Words in a row that nothing in the translation stands for, from which something may be missing."""
_SHORTER = 0.8
"""Words of a translation for one of the sentence, below which one word fewer in a row is enough."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_QUOTES = re.compile(r"[«»“”„\"]")
_SINGLE_QUOTES = re.compile(r"(?<!\w)‘[^‘]+?’(?!\w)|(?<!\w)'[^']+'(?!\w)")
_SENTENCE_END = re.compile(r"[.!?…][»”\"’)]*\s+(?=[«“„\"‘(–—-]*\s?[^\W\da-zæøåäöü])")
_ABBREVIATED = re.compile(r"(?i)(?:\b\w|\b(?:mr|mrs|dr|st|nr|kl|ca|bl|prof|no|vs))\.$")


def doubts(
    source: str,
    target_text: str,
    score: float | None,
    lang: str,
    target: str,
    links: Sequence[WordLink] = (),
) -> tuple[Doubt, ...]:
    """Return the doubts about a translation, in the order of their places.

    ``source`` in ``lang`` became ``target_text`` in ``target`` (BCP-47 codes);
    ``score`` is the mean log-probability a token, ``links`` those between the words.
    A doubt about something that is missing covers the whole translation.
    """
    ours, theirs = wording(lang), wording(target)
    if is_gibberish(source):
        return (
            _whole("gibberish", "The original hardly is text; the translation means nothing.", target_text),
        )
    found = [
        *_quantities(source, target_text, lang, target),
        *_untranslated(source, target_text),
        *_repeated(source, target_text),
        *_quotation(source, target_text),
        *_dropped(source, target_text, links),
    ]
    if ours and theirs:
        found += _calendar(source, target_text, ours, theirs)
        found += _negation(source, target_text, ours, theirs)
    if lang not in NOUNS_IN_CAPITALS and not any(doubt.kind == "untranslated" for doubt in found):
        found += _names(source, target_text)
    if score is not None and score < LOW_SCORE and not found:
        found.append(_whole("score", "The model was unsure of this sentence.", target_text))
    return tuple(sorted(set(found), key=lambda doubt: (doubt.start, doubt.end, doubt.kind, doubt.message)))


def _quantities(source: str, target_text: str, lang: str, target: str) -> Iterator[Doubt]:
    """Find numbers, dates and times of one side that the other does not have, in digits or in words."""
    missing, extra = astray(source, target_text, lang, target)
    for quantity in missing:
        yield _whole(
            quantity.kind, f"The {quantity.kind} {quantity.text} is not in the translation.", target_text
        )
    for quantity in extra:
        message = f"The {quantity.kind} {quantity.text} is not in the original."
        yield Doubt(quantity.kind, message, quantity.start, quantity.end)


@lru_cache(maxsize=256)
def astray(
    source: str, target_text: str, lang: str, target: str
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the numbers, dates and times that a translation has lost, and those it has invented.

    Remembered for a while, since it is asked when a translation is made and when it is checked.
    """
    missing, extra = unmatched(quantities(source, wording(lang)), quantities(target_text, wording(target)))
    return tuple(missing), tuple(extra)


def _calendar(source: str, target: str, ours: Wording, theirs: Wording) -> Iterator[Doubt]:
    """Find months and days of the week that one side names and the other does not."""
    for name, own, other in (("month", ours.months, theirs.months), ("day", ours.weekdays, theirs.weekdays)):
        named, rendered = _named(source, own, ours), _named(target, other, theirs)
        for value in named.keys() - rendered.keys():
            start, end = named[value]
            yield _whole("date", f"The {name} {source[start:end]} is not in the translation.", target)
        for value in rendered.keys() - named.keys():
            start, end = rendered[value]
            message = f"The {name} {target[start:end]} is not in the original."
            yield Doubt("date", message, start, end)


def _named(text: str, names: dict[str, int], language: Wording) -> dict[int, tuple[int, int]]:
    """Return the months or days that ``text`` names, and where."""
    found: dict[int, tuple[int, int]] = {}
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        value = names.get(word)
        if value is None or (language.capital_dates and not match[0][0].isupper()):
            continue
        beside = text[max(0, match.start() - 4) : match.start()] + text[match.end() : match.end() + 5]
        begins = not text[: match.start()].strip(' “"«‘')
        doubtful = word in (language.ambiguous_dates if begins else language.short_dates)
        if not doubtful or re.search(r"\d", beside):
            found.setdefault(value, match.span())
    return found


def _negation(source: str, target: str, ours: Wording, theirs: Wording) -> Iterator[Doubt]:
    """Find denials that one side has and the other lacks."""
    denied, denies = denials(source, ours), denials(target, theirs)
    if denied and len(denied) > len(denies) + may_deny(_without(target, denies), theirs):
        start, end = denied[-1]
        message = f"“{source[start:end]}” denies in the original; the translation may not."
        yield _whole("negation", message, target)
    if denies and not denied and not may_deny(source, ours):
        start, end = denies[0]
        message = f"“{target[start:end]}” denies in the translation; nothing does in the original."
        yield Doubt("negation", message, start, end)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def _quotation(source: str, target: str) -> Iterator[Doubt]:
    """Find quotation marks that are gone, or stand alone."""
    before, after = _marks(source), _marks(target)
    if after < before:
        what = "The quotation marks" if not after else "A quotation mark"
        are = "are" if not after and before > 1 else "is"
        yield _whole("quotation", f"{what} of the original {are} missing.", target)
    elif after > before and after % 2 and not before % 2:
        last = list(_QUOTES.finditer(target))[-1:]
        for match in last:
            message = "A quotation mark stands alone."
            yield Doubt("quotation", message, match.start(), match.end())


def _marks(text: str) -> int:
    return len(_QUOTES.findall(text)) + 2 * len(_SINGLE_QUOTES.findall(text))


def _dropped(source: str, target: str, links: Sequence[WordLink]) -> Iterator[Doubt]:
    """Find a translation that is much shorter than its sentence, or stands for a part of it only."""
    spans = [match.span() for match in _WORD.finditer(source)]
    rendered = len(_WORD.findall(target))
    if len(target) > 12 * rendered or len(spans) < 4:
        return  # a script without spaces, or too little to tell
    if len(spans) >= 6 and rendered < _SHORT * len(spans):
        yield _whole("dropped", f"Something may be missing: {len(spans)} words became {rendered}.", target)
    elif _sentences(target) < _sentences(source) and len(target) < _SHORT_SENTENCES * len(source):
        yield _whole("dropped", "A sentence may be missing.", target)
    elif gap := _unlinked(spans, links, _UNLINKED - (rendered < _SHORTER * len(spans))):
        words = source[gap[0] : gap[1]]
        yield _whole("dropped", f"Nothing may stand for “{_shortened(words)}”.", target)


def _unlinked(
    spans: Sequence[tuple[int, int]], links: Sequence[WordLink], least: int
) -> tuple[int, int] | None:
    """Return the longest passage of ``least`` words or more without links; None when nothing is linked."""
    if len(links) < 2:
        return None
    linked = sorted((link.src_start, link.src_end) for link in links)
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for span in (*spans, (-1, -1)):
        if span[0] >= 0 and not any(start < span[1] and span[0] < end for start, end in linked):
            run.append(span)
            continue
        best, run = max(best, run, key=len), []
    return (best[0][0], best[-1][1]) if len(best) >= least else None


def _sentences(text: str) -> int:
    ends = (match.start() + 1 for match in _SENTENCE_END.finditer(text))
    return 1 + sum(not _ABBREVIATED.search(text[max(0, end - 8) : end]) for end in ends)


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else words[:38].rsplit(" ", 1)[0] + " …"


def _repeated(source: str, target: str) -> Iterator[Doubt]:
    """Find words that come several times in a row, when those of the original do not."""
    if place := repetition(source, target):
        yield Doubt("repeated", "The translation repeats itself.", *place)


def _untranslated(source: str, target: str) -> Iterator[Doubt]:
    """Find four words or more in a row, one in lower case at least, that stand as in the original."""
    own = [match[0] for match in _WORD.finditer(source)]
    runs = {tuple(own[i : i + 4]) for i in range(len(own) - 3)}
    matches = list(_WORD.finditer(target))
    at = 0
    while at + 4 <= len(matches):
        run = tuple(match[0] for match in matches[at : at + 4])
        if run in runs and sum(word[:1].islower() for word in run) >= 2:
            last = at + 4
            while last < len(matches) and tuple(m[0] for m in matches[last - 3 : last + 1]) in runs:
                last += 1
            message = "These words stand as in the original."
            yield Doubt("untranslated", message, matches[at].start(), matches[last - 1].end())
            at = last
        else:
            at += 1
    if 1 <= len(own) < 4 and source.strip() == target.strip() and any(word[:1].islower() for word in own):
        yield _whole("untranslated", "The sentence stands as in the original.", target)


def _names(source: str, target: str) -> Iterator[Doubt]:
    """Find names that are gone."""
    for start, end in sorted({*missing_names(source, target), *lost_parts(source, target)}):
        yield _whole("name", f"The name {source[start:end]} may be missing.", target)


def _whole(kind: DoubtKind, message: str, target: str) -> Doubt:
    return Doubt(kind, message, 0, len(target))
