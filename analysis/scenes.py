"""Scene-setting in the author's own voice: what is seen, heard and smelled where the story takes place."""

from __future__ import annotations

import re

from analysis.view import SentenceView

_ENOUGH = 3
_WORTH = {"scene_words": 4, "scene_things": 2, "scene_places": 1}
_LONG = 24  # a longer sentence that names somebody has more in it than a scene
_CLOCK = re.compile(
    r"\b(?:klokk[ae]n?(?: er)?|kl\.|at|past|it is|it's) (?:\d{1,2}[.:]\d{2}|\d{1,2} ?(?:am|pm|o'clock))"
    r"|\b\d+ (?:minusgrader|plussgrader|kuldegrader|varmegrader|degrees)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\(\d{1,3}\)|, \d{1,3},")
_NORTH_PAST = re.compile(
    r"\w{2,}(?:te|dde)|tok|sto|stod|gikk|kom|lot|fant|falt|holdt|fikk|dro|slo|la|ga|bar|løp|lå|sov|sang|så|sa|trakk|skar"
)
_LIKENESS = {
    "nb": re.compile(r"\bsom (?:en|et|ei|om|\w+ende) \w+", re.IGNORECASE),
    "en": re.compile(r"\blike (?:a|an|\w+ed|\w+ing) \w+|\bas if\b|\bas though\b", re.IGNORECASE),
}
# Somebody had hung a wreath on the gate; noen har satt fra seg en sykkel.
_LEFT = re.compile(
    r"\b(?:somebody|someone) (?:had|has) "
    r"(?:hung|left|brought|put|placed|lit|tied|propped|forgotten|painted|chalked|"
    r"pinned|draped|laid|set|drawn|stuck|parked|dropped|scrawled|written)\b"
    r"|\bnoen (?:hadde|har) (?:hengt|satt(?! fyr)|lagt|tent|tatt med|glemt|"
    r"etterlatt|parkert|skrevet|malt|plassert|pyntet|strødd|trukket|stilt|latt|dekket)\b",
    re.IGNORECASE,
)


def scene(view: SentenceView, enough: int = _ENOUGH) -> tuple[int, int] | None:
    """Return the first word that sets a scene where enough of them stand in a sentence, else None.

    A gesture is enough by itself; of things and sounds there must be two, of places, weather and postures
    more, and one more where the tense is the past, in which news is told. A number (other than the hour,
    the cold, an age) or a word of news (arrested, the council) makes it a statement.
    """
    gesture = view.search("gesture_phrases")
    if gesture is None and not view.lex.has_any(view.words(), *_WORTH):
        return None
    start, end = view.start, view.end
    text = view.page.text
    if any(not _passed(text, found.span(), start, end) for found in re.finditer(r"\d+", view.content)):
        return None
    tokens = [token for token in view.page.tokens[view.first : view.last] if token.is_word]
    plain = [token for place, token in enumerate(tokens) if not place or not token.is_capital]
    words = [token.lower for token in plain]
    if view.lex.has_any(words, "news_words", "organisations", "generic_bodies"):
        return None
    if gesture:
        return gesture
    has, worth_of = view.lex.has, _WORTH.items()
    worths = [next((worth for name, worth in worth_of if has(word, name)), 0) for word in words]
    weight = sum(worths)
    if not weight:
        return None
    if max(worths) > 1 and view.lex.has(words[0], "pronouns_he", "pronouns_she"):
        weight += 1
    if _LIKENESS["en" if view.lang == "en" else "nb"].search(text, start, end):
        weight += 2
    weight += view.lex.has(words[0], "scene_openers") + 2 * (_LEFT.search(text, start, end) is not None)
    enough += view.lex.has_any(words, "calendar") or view.text[-1:].isalnum()
    enough += any(_past(view, word) for word in words)
    if weight < enough or (len(plain) < len(tokens) and len(tokens) > _LONG):
        return None
    first = next(token for token, worth in zip(plain, worths, strict=True) if worth)
    return first.start, first.end


def _past(view: SentenceView, word: str) -> bool:
    """Say whether a word looks like a verb in the past tense."""
    if view.lang == "en":
        return word.endswith("ed") or view.lex.has(word, "finite")
    return _NORTH_PAST.fullmatch(word) is not None


def _passed(text: str, digits: tuple[int, int], start: int, end: int) -> bool:
    """Say whether digits are the hour, the cold or an age: ``digits`` count from ``start``."""
    low, high = start + digits[0], start + digits[1]
    return any(
        found.start() <= low and high <= found.end()
        for pattern in (_CLOCK, _AGE)
        for found in pattern.finditer(text, start, end)
    )
