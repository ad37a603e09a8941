"""What is nobody's business but one's own: sleep, family, fear and joy, habits, the body."""

from __future__ import annotations

import re

from analysis.denying import denial_verb
from analysis.lexicon import lexicon
from analysis.roles import exonyms
from analysis.scenes import scene
from analysis.view import Judgement, SentenceView, once

_NUMBER = re.compile(r"\d")
_MARKS = frozenset('–—-"“«‘„')  # speech that no pass has read as a quote
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
# I come here because …; jeg kommer hit: what somebody does day by day.
_PRESENT = {
    "nb": re.compile(r"(?!har$|skal$|vil$|kan$|må$|får$|er$|blir$)\w{2,}r"),
    "en": re.compile(
        r"(?:just |always )?(?:come|go|live|sleep|walk|love|like|want|feel|dream|miss|sit|try|work|need|get|"
        r"cry|sing|read|remember|carry|eat|drink|cook|knit|wake|lie|stand|wait|hope|pray|paint|listen|watch|look|"
        r"dread|fear|hate|wonder|wish|prefer|enjoy|laugh|weep|swim|dance|talk)"
    ),
}


def personal(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return why a sentence is somebody's own affair, nothing to check, None when it may be more."""
    if _NUMBER.search(_CLOCK.sub("", view.content)):
        return None
    words = view.words()
    never = view.search("denial_phrases") and not view.search("not_denial_phrases")
    if denial_verb(view) is not None or (never and not view.lex.has_any(words, "intimate_words", "emotions")):
        return None
    if not view.quotes:
        spoken = view.text[0] in _MARKS
        found = (_confided(view, words, lang) if spoken else _author(view, words)) or _moved(view, lang)
    elif view.direct:
        found = _confided(view, words, lang) or _recalled(view, cue, words) or _seen(view)
    else:
        found = _told(view, words, lang)
    return Judgement("none", "private", (found,)) if found else None


def _author(view: SentenceView, words: list[str]) -> tuple[int, int] | None:
    """Return the first word where the author tells of herself: *Jeg bor i et kott*."""
    own = view.lex.has_any(words, "my_own") or _says_i(view)
    ours = view.lex.has_any(words[:4], "pronouns_we") and not has_fact(view)
    return view.first_word() if own or ours else None


def _says_i(view: SentenceView) -> bool:
    """Say whether *I* or *jeg* stands in a sentence, no king's number: *Charles I*, *World War I*."""
    tokens = view.page.tokens
    return any(
        view.lex.has(tokens[at].lower, "pronouns_i")
        and not (tokens[at].text == "I" and at > view.low + 1 and _is_name(view, at - 1))
        for at in range(view.low, view.high)
    )


def _is_name(view: SentenceView, at: int) -> bool:
    token = view.page.tokens[at]
    return token.is_capital and not view.lex.has(token.lower, "calendar")


def _moved(view: SentenceView, lang: str) -> tuple[int, int] | None:
    """Return the word for what somebody feels, in the author's voice: *Hun gruer seg til vinteren*."""
    phrase = view.search("emotion_phrases")
    words = view.words()
    if phrase or view.lex.has_any(words, "organisations", "documents"):
        return phrase
    if view.lex.has_any(words[:2], "pronouns_he", "pronouns_she", "kin"):
        return view.listed(lang, "emotions", "intimate_words") or _is_moved(view)
    if view.lex.has_any(words, "news_words"):
        return None
    return view.listed(lang, "emotions") or _is_moved(view)


def _is_moved(view: SentenceView) -> tuple[int, int] | None:
    """Return the adjective of a sentence that says how somebody feels: *Komponisten er knust*."""
    tokens, lex = view.page.tokens, view.lex
    for at in range(view.low + 1, min(view.high, view.until)):
        if lex.has(tokens[at].lower, "feelings") and any(
            lex.has(token.lower, "copulas") for token in tokens[max(view.low, at - 4) : at]
        ):
            return view.page.span(at, at + 1)
    return None


def _confided(view: SentenceView, words: list[str], lang: str) -> tuple[int, int] | None:
    """Return what makes a direct quote private: kin, a habit, sleep and tears in the first person."""
    lex = view.lex
    if lex.has_any(words[:2], "kin") and lex.has_any(words[:3], "my_words"):
        return view.first_word()
    if lex.has_any(words[:3], "body_nouns") and not (has_fact(view) or lex.has_any(words, "news_words")):
        return view.first_word()
    if not lex.has_any(words[:6], "pronouns_i", "i_contracted", "my_own"):
        public = has_fact(view) or lex.has_any(words, "news_words", "organisations", "documents")
        ours = lex.has_any(words[:3], "pronouns_we") and not public
        return view.listed(lang, "private", "emotions", "scene_words") if ours else None
    intimate = view.search("private_phrases", "main") or view.listed(lang, "private", "emotions")
    if intimate:
        return intimate
    if has_fact(view) or not lex.has_any(words[:5], "pronouns_i", "i_contracted"):
        return None
    if view.search("future_phrases", "main"):
        return None  # jeg kommer ikke til å stille
    if len(words) > 1 and _PRESENT["en" if lang == "en" else "nb"].fullmatch(words[1]):
        return view.first_word()
    if lex.has_any(words, "news_words", "organisations", "documents"):
        return None
    return view.listed(lang, "scene_words", "scene_things", "scene_places", "feelings", "kin", "unable_words")


def _recalled(view: SentenceView, cue: str, words: list[str]) -> tuple[int, int] | None:
    """Return the opening of a memory that names nothing: *“We had one tent and no coffee,” she recalled*."""
    lex = view.lex
    if not lexicon().has(cue, "recalling_verbs") or has_fact(view):
        return None
    if lex.has_any(words, "news_words", "organisations", "documents", "roles"):
        return None
    return view.first_word() if lex.has_any(words[:4], "pronouns_i", "pronouns_we") else None


def _seen(view: SentenceView) -> tuple[int, int] | None:
    """Return the first word of a scene that somebody tells of: more of it than an author needs."""
    return None if view.numbered else scene(view, 4)


def _told(view: SentenceView, words: list[str], lang: str) -> tuple[int, int] | None:
    """Return what makes a reported clause private: *Hun sier at hun har drømt om det siden hun var fem*."""
    lex = view.lex
    if not lex.has_any(words[:1], "pronouns_he", "pronouns_she") or has_fact(view):
        return None
    if lex.has_any(words, "news_words", "organisations", "documents"):
        return None
    return view.listed(lang, "emotions", "intimate_words") or view.search("emotion_phrases")


@once
def has_fact(view: SentenceView) -> bool:
    """Say whether the content names a number, or somebody or something beyond its first word."""
    tokens = [token for token in view.page.tokens[view.first : view.last] if token.is_word]
    if tokens and tokens[0].lower in exonyms():
        return True
    capitals = [token.text for token in tokens[1:] if token.is_capital]
    if any(text != "I" and not text.startswith("I'") for text in capitals):
        return True
    return view.numbered and any(token.text[0].isdigit() for token in tokens)
