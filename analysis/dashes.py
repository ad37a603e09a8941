"""Direct speech after a dialogue dash, as Norwegian papers print it: *– A, sier X, men B.*"""

from __future__ import annotations

from analysis import attribution, told
from analysis.backward import points_back
from analysis.dialogue import after_colons, asked, dash_after_colon, dash_at
from analysis.found import Found
from analysis.lexicon import lexicon
from analysis.mentions import is_pronoun, right_of
from analysis.page import Page
from analysis.subjects import looks_finite

_GO_ON = frozenset(["men", "og", "for", "så", "eller", "samtidig", "at", "but", "and"])


def dash_replies(page: Page) -> list[Found]:
    """Return the quotes that begin with a dialogue dash at the start of a block or a sentence."""
    quotes: list[Found] = []
    by_block: dict[int, list[int]] = {}
    for index, sentence in enumerate(page.sentences):
        by_block.setdefault(sentence.block, []).append(index)
    for sentences in by_block.values():
        first = page.sentence_tokens[sentences[0]][0]
        lead = dash_after_colon(page, first, page.sentence_tokens[sentences[0]][1])
        if dash_at(page, first) or lead:
            _read_block(page, sentences, lead, quotes)
        else:
            _read_narration(page, sentences, quotes)
    return quotes


def _read_narration(page: Page, sentences: list[int], quotes: list[Found]) -> None:
    """Read the replies inside a paragraph that does not begin with one: *Nabo Ola så røyken. – Det smalt, …*

    Only those with an attribution, what follows them, and what a colon leads up to: a dash may open a
    sentence for other reasons.
    """
    starts = [page.sentence_tokens[index][0] for index in sentences]
    high = page.sentence_tokens[sentences[-1]][1]
    led = after_colons(page, starts[0], high)
    begins = sorted({*(start for start in starts if dash_at(page, start)), *led})
    read = len(quotes)
    for number, begin in enumerate(begins):
        end = begins[number + 1] if number + 1 < len(begins) else high
        inside = [start for start in starts if begin < start < end]
        if len(quotes) > read and not _find_attribution(page, begin, end):
            end = _own_words(page, inside, end)  # the paragraph is the reporter's
            inside = [start for start in inside if start < end]
        if _find_attribution(page, begin, end) or len(quotes) > read:
            _read_reply(page, begin, end, inside, True, quotes)
        elif asked(page, begin, end, high, sentences[-1]):
            start, stop = page.tokens[begin].start, page.tokens[end - 1].end
            quotes.append(Found(start, stop, "direct", "dash-question", question=True))
        elif begin in led:
            low = max(start for start in starts if start < begin)
            _read_led(page, begin, inside[0] if inside else end, low, quotes)


def _own_words(page: Page, starts: list[int], end: int) -> int:
    """Return where a reply ends that has no attribution: after a sentence and those in the first person."""
    for place, start in enumerate(starts):
        following = starts[place + 1] if place + 1 < len(starts) else end
        if not _own_voice(page, start, following) or not _same_language(page, start - 1, start):
            return start
    return end


def _read_led(page: Page, begin: int, end: int, low: int, quotes: list[Found]) -> None:
    """Read a reply whose speaker stands before its colon."""
    if page.tokens[end - 1].text not in ".?!…" or not _reads_like_speech(page, begin, end):
        return
    quote = Found(page.tokens[begin].start, _close(page, begin, end), "direct", "dash")
    said = attribution.before(page, begin, low)
    quotes.append(quote.said_by(said) if said else quote)


