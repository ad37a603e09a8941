"""Cut an article into sentences, each with its language and its route."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from records.article import Article
from records.sentence import AS_IT_IS, LanguageOverride, Route, Sentence
from translation.languages import guess, identify, primary
from translation.sentences import split_sentences


def segment(
    article: Article, target: str, supported: Collection[str], overrides: Sequence[LanguageOverride] = ()
) -> tuple[Sentence, ...]:
    """Cut an article into sentences with a language and a route.

    Args:
        article: the article; sentences never cross the edges of its blocks.
        target: the reader's language (BCP-47); sentences in it are kept to the letter.
        supported: languages that an installed pack translates into ``target``.
        overrides: a person's word on passages (code points of the article), the last one counts;
            what is to stay as it is (``AS_IT_IS``) keeps the language that was recognised.

    Together the sentences hold the whole text of the blocks apart from white space.
    """
    text = article.text
    target = primary(target)
    families = [guess(text[block.start : block.end]) for block in article.blocks]
    usual = Counter(family for family in families if family).most_common(1)
    spans: list[list[tuple[int, int]]] = []
    for block, family in zip(article.blocks, families, strict=True):
        rules = family or (usual[0][0] if usual else "en")
        found = split_sentences(text[block.start : block.end], _SPLIT_AS.get(rules, rules))
        spans.append([(block.start + start, block.start + end) for start, end in found])
    verdicts = identify(
        [[text[start:end] for start, end in block] for block in spans], {target, *map(primary, supported)}
    )
    can = {primary(code) for code in supported}
    sentences = []
    for index, (block_spans, block_verdicts) in enumerate(zip(spans, verdicts, strict=True)):
        for (start, end), verdict in zip(block_spans, block_verdicts, strict=True):
            chosen = _override(start, end, overrides)
            lang = primary(chosen) if chosen and chosen != AS_IT_IS else verdict.lang
            sentences.append(
                Sentence(
                    start=start,
                    end=end,
                    lang=lang,
                    confidence=1.0 if chosen else verdict.confidence,
                    route="keep" if chosen == AS_IT_IS else _route(lang, target, can),
                    block=index,
                    overridden=bool(chosen),
                )
            )
    return tuple(sentences)


_SPLIT_AS = {"no-da": "nb"}  # close languages share the Bokmål rules before they are told apart


def _route(lang: str, target: str, supported: Collection[str]) -> Route:
    if lang == target:
        return "keep"
    return "translate" if lang in supported else "unsupported"


def _override(start: int, end: int, overrides: Sequence[LanguageOverride]) -> str:
    """Return the language that a person chose for most of a sentence, "" when none was chosen."""
    for override in reversed(overrides):
        if 2 * (min(end, override.end) - max(start, override.start)) > end - start:
            return override.lang
    return ""
