"""Sentences that state nothing to check: questions, orders, refusals, scenes, transitions."""

from __future__ import annotations

import re
from functools import cache

from analysis.clauses import has_clause
from analysis.lexicon import lexicon, table
from analysis.roles import exonyms
from analysis.subjects import looks_finite
from analysis.view import Judgement, SentenceView, denial_verb, listed, value_word

_CLOSERS = " \t\n\"'»”“’«)]"
_NUMBER = re.compile(r"\d")


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
    if platitude and not _NUMBER.search(view.content) and (view.direct or not view.quotes):
        return Judgement("none", "platitude", (platitude,))
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
    headline = not view.quotes and text[-1:].isalnum() and _begins_with_verb(view)
    nobody = view.direct and view.lex.has(words[0], "nobody_words") and len(words) > 2
    if len(words) <= 4 and not fact and not numbers and not said_no and not headline and not nobody:
        value = (
            value_word(view, lang)
            or view.search("opinion_phrases")
            or view.match(listed(lang, "opinion_modals"))
        )
        if not value and not (view.quotes and any(q.kind != "direct" for q in view.quotes)):
            return Judgement("none", "short")
    if not view.quotes:
        if text.endswith(":") and not numbers:
            return Judgement("none", "transition", ((view.sentence.end - 1, view.sentence.end),))
        judges = value_word(view, lang) or view.search("opinion_phrases")
        if (
            len(words) <= 7
            and not numbers
            and not said_no
            and not judges
            and text.endswith(".")
            and not _finite(view)
        ):
            return Judgement("none", "no-verb")
        if len(words) <= 6 and not numbers and text[-1:].isalnum() and _only_names(view, words):
            return Judgement("none", "heading")
        transition = view.search("transition_phrases", "main")
        if transition and not numbers and not said_no and not judges and len(words) < 16:
            return Judgement("none", "transition", (transition,))
        scene = view.match(listed(lang, "scene_words"))
        scenic = scene and not numbers and not (fact and len(words) > 14)
        if scene and scenic and not view.search("opinion_phrases"):
            return Judgement("none", "scene", (scene,))
    if view.direct and len(words) <= 8 and not _NUMBER.search(view.content) and _dangling(view, words):
        return Judgement("none", "no-main-clause", (view.first_word(),))
    first_person = view.lex.has_any(words[:6], "pronouns_first")
    if first_person and not numbers:
        private = view.match(listed(lang, "private"))
        if private and (view.direct or not view.quotes):
            return Judgement("none", "private", (private,))
    return None


def _dangling(view: SentenceView, words: list[str]) -> bool:
    """Say whether a reply is a subordinate clause alone: *Da jeg var åtte.*"""
    return (
        view.lex.has(words[0], "subordinators")
        and "," not in view.content
        and words[0] not in ("så", "while")
    )


# I come here because …; jeg kommer hit: what somebody does day by day.
_PRESENT = {
    "nb": re.compile(r"(?!har$|skal$|vil$|kan$|må$|får$|er$|blir$)\w{2,}r"),
    "en": re.compile(
        r"(?:just |always )?(?:come|go|live|sleep|walk|love|like|want|feel|dream|miss|sit|try|work|need|get)"
    ),
}


def personal(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return why a sentence in the first person is the speaker's own affair, nothing to check."""
    words = view.words()
    singular = bool(words) and view.lex.has(words[0], "pronouns_i")
    if view.direct and not singular:  # Om natten ligger jeg våken
        singular = any(view.lex.has(word, "pronouns_i") for word in words[:5])
    kin = any(view.lex.has(word, "kin") for word in words[:2]) and any(
        view.lex.has(word, "my_words") for word in words[:3]
    )
    singular = singular or (view.direct and kin)
    if kin and view.direct and not _NUMBER.search(view.content):
        return Judgement("none", "private", (view.first_word(),))
    if not singular or _NUMBER.search(view.content) or _has_fact(view):
        return None
    if view.quotes and not view.direct:
        return None
    if view.search("denial_phrases") or denial_verb(view) is not None:
        return None
    habit = view.direct and len(words) > 1 and _PRESENT["en" if lang == "en" else "nb"].fullmatch(words[1])
    if not view.quotes or habit or view.match(listed(lang, "private")):
        return Judgement("none", "private", (view.first_word(),))
    return None


def _has_fact(view: SentenceView) -> bool:
    """Say whether the content names a number, or somebody or something beyond its first word."""
    tokens = [t for t in view.page.tokens[view.page.at(view.start) : view.page.at(view.end)] if t.is_word]
    return any(
        t.text[0].isdigit()
        or (not place and t.lower in exonyms())
        or (t.is_capital and place and t.text != "I" and not t.text.startswith("I'"))
        for place, t in enumerate(tokens)
    )


@cache
def _number_words() -> frozenset[str]:
    return frozenset(left for left, right in table("names", "numbers") if right not in ("1",))


def _only_names(view: SentenceView, words: list[str]) -> bool:
    """Say whether a heading tells what it is about and nothing of it: *Fergeleie i Fjordvik*."""
    states = re.compile(r"(?:ed|ing)$" if view.lang == "en" else r"(?:et|t|dd|ende)$")
    return (
        not _finite(view)
        and not _begins_with_verb(view)
        and not any(
            looks_finite(word, view.lang != "en") or states.search(word) or view.lex.verb(word)
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
    first = words[0]
    if not view.lex.has(first, "imperatives") or len(words) < 2:
        return False
    second = words[1]
    token = view.page.tokens[view.page.at(view.start)]
    if view.start > view.sentence.start and not token.is_capital and view.direct:
        pass
    if second in ("and", "og"):  # Go and see
        return len(words) > 2 and view.lex.has(words[2], "imperatives")
    if view.lex.has(second, "auxiliaries", "negations", "conjunctions") and second not in ("ikke", "not"):
        return False
    return view.lex.verb(second, "finite") is None


def _finite(view: SentenceView) -> bool:
    return has_clause(view.page, view.low, view.high, [False] * (view.high + 1))
