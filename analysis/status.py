"""How each sentence puts its main proposition forward, and whether that can be checked.

The first that fits counts: none, opinion, denied, prediction, hedged, reported,
asserted. Cues are looked for in the main clause only, inside the quoted words when
the sentence carries a quote.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.checkable import doubted
from analysis.lexicon import lexicon, phrase_pattern
from analysis.nothing import nothing
from analysis.opinions import opinion
from analysis.personal import personal
from analysis.view import Judgement, SentenceView, denial_verb, listed

_YEAR = re.compile(
    r"\b(?:by|in|innen|i|until|fram til|from|fra|before|før)\s+(?:\w+\s+)?20[2-9]\d\b", re.IGNORECASE
)
_STATE = re.compile(
    r"\bskal (?:fortsatt |også |allerede )?være (?:alvorlig |lettere |hardt )?"
    r"(?:savnet|død|døde|skadet|skadde|pågrepet|siktet|arrestert|fengslet|drept|omkommet|flyktet|innlagt|evakuert|"
    r"rømt|involvert|mistenkt|funnet|kjent|enige|uenige|i live|på frifot|på stedet|bak)\b",
    re.IGNORECASE,
)
_LIES = re.compile(
    r"\bskal (?:\w+ ){0,2}?(?:ligge ute|ligge|finnes|befinne seg|oppholde seg|holde til|bo|eie|vite|"
    r"dreie seg|handle om|gjelde|stamme|omfatte|bestå|tilhøre|jobbe|arbeide|ha kontakt|ha bånd|ha tilgang)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(r"\bskal\s+(?:\w+\s+){1,3}ha\s+\w+t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_DENY = "deny"
_LEARNED = frozenset(("nb", "nn", "en"))  # languages of the articles that doubts were learned from
_NO_SUBJECT = frozenset(("a", "the", "en", "than", "as", "enn", "som")) | frozenset(
    ("was", "were", "is", "are", "been", "be", "ble", "blir", "er", "var")
)


def judge(view: SentenceView, first_cue: str = "") -> Judgement:
    """Say how a sentence puts its proposition forward.

    Args:
        view: the sentence with the quotes that lie in it or run through it.
        first_cue: lower-case cue of the main quote, "" when it has none.
    """
    quotes = view.quotes
    lang = view.lang
    for rule in (nothing, opinion, personal, _denied, _prediction, _hedged):
        if rule is _prediction and not quotes and _proposes(view):
            break  # a proposal or a demand is what the author says that somebody did
        found = rule(view, first_cue, lang)
        if found:
            return found
    if view.sentence.lang in _LEARNED and doubted(view):
        return Judgement("opinion", "unlikely", (view.first_word(),))
    if quotes:
        return Judgement("reported", "reported", view.cue_spans())
    return Judgement("asserted", "asserted")


def denied_further(view: SentenceView, verdict: Judgement) -> Judgement:
    """Return a denial where somebody who has just denied something goes on with *not*, else the verdict."""
    if verdict.status != "reported":
        return verdict
    found = view.match(_negation(view.lang), "main") if view.direct else None
    return Judgement("denied", "denial", (found,)) if found else verdict


def _proposes(view: SentenceView) -> bool:
    """Say whether the sentence's first reporting verb is one of proposing or demanding."""
    for token in view.page.tokens[view.low : view.page.at(view.reach)]:
        verb = view.lex.verb(token.lower, "finite")
        if verb and not token.is_capital:
            return "order" in verb.groups and not verb.groups & {"say", "think", "predict", "deny"}
    return False


