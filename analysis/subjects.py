"""The subject of a verb: before it, or after it where Norwegian turns the order round.

A Norwegian main clause has its verb in the second place. When it opens with
something else than its subject (*I en e-post skriver ordføreren at …*) the
subject follows; English keeps it in front. A perfect tense is read from its
auxiliary (*Kvinnen har i avhør fortalt at …*).
"""

from __future__ import annotations

import re

from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of
from analysis.page import Page
from analysis.preceding import left_of

_HAVE = frozenset(("har", "hadde", "has", "have", "had"))
_JOINS = frozenset(("og", "men", "and", "but"))
_OBJECTS = frozenset(("det", "dette"))  # Det avviser X
_PERFECT_REACH = 9
_FINITE_NORTH = re.compile(r"\w{2,}(?:er|ar|går|står|slår|får|te|et|de|dde|[^n]des|[ktyp]es)$")
_STRONG_NORTH = re.compile(
    r"(?:an|av|be|bort|del|etter|for|fram|frem|fore|gjen|gjenn?om|imot|inn|med|mot|ned|om|opp|opprett|over|på|sam|"
    r"ti?l|un[dn]?|under|ut|ved|vedlike|tilbake)?"
    r"(?:tok|sto|stod|gikk|kom|lot|fant|bandt|vant|sprang|drakk|stakk|brakk|brakte|bragte|trakk|skrev|drev|grep|steg|bet|"
    r"skar|bar|stjal|slo|la|ga|gav|falt|holdt|fikk|dro|drog|skjøt|brøt|krøp|fløy|løp|sov|lød|bød|frøs|skjøv|sang|"
    r"røk|red|rev|skrek|gled|pep|svei|vek|vred|knep|kløp|strøk|løy|nøt|frøs|gjøs|smøg|drev|sank|rant|brant|spant|slapp|"
    r"spratt|skvatt|glapp|smatt|knakk|hjalp|gråt|jog|hang|drap|traff|skalv|strakk|rakk|slang|klang|svømte|"
    r"svant|tvang|sprakk|svarte|spurte|valgte|solgte|satte|visste|gjorde|sa|så|lo|lå)"
)
_FINITE_ENGLISH = re.compile(r"\w{2,}(?:ed|es|[^su]s)$")


def looks_finite(word: str, north: bool | None = None) -> bool:
    """Say whether a lower-case word ends like a finite verb, of either language when ``north`` is None."""
    if north is not False and _STRONG_NORTH.fullmatch(word):
        return True
    return (north is not False and _FINITE_NORTH.match(word) is not None) or (
        north is not True and _FINITE_ENGLISH.match(word) is not None
    )


def subject(page: Page, verb: int, low: int, high: int, clause: bool = True) -> Mention | None:
    """Return the subject of the verb at token ``verb``.

    Args:
        page: the article.
        verb: the verb, finite or a participle.
        low: where the clause or its sentence may begin.
        high: the token after the last that may belong to the subject.
        clause: whether what the verb reports is a clause, so that a noun phrase
            right after the verb is no object (*kaller planen …* has one).
    """
    tokens = page.tokens
    if verb - 1 > low and tokens[verb - 1].text in '»”"':
        opening = next((at for at in range(verb - 2, low, -1) if tokens[at].text in '«“"'), low)
        return left_of(page, opening, low)  # Rapporten «Havet i 2050» slår fast …
    opening = clause_start(page, verb, low)
    have = _auxiliary(page, verb, opening)
    if have is not None:
        if have > opening and not _opens_otherwise(page, opening):
            return left_of(page, have, opening)
        return right_of(page, have + 1, verb) or left_of(page, verb, low)
    both = tokens[opening].lower in ("både", "both")
    if both and not any(_finite(page, at) for at in range(opening + 1, verb)):
        return Mention(opening, verb)
    if verb_second(tokens[verb].lower):
        if not clause and verb > low and tokens[verb - 1].lower in _JOINS:
            return None  # … og kalte planen «et svik»: what follows is the object
        turned = opening == verb or _opens_otherwise(page, opening)
        turned = turned or (not clause and verb - opening == 1 and tokens[opening].lower in _OBJECTS)
        after = _right(page, verb, high)
        turned = turned or (not clause and after is not None and _object_first(page, opening, verb, after))
        plain = clause and not lexicon().has(tokens[verb].lower, "object_verbs")
        if after and (turned or (plain and _ends_frame(page, after, high) and not _manner(page, after))):
            return after
    inside = opening > low and lexicon().has(tokens[opening - 1].lower, "clause_openers")
    return left_of(page, verb, opening if inside else low)


