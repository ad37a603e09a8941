"""A language's cue words are a file: what each file finds, and that a new one needs no code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from analysis_material import read

import resources
from analysis import lexicon as lexicons

NYNORSK = """Ordføraren seier at skulen blir lagd ned. Ho viser til at kommunen har dårleg økonomi.

– Me har ikkje råd, seier ordførar Kari Lie til avisa. «Det er synd», skriv ho. Ifølgje Lie kan kommunen \
spare ein million kroner."""
DANISH = """Borgmesteren siger, at skolen lukker, fordi der ikke er penge nok i kommunen.

«Vi har ikke råd», sagde borgmester Karen Holm til avisen. Ifølge Holm kan kommunen spare en million kroner. \
Politiet afviser, at nogen er kommet til skade."""
SWEDISH = """Statsministern säger att skatten ska sänkas nästa år med stöd från flera partier i riksdagen.

”Vi har inte råd”, sade statsminister Karin Holm till tidningen. Enligt Holm kan kommunen spara en miljon \
kronor. – Det är för tidigt att säga, säger hon."""
GERMAN = """Der Bürgermeister sagte, dass die Schule geschlossen wird, weil die Stadt kein Geld hat.

„Wir haben kein Geld“, sagte Karin Holm. „Das ist schade.“ Laut Holm spart die Stadt eine Million Euro."""
FRENCH = """La ville n'a pas d'argent et ne trouve pas de professeurs pour les écoles de la région.

« Nous n'avons pas d'argent », a déclaré la maire Karin Holm. « C'est dommage », explique Jean Dupont."""


def found(text: str) -> list[tuple[str, str | None, str]]:
    return [(quote.kind, quote.speaker_name, text[quote.start : quote.end]) for quote in read(text)[2].quotes]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            NYNORSK,
            [
                ("indirect", "Kari Lie", "skulen blir lagd ned"),
                ("indirect", "Kari Lie", "kommunen har dårleg økonomi"),
                ("direct", "Kari Lie", "– Me har ikkje råd"),
                ("direct", "Kari Lie", "«Det er synd»"),
                ("indirect", "Kari Lie", "kan kommunen spare ein million kroner"),
            ],
        ),
        (
            DANISH,
            [
                ("indirect", "Borgmesteren", "skolen lukker, fordi der ikke er penge nok i kommunen"),
                ("direct", "Karen Holm", "«Vi har ikke råd»"),
                ("indirect", "Karen Holm", "kan kommunen spare en million kroner"),
                ("indirect", "Politiet", "nogen er kommet til skade"),
            ],
        ),
        (
            SWEDISH,
            [
                (
                    "indirect",
                    "Karin Holm",
                    "skatten ska sänkas nästa år med stöd från flera partier i riksdagen",
                ),
                ("direct", "Karin Holm", "”Vi har inte råd”"),
                ("indirect", "Karin Holm", "kan kommunen spara en miljon kronor"),
                ("direct", "Karin Holm", "– Det är för tidigt att säga"),
            ],
        ),
        (
            GERMAN,
            [
                ("indirect", "Bürgermeister", "die Schule geschlossen wird, weil die Stadt kein Geld hat"),
                ("direct", "Karin Holm", "„Wir haben kein Geld“"),
                ("direct", "Karin Holm", "„Das ist schade.“"),
                ("indirect", "Karin Holm", "spart die Stadt eine Million Euro"),
            ],
        ),
        (
            FRENCH,
            [
                ("direct", "Karin Holm", "« Nous n'avons pas d'argent »"),
                ("direct", "Jean Dupont", "« C'est dommage »"),
            ],
        ),
    ],
    ids=["nn", "da", "sv", "de", "fr"],
)
def test_quotes_of_a_language(text: str, quotes: list[tuple[str, str | None, str]]) -> None:
    assert found(text) == quotes


def test_a_language_is_added_by_a_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lexicons", "languages"):
        shutil.copytree(resources.path(name), tmp_path / name)
    (tmp_path / "lexicons" / "xx.toml").write_text(
        '[grammar]\nthat = "ke"\n[verbs]\nsay = "parlo parlis / parlita"\n', encoding="utf-8"
    )
    monkeypatch.setattr(resources, "_FOLDER", tmp_path)
    lexicons._load.cache_clear()
    with lexicons.reading({"xx"}):
        verb = lexicons.lexicon().verb("parlis", "finite")
        assert verb is not None
        assert verb.lemma == "parlo"
        assert lexicons.lexicon().has("ke", "that")
    assert lexicons.lexicon().verb("parlis") is None


def test_words_of_another_language_count_only_where_it_is_written() -> None:
    # "die" is an article in German, "on" a pronoun in French; here they are neither.
    assert lexicons.lexicon().has("die", "articles_definite") is False
    with lexicons.reading({"de"}):
        assert lexicons.lexicon().has("die", "articles_definite")
