"""Words lean towards what can be checked, or away from it."""

from __future__ import annotations

import pytest

from analysis.leaning import against, leaning, words


@pytest.mark.parametrize(
    ("lang", "more", "less"),
    [
        ("nb", "Kommunen har solgt bygningen til et selskap.", "Jeg satt lenge og så ut på regnet."),
        ("nb", "Politiet etterforsker brannen i lageret.", "Jeg gråt som et barn da jeg kom hjem."),
        ("en", "The council has sold the building to a developer.", "I just sat there, smiling at the rain."),
        ("en", "Police arrested the driver of the lorry.", "I cried like a child when I came home."),
    ],
)
def test_what_can_be_checked_leans_further_than_scenes_and_feelings(lang: str, more: str, less: str) -> None:
    assert leaning(more, lang) > 0 > leaning(less, lang)


def test_a_sentence_without_words_leans_nowhere() -> None:
    assert leaning("", "nb") == leaning("42!", "en") == 0


def test_a_long_word_is_read_by_its_beginning_and_its_end_too() -> None:
    parted = dict(words("Fylkesveien er stengt"))
    assert parted[0, 11] == ("fylkesveien", "fylke-", "-veien", "^fylkesveien")
    assert parted[12, 14] == ("er",)


def test_the_words_that_speak_against_a_claim_are_named_in_order() -> None:
    text = "I cried and I smiled, but the council has sold the building."
    found = [text[start:end].lower() for start, end in against(text, "en")]
    assert "i" in found
    assert not {"council", "sold", "building"} & set(found)
    assert found == sorted(found, key=text.lower().index)


def test_time_grows_with_the_length_of_a_sentence() -> None:
    assert leaning("gråt " * 20_000, "nb") < 0
