"""Denials: a source rejects a proposition that is in play."""

from __future__ import annotations

import re
from functools import cache

from analysis.denying import calls_false, denial_verb
from analysis.lexicon import lexicon, phrase_pattern
from analysis.view import Judgement, SentenceView, clue

_DENY = "deny"
_PERSONS = ("pronouns_first", "pronouns_he", "pronouns_she", "pronouns_they", "roles")
_CLAUSE_END = re.compile(r"[,;:‘]|\b(?:og|men|and|but)\b", re.IGNORECASE)
_GRAINS = "snev fnugg grann gran korn smule dugg tøddel antydning spor ord"
# Not a shred of truth in it; ikke et fnugg av sannhet.
_TRUTH = {
    "nb": clue(
        r"\b(?:ikke|ingen|intet|null|uten|aldri)(?: \w+){0,2} "
        rf"(?:{_GRAINS.replace(' ', '|')})(?:et)? "
        r"(?:av|til) (?:sannhet|fakta|realitet|virkelighet|dekning)\w*",
        " ".join(f"{word} {word}et" for word in _GRAINS.split()),
    ),
    "en": clue(
        r"(?:n't|n’t|\b(?:not|no|never|without|nor|zero))(?: even)?(?: a| an| any| one)?(?: single)? "
        r"(?:grain|shred|ounce|scrap|jot|iota|word|kernel|hint|speck|particle|atom|trace|scintilla|whit|drop|shadow|"
        r"semblance|element|inch) of truth\b",
        "truth",
    ),
}
_PROMISE_REACH = 12  # words in which the will of *not one of our 40 people will lose …* stands
# We have not received …; jeg har ikke tatt imot …; we did not know: what one has not done oneself.
_OWN = {
    "nb": re.compile(r"\W*(?:nei, )?(?:jeg|vi) har (?:\w+ )?(?:ikke|aldri) \w+(?:t|dd)\b", re.IGNORECASE),
    "en": re.compile(
        r"\W*(?:no, )?(?:I|we) (?:(?:have|had|did)(?: not| never|n't|n’t)|never) \w+", re.IGNORECASE
    ),
}


def denied(view: SentenceView, cue: str, lang: str) -> Judgement | None:
    """Return by which words a source denies something, None when it denies nothing."""
    if view.frame("not_denial_phrases") or view.search("not_denial_phrases"):
        return None
    groups = lexicon().groups(cue)
    if view.quotes and _DENY in groups and not _rules_that(view, cue):
        return Judgement("denied", "denial-verb", view.cue_spans())
    if view.quotes and (_promises_none(view) or _finds_none(view)):
        return None
    if view.quotes:
        words = view.words()
        if words and view.lex.has(words[0], "denial_openers") and view.direct:
            return Judgement("denied", "denial", ((view.start, view.start + len(words[0]) + 1),))
        start = view.search("denial_starts_phrases", "main") if view.direct else None
        if start and start[0] <= view.first_word()[0]:
            return Judgement("denied", "denial", (start,))
        phrase = view.search("denial_phrases", "main")
        if phrase and not _aside(view, phrase) and not _never(view, phrase) and not _complains(view, phrase):
            return Judgement("denied", "denial", (phrase,))
        own = (
            calls_false(view) or view.sees(_TRUTH["en" if lang == "en" else "nb"]) or _own_denial(view, lang)
        )
        if own:
            return Judgement("denied", "denial", (own,))
        insisted = _insisted_not(view, cue, lang)
        if insisted:
            return Judgement("denied", "insisted-not", (*view.cue_spans(), insisted))
        if view.direct:
            verb = denial_verb(view)
            if verb is not None and verb < view.first + 8:
                return Judgement("denied", "denial-verb", (view.page.span(verb, verb + 1),))
        return None
    verb = denial_verb(view)
    verb = _labels_false(view) if verb is None else verb
    if verb is not None:
        return Judgement("denied", "denial-verb", (view.page.span(verb, verb + 1),))
    return None


def _labels_false(view: SentenceView) -> int | None:
    """Return the verb of *Selskapet kaller påstandene grepet ut av luften*, *called the claims baseless*."""
    if not view.holds("untrue_objects", "hearsay_nouns", "claim_nouns"):
        return None
    if view.listed(view.lang, "untrue_words", where="main") is None and view.search("untrue_phrases") is None:
        return None
    tokens, lex = view.page.tokens, view.lex
    for at in range(view.low + 1, min(view.high - 2, view.until)):
        verb = None if tokens[at].is_capital else lex.verb(tokens[at].lower, "finite")
        near = [token.lower for token in tokens[at + 1 : at + 4]]
        if (
            verb
            and "label" in verb.groups
            and lex.has_any(near, "untrue_objects", "hearsay_nouns", "claim_nouns")
        ):
            return at
    return None


