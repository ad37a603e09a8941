"""Sentences that judge: words of value, wishes, blame, advice, and the shapes that judgements take."""

from __future__ import annotations

import re

from analysis.denying import denial_verb
from analysis.forecasts import TIME
from analysis.hearsay import hearsay
from analysis.labels import label
from analysis.lexicon import lexicon
from analysis.verdicts import figure, verdict
from analysis.view import Judgement, SentenceView, clue, value_word

# It is a quarrel that should …: what is said of it stands in the clause behind.
_CLEFT = re.compile(
    r"\W*(?:it|this|that|these|det|dette) (?:is|was|are|er|var) (?:\w+ ){0,3}\w+\W*$", re.IGNORECASE
)
_AMOUNT = re.compile(r" (?:\w+ )?[£$€]?\d")
_JOINT = re.compile(r",\s+(?:og|and)\s", re.IGNORECASE)
_REGULAR = clue(r"\b(?:hver|hvert|every|each)\b", "hver hvert every each")
# Det er tungt å svelge; it is cruel to ask: an adjective that governs an infinitive.
_GOVERNS = {
    "nb": clue(r"\b(?:det|dette) (?:er|var|blir|ble|føles) (?:\w+ ){0,2}?(?P<what>\w{3,}) å \w+", "å"),
    "en": clue(
        r"\b(?:it|this|that)(?: is|'s|’s| was| feels) (?:\w+ ){0,2}?(?P<what>\w{3,}) to \w+", "it this that"
    ),
}
# De fleste ville velge …: what people are presumed to want is the author's own view.
_PRESUMES = {
    "nb": clue(
        r"\b(?:de fleste|alle|enhver|folk flest|ingen) (?:vil|ville|kan|må) (?:\w+ ){0,2}?"
        r"(?:velge|foretrekke|mene|si|være enige?|ønske|like|innse|forstå|skjønne)\b",
        "fleste alle enhver flest ingen",
    ),
    "en": clue(
        r"\b(?:most(?: people| of us)?|everyone|everybody|anyone|nobody|no one|people)"
        r" (?:will|would|can|must) "
        r"(?:\w+ ){0,2}?(?:choose|prefer|say|agree|want|like|see|understand|think|admit)\b",
        "most everyone everybody anyone nobody one people",
    ),
}


