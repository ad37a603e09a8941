"""The guidelines' own articles and scorer, where they lie beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from analysis_material import article, read

from analysis import analysis_json

GOLD = next(
    (
        folder / "shared" / "gold"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "gold").exists()
    ),
    None,
)


@pytest.mark.skipif(GOLD is None, reason="the gold articles (shared/gold) are not beside this checkout")
def test_the_open_gold_articles_score_as_before() -> None:
    assert GOLD is not None
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    total = score.Scores()
    for file in sorted(GOLD.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text, sentences, found = read(gold["text"])
        score.score_article(gold, analysis_json(gold["id"], article(text), sentences, found), total)
    result = total.result()
    assert result["direct_exact"]["f1"] >= 0.98
    assert result["any_quote_iou50"]["f1"] >= 0.96
    assert result["speaker"]["accuracy"] >= 0.95
    assert result["sentence_lang"]["accuracy"] >= 0.99
    assert result["claim_macro_f1"] >= 0.93
    assert result["claim_status"]["accuracy"] >= 0.95
    assert result["claim_source"]["accuracy"] >= 0.95
    assert result["link"]["f1"] >= 0.8
