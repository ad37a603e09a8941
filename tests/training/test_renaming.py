from __future__ import annotations

import random
import re
from pathlib import Path

from training.corpus import read_pairs, write_pairs
from training.renaming import Renamer, known_names, main, renamed, shared_names

MET = ("I 1998 møtte herr Barroso fru Frassoni i Wien.", "In 1998 Mr Barroso met Mrs Frassoni in Vienna.")
PAID = ("De betalte 1 250 000 kroner og 7,5 prosent.", "They paid 1,250,000 kroner and 7.5 percent.")
PLAIN = ("Det regnet hele dagen.", "It rained all day.")


def test_names_that_both_sides_have_once_are_shared_and_translated_ones_are_not() -> None:
    assert shared_names(MET) == ["Barroso", "Frassoni"]
    assert shared_names(("Hun så Kari og Kari.", "She saw Kari and Kari.")) == []
    assert shared_names(("Barroso kom.", "Barroso came.")) == []
    assert known_names([MET, PLAIN]) == ["Barroso", "Frassoni"]


def test_both_sides_get_the_same_names_and_keep_their_words() -> None:
    renamer = Renamer(random.Random(3), ["Chlorinde"])
    for _ in range(50):
        nb, en = renamer.change(MET) or MET
        found = re.fullmatch(r"I (\d{4}) møtte herr (\w+) fru (\w+) i Wien\.", nb)
        assert found
        assert en == f"In {found[1]} Mr {found[2]} met Mrs {found[3]} in Vienna."


def test_numbers_are_written_as_each_language_writes_them() -> None:
    renamer = Renamer(random.Random(3), [])
    written = set()
    for _ in range(200):
        nb, en = renamer.change(PAID) or PAID
        found = re.fullmatch(r"De betalte ([\d .\u00a0]+) kroner og (\d+),(\d) prosent\.", nb)
        assert found
        amount = re.sub(r"\D", "", found[1])
        told = f"{int(amount):,}" if amount != found[1] else amount
        assert en == f"They paid {told} kroner and {found[2]}.{found[3]} percent."
        written.add(re.sub(r"\d", "", found[1]))
    assert {" ", ".", "\u00a0", "  "} <= written


def test_numbers_that_do_not_agree_stay() -> None:
    renamer = Renamer(random.Random(3), [])
    assert renamer.change(("De var 12 og 13.", "They were 13 and 12.")) is None
    assert renamer.change(("De var 12-13.", "They were 12-13.")) is None
    assert renamer.change(PLAIN) is None


def test_the_same_seed_gives_the_same_pairs() -> None:
    files = [([MET, PAID, PLAIN] * 20, 30)]
    assert renamed(files, 7) == renamed(files, 7)
    assert renamed(files, 7) != renamed(files, 8)
    assert len(renamed(files, 7)) == 30


def test_files_are_read_and_written(tmp_path: Path) -> None:
    write_pairs(tmp_path / "corpus.tsv.gz", [MET, PAID, PLAIN])
    main(["--out", str(tmp_path / "renamed.tsv.gz"), f"{tmp_path / 'corpus.tsv.gz'}=9"])
    made = list(read_pairs(tmp_path / "renamed.tsv.gz"))
    assert len(made) == 2
    assert not set(made) & {MET, PAID, PLAIN}
