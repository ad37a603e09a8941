"""What somebody calls something: a view, or a denial where it is called a lie or is a claim."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mayor Ann Holt considers the plan “a leap in the dark”.", "opinion"),
        ("Ann Holt finds the question “a bit rude”.", "opinion"),
        ("Ola Vik mener at styret har «tråkket i salaten».", "opinion"),
        ("Ola Vik kaller brua «et eventyr i stål».", "opinion"),
        ("Ann Holt dismissed the tunnel as “a hole for money”.", "opinion"),
        # A claim that is turned away, or is called untrue.
        ("Ann Holt dismissed the allegations as “a hole in the air”.", "denied"),
        ("Ann Holt dismissed this as “a fairy tale”.", "denied"),
        ("Ola Vik kaller ryktene «oppspinn fra ende til annen».", "denied"),
        # Words in marks that somebody states or finds out.
        ("Ola Vik slår fast at alle frister ble holdt «med to ukers margin».", "reported"),
    ],
)
def test_what_somebody_calls_something(text: str, status: str) -> None:
    assert statuses(text)[-1][0] == status
