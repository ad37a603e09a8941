"""How each sentence puts its main proposition forward, and whether that can be checked.

The first that fits counts: none, opinion, denied, prediction, hedged, reported,
asserted. Cues are looked for in the main clause only, inside the quoted words when
the sentence carries a quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.clauses import has_clause
from analysis.found import Found
from analysis.lexicon import lexicon, phrase_pattern, word_list
from analysis.page import Page
from analysis.view import SentenceView
from records.analysis import Status

_CLOSERS = " \t\n\"'»”“’«)]"
_YEAR = re.compile(
    r"\b(?:by|in|innen|i|until|fram til|from|fra|before|før)\s+(?:\w+\s+)?20[2-9]\d\b", re.IGNORECASE
)
_JOINT = re.compile(r",\s+(?:og|and)\s", re.IGNORECASE)
_REGULAR = re.compile(r"\b(?:hver|hvert|every|each)\b", re.IGNORECASE)
_HEARSAY = re.compile(r"\bskal\s+(?:\w+\s+){1,3}ha\s+\w+t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_DENY = "deny"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sentence's status with the rule and the cue words (code points of the article)."""

    status: Status
    rule: str
    cues: tuple[tuple[int, int], ...] = ()
    unnamed: bool = False


@cache
def _listed(lang: str, *names: str) -> re.Pattern[str]:
    lex = lexicon(lang)
    return phrase_pattern(frozenset(word for name in names for word in lex.words.get(name, ())))


@cache
def _values(lang: str) -> re.Pattern[str]:
    words = word_list("values", "words.en" if lang == "en" else "words.nb")
    return phrase_pattern(words)


@cache
def _value_exceptions(lang: str) -> re.Pattern[str]:
    from analysis.lexicon import values_except

    return phrase_pattern(values_except("en" if lang == "en" else "nb"))


def judge(page: Page, index: int, quotes: Sequence[Found], first_cue: str = "") -> Judgement:
    """Say how a sentence puts its proposition forward.

    Args:
        page: the article.
        index: the sentence.
        quotes: the quotes that lie in the sentence or run through it.
        first_cue: lower-case cue of the main quote, "" when it has none.
    """
    view = SentenceView(page, index, quotes)
    lang = view.lang
    for rule in (_none, _opinion, _denied, _prediction, _hedged):
        if rule is _prediction and not quotes and _proposes(view):
            break  # a proposal or a demand is what the author says that somebody did
        found = rule(view, first_cue, lang)
        if found:
            return found
    if quotes:
        return Judgement("reported", "reported", _cue_spans(view))
    return Judgement("asserted", "asserted")


def _cue_spans(view: SentenceView) -> tuple[tuple[int, int], ...]:
    return tuple(
        view.page.span(*quote.cue) for quote in view.quotes if quote.cue and quote.cue[0] < quote.cue[1]
    )


def _has_fact(view: SentenceView) -> bool:
    """Say whether the content names a number, or somebody or something beyond its first word."""
    tokens = [t for t in view.page.tokens[view.page.at(view.start) : view.page.at(view.end)] if t.is_word]
    return any(
        t.text[0].isdigit() or (t.is_capital and place and t.text != "I" and not t.text.startswith("I'"))
        for place, t in enumerate(tokens)
    )


