"""How each sentence puts its main proposition forward, and whether that can be checked.

The first that fits counts: none, opinion, denied, prediction, hedged, reported,
asserted. Cues are looked for in the main clause only, inside the quoted words when
the sentence carries a quote.
"""

from __future__ import annotations

import re

from analysis.checkable import doubted
from analysis.cue_words import Lexicon
from analysis.denials import denied
from analysis.forecasts import AHEAD, TIME, expected, forecast_verb, is_to, later, likely_soon
from analysis.hearsay import dated_ahead, hearsay, lies
from analysis.leaning import against
from analysis.lexicon import lexicon
from analysis.nothing import nothing
from analysis.opinions import opinion
from analysis.personal import personal
from analysis.view import Judgement, SentenceView

_LEARNED = frozenset(("nb", "nn", "en"))  # languages of the articles that doubts were learned from


def judge(view: SentenceView, first_cue: str = "") -> Judgement:
    """Say how a sentence puts its proposition forward.

    Args:
        view: the sentence with the quotes that lie in it or run through it.
        first_cue: lower-case cue of the main quote, "" when it has none.
    """
    quotes = view.quotes
    lang = view.lang
    for rule in (nothing, opinion, personal, denied, _vague, _prediction, _hedged):
        proposes = rule is _prediction and not quotes and _proposes(view)
        found = _said(view) if proposes else rule(view, first_cue, lang)
        if found:
            return found
        if proposes:
            break  # a proposal or a demand is what the author says that somebody did
    if view.sentence.lang in _LEARNED and doubted(view):
        return Judgement("opinion", "unlikely", _against(view))
    if quotes:
        return Judgement("reported", "reported", view.cue_spans())
    rumour = view.search("rumour_phrases", "main")
    if rumour:
        return Judgement("reported", "anonymous", (rumour,), unnamed=True)
    return Judgement("asserted", "asserted")


def _against(view: SentenceView) -> tuple[tuple[int, int], ...]:
    """Return the words of a sentence that speak most against a claim, or its first word."""
    first = view.sentence.start
    found = tuple((first + start, first + end) for start, end in against(view.text, view.lang))
    return found or (view.first_word(),)


def _proposes(view: SentenceView) -> bool:
    """Say whether the sentence's first reporting verb is one of proposing or demanding."""
    last, known = view.until, view.lex.verbs
    for place in range(view.low, last):
        token = view.page.tokens[place]
        if token.lower == "vil" and place + 1 < last and view.page.tokens[place + 1].lower == "at":
            return True  # Partiet vil at staten skal …
        if token.lower not in known or token.is_capital:
            continue
        verb = view.lex.verb(token.lower, "finite", "participle")
        if verb:
            return "order" in verb.groups and not verb.groups & {"say", "think", "predict", "deny"}
    return False


