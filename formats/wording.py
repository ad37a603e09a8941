"""The words that the exports use for languages, states and statuses."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache

import resources
from formats.claimreview import VERDICTS
from records.analysis import ClaimMark, Quote, Status, Why
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import Sentence

STATUS_MEANING: dict[Status, str] = {
    "asserted": "stated as a fact by the author",
    "reported": "stated by somebody whom the author names or cites",
    "hedged": "stated with reservation: may, reportedly, is believed to",
    "denied": "said not to be so",
    "prediction": "about the future",
    "opinion": "a judgement rather than a fact",
    "none": "",
}
QUOTE_KIND = {"direct": "direct quote", "indirect": "indirect quote", "mixed": "partly direct quote"}
DISCLAIMER = (
    "Quotes, speakers and claims were marked automatically, by rules; each mark says which words set it off."
)


@cache
def language(code: str) -> str:
    """Return a language's English name, its code where none is known."""
    if code in ("und", ""):
        return "unknown language"
    if code.isalnum():
        try:
            data = tomllib.loads(resources.path("languages", f"{code}.toml").read_text(encoding="utf-8"))
            return str(data["name"])
        except (OSError, KeyError):
            pass
    return {"no": "Norwegian", "es": "Spanish", "it": "Italian", "fi": "Finnish"}.get(code, code)


def state(sentence: Sentence, rendering: Rendering) -> str:
    """Return what the translation column shows of a sentence, in words."""
    if rendering.offered_from:
        return f"your translation from “{rendering.offered_from}”, not accepted here yet"
    by = f" by {' and '.join(rendering.packs)}" if rendering.pack else ""
    if rendering.stand_in_for:
        by += f", which is not made for {language(rendering.stand_in_for)}"
    if rendering.state == "none" and sentence.route == "unsupported":
        return f"not translated: no language pack for {language(sentence.lang)}"
    return {
        "machine": f"machine translation{by}",
        "edited": "translation edited by a person",
        "verified": "translation verified by a person",
        "kept": f"original {language(sentence.lang)}, kept to the letter",
        "none": "not translated",
    }[rendering.state]


def languages(reading: Reading) -> str:
    """Return the languages of a reading with their numbers of sentences, the most frequent first."""
    counted = Counter(sentence.lang for sentence in reading.sentences)
    return ", ".join(f"{language(code)} ({count})" for code, count in counted.most_common())


def target_note(reading: Reading) -> str:
    """Return who translated a reading, in one sentence."""
    states = Counter(rendering.state for rendering in reading.renderings)
    parts = []
    if states["machine"]:
        packs = sorted({one.pack for one in reading.renderings if one.state == "machine" and one.pack})
        named = ", ".join(packs) or reading.pack or "a language pack"
        parts.append(f"{counted(states['machine'], 'sentence')} translated by machine, offline, with {named}")
    human = states["edited"] + states["verified"]
    if human:
        parts.append(f"{counted(human, 'sentence')} edited or verified by a person")
    if states["kept"]:
        parts.append(
            f"{counted(states['kept'], 'sentence')} in {language(reading.target)} already, kept to the letter"
        )
    if states["none"]:
        parts.append(f"{counted(states['none'], 'sentence')} not translated")
    return "; ".join(parts)


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, as in "1 quote" and "2 quotes"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def speaker(quote: Quote) -> str:
    """Return who speaks in a quote."""
    return quote.speaker_name or ("an unnamed source" if quote.anonymous else "no speaker found")


def source(mark: ClaimMark) -> str:
    """Return whose claim it is."""
    return {"author": "the author", "unnamed": "an unnamed source"}.get(mark.source, mark.source)


@cache
def _rules() -> dict[str, str]:
    data = tomllib.loads(resources.path("rules.toml").read_text(encoding="utf-8"))
    return {name: str(words) for table in data.values() for name, words in table.items()}


def rule(name: str) -> str:
    """Return what a rule looks for, in words for a reader; the rule's name where nobody has said it yet."""
    return _rules().get(name) or name.replace("-", " ").replace("_", " ").replace(".", ", ")


def reason(why: Why, text: str) -> str:
    """Return why a mark was made: what the rule looks for, and the words that set it off."""
    cues = (" ".join(text[start:end].split()) for start, end in why.cues)
    named = ", ".join(f"“{cue}”" for cue in dict.fromkeys(cues) if cue)
    return f"{rule(why.rule)} ({named})" if named else rule(why.rule)


def judgement(reading: Reading, identifier: str) -> str:
    """Return what a person said of a mark: its state and, of a claim, the verdict; "" for nothing."""
    said = reading.judgement(identifier)
    if said is None:
        return ""
    review = said.review
    parts = [f"{said.decision} by a person"]
    if said.state == "approximate":
        parts.append("the words have changed since")
    if review.verdict != "unchecked":
        by = " ".join(part for part in (review.reviewer and f"by {review.reviewer}", review.date) if part)
        parts.append(f"verdict: {VERDICTS[review.verdict].lower()}" + (f" ({by})" if by else ""))
    return ", ".join(parts)