def _none(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    text = view.text.rstrip(_CLOSERS)
    content = view.content.rstrip(_CLOSERS)
    words = view.words()
    if not words:
        return Judgement("none", "no-words")
    if (
        text.endswith("?")
        or content.endswith("?")
        or (view.direct and view.page.text[view.end - 1 : view.end + 1].find("?") >= 0)
    ):
        return Judgement("none", "question", ((view.end - 1, view.end),))
    if any(quote.rule == "question" for quote in view.quotes):
        return Judgement("none", "question")
    if cue and lexicon().verb(cue) and "ask" in lexicon().verb(cue).groups and not view.direct:  # type: ignore[union-attr]
        return Judgement("none", "asked")
    refusal = view.frame("refusal_phrases") if view.quotes else view.search("refusal_phrases")
    if refusal and (not view.quotes or (all(q.kind != "indirect" for q in view.quotes) and len(words) < 8)):
        return Judgement("none", "refusal", (refusal,))
    request = view.search("request_phrases") if not view.quotes else None
    if request:
        return Judgement("none", "request", (request,))
    if _imperative(view, words):
        return Judgement("none", "imperative")
    fact = _has_fact(view)
    numbers = bool(_NUMBER.search(view.content)) or any(word in _number_words() for word in words)
    said_no = view.search("denial_phrases") or denial_verb(view) is not None
    if len(words) <= 4 and not fact and not numbers and not said_no:
        value = _value(view, lang)
        if not value and not (view.quotes and any(q.kind != "direct" for q in view.quotes)):
            return Judgement("none", "short")
    if not view.quotes:
        if text.endswith(":") and not numbers:
            return Judgement("none", "transition", ((view.sentence.end - 1, view.sentence.end),))
        if len(words) <= 7 and not numbers and text.endswith(".") and not _finite(view):
            return Judgement("none", "no-verb")
        transition = view.search("transition_phrases", "main")
        if transition and not numbers and len(words) < 16:
            return Judgement("none", "transition", (transition,))
        scene = view.match(_listed(lang, "scene_words"))
        scenic = scene and not numbers and not (fact and len(words) > 14)
        if scene and scenic and not view.search("opinion_phrases"):
            return Judgement("none", "scene", (scene,))
    first_person = any(view.lex.has(word, "pronouns_first") for word in words[:6])
    if first_person and not numbers:
        private = view.match(_listed(lang, "private"))
        if private and (view.direct or not view.quotes):
            return Judgement("none", "private", (private,))
    return None


def _finite(view: SentenceView) -> bool:
    return has_clause(view.page, view.low, view.high, [False] * (view.high + 1))


@cache
def _number_words() -> frozenset[str]:
    from analysis.lexicon import table

    return frozenset(left for left, right in table("names", "numbers") if right not in ("1",))


def _imperative(view: SentenceView, words: list[str]) -> bool:
    if view.quotes and not view.direct:
        return False
    first = words[0]
    if not view.lex.has(first, "imperatives") or len(words) < 2:
        return False
    second = words[1]
    token = view.page.tokens[view.page.at(view.start)]
    if view.start > view.sentence.start and not token.is_capital and view.direct:
        pass
    if view.lex.has(second, "auxiliaries", "negations", "conjunctions") and second not in ("ikke", "not"):
        return False
    return view.lex.verb(second, "finite") is None


def _value(view: SentenceView, lang: str) -> tuple[int, int] | None:
    low, high = view.start, view.reach
    exceptions = [match.span() for match in _value_exceptions(lang).finditer(view.page.text, low, high)]
    for match in _values(lang).finditer(view.page.text, low, high):
        if not any(start <= match.start() < end for start, end in exceptions):
            return match.span()
    return None


def _opinion(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    label = view.main is not None and view.main.rule == "fragment"
    groups = {group for verb in lexicon().verbs.get(cue, ()) for group in verb.groups}
    if label and "label" in groups and _DENY not in groups and len(view.quotes) == 1:
        return Judgement("opinion", "label", _cue_spans(view))
    if (
        view.quotes
        and view.lex.verb(cue)
        and any("order" in verb.groups and not verb.groups & {"say", "think"} for verb in view.lex.verbs[cue])
    ):
        return None
    factual = len(view.quotes) > 1 and any(quote.kind == "indirect" for quote in view.quotes)
    modal = view.match(_listed(lang, "opinion_modals"), "main")
    if modal and not factual:
        return Judgement("opinion", "ought", (modal,))
    phrase = view.search("opinion_phrases", "main" if view.quotes else "content")
    numbers = bool(_NUMBER.search(view.content))
    if phrase and _beside_a_fact(view, phrase):
        phrase = None
    if phrase and not factual and not (numbers and not view.direct):
        return Judgement("opinion", "judgement", (phrase,))
    value = _value(view, lang)
    counted = numbers and not view.direct and view.quotes
    if value and not factual and not counted and not view.search("denial_phrases", "main"):
        return Judgement("opinion", "judgement", (value,))
    deontic = view.match(_listed(lang, "deontic"), "main")
    regular = view.match(_REGULAR, "main")
    if deontic and view.direct and not numbers and not regular and not view.search("inference_phrases"):
        return Judgement("opinion", "ought", (deontic,))
    words = view.words()
    if view.direct and any(view.lex.has(word, "pronouns_first") for word in words[:3]):
        feeling = view.match(_listed(lang, "feelings"), "main")
        if feeling and not numbers:
            return Judgement("opinion", "feeling", (feeling,))
    if cue in ("synes", "syntes") and not numbers:
        return Judgement("opinion", "judgement", _cue_spans(view))
    return None


def _proposes(view: SentenceView) -> bool:
    """Say whether the sentence's first reporting verb is one of proposing or demanding."""
    for token in view.page.tokens[view.low : view.page.at(view.reach)]:
        verb = view.lex.verb(token.lower, "finite")
        if verb and not token.is_capital:
            return "order" in verb.groups and not verb.groups & {"say", "think", "predict", "deny"}
    return False


def _beside_a_fact(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether a judgement is the second half of a quote that begins with a fact, which decides.

    A first half in the first person is no fact: *I have worked here for 26 years, and …*
    """
    head = view.page.text[view.start : phrase[0]]
    joint = _JOINT.search(head)
    if not view.direct or joint is None or len(head[: joint.start()].split()) < 4:
        return False
    return not any(view.lex.has(word, "pronouns_first", "pronouns_it") for word in view.words()[:2])


def _denied(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    if view.frame("not_denial") or view.search("not_denial"):
        return None
    groups = {group for verb in lexicon().verbs.get(cue, ()) for group in verb.groups}
    if view.quotes and _DENY in groups:
        return Judgement("denied", "denial-verb", _cue_spans(view))
    if view.quotes:
        words = view.words()
        if words and view.lex.has(words[0], "denial_openers") and view.direct:
            return Judgement("denied", "denial", ((view.start, view.start + len(words[0]) + 1),))
        phrase = view.search("denial_phrases", "main")
        if phrase:
            return Judgement("denied", "denial", (phrase,))
        if view.direct:
            verb = denial_verb(view)
            if verb is not None and verb < view.page.at(view.start) + 8:
                return Judgement("denied", "denial-verb", (view.page.span(verb, verb + 1),))
        return None
    verb = denial_verb(view)
    if verb is not None:
        return Judgement("denied", "denial-verb", (view.page.span(verb, verb + 1),))
    return None


def denial_verb(view: SentenceView) -> int | None:
    """Return the token of a denying verb that rules a sentence without a quote, else None."""
    page = view.page
    for at in range(page.at(view.start), min(view.high, page.at(view.reach))):
        token = page.tokens[at]
        if token.is_capital:
            continue
        verb = view.lex.verb(token.lower, "finite")
        if verb and _DENY in verb.groups:
            if token.lower in ("ruled", "rules") and (
                at + 1 >= view.high or page.tokens[at + 1].lower != "out"
            ):
                continue
            if token.lower in ("nekter", "nektet") and page.tokens[min(at + 1, view.high - 1)].lower in (
                "å",
            ):
                continue
            if (at and view.lex.has(page.tokens[at - 1].lower, "relative")) or page.tokens[at - 1].lower in (
                "was",
                "were",
                "ble",
                "blir",
                "is",
                "been",
            ):
                continue
            return at
    return None


def _prediction(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    lex = view.lex
    words = view.words(main=True)
    if view.search("hearsay_phrases", "main") and not any(
        lex.has(word, "future_modals") for word in words[:12]
    ):
        return None
    if view.search("hearsay_phrases", "main") and "skal" in words:
        return None
    if view.search("inference_phrases", "main"):
        return None
    groups = {group for verb in lexicon().verbs.get(cue, ()) for group in verb.groups}
    if (
        view.quotes
        and "predict" in groups
        and view.main is not None
        and view.main.kind != "direct"
        and cue not in ("anslår", "anslo", "estimates", "estimated", "estimate", "calculated", "calculates")
    ):
        return Judgement("prediction", "predicting-verb", _cue_spans(view))
    phrase = view.search("future_phrases", "main")
    if phrase:
        return Judgement("prediction", "future", (phrase,))
    for place, word in enumerate(words):
        if not lex.has(word, "future_modals") and not word.endswith("'ll"):
            continue
        following = words[place + 1 : place + 4]
        if word == "vil" and following[:1] in (["ha"], ["si"], ["gjerne"], ["heller"]):
            continue
        if word == "skal" and _duty(following, view):
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
                if at == view.low or view.page.tokens[at - 1].lower in ("a", "the", "en"):
                    continue
                return Judgement("prediction", "predicting-verb", (view.page.span(at, at + 1),))
    return None


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


def _hedged(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    phrase = view.search("hearsay_phrases", "main") or view.match(_HEARSAY, "main")
    if phrase:
        return Judgement("hedged", "hearsay", (phrase,), unnamed=not view.quotes)
    hedge = (
        view.match(_listed(lang, "hedges"), "main")
        or view.search("hedge_phrases", "main")
        or view.search("inference_phrases", "main")
    )
    if hedge is None:
        hedge = view.match(_listed(lang, "hedge_modals"), "main")
        if hedge and lang == "en" and view.page.text[hedge[0]] == "M":
            hedge = None
        if (
            hedge
            and view.page.text[hedge[0] : hedge[1]].lower() in ("could", "kunne")
            and view.search("refusal_phrases", "main")
        ):
            hedge = None
    return Judgement("hedged", "hedge", (hedge,)) if hedge else None