def _denied(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    if view.frame("not_denial") or view.search("not_denial"):
        return None
    groups = {group for verb in lexicon().verbs.get(cue, ()) for group in verb.groups}
    if view.quotes and _DENY in groups and not _rules_that(view, cue):
        return Judgement("denied", "denial-verb", view.cue_spans())
    if view.quotes:
        words = view.words()
        if words and view.lex.has(words[0], "denial_openers") and view.direct:
            return Judgement("denied", "denial", ((view.start, view.start + len(words[0]) + 1),))
        phrase = view.search("denial_phrases", "main")
        if phrase and not _aside(view, phrase):
            return Judgement("denied", "denial", (phrase,))
        insisted = lexicon().has(cue, "insist_verbs") and view.match(_negation(lang), "main")
        if insisted and not view.direct:
            return Judgement("denied", "insisted-not", (*view.cue_spans(), insisted))
        if view.direct:
            verb = denial_verb(view)
            if verb is not None and verb < view.page.at(view.start) + 8:
                return Judgement("denied", "denial-verb", (view.page.span(verb, verb + 1),))
        return None
    verb = denial_verb(view)
    if verb is not None:
        return Judgement("denied", "denial-verb", (view.page.span(verb, verb + 1),))
    return None


def _aside(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether *nobody was …* comes after a first clause that states something."""
    text = view.page.text
    return text[phrase[0] : phrase[1]].lower().startswith(("no one", "nobody", "ingen")) and (
        "," in text[view.start + 1 : phrase[0]]
    )


def _rules_that(view: SentenceView, cue: str) -> bool:
    """Say whether a cue is what a judge does: *ruled that*, not *ruled out*."""
    if cue not in ("ruled", "rules") or view.main is None or view.main.cue is None:
        return False
    after = view.main.cue[0] + 1
    return after < view.high and view.page.tokens[after].lower != "out"


@cache
def _negation(lang: str) -> re.Pattern[str]:
    return phrase_pattern(lexicon(lang).words.get("negations", frozenset()))


def _prediction(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    lex = view.lex
    words = view.words(main=True)
    hearsay = view.search("hearsay_phrases", "main")
    if hearsay:
        future = view.search("future_phrases", "main")
        if future and future[0] < hearsay[0]:
            return Judgement("prediction", "future", (future,))
        if "skal" in words or not any(lex.has(word, "future_modals") for word in words[:12]):
            return None
    if view.search("inference_phrases", "main"):
        return None
    groups = {group for verb in lexicon().verbs.get(cue, ()) for group in verb.groups}
    if (
        view.quotes
        and "predict" in groups
        and view.main is not None
        and view.main.kind != "direct"
        and not (lex.has(cue, "warning_verbs") and _may(view, lang))
        and cue not in ("anslår", "anslo", "estimates", "estimated", "estimate", "calculated", "calculates")
    ):
        return Judgement("prediction", "predicting-verb", view.cue_spans())
    phrase = view.search("future_phrases", "main")
    if phrase:
        return Judgement("prediction", "future", (phrase,))
    for place, word in enumerate(words):
        if not lex.has(word, "future_modals") and not word.endswith("'ll"):
            continue
        following = words[place + 1 : place + 4]
        if word == "vil" and following[:1] in (["ha"], ["si"], ["gjerne"], ["heller"]):
            continue
        if word == "skal" and (_duty(following, view) or (not view.quotes and view.match(_LIES, "main"))):
            continue
        span = view.match(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE), "main")
        return Judgement("prediction", "future", (span,) if span else ())
    if (
        view.quotes
        and "would" in words
        and "could" not in words
        and "have" not in words[words.index("would") + 1 : words.index("would") + 3]
    ):
        return Judgement("prediction", "future", ())
    if (
        view.quotes
        and lang != "en"
        and any(w in words for w in ("ville", "skulle"))
        and "ha" not in words
        and "vært" not in words
    ):
        return Judgement("prediction", "future", ())
    if view.quotes and lexicon().has(cue, "hope_verbs") and _NUMBER.search(view.content):
        return Judgement("prediction", "predicting-verb", view.cue_spans())
    year = view.match(_YEAR)
    if year and any(lex.has(word, "hedge_modals") for word in words):
        return Judgement("prediction", "future-time", (year,))
    if not view.quotes:
        for at in range(view.low, view.page.at(view.reach)):
            token = view.page.tokens[at]
            verb = lex.verb(token.lower, "finite")
            if (
                verb
                and "predict" in verb.groups
                and token.lower
                in (
                    "venter",
                    "forventer",
                    "spår",
                    "lover",
                    "expects",
                    "expect",
                    "predicts",
                    "forecasts",
                    "varsler",
                    "promises",
                    "promised",
                    "pledged",
                    "vowed",
                    "lovet",
                    "forecast",
                )
            ):
                if (
                    token.lower == "venter"
                    and at + 1 < view.high
                    and view.page.tokens[at + 1].lower in ("på", "med")
                ):
                    continue
                if at == view.low or view.page.tokens[at - 1].lower in _NO_SUBJECT:
                    continue  # smaller than promised
                return Judgement("prediction", "predicting-verb", (view.page.span(at, at + 1),))
    return None


def _may(view: SentenceView, lang: str) -> bool:
    """Say whether what somebody warns of may happen, with no future named: *warn that ash can kill …*."""
    modal = view.match(listed(lang, "hedge_modals"), "main") or view.search("able_phrases", "main")
    future = view.search("future_phrases", "main") or view.match(_YEAR)
    return modal is not None and future is None


def _duty(following: list[str], view: SentenceView) -> bool:
    """Say whether *skal* speaks of a duty or of hearsay and not of the future."""
    if not following:
        return True
    if "ha" in following:
        return True
    if (
        following[0] == "være"
        and len(following) > 1
        and re.search(r"(?:et|t|dd)$", following[1])
        and not _YEAR.search(view.content)
    ):
        return True
    return following[0].endswith("es") and not _NUMBER.search(view.content)


def _said_to_be(view: SentenceView) -> tuple[int, int] | None:
    """Return the *skal være* of hearsay (*En mann skal være savnet*), not of a duty, a plan or speech."""
    if view.direct or _YEAR.search(view.content):
        return None
    return view.match(_STATE, "main") or (None if view.quotes else view.match(_LIES, "main"))


def _hedged(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    phrase = view.search("hearsay_phrases", "main") or view.match(_HEARSAY, "main") or _said_to_be(view)
    if phrase:
        return Judgement("hedged", "hearsay", (phrase,), unnamed=not view.quotes)
    hedge = (
        view.match(listed(lang, "hedges"), "main")
        or view.search("hedge_phrases", "main")
        or view.search("inference_phrases", "main")
    )
    if hedge is None and lexicon().has(cue, "warning_verbs"):
        hedge = view.search("able_phrases", "main")
    if hedge is None:
        hedge = view.match(listed(lang, "hedge_modals"), "main")
        if hedge and lang == "en" and view.page.text[hedge[0]] == "M":
            hedge = None
        if (
            hedge
            and view.page.text[hedge[0] : hedge[1]].lower() in ("could", "kunne")
            and view.search("refusal_phrases", "main")
        ):
            hedge = None
    return Judgement("hedged", "hedge", (hedge,)) if hedge else None