def opinion(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return why a sentence is a value judgement, a wish, blame or praise, None when it is none."""
    called = label(view, cue, lang)
    if called:
        return called
    if (
        view.quotes
        and view.lex.verb(cue)
        and any("order" in verb.groups and not verb.groups & {"say", "think"} for verb in view.lex.verbs[cue])
    ):
        return None
    if _denies(view, cue):
        return None
    factual = len(view.quotes) > 1 and any(quote.kind == "indirect" for quote in view.quotes)
    where = "content" if _CLEFT.match(view.main_clause) else "main"
    modal = view.listed(lang, "opinion_modals", where=where)
    dated = not view.direct and view.sees(TIME) is not None  # should be in place by 2031
    if modal and not factual and not dated:
        return Judgement("opinion", "ought", (modal,))
    judged = verdict(view)
    if judged and not factual and not _beside_a_fact(view, judged):
        return Judgement("opinion", "judgement", (judged,))
    phrase = view.search("opinion_phrases", "main" if view.quotes else "content")
    numbers = view.numbered
    if phrase and (_beside_a_fact(view, phrase) or _denied_before(view, phrase) or _measured(view, phrase)):
        phrase = None
    if phrase and not factual and not (numbers and not view.direct):
        return Judgement("opinion", "judgement", (phrase,))
    value = value_word(view) or figure(view)
    talk = None if view.quotes else hearsay(view)  # skal ha hatt dårlig tid
    if value and (talk or _beside_a_fact(view, value)):
        value = None
    if value and not factual and not numbers and not view.search("denial_phrases", "main"):
        return Judgement("opinion", "judgement", (value,))
    deontic = view.listed(lang, "deontic", where="main")
    regular = view.sees(_REGULAR, "main")
    if deontic and view.direct and not numbers and not regular and not view.search("inference_phrases"):
        return Judgement("opinion", "ought", (deontic,))
    words = view.words()
    if view.direct and view.lex.has_any(words[:3], "pronouns_first"):
        wish = view.search("wish_phrases", "main")
        if wish and not numbers:
            return Judgement("opinion", "feeling", (wish,))
        feeling = view.listed(lang, "feelings", where="main")
        if feeling and not numbers:
            return Judgement("opinion", "feeling", (feeling,))
    foretold = view.lex.has_any(words[1:3], "future_modals") and view.listed(lang, "calendar")
    if view.direct and words and view.lex.has(words[0], "generic_you") and not numbers and not foretold:
        return Judgement("opinion", "general", (view.first_word(),))
    if view.main is not None and view.main.rule == "view" and not numbers and _in_view(view):
        return Judgement("opinion", "view", view.cue_spans())
    likeness = _likeness(view) if view.direct and not numbers else None
    if likeness:
        return Judgement("opinion", "judgement", (likeness,))
    shape = _judging_shape(view)
    if shape and not factual and not numbers and not view.search("denial_phrases", "main"):
        return Judgement("opinion", *shape)
    if cue in ("synes", "syntes") and not numbers:
        return Judgement("opinion", "judgement", view.cue_spans())
    return None


# What a story; for en dag; hvilken skam: exclamations, with or without their mark.
_EXCLAIMS = {
    "nb": re.compile(r"(?:for (?:en|et|ei)|hvilken|hvilket|så \w+t?) [^?]*$|å,? [^?]*!$", re.IGNORECASE),
    "en": re.compile(r"(?:what (?:a|an)|how \w+ (?:it|this|that|they|we)) [^?]*$", re.IGNORECASE),
}
# Det er en tapt mulighet; this is a matter of pride: what something is called that has no measure.
_CALLS = {
    "nb": re.compile(
        r"\W*(?:det|dette|den|alt) (?:er|var|blir|ble|har vært) "
        r"(?:ikke |bare |altså |rett og slett |først og fremst |jo |nok |rent |ren )*"
        r"(?:(?:en|et|ei|vår|vårt|min|mitt) )?(?:\w+ ){0,3}?(\w+)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\W*(?:this|that|it|these|those)(?: is| was| would be| will be| has been|'s|’s) "
        r"(?:not |just |simply |only |really |nothing but |pure )*"
        r"(?:(?:a|an|the|our|my) )?(?:\w+ ){0,3}?(\w+)\b",
        re.IGNORECASE,
    ),
}


# The village needs a bridge, not a brochure.
_RATHER = clue(
    r"\b(?:needs?|trenger|wants?) [^,.;:]{3,40}, (?:not|ikke) (?:\w+ ){0,2}?\w+\W*$",
    "need needs trenger want wants",
)
# He played like a god; det føles som å vinne: what something is like is how it seems to somebody.
_LIKE = {
    "nb": re.compile(
        r"\b(?:spil|behandl|føl|kjen|oppfør|slit|lev|smak|løp|høres|ser|så|var|er)\w* (?:\w+ ){0,2}?"
        r"som (?:å|om|en|et|ei|[a-zæøå]+(?:er|e)) \w+",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:play|treat|feel|felt|look|sound|act|behav|work|fight|fought|live|tast|smell|run|ran|it is|"
        r"it was|it's|it’s|that's)\w* (?:\w+ ){0,2}?"
        r"(?:like (?:a|an|some|\w+ing|dirt|kings|heroes)\b|as (?:if|though)\b)",
        re.IGNORECASE,
    ),
}


def _likeness(view: SentenceView) -> tuple[int, int] | None:
    """Return what a speaker likens something to, or finds better or worse, with nothing to measure it by."""
    found = view.match(_LIKE["en" if view.lang == "en" else "nb"], "main")
    if found:
        return found
    compared = view.listed(view.lang, "direct_values", where="main")
    return compared if compared and not view.lex.has_any(view.words(), "measure_words") else None


def _denies(view: SentenceView, cue: str) -> bool:
    """Say whether it is a denial that holds the words of judgement: *avviser at noen har jukset*."""
    if not view.quotes:
        return denial_verb(view) is not None
    groups = lexicon().groups(cue)
    return "deny" in groups and view.main is not None and view.main.kind == "indirect"


def _in_view(view: SentenceView) -> bool:
    """Say whether a quote is told as a view: *in her view*, *etter hans mening*, not *as she put it*."""
    cue = view.main.cue if view.main else None
    return cue is not None and any(
        lexicon().has(token.lower, "views") for token in view.page.tokens[slice(*cue)]
    )


# Sentiment is not a policy: in a short reply, what something (no name, no number) is said to be is a view.
_NOMINAL = re.compile(
    r"(?!(?:there|it|det|her|here|hva|what|who|hvem)\b)(?:\w+ ){1,6}?(?:is|are|er) "
    r"(?:not |ikke |bare |just |only )?(?:a|an|no|en|et|ei|ingen) [^\d]+$",
    re.IGNORECASE,
)
# A country that forgets its fishermen forgets itself: what holds for any of its kind.
_ANY = re.compile(
    r"\W*(?:a|an|en|et|ei) (?:\w+ )?(?P<kind>\w+) (?:that|which|who|som|without|uten) "
    r"(?!was\b|were\b|had\b|var\b|hadde\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:–] ?(?:(?:og|men|and|but|så|so|for) )?(?=(?:det|dette|this|that|it)\b)", re.IGNORECASE
)


def _judging_shape(view: SentenceView) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """Return the rule and the cue of a sentence shaped like a judgement, whatever its words."""
    lang = "en" if view.lang == "en" else "nb"
    if not view.quotes or view.direct:
        plain = view.content.strip(" \n\"'«»“”‘’–—-.")
        if _EXCLAIMS[lang].match(plain) and len(plain.split()) > 2:
            return "exclamation", (view.first_word(),)
        called = _called(view, lang) or (_of_any(view, lang) if view.direct else None)
        if called:
            return "judgement", (called,)
        nominal = _NOMINAL.match(plain)
        general = view.direct or plain.lower().startswith(("a ", "an ", "en ", "ei ", "et "))
        if general and nominal and len(plain.split()) < 15 and nominal[0] == nominal[0].lower().capitalize():
            return "judgement", ((view.start, view.end),)
    rather = view.sees(_RATHER)
    if rather:
        return "judgement", (rather,)
    governs = view.sees(_GOVERNS[lang], "main", "what")
    if governs and not view.lex.has(view.page.text[slice(*governs)].lower(), "factual_adjectives"):
        return "judgement", (governs,)
    presumed = None if view.quotes else view.sees(_PRESUMES[lang], "main")
    return ("presumed-view", (presumed,)) if presumed else None


def _of_any(view: SentenceView, lang: str) -> tuple[int, int] | None:
    """Return the noun of a saying about any of a kind, in the present: *A town without trains is …*."""
    found = _ANY.match(view.content)
    if found is None or not view.lex.has(found["kind"].lower(), "collective_nouns"):
        return None
    words = view.words()
    tells = view.lex.has_any(words, "news_words", "perfect_words", "past_copulas", "finite")
    past = any(_PAST[lang].fullmatch(word) for word in words[3:])
    named = any(token.is_capital for token in view.page.tokens[view.first + 2 : view.last])
    return (
        None if tells or past or named else (view.start + found.start("kind"), view.start + found.end("kind"))
    )


_PAST = {"en": re.compile(r"\w{2,}ed"), "nb": re.compile(r"\w{3,}(?:te|dde)")}


def _called(view: SentenceView, lang: str) -> tuple[int, int] | None:
    """Return the noun of judgement that the sentence calls something: *Det er en slapp unnskyldning*."""
    text = view.page.text
    found = _CALLS[lang].match(text, view.start, view.reach)
    if not found:
        joint = _CLAUSE.search(text, view.start, view.reach)  # …, og det er en stor dag
        found = _CALLS[lang].match(text, joint.end(), view.reach) if joint else None
    if not found:
        return None
    for at in range(view.page.at(found.start() + 1), view.page.at(found.end()) + 3):
        if at >= view.high or view.page.tokens[at].start >= view.reach:
            break
        if view.lex.has(view.page.tokens[at].lower, "judging_nouns"):
            return view.page.span(at, at + 1)
    return None


def _denied_before(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether a judgement is what somebody denies: *It is untrue that anyone is lining their pockets*."""
    denial = view.search("denial_phrases", "main") if view.quotes else None
    return denial is not None and denial[1] < phrase[0]


def _measured(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether a number stands right behind a phrase of judgement: *owes us 312 million*."""
    return _AMOUNT.match(view.page.text, phrase[1], view.end) is not None


def _beside_a_fact(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether a judgement is the second half of a quote that begins with a fact, which decides.

    A first half in the first person is no fact: *I have worked here for 26 years, and …*
    """
    head = view.page.text[view.start : phrase[0]]
    joint = _JOINT.search(head)
    if not view.direct or joint is None or len(head[: joint.start()].split()) < 4:
        return False
    return not any(view.lex.has(word, "pronouns_first", "pronouns_it") for word in view.words()[:2])
