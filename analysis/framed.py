"""Reported speech told by its frame: *ifølge X*, *Det opplyser X*, *C, sier X*."""

from __future__ import annotations

from analysis import attribution, clauses
from analysis.attribution import Attribution
from analysis.draft import Draft
from analysis.lexicon import lexicon
from analysis.mentions import Mention, is_pronoun, right_of
from analysis.roles import is_role
from analysis.subjects import verb_second


def clause_before(draft: Draft, low: int, high: int, turned: bool = False) -> int:
    """Read *C, opplyser X*, *C, officials say*, *C, viser en rapport*; return the token after it, or 0.

    ``turned`` asks for the verb of a language that turns it before its subject: it
    reports what stands before, whatever that holds.
    """
    tokens = draft.page.tokens
    for comma in range(high - 2, low + 2, -1):
        if tokens[comma].text != "," or draft.masked[comma]:
            continue
        start = draft.frame(comma, low)
        if comma - start < 3 or (start > low and draft.masked[start - 1]):
            continue  # what follows a direct quote is its attribution
        verb = comma + 1
        if lexicon().patterns["according_phrases"].match(draft.page.text, tokens[verb].start):
            continue
        if turned and not (attribution.speaks(tokens[verb].lower) and verb_second(tokens[verb].lower)):
            continue
        found = attribution.after(draft.page, verb, high)
        if turned and (found is None or found.rule != "verb-speaker" or found.end < verb + 2):
            continue
        if turned and found and found.end < high and lexicon().has(tokens[found.end].lower, "auxiliaries"):
            continue  # Naboer som bor der, mener politiet bør …
        document = lexicon().verb(tokens[verb].lower, "finite")
        if found is None and document and "document" in document.groups:
            speaker = right_of(draft.page, verb + 1, high)
            found = (speaker and Attribution("document", (verb, verb + 1), speaker, speaker.last)) or None
        if found is None or found.speaker is None or not _attributes(draft, found, high):
            continue
        if lexicon().has(tokens[comma - 1].lower, "relative"):
            continue  # …, which, Holm said, is full
        if not clauses.has_clause(draft.page, start, comma, draft.masked) and not (
            turned and _stands_alone(draft, start, comma, verb)
        ):
            continue
        if turned and clauses.content_start(draft.page, verb, high, draft.masked):
            continue
        if found.rule == "speaker-verb" and (
            clauses.content_start(draft.page, found.end - 1, high, draft.masked)
            or (high - found.end > 9 and not _plain(draft, found) and not _goes_on(draft, found.end, high))
        ):
            continue
        if found.cue and attribution.hears(draft.page, found.cue[0]):
            draft.add(start, comma, "anonymous", found.cue, None, anonymous=True)
            return found.end
        first = tokens[found.speaker.first].lower
        labels = document is not None and "label" in document.groups
        if labels and not any(token.is_capital for token in tokens[found.speaker.first : found.speaker.last]):
            continue  # X, a teacher, described the plan as …
        if lexicon().has(first, "pronouns_it", "pronouns_first", "relative", "wh"):
            continue
        while start < comma and not tokens[start].is_word and tokens[start].text not in '«“"”':
            start += 1
        stop = _goes_on(draft, found.end, high)
        draft.add(start, stop or comma, found.rule, found.cue, found.speaker)
        return max(found.end, stop)
    return 0


