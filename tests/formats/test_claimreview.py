from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
from formats_material import at, reading

import formats
from formats.claimreview import RATINGS, VERDICTS, to_claimreview
from formats.html_reading import to_html
from formats.json_reading import from_json, to_json
from formats.markdown_reading import to_markdown
from records.errors import SidelightError
from records.judgement import Judgement, Placement, Review, Verdict
from records.judging import rejudged
from records.reading import Reading

EVIL = "</script><script>alert(1)</script><!-- \u2028 \"' & javascript:alert(1)"
REVIEW = Review(
    "refuted",
    ("https://vegvesen.no/bru?a=1&b=2",),
    "It opened in <June>.",
    "Kari",
    "2026-11-20",
    "https://k.no/f/1",
)


def checked(review: Review = REVIEW, speaker: str = "author", number: int = 1) -> Reading:
    """The reading with a verdict on one of its claims: a part of its sentence."""
    given = reading()
    sentence = given.sentences[number]
    mark = (sentence.start, sentence.end)
    span = at("åpner i mai") if number == 1 else None
    words = given.article.text[slice(*(span or mark))]
    said = Judgement(
        "5b0c2a53-9e0b-4f0e-8f6a-0c7d5f6f2b11", "a1", "r1", "claim", "accepted", mark, span,
        exact=given.article.text[slice(*mark)], words=words, speaker=speaker, status="prediction",
        rule="future", review=review, created="2026-11-19T10:00:00.000Z", modified="2026-11-21T10:00:00.000Z",
        place=Placement("attached", mark, span),
    )  # fmt: skip
    return rejudged(given, [said])


def reviews(given: Reading) -> list[dict[str, Any]]:
    found = json.loads(to_claimreview(given))
    assert isinstance(found, list)
    return found


def test_a_verdict_has_the_fields_that_fact_check_markup_needs() -> None:
    (one,) = reviews(checked())
    assert (one["@context"], one["@type"]) == ("https://schema.org", "ClaimReview")
    assert one["claimReviewed"] == "åpner i mai"
    assert one["url"] == "https://k.no/f/1"
    assert one["datePublished"] == "2026-11-20"
    assert one["author"] == {"@type": "Person", "name": "Kari"}
    assert one["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Refuted",
    }
    assert one["reviewBody"] == "It opened in <June>."
    assert one["citation"] == ["https://vegvesen.no/bru?a=1&b=2"]
    item = one["itemReviewed"]
    assert (item["@type"], item["text"], item["inLanguage"]) == ("Claim", "åpner i mai", "nb")
    assert item["author"] == {"@type": "Person", "name": "Ola <Hansen>"}
    assert item["datePublished"] == "2014-05-01"
    assert item["appearance"] == {
        "@type": "CreativeWork",
        "url": "https://example.org/bru",
        "name": 'Bru til "øyer"',
        "author": {"@type": "Person", "name": "Ola <Hansen>"},
        "datePublished": "2014-05-01",
    }


@pytest.mark.parametrize(
    ("speaker", "author", "expected"),
    [
        ("author", "Ola", {"@type": "Person", "name": "Ola"}),
        ("author", "", {"@type": "Organization", "name": "example.org"}),
        ("unnamed", "Ola", {"@type": "Person", "name": "Unnamed source"}),
        ("Kari Nordmann", "Ola", {"@type": "Person", "name": "Kari Nordmann"}),
    ],
)
def test_who_makes_the_claim(speaker: str, author: str, expected: dict[str, str]) -> None:
    given = checked(speaker=speaker)
    given = replace(given, article=replace(given.article, author=author))
    assert reviews(given)[0]["itemReviewed"]["author"] == expected


@pytest.mark.parametrize("verdict", [one for one in get_args(Verdict) if one != "unchecked"])
def test_every_verdict_is_told_in_words_and_on_the_scale_where_it_has_a_place(verdict: Verdict) -> None:
    rating = reviews(checked(replace(REVIEW, verdict=verdict)))[0]["reviewRating"]
    assert rating["alternateName"] == VERDICTS[verdict]
    assert rating.get("ratingValue") == RATINGS.get(verdict)
    assert ("bestRating" in rating) == (verdict != "unverifiable")


