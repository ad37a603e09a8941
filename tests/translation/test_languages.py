from __future__ import annotations

import subprocess
import sys

import pytest

from translation.language_data import known_languages, language_data
from translation.languages import detect_document, identify, primary

NORWEGIAN = "Regjeringen sier at den ikke vil vente lenger med å bygge den nye veien gjennom dalen."
ENGLISH = "The government said that it would not wait any longer before building the new road."


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (NORWEGIAN, "nb"),
        (ENGLISH, "en"),
        ("Eg veit ikkje kva dei seier om dette, men ho er frå Bergen.", "nn"),
        ("Den danske regering siger, at det ikke er nok, og at den nu må gøre noget af det.", "da"),
        ("Den svenska regeringen vill inte att det blir så här, säger hon till tidningen.", "sv"),
        ("Das ist ein Satz auf Deutsch, und er ist nicht sehr lang.", "de"),
        ("Le gouvernement ne veut pas de cette loi, selon le ministre.", "fr"),
        ("El gobierno no quiere que los ciudadanos paguen más impuestos este año.", "es"),
        ("Это предложение на русском языке.", "ru"),
        ("これは日本語の文です。", "ja"),
        ("", "und"),
        ("123 456", "und"),
    ],
)
def test_tells_the_language_of_a_text(text: str, lang: str) -> None:
    assert detect_document(text) == lang


def test_short_sentences_take_the_language_of_their_block() -> None:
    blocks = [[NORWEGIAN, "Nei.", "1990."], [ENGLISH, "No.", "OK."]]
    found = [[verdict.lang for verdict in block] for block in identify(blocks, {"nb", "en"})]
    assert found == [["nb", "nb", "nb"], ["en", "en", "en"]]


def test_a_quotation_between_two_sentences_keeps_its_own_language() -> None:
    quote = "«We are on alert,» the official said."
    (verdicts,) = identify([[NORWEGIAN, quote, NORWEGIAN]], {"nb", "en"})
    assert [verdict.lang for verdict in verdicts] == ["nb", "en", "nb"]


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("«Nobody told us anything before the police came», fortalte Kvamsdal til avisen.", "en"),
        ("“The bridge has never carried this many trains before,” sa ingeniør Tor Myhre til NRK.", "en"),
        ("«Vi fikk aldri vite noe», said the minister Hilde Aasen in Westminster.", "nb"),
        ("Dark red or light blue?", "en"),
        ("Thornby ligger tre mil nord for Aberdeen.", "nb"),
        ("Havnor paid the workers 12 million kroner.", "en"),
    ],
)
def test_most_of_the_words_decide_beside_names_and_attributions_of_the_other_language(
    sentence: str, lang: str
) -> None:
    around = NORWEGIAN if lang == "en" else ENGLISH
    (verdicts,) = identify([[around, sentence, around]], {"nb", "en"})
    assert verdicts[1].lang == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Den nye skolen har hverken penge eller lærere, og borgmesteren siger, at det ikke går.", "da"),
        ("Kommunen har korkje pengar eller lærarar, og ordføraren seier at det ikkje går lenger.", "nn"),
    ],
)
def test_common_words_of_bokmal_do_not_tell_it_from_its_relatives(text: str, lang: str) -> None:
    assert detect_document(text) == lang


def test_close_languages_are_told_apart_once_a_document() -> None:
    nynorsk = "Eg veit ikkje kva dei seier om dette, men ho er frå Bergen."
    verdicts = identify([[nynorsk], ["Det er bra."], [nynorsk]], {"nb"})
    assert [verdict.lang for (verdict,) in verdicts] == ["nn", "nn", "nn"]


def test_the_answer_is_the_same_every_time() -> None:
    blocks = [["Brann i natt", "Ny bro", "Road closed", "Oslo"], [NORWEGIAN], [ENGLISH]]
    assert all(identify(blocks, {"nb"}) == identify(blocks, {"nb"}) for _ in range(5))


def test_confidence_is_a_share() -> None:
    for block in identify([[NORWEGIAN, "Takk", ENGLISH]], {"nb", "en"}):
        assert all(0 <= verdict.confidence <= 1 for verdict in block)


@pytest.mark.parametrize(
    ("code", "bare"), [("en-GB", "en"), ("no", "nb"), ("nb_NO", "nb"), (" SV ", "sv"), ("zh-cn", "zh")]
)
def test_codes_lose_their_region(code: str, bare: str) -> None:
    assert primary(code) == bare


@pytest.mark.parametrize("code", known_languages())
def test_every_language_file_is_complete(code: str) -> None:
    data = language_data(code)
    assert data.code == code
    assert len(data.stop_words) > 60
    assert len(data.months) >= 12
    assert data.abbreviations
    assert not any(word.endswith(".") for word in data.abbreviations | data.may_end | data.before_number)


def test_importing_loads_no_langdetect() -> None:
    code = "import sys, translation.segment; sys.exit('langdetect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