def _attributes(draft: Draft, found: Attribution, high: int) -> bool:
    """Say whether an English verb beside a name attributes: not *Lynch led Trump*, *noted the rule*."""
    if found.cue is None or found.speaker is None:
        return True
    if attribution.hears(draft.page, found.cue[0]):
        return True
    tokens, lex = draft.page.tokens, lexicon("en")
    verb = tokens[found.cue[0]].lower
    words = tokens[found.speaker.first : found.speaker.last]
    measured = words[0].text[-1].isdigit() and len(words) > 1 and lexicon().has(words[1].lower, "measures")
    if measured or any(word.text.islower() and lexicon().has(word.lower, "finite") for word in words[1:]):
        return False  # …, husker 12 prosent mer; …, say their forms came back
    if lex.verb(verb) is None:
        sentence = draft.page.sentences[draft.page.sentence_at(tokens[found.cue[0]].start)]
        return found.rule != "speaker-verb" or sentence.lang != "en"  # Clinton led, with a Norwegian verb
    if found.rule == "verb-speaker":
        words = tokens[found.speaker.first : found.speaker.last]
        return is_pronoun(words[0].lower, lex) or any(
            word.is_capital
            or is_role(word.lower)
            or lex.has(word.lower, "sources", "documents", "organisations", "plural_roles")
            for word in words
        )
    if found.rule != "speaker-verb" or found.end >= high or lex.has(verb, "object_verbs"):
        return True
    following = tokens[found.end]
    return not following.is_word or lex.has(
        following.lower, "prepositions", "adverbs", "subordinators", "calendar", "conjunctions"
    )


def _plain(draft: Draft, found: Attribution) -> bool:
    """Say whether an English attribution is complete, whatever follows: *…, she said in June, citing D*."""
    tokens, lex = draft.page.tokens, lexicon("en")
    if found.cue is None or found.speaker is None or lex.has(tokens[found.cue[0]].lower, "verb_nouns"):
        return False
    between = tokens[found.speaker.last : found.cue[0]]
    following = tokens[found.end]
    return all(lex.has(token.lower, "auxiliaries", "adverbs") for token in between) and (
        following.text == "," or lex.has(following.lower, "prepositions", "calendar", "subordinators")
    )


def _goes_on(draft: Draft, after: int, high: int) -> int:
    """Return where a clause ends that goes on after an attribution inside it, 0 when it does not.

    *To prevent problems, he said, officials should be vigilant*; not *…, said Bull, a lawyer*.
    """
    tokens, lex = draft.page.tokens, lexicon()
    if after + 3 >= high or tokens[after].text != ",":
        return 0
    opener = tokens[after + 1]
    aside = lex.has(
        opener.lower, "relative", "contrast", "conjunctions", "articles_indefinite", "possessives", "adverbs"
    )
    if (
        aside
        or not opener.is_word
        or lex.verb(opener.lower)
        or lex.has(opener.lower, "roles", "prepositions")
    ):
        return 0
    until = next((at for at in range(after + 1, high) if tokens[at].text in ",;:–—"), high)
    if not clauses.has_clause(draft.page, after + 1, until, draft.masked):
        return 0
    return clauses.content_end(draft.page, after + 1, high, draft.masked)


def _stands_alone(draft: Draft, start: int, comma: int, verb: int) -> bool:
    """Say whether words without a verb are what somebody said: *Et alvorlig brudd, mener hun*.

    Not so *Eieren, X AS, tilbakeviser ryktene*, where they are the subject.
    """
    lex = lexicon()
    words = draft.page.tokens[start:comma]
    says = lex.verb(draft.page.tokens[verb].lower, "finite")
    return (
        len(words) > 1
        and all(token.text != "," for token in words)
        and says is not None
        and bool(says.groups & {"say", "think"})
        and not lex.has(words[0].lower, "prepositions", "openers", "conjunctions")
    )


def according(draft: Draft, low: int, high: int) -> bool:
    """Read *ifølge X C*, *C, according to X* and *C er ifølge X C*."""
    tokens = draft.page.tokens
    for at in range(low, high - 1):
        if draft.masked[at]:
            continue
        named = lexicon().patterns["according_phrases"].match(draft.page.text, tokens[at].start)
        if named is None:
            continue
        name = draft.page.at(named.end())
        speaker = right_of(draft.page, name, high)
        if speaker is None:
            return False
        cue = (at, name)
        after = speaker.last
        opens = tokens[at - 1].text in ":;" or not any(token.is_word for token in tokens[low:at])
        if at == low or opens:
            verb_second = clauses.verb_second(draft.page, speaker, high)
            speaker = Mention(speaker.first, verb_second) if verb_second else speaker
            after = speaker.last
            start = _after_comma(draft, after, high) if not verb_second else after
            stop = clauses.content_end(draft.page, start, high, draft.masked)
        else:
            start = draft.frame(at, low)
            stop = at
            if tokens[at - 1].text == ",":
                stop = at - 1
            following = [token for token in tokens[after:high] if token.is_word]
            if (len(following) > 3 and tokens[at - 1].text != ",") or (
                after < high and tokens[after].text == "," and len(following) > 2
            ):
                stop = clauses.content_end(draft.page, after, high, draft.masked)
        if stop - start >= 2:
            draft.add(start, stop, "according", cue, speaker)
            return True
        return False
    return False


