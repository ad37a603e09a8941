"""How much likelier a sentence is as the translation of one sentence than of the others of the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import mean

from analysis.compared import Span, said
from analysis.page import Page

Likely = Callable[[str, str, Sequence[tuple[str, str]]], Sequence[float] | None]
"""Tells how likely the second text of each pair is as a translation of the first, in mean log-probabilities
a piece; from which language, into which; None when nobody knows."""

_MOST = 400  # pairs that a model is asked about: a second or two
_FEW = 2  # sentences by which likelier can be told


def likelier(
    page: Page,
    frames: Mapping[int, Sequence[Span]],
    pairs: Sequence[tuple[int, int]],
    indices: Sequence[int],
    target: str,
    likely: Likely,
) -> dict[tuple[int, int], float] | None:
    """Return by how much each pair is likelier than its sentence in the target language with the others.

    Args:
        page: the article.
        frames: the attributions of each sentence, which do not count (code points, half-open).
        pairs: the sentences that may be linked, by index, the most alike first.
        indices: the sentences that are compared.
        target: the language of the translations.
        likely: the model.

    None when there is no model for the two languages.
    """
    sources = [index for index in indices if page.sentences[index].lang != target]
    targets = [index for index in indices if page.sentences[index].lang == target]
    langs = Counter(page.sentences[index].lang for index in sources)
    if not langs or not targets:
        return None
    (lang, _), *_ = langs.most_common(1)
    sources = [index for index in sources if page.sentences[index].lang == lang]
    if len(sources) * len(targets) <= _MOST:
        asked = [(source, index) for source in sources for index in targets]
    else:
        first, second = set(sources), set(targets)
        turned = (pair for both in pairs for pair in (both, both[::-1]))
        asked = [pair for pair in turned if pair[0] in first and pair[1] in second][:_MOST]
    texts = {index: said(page, index, frames.get(index, ())) for index in (*sources, *targets)}
    found = likely(lang, target, [(texts[source], texts[index]) for source, index in asked])
    if found is None:
        return None
    scores: dict[int, dict[int, float]] = defaultdict(dict)
    for (source, index), score in zip(asked, found, strict=True):
        scores[index][source] = score
    return {
        (min(source, index), max(source, index)): score - mean(others.values())
        for index, others in scores.items()
        if len(others) >= _FEW
        for source, score in others.items()
    }
