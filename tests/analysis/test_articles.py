"""Small articles of several kinds, written for these tests, with what the guidelines ask for."""

from __future__ import annotations

from analysis_material import quotes, read, statuses

INTERVIEW = """– Vi er lei av å bli oversett

Lærerne ved Solhaug skole i Granvin varsler streik fra mandag. Det opplyser hovedtillitsvalgt Turid \
Bakken i en pressemelding. Rundt 340 elever blir berørt.

– Vi har bedt om flere ressurser i tre år, sier Bakken til Granvin Avis. – Nå er det nok.

– Hva gjør dere hvis kommunen ikke gir seg?

– Da går vi ut i streik, og vi blir ute til vi får en avtale, svarer hun.

Kommunedirektør Pål Stene mener lærerne overdriver. «Tallene våre er offentlige», skriver han i en \
SMS, «og de lyver ikke.»

Ordfører Gro Vestby (Ap) avviser at det finnes mer penger. Det ryktes at flere foreldre vil holde \
barna hjemme. Foreldrerådet vil ikke kommentere ryktene.

Skolen, på folkemunne kalt «Borgen», ble bygget i 1974. Den såkalte «fleksitiden» ble innført i \
2015.

– Jeg støtter lærerne fullt ut, sier mor til to, Anne-Lise Dahl. Hun kaller situasjonen «en \
skandale»."""

COURT = """Former treasurer Colin Redfern told a court on Wednesday that he had never taken a penny.

Prosecutors allege that Redfern, 61, transferred £84,000 to his own account. Bank records show that \
37 payments were made. Prosecutor Leah Marsh said: “The defendant lied to his friends for four \
years.

“He lied to the bank. He lied to his wife.”

Redfern denies fraud. His barrister, Simon Achebe, argued that the evidence was circumstantial, \
adding that two other members knew the password. “This case is built on sand,” he said.

It has been claimed that a second suspect fled abroad. Villagers have branded Redfern "the Dipper". \
He once wrote the novel "The Long Harvest".

“Whatever the verdict,” Achebe said, “this village will never be the same.”

The hall will reopen in September, the council has announced."""

TELEGRAM = """Det svenske konsernet Nordvolt Energi kjøper batterifabrikken i Mo for 3,2 milliarder \
kroner, melder \
Reuters.

“We have agreed to acquire the Mo plant for 3.2 billion kroner,” Nordvolt chief executive Karin \
Lindqvist told reporters on Monday.

Næringsminister Silje Kvam sier at regjeringen ikke vil gripe inn. Ministeren avviser at handelen \
truer norske interesser.

«There is no reason for concern», says a spokesman for the company. He adds that production will \
double by 2028.

Talsmannen sier at produksjonen skal dobles innen 2028."""


def test_an_interview_with_dialogue_dashes() -> None:
    assert quotes(INTERVIEW) == [
        ("direct", "Turid Bakken", "Vi er lei av å bli oversett"),
        ("indirect", "Turid Bakken", "Lærerne ved Solhaug skole i Granvin varsler streik fra mandag"),
        ("direct", "Turid Bakken", "Vi har bedt om flere ressurser i tre år"),
        ("direct", "Turid Bakken", "Nå er det nok"),
        ("direct", None, "Hva gjør dere hvis kommunen ikke gir seg?"),
        ("direct", "Turid Bakken", "Da går vi ut i streik, og vi blir ute til vi får en avtale"),
        ("indirect", "Pål Stene", "lærerne overdriver"),
        ("direct", "Pål Stene", "Tallene våre er offentlige"),
        ("direct", "Pål Stene", "og de lyver ikke"),
        ("indirect", "Gro Vestby", "det finnes mer penger"),
        ("indirect", None, "flere foreldre vil holde barna hjemme"),
        ("direct", "Anne-Lise Dahl", "Jeg støtter lærerne fullt ut"),
        ("mixed", "Anne-Lise Dahl", "en skandale"),
    ]


def test_what_the_interview_claims() -> None:
    found = dict(enumerate(statuses(INTERVIEW)))
    assert found[1] == ("reported", "Turid Bakken")
    assert found[3] == ("asserted", "author")
    assert found[6][0] == "none"
    assert ("denied", "Gro Vestby") in found.values()
    assert ("prediction", "unnamed") in found.values()
    assert found[len(found) - 1] == ("opinion", "Anne-Lise Dahl")


def test_a_court_report_with_a_quote_over_two_paragraphs() -> None:
    found = quotes(COURT)
    assert ("indirect", "Colin Redfern", "he had never taken a penny") in found
    assert ("indirect", "Prosecutors", "Redfern, 61, transferred £84,000 to his own account") in found
    assert ("indirect", "Bank records", "37 payments were made") in found
    long = next(item for item in found if item[2].startswith("The defendant"))
    assert long == (
        "direct",
        "Leah Marsh",
        "The defendant lied to his friends for four years.\n\n“He lied to the bank. He lied to his wife",
    )
    assert ("indirect", "Simon Achebe", "the evidence was circumstantial") in found
    assert ("indirect", "Simon Achebe", "two other members knew the password") in found
    assert ("direct", "Simon Achebe", "This case is built on sand") in found
    assert ("indirect", None, "a second suspect fled abroad") in found
    assert ("direct", "Simon Achebe", "Whatever the verdict") in found
    assert ("direct", "Simon Achebe", "this village will never be the same") in found
    assert ("indirect", "council", "The hall will reopen in September") in found
    assert len(found) == 11


def test_a_denial_without_a_clause_has_its_source() -> None:
    text, sentences, found = read(COURT)
    index = next(i for i, s in enumerate(sentences) if text[s.start : s.end] == "Redfern denies fraud.")
    assert (found.marks[index].status, found.marks[index].source) == ("denied", "Colin Redfern")


def test_a_telegram_in_two_languages() -> None:
    assert [(kind, speaker) for kind, speaker, _ in quotes(TELEGRAM)] == [
        ("indirect", "Reuters"),
        ("direct", "Karin Lindqvist"),
        ("indirect", "Silje Kvam"),
        ("indirect", "Silje Kvam"),
        ("direct", "Nordvolt Energi spokesman"),
        ("indirect", "Nordvolt Energi spokesman"),
        ("indirect", "Nordvolt Energi spokesman"),
    ]


def test_sentences_that_say_the_same_are_linked_across_languages() -> None:
    _, _, found = read(TELEGRAM)
    assert [(link.a, link.b) for link in found.links] == [(0, 1), (5, 6)]


def test_the_language_of_the_words_is_not_that_of_the_frame() -> None:
    _, _, found = read(
        "«We have no such plans», skriver talskvinne Ida Brun i en e-post til avisen tirsdag kveld."
    )
    assert [quote.lang for quote in found.quotes] == ["en"]
    assert found.marks[0].status == "denied"
