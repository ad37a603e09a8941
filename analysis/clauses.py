"""Where a reported clause begins and ends, and whether words are a clause at all."""

from __future__ import annotations

from analysis.finite import definite, determined, has_clause, northern
from analysis.lexicon import lexicon
from analysis.mentions import Mention, is_pronoun
from analysis.page import Page
from analysis.subjects import looks_finite
from analysis.subjects import verb_second as turns

_REACH = 18
_OWNER = 6  # tokens: til Universitetet i Tindvik
_FORTH = frozenset(["fram", "frem", "fra", "på"])  # går fram at, går ut fra at
_IDEAS = frozenset(["idea", "notion", "impression", "theory", "premise", "perception"])
_PRONOUNS = frozenset(["I", "he", "she", "they", "we"])
_TURNS = frozenset(["and", "but", "while", "although", "though", "whereas"])
_CONTRAST = frozenset(["men", "mens", "but", "while", "although", "though", "whereas"])


def scandinavian(word: str) -> bool:
    """Say whether a reporting verb is Norwegian (or a close relative) rather than English."""
    return lexicon("nb").verb(word) is not None or turns(word)


def _that(word: str, north: bool) -> bool:
    """Say whether a word opens a verb's clause: *that* of an English one, *at*, *att*, *dass* of others."""
    return lexicon().has(word, "that") and lexicon("en").has(word, "that") is not north


def content_start(page: Page, verb: int, high: int, masked: list[bool]) -> int:
    """Return the token after *at* / *that* / *om* that belongs to a reporting verb, or 0."""
    tokens = page.tokens
    lex = lexicon()
    word = tokens[verb].lower
    north = scandinavian(word)
    asks = any("ask" in item.groups or item.lemma in ("svarer",) for item in lex.verbs.get(word, ()))
    thats, auxiliaries = lex.union("that"), lex.union("auxiliaries")
    aside = False
    for at in range(verb + 1, min(high - 1, verb + _REACH)):
        token = tokens[at]
        if (masked and masked[at]) or token.text in ';:.?!«“”"–—':
            return 0
        if token.text == ",":
            following = tokens[at + 1].lower
            if (
                at + 2 < high
                and tokens[at + 2].text == ","
                and lex.has(following, "adverbs", "sentence_adverbs")
            ):
                aside = True  # He cautioned, however, that …
                continue
            if (
                not aside
                and not lex.has(following, "relative", "prepositions")
                and not tokens[at + 1].is_capital
            ):
                near = north or at - verb < 4
                return at + 2 if near and _that(following, north) and at + 2 < high else 0
            aside = True
        if token.lower in thats and _that(token.lower, north):
            return at + 1 if _opens_clause(page, verb, at, high, masked, north) else 0
        if asks and (
            lex.has(token.lower, "whether") and lexicon("en").has(token.lower, "whether") is not north
        ):
            return 0 if north and not has_clause(page, at + 1, high, masked) else at + 1  # spør om saken
        if (
            asks
            and at > verb
            and lex.has(token.lower, "wh")
            and lexicon("en").has(token.lower, "wh") is not north
        ):
            return at if has_clause(page, at, high, masked) else 0  # asked how the firm could pay
        if (
            at > verb + 1
            and not aside
            and (
                (
                    lex.verb(token.lower, "finite")
                    and not lex.has(token.lower, "documents", "particles")
                    and not token.is_capital
                )
                or token.lower in auxiliaries
            )
        ):
            return 0
    return 0


def _opens_clause(page: Page, verb: int, that: int, high: int, masked: list[bool], north: bool) -> bool:
    """Say whether *that*, *at* opens what is said: not *dismissed that view*, *dro etter at de vant*."""
    before = page.tokens[that - 1].lower
    if north:
        went = lexicon("nb").has(page.tokens[verb].lower, "going_verbs")
        return not lexicon("nb").has(before, "time_joints") and not (went and before not in _FORTH)
    if before in ("so", "such", "and", "or") or _relative(page, verb, that, high):
        return False
    told = lexicon("en").has(before, "claim_nouns", "hearsay_nouns") or before in _IDEAS
    if told and that + 3 < high and determined(page, that + 1):
        return True  # rejects suggestions that its members mislead buyers
    return that + 1 < high and (
        has_clause(page, that, high, masked) or lexicon("en").has(page.tokens[that + 1].lower, "auxiliaries")
    )


def _relative(page: Page, verb: int, that: int, high: int) -> bool:
    """Say whether an English *that* is the subject of a relative clause: *the raid that killed X*."""
    if that + 1 >= high or page.tokens[that - 1].text == ",":
        return False
    lex, following = lexicon("en"), page.tokens[that + 1]
    word = page.tokens[verb].lower
    if that == verb + 1 and not (word.endswith("s") and lex.has(word, "documents", "verb_nouns")):
        return False  # said that would be wrong; but the rules that could …
    if following.is_capital or not (
        lex.has(following.lower, "auxiliaries", "finite") or following.lower.endswith("ed")
    ):
        return False
    return not lex.has(page.tokens[that - 1].lower, "adverbs", "particles", "pronouns_object")