def _read_block(page: Page, sentences: list[int], lead: int, quotes: list[Found]) -> None:
    """Read all replies of one block."""
    starts = [page.sentence_tokens[index][0] for index in sentences]
    high = page.sentence_tokens[sentences[-1]][1]
    begins = [lead] if lead else []
    begins += [start for start in starts if dash_at(page, start)]
    if not lead:
        begins = sorted({*begins, *after_colons(page, starts[0], high)})
    if lead:
        opening = page.sentence_tokens[sentences[0]][0]
        speaker = attribution.he_or_she(page, opening, lead) or right_of(page, opening, lead)
    for number, begin in enumerate(begins):
        end = begins[number + 1] if number + 1 < len(begins) else high
        if lead and number == 0:
            quote = Found(page.tokens[begin].start, _close(page, begin, end), "direct", "dash", None, speaker)
            quotes.append(quote)
            continue
        _read_reply(page, begin, end, [start for start in starts if begin < start < end], number > 0, quotes)


def _close(page: Page, begin: int, end: int) -> int:
    """Return where a reply ends in code points: without a trailing full stop or comma."""
    while end - 1 > begin and page.tokens[end - 1].text in (".", ",", "–", "—", "-"):
        end -= 1
    return page.tokens[end - 1].end


def _read_reply(
    page: Page, begin: int, end: int, starts: list[int], again: bool, quotes: list[Found]
) -> None:
    tokens = page.tokens
    found = _find_attribution(page, begin, end)
    if found is None:
        if not _reads_like_speech(page, begin, end):
            return
        for place, start in enumerate(starts):
            following = starts[place + 1] if place + 1 < len(starts) else end
            back = points_back(page, start, following, [])
            if back:
                quotes.append(
                    Found(tokens[begin].start, _close(page, begin, start), "direct", "backward", *back)
                )
                return
        quote = Found(tokens[begin].start, _close(page, begin, end), "direct", "dash")
        if again and quotes and quotes[-1].speaker:
            quote = quote.said_by(quotes[-1])
        elif tokens[end - 1].text == "?":
            quote = Found(quote.start, quote.end, "direct", "dash-question", question=True)
        quotes.append(quote)
        return
    stop, said = found
    first = Found(tokens[begin].start, _close(page, begin, stop), "direct", "dash").said_by(said)
    if stop <= begin + 1:
        return
    quotes.append(first)
    at = said.end
    while at < end and tokens[at].text not in ",.?!" and not dash_at(page, at):
        at += 1
    if _resumes(page, at, end):
        stop = next((start for start in starts if start > at), end)
        while stop < end and _own_voice(page, stop, next((start for start in starts if start > stop), end)):
            stop = next((start for start in starts if start > stop), end)
        quotes.append(
            Found(tokens[at + 1].start, _close(page, at + 1, stop), "direct", "dash-on").said_by(first)
        )
        at = stop
    for place, start in enumerate(starts):
        if start < at:
            continue
        following = starts[place + 1] if place + 1 < len(starts) else end
        if not _own_voice(page, start, following) or not _same_language(page, begin, start):
            break
        last = quotes[-1]
        if last.rule == "dash-narrated" and not page.text[last.end : tokens[start].start].strip(" .!?"):
            quotes[-1] = Found(last.start, _close(page, start, following), "direct", last.rule).said_by(first)
        else:
            quotes.append(
                Found(tokens[start].start, _close(page, start, following), "direct", "dash-narrated").said_by(
                    first
                )
            )


def _resumes(page: Page, at: int, end: int) -> bool:
    """Say whether the reply goes on after its attribution: *…, sier hun, men …*, *…, sier hun, – og …*."""
    tokens = page.tokens
    if at + 2 >= end or tokens[at].text in ".?!":
        return False
    if tokens[at].text == "," and not dash_at(page, at + 1):
        acts = tokens[at + 1].lower == "and" and _acts(page, at + 2, end)
        return tokens[at + 1].lower in _GO_ON and not acts and not attribution.speaks(tokens[at + 2].lower)
    return tokens[at + 1 + (tokens[at].text == ",")].is_word


def _acts(page: Page, verb: int, end: int) -> bool:
    """Say whether an English verb without a subject tells what the speaker does: *and shuts the gate*."""
    lex, tokens = lexicon("en"), page.tokens
    following = tokens[verb + 1] if verb + 1 < end else None
    small = ("prepositions", "articles_definite", "articles_indefinite", "possessives", "pronouns_object")
    return looks_finite(tokens[verb].lower, False) and (
        following is None or not following.is_word or lex.has(following.lower, *small)
    )


