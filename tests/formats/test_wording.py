from __future__ import annotations

from pathlib import Path

from analysis import analyse
from formats import read
from formats.wording import _rules, reason, rule
from records.analysis import Why
from translation.segment import segment

ROOT = Path(__file__).resolve().parents[2]


def test_a_reason_is_told_in_words_with_each_cue_once() -> None:
    text = "Hun sier\n  nei og sier ja."
    both, again = text.index("sier"), text.rindex("sier")
    cues = ((both, text.index(" og")), (again, again + 4), (both, both + 4), (5, 5))
    assert reason(Why("verb-speaker", cues), text) == f"{rule('verb-speaker')} (“sier nei”, “sier”)"
    assert " " in rule("verb-speaker")
    assert "-" not in rule("a-rule-nobody_told.of")
    assert reason(Why("asserted"), text) == rule("asserted")


def test_every_rule_that_sets_a_mark_in_the_sample_is_told_in_words() -> None:
    article = read(ROOT / "seeds" / "iran-irak-isis.txt")
    found = analyse(article, segment(article, "en", ("nb",)))
    rules = {one.why.rule for one in (*found.quotes, *(mark for mark in found.marks if mark.claim))}
    assert len(rules) > 5
    assert not rules - set(_rules()), "say in resources/rules.toml what these look for"
