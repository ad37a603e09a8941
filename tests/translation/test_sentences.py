"""The splitter against sentences marked by hand: ``|`` must split, ``¦`` may, nothing else does."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translation.sentences import split_sentences

MARKED = {
    "nb": [
        "Regjeringen vil bl.a. øke støtten til kommunene.|Det gjelder f.eks. Oslo, Bergen og Trondheim.",
        "Møtet starter kl. 12.|Etterpå blir det lunsj.",
        "Møtet begynner kl. 12.30 og varer til ca. kl. 14.",
        "17. mai er Norges nasjonaldag.|Toget går 17. mai kl. 10 fra Rådhuset.",
        "Statsminister Jonas Gahr Støre (Ap) svarte: «Vi kan ikke vente.|Dette haster.»|Så gikk han.",
        "St. Olavs hospital ligger i Trondheim.|Det er et av landets største.",
        "Kong Harald 5. åpnet Stortinget 2. oktober.",
        "Selskapet omsatte for 1,2 mrd. kroner i 2023, jf. årsrapporten s. 14.",
        "Dr. Hansen og prof. Lie mente at ca. 40 prosent var for mye.",
        "– Dette er ikke greit, sier hun.|– Vi må gjøre noe nå!",
        "«Hvorfor skjer dette?» spurte journalisten.",
        "– Hvem skal betale? spør Eide.",
        "Hva skjer nå?|Ingen vet det …|Saken fortsetter.",
        "Partiet fikk 4.1 prosent ifølge TV 2s måling.|Se www.nrk.no for mer.",
        "E. Solberg og J. G. Støre møttes i dag.",
        "Han kjøpte melk, brød, ost osv.|Så gikk han hjem.",
        "Etter art. 36 kan bl.a. tjenester o.l. flyttes, jf. § 3 nr. 2.",
        "Den 2. verdenskrig sluttet 8. mai 1945.|Da var det fred.",
        "Saken ble behandlet i 1. kvartal.|I 2. kvartal ble den utsatt til kl. 9 den 3. juni.",
        "Frp vant med 23 pst.|Høyre fikk 14 pst. av stemmene.",
        "Inkl. mva. koster den 200 kr. per stk. i butikken.",
        "Ordføreren (f. 1962) er gift.|Hun bor i Grimstad m.fl. steder.",
        "(Han kom tirsdag.|Ingen så ham.)|Så ble det stille.",
        "«Faren øker … Det har vært flere møter», sier han.",
    ],
    "en": [
        "Dr. Smith arrived at 5 p.m. on Tuesday.|The U.S. government said so.",
        "St. Mary's Hospital, e.g., was closed.|It reopened in Jan. 2024.",
        "“We can't wait.|This is urgent,” he said.",
        "“Why now?” asked the reporter.|Nobody answered.",
        '"Is it safe?" Mayor Denise Calloway asked.|Nobody knew.',
        '"Is it safe?"|She shook her head and left.',
        "Mr. J. R. Miller Jr. left at 5 p.m.|He was tired.",
        "He works for Apple Inc. in Cupertino, Calif.",
        "No. 10 declined to comment.|The Treasury agreed.",
        "He moved to the U.S.|She stayed in the U.K. with her mother.",
        '"I am done.|I quit!" she shouted.|The room fell silent.',
        "Sen. Warren and Gov. Newsom met Gen. Milley at 9 a.m. in Washington, D.C.|They talked for hours.",
    ],
    "sv": ["Det gäller bl.a. Stockholm, t.ex. Södermalm.|Mötet börjar kl. 12.|Därefter äter vi."],
    "da": ["Mødet starter kl. 12.|Derefter spiser vi.", "»Det er godt.|Vi er glade,« sagde hun.|Så gik hun."],
    "de": [
        "Das gilt z.B. für Berlin, d.h. die Hauptstadt.|Am 3. Oktober ist Feiertag.",
        "Dr. Müller sagte: „Das ist gut.|Wir sind froh.“|Dann ging er.",
    ],
    "fr": [
        "M. Dupont est arrivé à 5 h.|Il a dit : « C'est bien.|Nous sommes contents. »|Puis il est parti.",
        "Cf. l'art. 3, p. 12, etc.|Le Dr. Martin a répondu.",
    ],
}


@pytest.mark.parametrize(
    ("lang", "marked"), [(lang, item) for lang, items in MARKED.items() for item in items]
)
def test_splits_where_a_person_would(lang: str, marked: str) -> None:
    text = marked.replace("|", " ")
    found = [text[start:end] for start, end in split_sentences(text, lang)]
    assert found == marked.split("|")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They sat until 4 a.m. Ingen ville gå hjem.", 2),
        ("They met Acme Inc. Regjeringen vil ikke svare.", 2),
        ("They met Acme Inc. Director Ann Holm.", 1),
        ("He lived in Washington D.C. Heights as a boy.", 1),
    ],
)
def test_an_abbreviation_ends_a_sentence_before_an_opening_word_of_the_other_language(
    text: str, count: int
) -> None:
    assert len(split_sentences(text, "en")) == count


def test_full_width_stops_split_without_spaces() -> None:
    text = "これは文です。次の文です！「はい。」終わり"
    assert [text[a:b] for a, b in split_sentences(text, "ja")] == [
        "これは文です。",
        "次の文です！",
        "「はい。」",
        "終わり",
    ]


@pytest.mark.parametrize(
    "text", ["", " \n ", ".", "...", "?!?!", "«»", "\ufeff", "\ud83d", "– ", "1.", "A. "]
)
def test_odd_input_is_no_problem(text: str) -> None:
    for start, end in split_sentences(text, "nb"):
        assert text[start:end].strip() == text[start:end] != ""


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB1æ .!?…\"«»“”'()–-\n\u00a0。م", max_size=80))
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text, "nb")
    assert "".join(re.sub(r"\s", "", text[a:b]) for a, b in spans) == re.sub(r"\s", "", text)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("piece", ["ord ", "A. ", '" ', "a.b.", "?! ", ". " * 3, "«", "(" * 5])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        before = time.process_time()
        split_sentences(text, "nb")
        return time.process_time() - before

    seconds(1000)
    # Quadratic work would take 64 times as long, linear work eight times.
    assert seconds(16_000) < 30 * max(seconds(2_000), 0.002)