def content_end(page: Page, start: int, high: int, masked: list[bool]) -> int:
    """Return the token after a reported clause that begins at ``start``."""
    tokens = page.tokens
    lex = lexicon()
    for at in range(start, high):
        if masked[at]:
            return at
        following = tokens[at + 1].lower if at + 1 < high else ""
        third = tokens[at + 2].lower if at + 2 < high else ""
        if tokens[at].text == ",":
            if following in _TURNS and _says_more(page, at + 2, high):
                return at
            if (
                following in _CONTRAST
                and not (third in ("at", "that", "om") or is_pronoun(third, lex) or third in ("det", "it"))
                and has_clause(page, at + 2, high, masked)
            ):
                return at
            if lex.verb(following, "ing") and (third in ("that", "the", "it") or third in _PRONOUNS):
                return at
            if lex.has(following, "asides"):
                return at  # …, citing the release of prisoners
            if following in ("og", "and", "men", "but") and lex.verb(third, "finite") and at - start > 2:
                return at
        if tokens[at].text in "–—" and following in _TURNS and _says_more(page, at + 2, high):
            return at
        if tokens[at].lower in ("og", "and", "but", "men") and at > start + 2:
            verb = lex.verb(following, "finite")
            if verb and (content_start(page, at + 1, high, masked) or _cannot_join(page, start, at, high)):
                return at
        if tokens[at].text in (";",):
            return at
    return high


def _cannot_join(page: Page, start: int, joint: int, high: int) -> bool:
    """Say whether a verb after *and* cannot go on the English clause before: *would leave and warned them*.

    An infinitive after a modal is joined by another, never by a past tense: the verb is told of the speaker.
    """
    lex, tokens = lexicon("en"), page.tokens
    verb = lex.verb(tokens[joint + 1].lower, "finite")
    if verb is None or tokens[joint + 1].lower == verb.lemma.removesuffix("s"):
        return False
    first = next((token.lower for token in tokens[start:joint] if lex.has(token.lower, "auxiliaries")), "")
    if lex.has(first, "future_modals", "hedge_modals", "opinion_modals") or first in ("would", "can"):
        return True
    following = tokens[joint + 2] if joint + 2 < high else None
    return verb.bare and following is not None and following.lower in _PRONOUNS  # is weak and says he will


def frame_end(page: Page, start: int, stop: int, masked: list[bool]) -> int:
    """Return where a clause ends that stands in a subordinate clause: *While he said C, she left*."""
    lex, tokens = lexicon(), page.tokens
    for at in range(start + 2, stop - 2):
        if tokens[at].text != ",":
            continue
        following = tokens[at + 1]
        if lex.has(following.lower, "relative", "conjunctions", "contrast", "prepositions", "subordinators"):
            continue
        turned = northern(page, start) and (
            lex.has(following.lower, "auxiliaries") or lex.verb(following.lower, "finite") is not None
        )
        if turned or (not northern(page, start) and has_clause(page, at + 1, stop, masked)):
            return at
    return stop


def _says_more(page: Page, start: int, high: int) -> bool:
    """Say whether somebody says something else: *…, but he said C*, *…, and Ms. Lie noted that C*."""
    lex, tokens = lexicon("en"), page.tokens
    at = start
    while at < min(high, start + 4) and (tokens[at].is_capital or tokens[at].text == "."):
        at += 1
    if at == start and at < high and tokens[start].lower in _PRONOUNS:
        at += 1
    while at < high and lex.has(tokens[at].lower, "adverbs", "auxiliaries"):
        at += 1
    verb = lex.verb(tokens[at].lower, "finite", "participle") if start < at < high else None
    return verb is not None and bool(verb.groups & {"say", "admit", "doubt"})


def raises(page: Page, verb: int, high: int) -> bool:
    """Say whether *expects X to …* follows: an object, then an infinitive."""
    tokens = page.tokens
    if tokens[verb + 1].lower == "to":
        return False
    return any(
        tokens[at].lower == "to"
        and tokens[at + 1].is_word
        and not tokens[at + 1].is_capital
        and not tokens[at + 1].lower[0].isdigit()
        for at in range(verb + 2, min(high - 1, verb + 12))
    )


def after_object(page: Page, start: int, high: int) -> int:
    """Return the token after the person told: *told reporters the plan …*."""
    tokens = page.tokens
    if tokens[start].is_capital:
        while start < high - 1 and tokens[start].is_capital:
            start += 1
        return start
    if tokens[start].lower in ("the", "a", "his", "her", "their"):
        return min(start + 2, high - 1)
    return min(start + 1, high - 1)


def verb_second(page: Page, speaker: Mention, high: int) -> int:
    """Return where the finite verb stands after *Ifølge X*, when it follows at once, else 0.

    A lower-case noun phrase is cut at the first word that looks like a verb:
    *Ifølge politiet ble mannen …*, *Ifølge Nygård spredte flammene seg …*. What a preposition adds is
    the speaker's too: *Ifølge modellene til Universitetet i Tindvik kan …*.
    """
    lex = lexicon()
    tokens = page.tokens
    last = speaker.last
    if last < high and lex.has(tokens[last].lower, "prepositions"):
        last += _OWNER
    for at in range(speaker.first + 1, min(last + 1, high)):
        word = tokens[at].lower
        if tokens[at].text == "," and at > speaker.last:
            break
        if tokens[at].is_capital or not tokens[at].is_word:
            continue
        if (
            lex.has(word, "auxiliaries")
            or lex.has(word, "finite")
            or (lex.verb(word, "finite") and not lex.has(word, "documents"))
            or (at == speaker.first + 1 and definite(tokens[at - 1].lower) and looks_finite(word, True))
        ):
            return at
    return 0
