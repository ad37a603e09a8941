"""Lines that serve the reader, against claims with a page or a condition in them."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hele tabellen finner du på side 14.", "none"),
        ("The full results are on page 9.", "none"),
        ("The clause is on page 9 of the contract.", "asserted"),
        ("If you saw the van on Friday, call 0800 111 222.", "none"),
        ("Har du sett varebilen, ring 02800.", "none"),
        ("Så du varebilen, kan du ringe politiet på 02800.", "none"),
        ("If you earn less than $20,000, you pay no tax.", "asserted"),
        ("Hvis du tjener under 200 000 kroner, slipper du skatten.", "asserted"),
        ("– Ikke én ansatt kom til skade, sier Ola Vik.", "reported"),
    ],
)
def test_what_serves_the_reader_is_no_claim(text: str, status: str) -> None:
    assert [found for found, _ in statuses(text)] == [status]