def _vague(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return that a sentence foretells too little to be checked: *We will leave no stone unturned*."""
    vague = view.search("vague_phrases")
    return Judgement("opinion", "vague", (vague,)) if vague and not view.numbered else None


def _prediction(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    lex = view.lex
    words = view.words(main=True)
    said = hearsay(view)
    if said:
        future = view.search("future_phrases", "main")
        if future and future[0] < said[0]:
            return Judgement("prediction", "future", (future,))
        if "skal" in words or not any(lex.has(word, "future_modals") for word in words[:12]):
            return None
    if view.search("inference_phrases", "main"):
        return None
    groups = lexicon().groups(cue)
    if (
        view.quotes
        and "predict" in groups
        and view.main is not None
        and view.main.kind != "direct"
        and not (lex.has(cue, "warning_verbs") and (_may(view, lang) or _was(words, lex)))
        and not (lex.has(cue, "guessing_verbs") and _is_so(view, words))
    ):
        return Judgement("prediction", "predicting-verb", view.cue_spans())
    awaited = expected(view)
    if awaited:
        return Judgement("prediction", "future", (awaited,), unnamed=not view.quotes)
    phrase = view.search("future_phrases", "main") or later(view)
    if phrase:
        return Judgement("prediction", "future", (phrase,))
    modals = lex.union("future_modals")
    for place, word in enumerate(words):
        if word not in modals and not word.endswith("'ll"):
            continue
        following = words[place + 1 : place + 4]
        if word == "vil" and following[:1] in (["ha"], ["si"], ["gjerne"], ["heller"]):
            continue
        if _already(words[:place], lex):
            break
        if word == "skal" and (_duty(following, view) or (not view.quotes and lies(view))):
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
    if view.quotes and lexicon().has(cue, "hope_verbs") and view.numbered:
        return Judgement("prediction", "predicting-verb", view.cue_spans())
    if lex.has_any(words, "hedge_modals", "opinion_modals"):
        year = view.sees(TIME) or (None if lex.has_any(words, "perfect_marks") else view.sees(AHEAD))
        if year:
            return Judgement("prediction", "future-time", (year,))
    soon = likely_soon(view)
    if soon:
        return Judgement("prediction", "future-time", (soon,))
    planned = is_to(view)
    if planned:
        return Judgement("prediction", "future", (planned,))
    promised = None if view.quotes else forecast_verb(view)
    if promised is not None:
        return Judgement("prediction", "predicting-verb", (view.page.span(promised, promised + 1),))
    return None


def _already(before: list[str], lex: Lexicon) -> bool:
    """Say whether a first clause, before the one with *will*, tells what has happened, which decides."""
    joints = [place for place, word in enumerate(before) if word in ("and", "og", "but", "men")]
    return bool(joints) and joints[-1] > 3 and lex.has_any(before[: joints[-1]], "perfect_words")


def _was(words: list[str], lex: Lexicon) -> bool:
    """Say whether what somebody warned of was so already: *warned that the slope was unstable*."""
    return lex.has_any(words, "past_copulas") and not lex.has_any(words, "future_modals", "conditionals")


def _is_so(view: SentenceView, words: list[str]) -> bool:
    """Say whether what somebody reckons is so by now: *antar at fisken har gytt*, no time to come named."""
    later = view.lex.has_any(words, "future_modals") or "would" in words or "ville" in words
    return not (later or view.search("future_phrases") or view.sees(TIME) or view.sees(AHEAD))


def _may(view: SentenceView, lang: str) -> bool:
    """Say whether what somebody warns of may happen, with no future named: *warn that ash can kill …*."""
    modal = view.listed(lang, "hedge_modals", where="main") or view.search("able_phrases", "main")
    future = view.search("future_phrases", "main") or view.sees(TIME)
    return modal is not None and future is None


def _duty(following: list[str], view: SentenceView) -> bool:
    """Say whether *skal* speaks of a duty or of hearsay and not of the future."""
    if not following:
        return True
    if "ha" in following:
        return not dated_ahead(view)
    if (
        following[0] == "være"
        and len(following) > 1
        and re.search(r"(?:et|t|dd)$", following[1])
        and not view.sees(TIME)
    ):
        return True
    dated = view.numbered or view.lex.has_any(view.words(), "calendar")
    return view.lex.has(following[0], "duty_passives") and not dated


def _said(view: SentenceView) -> Judgement | None:
    """Return that a sentence is hearsay: *skal ha*, *reportedly*."""
    phrase = hearsay(view)
    return Judgement("hedged", "hearsay", (phrase,), unnamed=not view.quotes) if phrase else None


def _hedged(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    said = _said(view)
    if said:
        return said
    hedge = (
        (view.frame("not_denial_phrases") if view.quotes else view.search("not_denial_phrases", "main"))
        or view.listed(lang, "hedges", where="main")
        or (view.frame("seeming_phrases") if view.quotes and not view.direct else None)
        or view.search("hedge_phrases", "main")
        or view.search("inference_phrases", "main")
    )
    if hedge is None and lexicon().has(cue, "warning_verbs"):
        hedge = view.search("able_phrases", "main")
    if hedge is None:
        hedge = view.listed(lang, "hedge_modals", where="main")
        if hedge and lang == "en" and view.page.text[hedge[0]] == "M":
            hedge = None
        if hedge and _able(view, hedge):
            hedge = None
    return Judgement("hedged", "hedge", (hedge,)) if hedge else None


def _able(view: SentenceView, hedge: tuple[int, int]) -> bool:
    """Say whether *could* tells what somebody was able to: *could not be reached*, *could be seen from …*."""
    if view.page.text[slice(*hedge)].lower() not in ("could", "kunne"):
        return False
    at = view.page.at(hedge[0])
    before = [token.lower for token in view.page.tokens[max(view.low, at - 3) : at]]
    if view.lex.has_any(before, "none_words") and not view.lex.has_any(before, "plain_negations"):
        return True  # no aircraft could use the runway
    able = view.search("not_hedge_phrases", "main")
    return (able is not None and able[0] == hedge[0]) or view.search("refusal_phrases", "main") is not None
