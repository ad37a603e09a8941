"""The reported-speech set is built from trees as its description says."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reported import main, reported, sentences

TREES = """# sent_id = 1
# text = Hun sier at prisen økte.
1\tHun\thun\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tsier\tsi\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\tat\tat\tSCONJ\t_\t_\t5\tmark\t_\t_
4\tprisen\tpris\tNOUN\t_\t_\t5\tnsubj\t_\t_
5\tøkte\tøke\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t2\tccomp\t_\t_
6\t.\t$.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# sent_id = 2
# text = Jeg tror at prisen økte.
1\tJeg\tjeg\tPRON\t_\t_\t2\tnsubj\t_\t_
2\ttror\ttro\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\tat\tat\tSCONJ\t_\t_\t5\tmark\t_\t_
4\tprisen\tpris\tNOUN\t_\t_\t5\tnsubj\t_\t_
5\tøkte\tøke\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t2\tccomp\t_\t_
6\t.\t$.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def test_an_object_clause_of_saying_is_reported_speech(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(TREES, encoding="utf-8")
    (third, first) = [reported(text, words) for text, words in sentences(tmp_path)]
    assert [("Hun sier at prisen økte."[item.start : item.end], item.speaker) for item in third] == [
        ("prisen økte", (0, 3))
    ]
    assert first == []  # nobody but the author


def test_the_figures_are_printed(tmp_path: Path, capsys: object, monkeypatch: object) -> None:
    (tmp_path / "a.conllu").write_text(TREES, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["reported.py", str(tmp_path)])  # type: ignore[attr-defined]
    main()
    assert "recall  1.000 (1 of 1)" in capsys.readouterr().out  # type: ignore[attr-defined]
