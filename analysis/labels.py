"""What somebody calls something: a view of it, or a denial where it is called a lie or is a claim.

*kaller planen «et luftslott»* judges; *kaller dette «oppspinn»* and *dismissed the reports as
“a fairy tale”* deny.
"""

from __future__ import annotations

from analysis.lexicon import lexicon
from analysis.view import Judgement, SentenceView

_THIS = frozenset(("this", "that", "det", "dette"))
_DENY = "deny"
_OPENING = frozenset("\"'«“‘„”")
_WORDS = frozenset(("words", "ord"))  # in the words of one rival
_WORDS_REACH = 5


def label(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return the view or the denial of a sentence that says what somebody calls something."""
    main = view.main
    if main is None or len(view.quotes) != 1 or main.kind == "indirect":
        return None
    if main.rule != "fragment":
        named = _ends_in_label(view) or _thinks_in_marks(view, cue)
        return Judgement("opinion", "label", (named,)) if named else None
    groups = lexicon().groups(cue)
    if "label" not in groups and not lexicon().has(cue, "judging_verbs"):
        return None
    if _calls_untrue(view, lang) or (_DENY in groups and (_turns_away_words(view) or not _as_label(view))):
        return Judgement("denied", "denial-verb", view.cue_spans())
    return Judgement("opinion", "label", view.cue_spans())


def _calls_untrue(view: SentenceView, lang: str) -> bool:
    """Say whether the quoted words say that something is not so: *oppspinn*, *a lie*, *false*."""
    return (
        view.listed(lang, "untrue_words") is not None
        or (view.search("untrue_phrases") or view.search("denial_phrases")) is not None
    )


def _turns_away_words(view: SentenceView) -> bool:
    """Say whether it is words that are turned away: *dismissed this as …*, *avfeide ryktene som …*."""
    first = view.first
    words = [token.lower for token in view.page.tokens[view.low : first]]
    return lexicon().has_any(words, "claim_nouns", "hearsay_nouns", "untrue_objects") or any(
        word in _THIS for word in words[-4:]
    )


def _as_label(view: SentenceView) -> bool:
    """Say whether a fragment is what something is called: *dismissed the mission as “…”*."""
    before = view.page.token_before(view.start)
    return before >= 0 and view.page.tokens[before].lower in ("as", "som")


def _ends_in_label(view: SentenceView) -> tuple[int, int] | None:
    """Return the verb of *Bratt calls that “…”*, where the marks were read as speech that goes on."""
    tokens, first = view.page.tokens, view.first
    if first <= view.low or any(token.is_word for token in tokens[view.last : view.high]):
        return None
    for at in range(max(view.low + 1, first - 8), first):
        verb = None if tokens[at].is_capital else lexicon().verb(tokens[at].lower, "finite")
        if verb and "label" in verb.groups and not verb.groups & {"say", "think"}:
            return view.page.span(at, at + 1)
    return None


def _predicated(view: SentenceView, cue: str) -> bool:
    """Say whether scorn or a choice of words says what something is: *Planen er «luft», freser X*."""
    main = view.main
    if main is None or main.kind != "mixed" or main.cue is None:
        return False
    tokens, last = view.page.tokens, view.last
    opening = next((at for at in range(view.first + 1, last) if tokens[at].text in _OPENING), last)
    put_so = any(token.lower in _WORDS for token in tokens[main.cue[0] : main.cue[0] + _WORDS_REACH])
    if opening == last or not (lexicon().has(cue, "scorning_verbs") or put_so):
        return False
    before = tokens[opening - 1].lower
    amounts = before == "to" and lexicon().has(tokens[opening - 2].lower, "amounting_verbs")
    return amounts or lexicon().has(before, "equals")


def _thinks_in_marks(view: SentenceView, cue: str) -> tuple[int, int] | None:
    """Return the verb of *mener at regjeringen har «sovet i timen»*: a view in the holder's own words."""
    main = view.main
    holds = main is not None and main.kind == "mixed" and lexicon().has(cue, "opining_verbs")
    holds = holds or _predicated(view, cue)
    if not holds or any(letter.isdigit() for letter in view.content):
        return None
    spans = view.cue_spans()
    return spans[0] if spans else None
