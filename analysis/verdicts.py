"""Praise and blame by construction: the boldest I have seen, playing with lives, few do it better."""

from __future__ import annotations

import re
from operator import methodcaller

from analysis.view import SentenceView, clue

# The cleverest ride I have witnessed; det lureste vi har gjort: the first of all that somebody knows.
_SEEN = {
    "nb": re.compile(
        r"\b(?:det|den|de) (?:aller |desidert )?(?P<most>(?:mest|minst) \w+|\w{2,}ste)\b "
        r"(?:[\w-]+ ){0,5}?(?:som )?"
        r"(?:(?:jeg|vi|noen|man|noen av oss|noe menneske) (?:noensinne |noen gang )?(?:har|hadde|kan|kunne)|"
        r"du (?:noensinne |noen gang )?har)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|their|his|her|our) (?P<most>(?:most|least) \w+|\w{2,}est)\b "
        r"(?:[\w'’-]+ ){0,6}?(?:(?:that|which) )?"
        r"(?:(?:I|we|anyone|anybody|any of us|most of us)"
        r"(?:['’]ve| have| had| has| could| can|['’]ll| will| ever)|"
        r"you(?:['’]ve| have|['’]ll| will) (?:ever )?)\b",
        re.IGNORECASE,
    ),
}
# Few practise it better; få kan det bedre; no finer player has worn the shirt.
_FEW = {
    "nb": clue(
        r"(?:^|\W)få (?:\w+ ){1,2}(?:det|dette|den|dem) (?:bedre|like godt|like bra)\b"
        r"|\b(?:kunne|kan|skal|må) (?:\w+ )?(?:lete|leite) (?:\w+ )?(?:lenge|langt|godt)\b",
        "få lete leite",
    ),
    "en": clue(
        r"\bfew (?:\w+ ){1,2}(?:it|this|that|them) (?:better|as well)\b"
        r"|^\W*no (?:finer|braver|nobler|kinder) \w+"
        r"|\b(?:could|can)(?:n't|n’t| not|not) (?:have )?(?:\w+ )?(?:wish|wished|ask|asked|hope|hoped) for\b",
        "few no wish wished ask asked hope hoped",
    ),
}
# They gambled with our health; de har lekt med livet i elva: what nobody should play with.
_GAMBLES = {
    "nb": re.compile(
        r"\b(?:lek(?:er|te|t|e)|gambl(?:er|et|e)|spil(?:ler|te|t|le) (?:hasard|russisk rulett|poker)|"
        r"tull(?:er|et|e)|kødd(?:er|et|e)|tukl(?:er|et|e)|sjongler(?:er|te|t|e)) med (?:\w+ ){0,2}?"
        r"(?:liv|helse|helsa|trygghet|sikkerhet|framtid|fremtid|tillit|følels|jobb|arbeidsplass|barn|unge|ilden|døden|"
        r"natur|miljø|elv|hav|fjord|skattebet|skattepeng|fellesskap|demokrati|rettssikkerhet|menneske|pasient|innbygger|folk)\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:play(?:s|ed|ing)?|gambl(?:e|es|ed|ing)|toy(?:s|ed|ing)?|dic(?:e|es|ed|ing)|mess(?:es|ed|ing)?|"
        r"trifl(?:e|es|ed|ing)|juggl(?:e|es|ed|ing)|tamper(?:s|ed|ing)?) (?:\w+ )?with (?:[\w'’-]+ ){0,3}?"
        r"(?:lives|life|health|safety|futures?|livelihoods?|trust|death|children|fire|jobs|welfare|feelings|security|"
        r"democracy|nature|people|patients|communities|taxpayers)\b",
        re.IGNORECASE,
    ),
}
# Hun legger skylden på vinden; the owner blames the weather; not: was blamed.
_BLAMES = {
    "nb": clue(r"\b(?:legger|la|gir|ga|gav|skyver|skjøv) (?:[\w-]+ ){0,5}?skylden\b", "skylden"),
    "en": clue(
        r"(?<!been )(?<!was )(?<!were )(?<!is )(?<!are )(?<!be )"
        r"\b(?:blames|blamed|(?:puts?|lays?|laid|pins) the blame|point(?:s|ed)? the finger)\b(?! by\b)",
        "blames blamed blame finger",
    ),
}
_SUPERLATIVE = {"nb": methodcaller("endswith", "ste"), "en": methodcaller("endswith", "est")}
_MOST = frozenset(("most", "least", "mest", "minst"))
_COPULA_REACH = 7  # words from the copula to the noun: is a very poor and belated consolation


def verdict(view: SentenceView) -> tuple[int, int] | None:
    """Return the words by which a sentence praises or blames, whatever numbers it has."""
    lang = "en" if view.lang == "en" else "nb"
    words = view.words()
    highest = not _MOST.isdisjoint(words) or any(map(_SUPERLATIVE[lang], words))
    best = _SEEN[lang].search(view.page.text, view.start, view.end) if highest else None
    if best and not view.lex.has(best["most"].lower().split()[-1], "measured_superlatives"):
        return best.span()
    gambles = _GAMBLES[lang] if view.holds("with_words") else None
    return view.sees(_FEW[lang], "main") or view.match(gambles, "main") or _blames(view, lang)


def _blames(view: SentenceView, lang: str) -> tuple[int, int] | None:
    """Return the words by which somebody blames, no inquiry that finds a cause."""
    found = None if view.quotes and not view.direct else view.sees(_BLAMES[lang], "main")
    if found is None:
        return None
    before = [t.lower for t in view.page.tokens[view.first : view.page.at(found[0])]]
    finds = view.lex.has_any(before, "documents", "organisations", "finding_nouns", "relative")
    return None if finds else found


def figure(view: SentenceView) -> tuple[int, int] | None:
    """Return the figure of speech that something is said to be: *The deal is a fig leaf*."""
    if not view.holds("figure_nouns"):
        return None
    tokens, lex = view.page.tokens, view.lex
    last = min(view.high, view.until)
    for at in range(view.first, last):
        if not lex.has(tokens[at].lower, "figure_nouns") or tokens[at].is_capital:
            continue
        before = [token.lower for token in tokens[max(view.low, at - _COPULA_REACH) : at]]
        copula = next(
            (place for place in range(len(before) - 1, -1, -1) if lex.has(before[place], "equals")), None
        )
        if copula is None or lex.has_any(before[copula:], "prepositions", "relative"):
            continue
        if lex.has_any(
            before[copula + 1 :], "articles_indefinite", "articles_definite", "possessives", "negations"
        ):
            return view.page.span(at, at + 1)
    return None