def _after_comma(draft: Draft, after: int, high: int) -> int:
    """Return where the clause begins after *According to court papers seen by Reuters,*."""
    tokens = draft.page.tokens
    for at in range(after, min(high - 2, after + 8)):
        if tokens[at].text == ",":
            return at + 1
        if not tokens[at].is_word or lexicon().has(tokens[at].lower, "auxiliaries", "finite"):
            break
    return after


def viewpoint(draft: Draft, low: int, high: int) -> bool:
    """Read *In X's view, C*, *Etter X' mening C*, *C, in her view*, *Slik X ser det, C*, *As X put it, C*."""
    tokens = draft.page.tokens
    for at in range(low, high - 3):
        if draft.masked[at] or (at > low and tokens[at - 1].text != ","):
            continue
        found = _view(draft, at, high) or as_put(draft, at, high)
        if found is None:
            continue
        owner, end = found
        if at == low:
            start = end + 1 if end < high and tokens[end].text == "," else end
            stop = clauses.content_end(draft.page, start, high, draft.masked)
        else:
            start, stop = draft.frame(at, low), at - 1
        if stop - start < 2 or not clauses.has_clause(draft.page, start - 1, stop, draft.masked):
            return False
        draft.add(start, stop, "view", (owner.last, end) if end > owner.last else (at, at + 1), owner)
        return True
    return False


def _view(draft: Draft, at: int, high: int) -> tuple[Mention, int] | None:
    """Return whose view a phrase such as *in X's view* tells, and the token after it."""
    tokens, lex = draft.page.tokens, lexicon()
    if not lex.has(tokens[at].lower, "view_openers"):
        return None
    if tokens[at + 1].lower == "the" and lex.has(tokens[at + 2].lower, "views"):
        owner = right_of(draft.page, at + 4, high) if tokens[at + 3].lower == "of" and at + 4 < high else None
        return (owner, owner.last) if owner else None  # by the count of X
    for noun in range(at + 2, min(high, at + 9)):
        word = tokens[noun].lower
        if not tokens[noun].is_word and tokens[noun].text not in "'’.":
            return None
        if lex.has(word, "views"):
            owner = Mention(at + 1, noun)
            last = tokens[noun - 1]
            alone = noun - at == 2 or (noun - at == 3 and last.lower in ("own", "egen", "eget"))
            last = tokens[at + 1] if alone else last
            if alone and lex.has(last.lower, "possessive_he", "possessive_she", "possessive_they"):
                return Mention(at + 1, at + 2), noun + 1
            genitive = last.text in ("'", "’") or last.lower.endswith(("'s", "’s", "s"))
            return (owner, noun + 1) if genitive else None
        if lex.has(word, "auxiliaries", "prepositions"):
            return None
    return None


def as_put(draft: Draft, at: int, high: int) -> tuple[Mention, int] | None:
    """Return who speaks in *As X put it*, *Slik X ser det*, and the token after it."""
    page, lex = draft.page, lexicon()
    if not lex.has(page.tokens[at].lower, "as_openers"):
        return None
    speaker = right_of(page, at + 1, high)
    if speaker is None:
        return None
    end = speaker.last
    while end < high and lex.has(page.tokens[end].lower, "sentence_adverbs"):
        end += 1
    said = lex.patterns["as_put_phrases"].match(page.text, page.tokens[end].start) if end < high else None
    return (speaker, page.at(said.end())) if said else None