def test_what_a_person_left_out_does_not_make_it_invalid() -> None:
    given = checked(Review("supported"))
    given = replace(given, article=replace(given.article, source="bru.txt", author="", published=""))
    (one,) = reviews(given)
    assert one["url"] == "urn:uuid:5b0c2a53-9e0b-4f0e-8f6a-0c7d5f6f2b11"
    assert one["datePublished"] == "2026-11-21"
    assert one["author"]["name"]
    assert one["itemReviewed"]["appearance"] == {"@type": "CreativeWork", "name": 'Bru til "øyer"'}
    assert one["itemReviewed"]["author"] == {"@type": "Organization", "name": "Unnamed author"}
    assert "citation" not in one


def test_without_a_verdict_there_is_nothing_to_write(tmp_path: Path) -> None:
    for given in (reading(), checked(Review("unchecked"))):
        with pytest.raises(SidelightError, match="No claim"):
            formats.write(given, tmp_path / "x.claimreview.json")
        assert "ld+json" not in to_html(given)
    assert not list(tmp_path.iterdir())


def test_the_words_that_were_judged_are_told_even_after_an_edit() -> None:
    given = checked()
    said = given.judgements[0]
    moved = replace(said, place=Placement("approximate", (40, 50)))
    assert reviews(rejudged(given, [moved]))[0]["claimReviewed"] == "åpner i mai"


@pytest.mark.parametrize(
    ("name", "form", "kind"),
    [
        ("x.claimreview.json", None, "claimreview"),
        ("X.ClaimReview.JSON", None, "claimreview"),
        ("x.jsonld", None, "claimreview"),
        ("x.json", None, "json"),
        ("x.txt", "claimreview", "claimreview"),
        ("x.claimreview.json", "json", "json"),
    ],
)
def test_the_format_is_known_by_its_ending_or_its_name(name: str, form: str | None, kind: str) -> None:
    assert formats.writable(name, form).name == kind


class Scripts(HTMLParser):
    """What a browser takes for scripts in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.kinds: list[str | None] = []
        self.content: list[str] = []
        self.handlers: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script"
        if self._inside:
            self.kinds.append(dict(attributes).get("type"))
        self.handlers += [name for name, _ in attributes if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.content.append(data)


def test_hostile_words_stay_words() -> None:
    evil = Review(
        "refuted", ("javascript:alert(1)", "https://ok.org/?q=</script>"), EVIL, EVIL, EVIL, "javascript:x"
    )
    given = checked(evil, speaker=EVIL)
    given = replace(
        given, article=replace(given.article, title=EVIL, author=EVIL, source="javascript:alert(1)")
    )
    page = Scripts(to_html(given))
    assert page.kinds == ["application/ld+json"]
    assert not page.handlers
    (one,) = json.loads("".join(page.content))
    assert one == reviews(given)[0]
    assert one["reviewBody"] == EVIL
    assert one["citation"] == ["https://ok.org/?q=</script>"]
    assert one["url"].startswith("urn:uuid:")
    assert "url" not in one["itemReviewed"]["appearance"]
    assert 'href="javascript:' not in to_html(given)
    assert "](javascript:" not in to_markdown(given)


def test_the_other_exports_tell_the_verdict_and_its_evidence() -> None:
    given = checked()
    page, text = to_html(given), to_markdown(given)
    for words in ("accepted by a person", "verdict: refuted (by Kari 2026-11-20)"):
        assert words in page
        assert words in text
    assert 'href="https://vegvesen.no/bru?a=1&amp;b=2"' in page
    assert "<https://vegvesen.no/bru?a=1&b=2>" in text
    assert "It opened in &lt;June&gt;." in page
    assert "åpner i mai" in page


def test_a_judged_reading_is_read_again_without_loss() -> None:
    given = checked()
    again = from_json(to_json(given), "x.json")
    assert again == replace(given, automatic=None)
    spoilt = json.loads(to_json(given))
    spoilt["judgements"][0]["place"]["span"] = [5, 10**9]
    with pytest.raises(SidelightError, match="outside the text"):
        from_json(json.dumps(spoilt), "x.json")