def _own_voice(page: Page, begin: int, end: int) -> bool:
    """Say whether a sentence without a dash goes on with the reply: it speaks in the first person."""
    words = [token.lower for token in page.tokens[begin:end] if token.is_word]
    return (
        bool(words)
        and any(lexicon().has(word, "first_person") for word in words[:12])
        and "«" not in page.words(begin, end)
    )


def _same_language(page: Page, reply: int, start: int) -> bool:
    """Say whether a sentence is of a reply's language: a reporter may go on in another."""
    one, other = (page.sentences[page.sentence_at(page.tokens[at].start)] for at in (reply, start))
    return one.lang == other.lang


def _find_attribution(page: Page, begin: int, end: int) -> tuple[int, attribution.Attribution] | None:
    """Return where a reply's words end and the attribution after them."""
    tokens, lex = page.tokens, lexicon()
    for at in range(begin + 1, end - 1):
        text = tokens[at].text
        if text not in (",", "?", "!", "…", "–", "—") and not (text == "." and tokens[at - 1].text == "."):
            continue
        verb = at + 1
        stop = at if text in (",", "–", "—") else at + 1
        first = tokens[verb].lower
        source = told.source(page, verb, end)
        if source:
            return stop, attribution.Attribution("according", *source)
        if not tokens[verb].is_capital and (
            attribution.speaks_at(page, verb)
            or lex.has(first, "told_in", "parted_openers", "answer_verbs", "split_verbs")
        ):
            found = attribution.after(page, verb, end)
            if found and found.cue and found.cue[0] <= verb + 8 and found.rule != "speaker-verb":
                return stop, found
        found = _subject_first(page, verb, end)
        if found:
            return stop, found
    return None


def _subject_first(page: Page, place: int, end: int) -> attribution.Attribution | None:
    """Read an English attribution, its subject in front: *— Every night, he says, and laughs*."""
    tokens, lex = page.tokens, lexicon("en")
    mention = tokens[place]
    known = is_pronoun(mention.lower, lex) and not lex.has(mention.lower, "pronouns_first")
    if (
        not known
        and not mention.is_capital
        and not lex.has(mention.lower, "articles_definite", "possessives")
    ):
        return None
    found = attribution.after(page, place, end)
    if found is None or found.rule != "speaker-verb" or found.cue is None or found.speaker is None:
        return None
    verb = found.cue[0]
    if lex.verb(tokens[verb].lower, "finite") is None and not lex.has(tokens[verb].lower, "phrasal_verbs"):
        return None
    if found.speaker.first != place or verb != found.speaker.last:
        return None
    following = tokens[found.end] if found.end < end else None
    if (
        following is None
        or not following.is_word
        or lex.has(
            following.lower,
            "prepositions",
            "adverbs",
            "particles",
            "calendar",
            "subordinators",
            "pronouns_object",
        )
    ):
        return found
    return None


def _reads_like_speech(page: Page, begin: int, end: int) -> bool:
    """Say whether a dash line without an attribution is speech and not an item of a list."""
    lex = lexicon()
    words = [token.lower for token in page.tokens[begin:end] if token.is_word]
    if not words or words[0].isdigit():
        return False
    headline = page.sentence_at(page.tokens[begin].start) == 0 and page.sentences[-1].block > 0
    if len(words) > 1 + headline and (headline or page.tokens[end - 1].text in '.?!…»"”'):
        return True
    return any(
        lex.has(word, "auxiliaries", "pronouns_first", "opinion_modals", "negations")
        or lex.verb(word, "finite")
        for word in words
    ) or (
        len(words) > 3
        and page.tokens[begin + 1].is_capital
        and any(word.endswith("er") for word in words[1:])
    )
