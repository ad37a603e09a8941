"""Names in a sentence, and whether a translation still has them."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

Span = tuple[int, int]

NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages where a capital does not mean a name."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[-'’][^\W\d_a-zß-öø-ÿ][^\W_]*)*")
_BEFORE_CAPITAL = ".!?:–—…•«“„\"”»'‘("
_SIMILAR = 70.0
_BEYOND_LATIN = re.compile("[\u0250-\U0010ffff]")


def names(text: str) -> list[Span]:
    """Return the spans of words with a capital that is not due to a beginning; of a compound, the name only.

    Words after a full stop, a colon, a dash or an opening quotation mark count only when all in capitals.
    """
    spans = []
    for match in _NAME.finditer(text):
        word = match[0]
        if not word[0].isupper() or (match.start() and text[match.start() - 1].isalnum()):
            continue
        before = text[: match.start()].rstrip()
        inside = bool(before) and before[-1] not in _BEFORE_CAPITAL
        if inside or (len(word) > 1 and word.isupper() and before):
            spans.append(match.span())
    return spans


def missing_names(source: str, target: str) -> list[Span]:
    """Return the names in ``source`` that ``target`` neither holds nor can have in another spelling.

    A name that is rendered (Norge, Norway) is another word with a capital, so as many
    names may go unmatched as the translation has capitals to spare.
    """
    theirs = [match[0] for match in _WORD.finditer(target)]
    spare = [word for word in theirs if word[0].isupper()]
    missing = []
    for start, end in names(source):
        name = source[start:end]
        twin = next((word for word in spare if same_name(name, word)), None)
        if twin:
            spare.remove(twin)
        elif not any(same_name(name, word) for word in theirs):
            missing.append((start, end))
    common = [match[0] for match in _WORD.finditer(source) if match[0].islower()]
    rendered = [
        word
        for word in spare
        if word not in theirs[:1] and word != "I" and not any(same_name(word, other) for other in common)
    ]
    if len(rendered) < 2 and not any(word.isupper() for word in rendered):
        # Initials become other initials (FN, UN) or several words (United Nations), never one (Irish).
        initials = [span for span in missing if source[slice(*span)].isupper() and span[1] - span[0] > 1]
    else:
        initials = []
    others = [span for span in missing if span not in initials]
    return sorted(initials + others[len(rendered) :])


def lost_parts(source: str, target: str) -> list[Span]:
    """Return the words of names of several words that ``target`` has lost while it has the others.

    Half of a person's or a place's name is never another spelling of the whole.
    """
    if not _latin(source) or not _latin(target):
        return []
    theirs = [match[0] for match in _WORD.finditer(target)]
    lost = []
    for whole in names_of_several_words(source):
        parts = [(a, b) for a, b in names(source) if whole[0] <= a and b <= whole[1]]
        here = [any(same_name(source[a:b], word) for word in theirs) for a, b in parts]
        if any(here) and not all(here):
            lost += [part for part, found in zip(parts, here, strict=True) if not found]
    return lost


def names_of_several_words(text: str) -> list[Span]:
    """Return the names of several words, in a Latin script: persons, streets, companies.

    They are spelt alike in all languages of that script, other than names of one word (Norge, Norway).
    """
    return (
        [(start, end) for start, end in _whole_names(text) if " " in text[start:end]] if _latin(text) else []
    )


def lost_names(source: str, target: str) -> list[Span]:
    """Return the names, whole, that ``target`` has lost; none where scripts differ."""
    if not _latin(source) or not _latin(target):
        return []
    missing = missing_names(source, target)
    return [span for span in _whole_names(source) if any(span[0] <= start < span[1] for start, _ in missing)]


def same_name(name: str, word: str) -> bool:
    """Return whether two words may be one name in two spellings."""
    name, word = name.casefold(), word.casefold()
    return name[:4] == word[:4] or (name[0] == word[0] and fuzz.ratio(name, word) >= _SIMILAR)


def _whole_names(text: str) -> list[Span]:
    """Return the names in ``text``, words with only a space between them as one."""
    whole: list[Span] = []
    for start, end in names(text):
        if whole and text[whole[-1][1] : start] == " ":
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _latin(text: str) -> bool:
    return text.isascii() or not any(map(str.isalpha, _BEYOND_LATIN.findall(text)))
