"""Promises, forecasts and expectations without a clause, and whose they are."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "status", "source"),
    [
        # Expected by nobody in particular.
        ("A ruling is expected before Easter.", "prediction", "unnamed"),
        ("Dommen ventes fredag.", "prediction", "unnamed"),
        ("Rents are forecast to fall by 3 per cent.", "prediction", "unnamed"),
        ("Mange snekkere venter fortsatt på lønn fra byggherren.", "asserted", "author"),
        # A promise is its giver's.
        ("Nordkai has promised to repay the harbour.", "prediction", "Nordkai"),
        ("Nordkai har lovet å betale tilbake støtten.", "prediction", "Nordkai"),
        ("The savings may be smaller than promised.", "hedged", "author"),
        # Plans, against what is to blame and what somebody wants or has decided.
        ("The bridge is to open in August.", "prediction", "author"),
        ("Nye tall legges etter planen fram på fredag.", "prediction", "author"),
        ("Siktede skal framstilles for retten torsdag.", "prediction", "author"),
        ("Ola Vik vil at staten skal kjøpe øya.", "asserted", "author"),
        ("Kommunestyret har vedtatt at bassenget skal stenge i mai.", "asserted", "author"),
        # A time far ahead makes what may be a prediction.
        ("The lake could dry up by the end of 2040.", "prediction", "author"),
        # So does a time that is counted from now, not one that is over.
        ("Breen kan være borte om femti år.", "prediction", "author"),
        ("The glacier could be gone in 50 years.", "prediction", "author"),
        ("The glacier could melt.", "hedged", "author"),
        ("The shop may have lost money in ten years of trading.", "hedged", "author"),
        ("Gata åpner trolig igjen i mars.", "prediction", "author"),
        ("Gata var trolig stengt i mars.", "hedged", "author"),
        # A passive is a plan, or a duty where it is of using, keeping and treating.
        ("Maleriene skal stilles ut på museet.", "prediction", "author"),
        ("Hjelm skal brukes på anlegget.", "asserted", "author"),
        # The verb may stand apart from its subject, or be one of counting on.
        ("I mai kommer folk flest til å merke det.", "prediction", "author"),
        ("The ferry, which was built in 1990, will be sold.", "prediction", "author"),
        ("Kommunen regner med 4000 gjester.", "prediction", "Kommunen"),
        ("Kommunen ga bort 4000 bøker.", "asserted", "author"),
        # Few words may hold a plan; what none could do is a fact.
        ("Hele kvartalet skal rives.", "prediction", "author"),
        ("No ferry could use the quay.", "asserted", "author"),
        ("A ferry could use the quay.", "hedged", "author"),
        # A present with a time to come, told by somebody, looks ahead; a habit and the past do not.
        ("Ola Vik sier at loven blir vedtatt før jul.", "prediction", "Ola Vik"),
        ("Ola Vik sier at veien stenger hver vinter før jul.", "reported", "Ola Vik"),
        ("Ola Vik sier at loven ble vedtatt før jul.", "reported", "Ola Vik"),
        # What somebody reckons may be so by now.
        ("Ola Vik antar at fisken har spredt seg.", "reported", "Ola Vik"),
        ("Ola Vik antar at fisken vil spre seg.", "prediction", "Ola Vik"),
        # What should be ready at a time is a plan; what should be done is advice.
        ("A new bridge should be in place by 2031.", "prediction", "author"),
        ("The council should build a bridge.", "opinion", "author"),
        ("Planen er å åpne hotellet i juni.", "prediction", "author"),
        # Too vague to be checked.
        ("The town will get its bridge sooner or later.", "opinion", "author"),
    ],
)
def test_what_lies_ahead(text: str, status: str, source: str) -> None:
    assert statuses(text)[-1] == (status, source)


def test_a_warning_of_what_was_so_is_passed_on() -> None:
    assert statuses("Engineers warned that the wall was cracked.")[-1][0] == "reported"
    assert statuses("Engineers warned that the wall will crack.")[-1][0] == "prediction"


def test_talk_without_a_source_is_passed_on() -> None:
    assert statuses("Word spread that the bank had closed its doors.")[-1] == ("reported", "unnamed")
    assert statuses("Det forlyder at banken er solgt.")[-1] == ("reported", "unnamed")