def denied_further(view: SentenceView, verdict: Judgement) -> Judgement:
    """Return a denial where somebody who has just denied something goes on with *not*, else the verdict."""
    if verdict.status != "reported":
        return verdict
    found = view.match(_negation(view.lang), "main") if view.direct else None
    if found is None or _CLAUSE_END.search(view.page.text, view.start + 1, found[0]):
        return verdict
    return Judgement("denied", "denial", (found,))


def _insisted_not(view: SentenceView, cue: str, lang: str) -> tuple[int, int] | None:
    """Return the negation of a protest: *insisted that he never …*, *“Nothing gets mixed,” protested …*."""
    if not lexicon().has(cue, "insist_verbs", "protest_verbs"):
        return None
    negation = view.match(_negation(lang), "main")
    if negation is None or not view.direct:
        return negation
    later = _CLAUSE_END.search(view.page.text, view.start + 1, negation[0])
    return None if later or view.lex.has_any(view.words(main=True), "future_modals") else negation


def _own_denial(view: SentenceView, lang: str) -> tuple[int, int] | None:
    """Return the opening of a quote in which a speaker says not to have done something."""
    if not view.direct or view.lex.has_any(view.words(main=True), "unwitting_words"):
        return None
    found = _OWN["en" if lang == "en" else "nb"].match(view.page.text, view.start, view.reach)
    return found.span() if found else None


def _promises_none(view: SentenceView) -> bool:
    """Say whether a sentence promises that nobody will …: *No one will be forced to move*."""
    words = view.words(main=True)[:_PROMISE_REACH]
    return _begins_with_none(view, words) and view.lex.has_any(words[1:], "future_modals")


def _finds_none(view: SentenceView) -> bool:
    """Say whether it is studies and figures that there are none of: *Ingen norske studier har målt …*."""
    words = view.words(main=True)[:6]
    return _begins_with_none(view, words) and view.lex.has_any(words, "documents", "finding_nouns")


def _begins_with_none(view: SentenceView, words: list[str]) -> bool:
    """Say whether *no*, *nobody*, *not one*, *ingen*, *ikke én* opens a sentence, no *No,* or *Nei*."""
    if len(words) < 3 or not view.lex.has(words[0], "nobody_words", "none_words"):
        return False
    after = view.page.tokens[view.page.at(view.first_word()[1])]
    return after.is_word and (words[0] not in ("not", "ikke") or words[1] in _ONE)


_ONE = frozenset(("one", "a", "en", "ett", "et", "én", "ei"))


def _complains(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether it is others who never did something for the speaker: *The chair never told us that …*."""
    if "never" not in (found := view.page.text[slice(*phrase)].lower()) and "aldri" not in found:
        return False
    before = [t.lower for t in view.page.tokens[view.first : view.page.at(phrase[0])] if t.is_word]
    after = view.page.tokens[view.page.at(phrase[0]) : view.until]
    told = view.lex.has_any([token.lower for token in after], "us_words")
    return (
        bool(before)
        and told
        and not view.lex.has_any(before, "pronouns_first", "denial_openers", "pronouns_it")
    )


def _aside(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether *nobody was …* comes after a first clause that states something."""
    text = view.page.text
    return text[phrase[0] : phrase[1]].lower().startswith(("no one", "nobody", "ingen")) and (
        "," in text[view.start + 1 : phrase[0]]
    )


def _never(view: SentenceView, phrase: tuple[int, int]) -> bool:
    """Say whether it is a thing that never was so: *the land had never been farmed*, not *he had never …*."""
    words = view.page.text[slice(*phrase)].lower().split()
    if len(words) > 2 or "happened" in words or not {"never", "aldri"} & set(words):
        return False
    before = view.page.tokens[max(view.low, view.page.at(phrase[0]) - 1)]
    if view.lex.has(before.lower, "pronouns_it") and (view.direct or before.lower != "it"):
        return True
    person = view.lex.has(before.lower, *_PERSONS)
    owned = view.lex.has(view.page.tokens[view.page.at(before.start) - 1].lower, "possessives")  # his client
    return not (person or owned or before.is_capital or before.lower == "it")


def _rules_that(view: SentenceView, cue: str) -> bool:
    """Say whether a cue is what a judge does: *ruled that*, not *ruled out*."""
    if cue not in ("ruled", "rules") or view.main is None or view.main.cue is None:
        return False
    after = view.main.cue[0] + 1
    return after < view.high and view.page.tokens[after].lower != "out"


@cache
def _negation(lang: str) -> re.Pattern[str]:
    return phrase_pattern(lexicon(lang).words.get("negations", frozenset()))
