"""The verb by which a sentence denies something: *avviser*, *disputed*, *waved away the claims*."""

from __future__ import annotations

from analysis.view import SentenceView, once

_REACH = 6  # words before the copula of: reports that we turned an offer down are false


@once
def calls_false(view: SentenceView) -> tuple[int, int] | None:
    """Return the word by which a claim is called false: *The reports are false*, *That's a myth*."""
    phrase = view.search("untrue_phrases") if view.quotes else None
    if not view.quotes or not (phrase or view.holds("untrue_words")):
        return None
    tokens, lex = view.page.tokens, view.lex
    first, last = view.first, view.last
    subject = [token.lower for token in tokens[first : min(last, first + _REACH)] if token.is_word][:4]
    this = bool(subject) and lex.has(subject[0], "pronouns_it", "this_is")
    if not (this or lex.has_any(subject, "claim_nouns", "hearsay_nouns", "untrue_objects")):
        return None
    if phrase and not view.lex.has_any(subject, "negations"):
        return phrase
    for at in range(first + 1, last):
        near = [token.lower for token in tokens[max(first, at - 4) : at]]
        if lex.has(tokens[at].lower, "untrue_words") and lex.has_any(near, "equals", "this_is"):
            return None if lex.has_any(near, "negations") else view.page.span(at, at + 1)
    return None


@once
def denial_verb(view: SentenceView) -> int | None:
    """Return the token of a denying verb that rules a sentence without a quote, else None."""
    tokens, lex = view.page.tokens, view.lex
    finite, passive = lex.forms_of("finite", "deny"), lex.forms_of("passive", "deny")
    turns = lex.has_any(view.words(), "refusal_turners")
    words = view.words(main=True)
    denies = turns or not (finite.isdisjoint(words) and passive.isdisjoint(words))
    for at in range(view.first, min(view.high, view.until)) if denies else ():
        token = tokens[at]
        if token.lower not in finite and token.lower not in passive:
            if turns and _waves_away(view, at):
                return at
            continue
        if token.is_capital:
            continue
        following = tokens[at + 1].lower if at + 1 < view.high else ""
        if token.lower in ("ruled", "rules") and following != "out":
            continue
        if token.lower in ("nekter", "nektet") and following == "å":
            continue
        by = following in ("by", "av")  # That is disputed by Safe Streets
        before = tokens[at - 1].lower if at else ""
        if _is_noun(view, at):
            continue  # a dispute that should never have come so far
        if lex.has(before, "relative") or (not by and (before in _BE or token.lower not in finite)):
            continue
        if not _turned_down(view, at):
            return at
    plea = view.search("plea_phrases", "main")  # pleaded not guilty
    return view.page.at(plea[0]) if plea else None


def _is_noun(view: SentenceView, at: int) -> bool:
    """Say whether a word that may deny is a noun here: *a dispute*, *their long dispute*, *pay disputes*."""
    tokens, lex = view.page.tokens, view.lex
    if at - view.low < 1 or not tokens[at].lower.startswith(("dispute", "avslag")):
        return False
    before, article = tokens[at - 1].lower, tokens[at - 2].lower if at - view.low > 1 else ""
    names = ("articles_indefinite", "articles_definite", "possessives", "prepositions")
    return lex.has(before, *names) or (lex.has(article, *names) and not before.endswith("s"))


_AWAY = frozenset(("aside", "away", "off", "bort", "vekk"))


def _waves_away(view: SentenceView, verb: int) -> bool:
    """Say whether it is claims that are *brushed aside*, *waved away*, *viftet bort*."""
    tokens, lex = view.page.tokens, view.lex
    near = [token.lower for token in tokens[verb + 1 : min(view.high, verb + 7)]]
    return (
        lex.has(tokens[verb].lower, "refusal_turners")
        and not _AWAY.isdisjoint(near)
        and lex.has_any(near, "untrue_objects", "claim_nouns", "hearsay_nouns")
    )


_BE = frozenset(["was", "were", "ble", "blir", "is", "been", "are", "being"])


def _turned_down(view: SentenceView, verb: int) -> bool:
    """Say whether it is a proposal that is rejected, and no statement: *voters rejected plans for …*."""
    lex, tokens = view.lex, view.page.tokens
    for at in range(verb + 1, min(view.high, verb + 6)):
        if not tokens[at].is_word or lex.has(tokens[at].lower, "that", "prepositions"):
            return False
        if lex.has(tokens[at].lower, "proposals"):
            return lex.has(tokens[verb].lower, "decline_verbs")
    return False
