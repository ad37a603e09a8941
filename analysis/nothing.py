"""Sentences that state nothing to check: questions, orders, refusals, scenes, transitions."""

from __future__ import annotations

import re
from functools import cache

from analysis.denying import calls_false, denial_verb
from analysis.finite import has_clause
from analysis.lexicon import lexicon, table
from analysis.notices import notice
from analysis.personal import has_fact
from analysis.refusals import evasion, neither, own_refusal, refusal
from analysis.scenes import scene
from analysis.subjects import looks_finite
from analysis.view import Judgement, SentenceView, value_word

_CLOSERS = " \t\n\"'»”“’«)]"
_SO = frozenset(("det", "dette", "slik", "so"))
_WHO = frozenset(("som", "der"))
_NEWSY = ("news_words", "hedges", "hedge_modals", "organisations", "generic_bodies")
_PASSIVE = re.compile(r"\w{3,}es")
_THERE = frozenset(("det", "der", "her", "there"))
_ONE = frozenset(("én", "ett", "éi"))
_WAS = frozenset(("ble", "was", "were"))
_TO_DO = re.compile(r"\W*(?:to|for å) \w+ [^,]{3,40}, ", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_GO = frozenset(("go", "come", "gå", "kom"))
_YOUR = frozenset(("a", "an", "your", "yourself"))


def nothing(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return why a sentence holds neither a claim nor an opinion, None when it may hold one."""
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
    asked = lexicon().verb(cue)
    if asked and "ask" in asked.groups and not view.direct:
        return Judgement("none", "asked")
    platitude = view.search("platitude_phrases", "main")
    if platitude and not view.numbered and (view.direct or not view.quotes):
        return Judgement("none", "platitude", (platitude,))
    refused = refusal(view)
    if refused and (
        not view.quotes
        or neither(view)
        or (all(q.kind != "indirect" for q in view.quotes) and len(words) < 8)
    ):
        return Judgement("none", "refusal", (refused,))
    refused = own_refusal(view) or (None if view.quotes else evasion(view))
    if refused and not view.numbered:
        return Judgement("none", "refusal", (refused,))
    request = view.search("request_phrases") if not view.quotes else None
    if request:
        return Judgement("none", "request", (request,))
    noticed = notice(view)
    if noticed:
        return Judgement("none", "notice", (noticed,))
    if _imperative(view, words):
        return Judgement("none", "imperative")
    fact = has_fact(view)
    numbers = view.numbered or not _number_words(lang).isdisjoint(words)
    said_no = view.search("denial_phrases") is not None or denial_verb(view) is not None
    said_no = said_no or calls_false(view) is not None
    if len(words) <= 4 and not fact and not numbers and not said_no and _too_short(view, words, text):
        return Judgement("none", "short")
    if not view.quotes:
        found = _unquoted(view, words, text, numbers, said_no)
        if found:
            return found
    if view.direct and len(words) <= 8 and not view.numbered and _dangling(view, words):
        return Judgement("none", "no-main-clause", (view.first_word(),))
    return None


def _newsy(view: SentenceView, words: list[str]) -> bool:
    """Say whether few words tell news: *Saken er anket*, *Avgjørelsen ventes fredag*."""
    if view.quotes:
        return view.lex.has_any(words, "calendar", "organisations", "generic_bodies") and len(words) > 3
    general = view.lang != "en" and "man" in words  # Det kan man høre
    if general or view.lex.has(words[0], "relative", "wh", "subordinators"):
        return False
    return (
        view.lex.has_any(words, *_NEWSY)
        or (view.lex.has_any(words[1:], "future_modals") and len(words) > 3)
        or (view.search("future_phrases") or view.search("expected_phrases")) is not None
    )


def _too_short(view: SentenceView, words: list[str], text: str) -> bool:
    """Say whether a sentence of a few words, without a name or a number, states nothing."""
    if view.lex.has(words[0], "nobody_words") and len(words) > 2:
        return False
    if view.lex.has(words[0], "none_words") and view.lex.has_any(words[1:], "auxiliaries"):
        return False  # No figures were withheld
    if view.direct and text[-1:].isalnum() and _happened(view, words):
        return False
    headline = not view.quotes and text[-1:].isalnum()
    if _newsy(view, words) or (headline and (_begins_with_verb(view) or _tells(view, words))):
        return False
    value = value_word(view) or view.search("opinion_phrases") or view.listed(view.lang, "opinion_modals")
    return not value and not (view.quotes and any(q.kind != "direct" for q in view.quotes))


def _unquoted(
    view: SentenceView, words: list[str], text: str, numbers: bool, said_no: bool
) -> Judgement | None:
    """Return why a sentence of the author's own states nothing: a heading, a transition, a scene."""
    if text.endswith(":") and not numbers:
        return Judgement("none", "transition", ((view.sentence.end - 1, view.sentence.end),))
    if _attributes(view, words):
        return Judgement("none", "attribution", (view.first_word(),))
    if text[-1:].isalnum() and len(words) <= 9 and (_names_by_clause(view, words) or _names_two(view, words)):
        return Judgement("none", "heading")
    if numbers:
        return None if said_no else _scene(view)
    judges = value_word(view) or view.search("opinion_phrases")
    verbless = text.endswith(".") and not _finite(view) and not _newsy(view, words)
    if len(words) <= 7 and not said_no and not judges and verbless:
        return Judgement("none", "no-verb")
    if len(words) <= 6 and text[-1:].isalnum() and _only_names(view, words):
        return Judgement("none", "heading")
    if said_no:
        return None
    transition = view.search("transition_phrases", "main") or _mood(view, words) or _unmoved(view, words)
    if transition and not judges and len(words) < 16:
        return Judgement("none", "transition", (transition,))
    return _scene(view)


def _scene(view: SentenceView) -> Judgement | None:
    seen = scene(view)
    return Judgement("none", "scene", (seen,)) if seen and not view.search("opinion_phrases") else None


def _dangling(view: SentenceView, words: list[str]) -> bool:
    """Say whether a reply is a subordinate clause alone: *Da jeg var åtte.*"""
    return (
        view.lex.has(words[0], "subordinators")
        and "," not in view.content
        and words[0] not in ("så", "while")
    )


@cache
def _number_words(lang: str) -> frozenset[str]:
    words = frozenset(left for left, right in table("names", "numbers") if right not in ("1",))
    return words - {"to"} if lang == "en" else words  # two, in Norwegian


_STATES = {"en": re.compile(r"\w{2,}(?:ed|ing)$"), "nb": re.compile(r"\w{2,}(?:et|t|dd|ende|es)$")}


def _tells(view: SentenceView, words: list[str]) -> bool:
    """Say whether a headline of three or four words tells what happened: *Vannverk lammet av flom*."""
    lang = "en" if view.lang == "en" else "nb"
    if len(words) < 3 or words[0] in _THERE or view.lex.has(words[0], "subordinators", "wh"):
        return False
    return any(
        view.lex.has(word, "finite", "auxiliaries")
        or _STATES[lang].fullmatch(word)
        or (looks_finite(word, lang == "nb") and word != words[-1])
        for word in words[1:]
    )


def _happened(view: SentenceView, words: list[str]) -> bool:
    """Say whether few words tell what was done, or was not: *Vinden ble aldri målt*."""
    states = _STATES["en" if view.lang == "en" else "nb"]
    at = next((at for at, word in enumerate(words) if word in _WAS), len(words))
    return any(states.fullmatch(word) for word in words[at + 1 : at + 3])


def _mood(view: SentenceView, words: list[str]) -> tuple[int, int] | None:
    """Return the mood that leads on to the next part of the text: *The enthusiasm is not shared by all*."""
    measured = "enn" in words or "than" in words
    if len(words) > 14 or measured or not view.lex.has_any(words, "shared_words"):
        return None
    at = next((at for at, word in enumerate(words[:7]) if view.lex.has(word, "mood_nouns")), None)
    return None if at is None else view.first_word()


def _unmoved(view: SentenceView, words: list[str]) -> tuple[int, int] | None:
    """Return how they feel about it who are not named: *På rådhuset er de ikke beroliget*."""
    lex = view.lex
    if len(words) > 14 or not lex.has_any(words[:7], "crowd_pronouns"):
        return None
    if lex.has_any(words, "perfect_words") or not lex.has_any(words[:8], "copulas"):
        return None
    return view.listed(view.lang, "feelings", where="main")


def _attributes(view: SentenceView, words: list[str]) -> bool:
    """Say whether a sentence only says who said the one before it: *Det opplyser sykehuset*, *So says X*."""
    if len(words) < 3 or words[0] not in _SO:
        return False
    source = view.lex.patterns.get("back_phrases")  # Det framgår av en melding
    if source and source.match(view.page.text, view.first_word()[0]):
        return not view.lex.has_any(words[2:], "that", "relative")
    verb = view.lex.verb(words[1], "finite")
    say = verb is not None and verb.groups & {"say", "admit"} and "deny" not in verb.groups
    return bool(say) and not view.lex.has_any(words[2:], "that", "relative")


def _names_by_clause(view: SentenceView, words: list[str]) -> bool:
    """Say whether a heading has no verb but that of its relative clause: *Roboten som visste for mye*."""
    if view.lang == "en" or "," in view.content:
        return False
    at = next((at for at, word in enumerate(words[:5]) if at and word in _WHO), None)
    if at is None or any(_may_be_finite(view, word) for word in words[1:at]):
        return False
    return sum(_may_be_finite(view, word) for word in words[at + 1 :]) < 2


def _names_two(view: SentenceView, words: list[str]) -> bool:
    """Say whether a heading joins two things and tells nothing of them: *Et liv mellom bøker og båter*."""
    lex = view.lex
    number = words[0] in _number_words(view.lang)
    if len(words) < 4 or not (lex.has(words[0], "articles_indefinite") or number):
        return False
    if not lex.has_any(words[-4:-1], "conjunctions") or view.numbered:
        return False
    return not any(
        lex.has(word, "auxiliaries", "finite", "plain_finite") or lex.verb(word) for word in words
    ) and not any(_STATES["en" if view.lang == "en" else "nb"].fullmatch(word) for word in words[1:])


def _may_be_finite(view: SentenceView, word: str) -> bool:
    return view.lex.has(word, "finite", "auxiliaries") or looks_finite(word, True)


def _only_names(view: SentenceView, words: list[str]) -> bool:
    """Say whether a heading tells what it is about and nothing of it: *Fergeleie i Fjordvik*."""
    states = _STATES["en" if view.lang == "en" else "nb"]
    return (
        not _finite(view)
        and not _begins_with_verb(view)
        and not any(
            looks_finite(word, view.lang != "en") or states.fullmatch(word) or view.lex.verb(word)
            for word in words
        )
    )


def _begins_with_verb(view: SentenceView) -> bool:
    """Say whether a headline leaves its subject out: *Tapte cupfinalen på overtid*."""
    first = view.words()[0]
    return view.lang != "en" and (
        view.lex.has(first, "auxiliaries", "finite")
        or view.lex.verb(first, "finite") is not None
        or re.search(r"(?:te|et|de)$", first) is not None
    )


def _imperative(view: SentenceView, words: list[str]) -> bool:
    if view.quotes and not view.direct:
        return False
    comma = _TO_DO.match(view.content)
    if comma:  # To report dead fish, ring the hotline
        words = [word.lower() for word in _WORDS.findall(view.content[comma.end() :])]
    if len(words) < 2:
        return False
    first, second = words[:2]
    if view.lex.has(first, "imperatives_the"):  # Order the tart, not: order was restored
        return view.lex.has(second, "articles_definite", "possessives", "pronouns_object") or second in _YOUR
    if not view.lex.has(first, "imperatives"):
        return False
    if first == "ikke" and (
        second in _ONE or view.lex.has(second, "articles_indefinite", "articles_definite", "quantifiers")
    ):
        return False  # Ikke en eneste pasient …
    if second in ("and", "og"):  # Go and see
        return len(words) > 2 and (first in _GO or view.lex.has(words[2], "imperatives"))
    if view.lex.has(second, "auxiliaries", "negations", "conjunctions") and second not in ("ikke", "not"):
        return False
    return view.lex.verb(second, "finite") is None


def _finite(view: SentenceView) -> bool:
    words = view.words()
    if view.lex.has(words[0], "pronouns_he", "pronouns_she", "pronouns_i", "pronouns_we"):
        return True
    if words[0] in _THERE and len(words) > 1 and looks_finite(words[1]):
        return True  # Det foreligger ingen studie
    if view.lang != "en" and any(_PASSIVE.fullmatch(word) for word in words[1:]):
        return True  # Ulla spinnes i Skottland
    return has_clause(view.page, view.low, view.high, [False] * (view.high + 1))
