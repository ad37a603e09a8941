from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import formats
from formats.plain_article import read_plain

SEED = Path(__file__).parents[2] / "seeds" / "iran-irak-isis.txt"


def parts(text: str) -> list[tuple[str, str]]:
    article = read_plain(text)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_the_sample_is_kept_to_the_letter() -> None:
    article = formats.read(SEED)
    assert article.text == SEED.read_text(encoding="utf-8")
    assert article.title == "iran-irak-isis"
    assert article.source == "iran-irak-isis.txt"
    assert len(article.blocks) == 12
    assert {block.kind for block in article.blocks} == {"paragraph"}


def test_line_ends_become_line_feeds_and_nothing_else_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeff  En\r\n\r\nTo \u00a0\rTre\t\n\n".encode())
    assert formats.read(file).text == "  En\n\nTo \u00a0\nTre\t\n\n"


def test_a_short_first_line_is_a_heading_and_the_title() -> None:
    article = read_plain(
        "Ny bru til Tromsø\n\nBrua åpner i mai. Den er lang.\n\nBakgrunn\n\nDet tok tid.", "stem"
    )
    assert article.title == "Ny bru til Tromsø"
    assert [(block.kind, block.level) for block in article.blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_dialogue_lines_are_no_headings() -> None:
    assert [kind for kind, _ in parts("Han spurte.\n\n– Hvorfor det\n\nHun svarte.")] == ["paragraph"] * 3


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    wrapped = (
        "The quick brown fox jumps over the lazy dog and\n"
        "then it runs home to its den in the dark forest,\n"
        "where it sleeps."
    )
    assert [text for _, text in parts(wrapped)] == [wrapped]
    assert [text for _, text in parts("Kort linje.\nEn mye lengre linje som står for seg selv her.")] == [
        "Kort linje.",
        "En mye lengre linje som står for seg selv her.",
    ]


def test_a_paragraph_a_line_is_read_as_such() -> None:
    lines = ["Første avsnitt. " * 12, "Andre avsnitt. " * 12]
    assert [text for _, text in parts("\n".join(lines))] == [line.strip() for line in lines]


def test_bullets_are_list_items() -> None:
    assert parts("Vi trenger:\n• brød\n• melk\n1. ost")[1:] == [
        ("list_item", "• brød"),
        ("list_item", "• melk"),
        ("list_item", "1. ost"),
    ]


def test_without_a_short_line_the_title_is_the_one_given() -> None:
    assert read_plain("Ord " * 60, "stem").title == "stem"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab Å.–•\n\n\t\u00a0😀1)"), max_size=120))
def test_blocks_cover_everything_but_white_space_in_order(text: str) -> None:
    place = 0
    for block in read_plain(text).blocks:
        assert not text[place : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        place = block.end
    assert not text[place:].strip()
