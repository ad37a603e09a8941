"""Reported speech told by its frame: *ifølge X*, *Det opplyser X*, *C, sier X*."""

from __future__ import annotations

from analysis import attribution, clauses
from analysis.attribution import Attribution
from analysis.draft import Draft
from analysis.finite import has_clause
from analysis.lexicon import lexicon
from analysis.mentions import is_pronoun, right_of
from analysis.roles import is_role
from analysis.subjects import looks_finite, verb_second


def clause_before(draft: Draft, low: int, high: int, turned: bool = False, last: bool = False) -> int:
    """Read *C, opplyser X*, *C, officials say*, *C, viser en rapport*; return the token after it, or 0.

    ``turned`` asks for the verb of a language that turns it before its subject: it
    reports what stands before, whatever that holds. ``last`` asks for an attribution that ends
    the sentence, for the same reason: *The bridge closed after inspectors found cracks, the agency said.*
    """
    tokens = draft.page.tokens
    commas = [at for at in range(high - 2, low + 1, -1) if tokens[at].text == ","]
    for comma in commas:
        if draft.masked[comma]:
            continue
        start = draft.frame(comma, low)
        if comma - start < 2 or (start > low and draft.masked[start - 1]):
            continue  # what follows a direct quote is its attribution
        verb = comma + 1
        if lexicon().patterns["according_phrases"].match(draft.page.text, tokens[verb].start):
            continue
        if turned and not (attribution.speaks(tokens[verb].lower) and verb_second(tokens[verb].lower)):
            continue
        found = attribution.after(draft.page, verb, high)
        if turned and (found is None or found.rule != "verb-speaker" or found.end < verb + 2):
            continue
        if last and (found is None or found.rule != "speaker-verb" or _more(draft, found, high)):
            return 0
        if turned and found and found.end < high and lexicon().has(tokens[found.end].lower, "auxiliaries"):
            continue  # Naboer som bor der, mener politiet bør …
        document = lexicon().verb(tokens[verb].lower, "finite")
        if found is None and document and "document" in document.groups:
            speaker = right_of(draft.page, verb + 1, high)
            found = (speaker and Attribution("document", (verb, verb + 1), speaker, speaker.last)) or None
        if found is None or found.speaker is None or not _attributes(draft, found, high):
            continue
        if lexicon().has(tokens[comma - 1].lower, "relative") or _unsaid(draft, start, comma):
            continue  # …, which, Holm said, is full
        if not has_clause(draft.page, start, comma, draft.masked) and not (
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
        alone = found.speaker.last - found.speaker.first == 1  # den, but not den norske eieren Sjøkraft
        it_speaks = found.rule == "speaker-verb" and first == "it" and found.cue == (verb + 1, verb + 2)
        if lexicon().has(first, "pronouns_first", "relative", "wh") or (
            alone and lexicon().has(first, "pronouns_it") and not it_speaks
        ):
            continue
        while start < comma and not tokens[start].is_word and tokens[start].text not in '«“"”':
            start += 1
        stop = _goes_on(draft, found.end, high)
        draft.add(start, stop or comma, found.rule, found.cue, found.speaker)
        return max(found.end, stop)
    return 0


def _more(draft: Draft, found: Attribution, high: int) -> bool:
    """Say whether words follow an attribution, a particle apart: *he points out*."""
    after = found.end
    if after < high and lexicon("en").has(draft.page.tokens[after].lower, "particles"):
        after += 1
    return _words(draft, after, high)


def _words(draft: Draft, first: int, last: int) -> bool:
    """Say whether words stand between two tokens."""
    return any(token.is_word for token in draft.page.tokens[first:last])


def anonymous_after(draft: Draft, low: int, high: int) -> bool:
    """Read *C, it was reported*, *C, it has been claimed by some*: nobody is named."""
    tokens, lex = draft.page.tokens, lexicon("en")
    if _passive_after(draft, low, high):
        return True
    for comma in range(low + 3, high - 3):
        if tokens[comma].text != "," or tokens[comma + 1].lower != "it" or draft.masked[comma]:
            continue
        verb = comma + 2
        while verb < high - 1 and tokens[verb].lower in ("is", "was", "has", "had", "been"):
            verb += 1
        told = lex.verb(tokens[verb].lower, "participle")
        if verb == comma + 2 or told is None or not told.groups & {"say", "doubt", "think", "predict"}:
            continue
        start = draft.frame(comma, low)
        if has_clause(draft.page, start, comma, draft.masked):
            draft.add(start, comma, "anonymous", (verb, verb + 1), None, anonymous=True)
            return True
    return False


def _passive_after(draft: Draft, low: int, high: int) -> bool:
    """Read *C, hevdes det*, *C, sies det i bransjen*: nobody is named."""
    tokens = draft.page.tokens
    det = next((at for at in range(high - 1, max(low + 4, high - 8), -1) if tokens[at].lower == "det"), low)
    if det < low + 5 or tokens[det - 2].text != "," or draft.masked[det - 2]:
        return False
    verb = lexicon().verb(tokens[det - 1].lower, "passive")
    more = [token for token in tokens[det + 1 : high] if token.is_word]
    if verb is None or len(more) > 5 or any(lexicon().has(token.lower, "that") for token in more):
        return False
    start = draft.frame(det - 2, low)
    told = any(token.lower == "at" for token in tokens[start : det - 2])
    if told or not has_clause(draft.page, start, det - 2, draft.masked):
        return False
    draft.add(start, det - 2, "anonymous", (det - 1, det + 1), None, anonymous=True)
    return True


def _unsaid(draft: Draft, start: int, comma: int) -> bool:
    """Say whether words before a verb are its subject, or what was asked: *En mann, som bor her, tror C*."""
    tokens = draft.page.tokens
    if tokens[start].lower == "på" and tokens[start + 1].lower.startswith("spørsmål"):
        return True  # På spørsmål om C, svarer han ikke
    first = next((at for at in range(start + 1, comma) if tokens[at].text == ","), comma)
    aside = first + 1 < comma and lexicon().has(tokens[first + 1].lower, "relative")
    if not aside or has_clause(draft.page, start, first, draft.masked):
        return False
    closing = next((at for at in range(first + 1, comma) if tokens[at].text == ","), comma)
    resumed = tokens[closing + 1].lower  # A boat, which sank in May, is lost, he said
    return closing == comma or not (lexicon().has(resumed, "auxiliaries", "finite") or looks_finite(resumed))


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
            or (word.lower.endswith("s") and is_role(word.lower[:-1]))
            or lex.has(word.lower, "sources", "documents", "organisations", "plural_roles")
            for word in words
        )
    if found.rule != "speaker-verb" or found.end >= high or lex.has(verb, "object_verbs"):
        return True
    following = tokens[found.end]
    return not following.is_word or lex.has(
        following.lower, "prepositions", "adverbs", "subordinators", "calendar", "conjunctions", "particles"
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
    if not has_clause(draft.page, after + 1, until, draft.masked):
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