def _object_first(page: Page, opening: int, verb: int, after: Mention) -> bool:
    """Say whether a clause opens with its object and a name follows the verb: *Den gir Per Moe lite for*."""
    tokens, lex = page.tokens, lexicon()
    thing = 2 <= verb - opening < 4 and lex.has(tokens[opening].lower, "articles_definite")
    thing = thing and not any(token.is_capital for token in tokens[opening + 1 : verb])
    return thing and any(token.is_capital for token in tokens[after.first : after.last])


def verb_second(word: str) -> bool:
    """Say whether a verb is of a language that has it in the second place: not English."""
    lex = lexicon("en")
    return lex.verb(word) is None and lex.verb(word + "s") is None


def clause_start(page: Page, verb: int, low: int) -> int:
    """Return the first token of the clause that holds the verb, by the marks and joints before it."""
    lex = lexicon()
    for at in range(verb - 1, low - 1, -1):
        token = page.tokens[at]
        if token.text in ';:–—«»“”"' or (token.lower in _JOINS and not _joins_names(page, at, verb, low)):
            return at + 1
        if lex.has(token.lower, "clause_openers") and at + 1 < verb and not token.is_capital:
            return at + 1
    return low


def _joins_names(page: Page, at: int, verb: int, low: int) -> bool:
    """Say whether a conjunction stands between two names or two nouns: *Ap og SV har varslet*."""
    tokens = page.tokens
    if at == 0 or at + 1 >= verb or tokens[at].lower in ("men", "but"):
        return False
    both = tokens[low].lower in ("både", "both")
    return both or (tokens[at - 1].is_capital and tokens[at + 1].is_capital)


def _auxiliary(page: Page, verb: int, opening: int) -> int | None:
    """Return the *har* or *had* of a participle, when other words stand between the two."""
    lex = lexicon()
    if lex.verb(page.tokens[verb].lower, "participle") is None:
        return None
    for at in range(verb - 1, max(opening, verb - _PERFECT_REACH) - 1, -1):
        word = page.tokens[at].lower
        if word in _HAVE:
            return at if at < verb - 1 else None if at > opening else at
        if page.tokens[at].text in ",;:" or lex.has(word, "relative", "that"):
            return None
    return None


def _opens_otherwise(page: Page, opening: int) -> bool:
    """Say whether a clause opens with something that is not its subject."""
    token = page.tokens[opening]
    if not token.text[0].isalpha() or not lexicon().has(token.lower, "openers"):
        return False
    # DA, NÅ: an abbreviation in capitals is a name.
    return not (len(token.text) > 1 and token.text.isupper() and not token.shouted)


def _right(page: Page, verb: int, high: int) -> Mention | None:
    """Return the mention after the verb, behind small words such as *riktignok*."""
    lex = lexicon()
    at = verb + 1
    while at < high and lex.has(page.tokens[at].lower, "sentence_adverbs"):
        at += 1
    found = right_of(page, at, high)
    if found is None:
        return None
    words = [token.lower for token in page.tokens[found.first : found.last] if token.is_word]
    if len(words) == 1 and lex.has(words[0], "particles"):
        return None  # slår fast
    if any(lex.has(word, "time_nouns") for word in words) and not any(
        page.tokens[at].is_capital for at in range(found.first, found.last)
    ):
        return None
    return None if lex.has(words[0], "pronouns_object") else found


def _manner(page: Page, mention: Mention) -> bool:
    """Say whether words after a verb tell how something is said: *sier det slik*, *sier rett ut at*."""
    last = page.tokens[mention.last - 1]
    if lexicon().has(last.lower, "as_openers"):
        return True
    alone = mention.last - mention.first == 1 and last.text.islower()
    return alone and mention.last < len(page.tokens) and page.tokens[mention.last].lower in ("ut", "fram")


def _ends_frame(page: Page, mention: Mention, high: int) -> bool:
    """Say whether nothing of a clause follows a mention before *at*: then it is the subject."""
    if mention.last >= high:
        return True
    following = page.tokens[mention.last]
    return not following.is_word or lexicon().has(following.lower, "that", "prepositions", "sentence_adverbs")


def _finite(page: Page, at: int) -> bool:
    word = page.tokens[at].lower
    return lexicon().has(word, "auxiliaries", "finite") or lexicon().verb(word, "finite") is not None


def shared_subject(page: Page, low: int, verb: int) -> Mention | None:
    """Return the subject of the sentence's first verb, for a verb that shares it: *… og viser til at*."""
    for at in range(low + 1, verb):
        token = page.tokens[at]
        if not token.is_capital and (_finite(page, at) or looks_finite(token.lower)):
            return subject(page, at, low, verb, clause=False)
    return None
