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
_LATIN = "\u0250"
"""Code points below it are letters of Latin scripts."""


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
    return missing[len(rendered) :]


def misspelt_names(source: str, target: str) -> list[Span]:
    """Return the names of several words in ``source`` that ``target`` does not spell the same.

    Norwegian and its like write no other words with capitals in a row; persons,
    streets and companies are spelt alike in all languages of one script.
    """
    return [
        (start, end)
        for start, end in joined(source, names(source))
        if " " in source[start:end] and source[start:end] not in target
    ]


def joined(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans in order, those with only a space between them as one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1] + 1 and text[result[-1][1] : start] in ("", " "):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def lost_names(source: str, target: str, *, spelling: bool) -> list[Span]:
    """Return the names, whole, that should be put back to the letter; none where scripts differ.

    ``spelling`` includes names of several words that are there, but spelt otherwise.
    """
    if any(letter >= _LATIN and letter.isalpha() for letter in source + target):
        return []
    missing = missing_names(source, target)
    if spelling:
        missing += misspelt_names(source, target)
    whole = joined(source, names(source))
    return [span for span in whole if any(span[0] <= start < span[1] for start, _ in missing)]


def same_name(name: str, word: str) -> bool:
    """Return whether two words may be one name in two spellings."""
    name, word = name.casefold(), word.casefold()
    return name[:4] == word[:4] or (name[0] == word[0] and fuzz.ratio(name, word) >= _SIMILAR)
