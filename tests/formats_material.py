"""A small reading made by hand, with one of everything, for the tests of the writers."""

from __future__ import annotations

from records.analysis import Analysis, ClaimMark, Link, Quote, Why
from records.annotation import Annotation, RenderingSelector
from records.article import Article, Block, Span
from records.reading import Reading
from records.rendering import NOT_TRANSLATED, Doubt, Rendering, WordLink
from records.sentence import Sentence

PACK = "translate-nb_en-1_9"
PARAGRAPHS = (
    "Bru til 1 < 2 *øyer* & <b>fjell</b>",
    "Brua åpner i mai 2014. «Den er 😀 lang», sier Kari Nordmann.",
    "The bridge opens in May 2014. “It is long,” she said | twice.",
    "– Ikkje bygg henne!",
    "• Lenke til saka",
)
TEXT = "\n\n".join(PARAGRAPHS)


def at(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def _annotation(number: int, words: str, **parts: object) -> Annotation:
    start, end = at(words)
    plain = {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "article": "a1",
        "revision": "r1",
        "pane": "original",
        "start": start,
        "end": end,
        "exact": words,
        "prefix": TEXT[max(start - 32, 0) : start],
        "suffix": TEXT[end : end + 32],
        "colour": "yellow",
        "kind": "highlight",
        "text": "",
        "tags": (),
        "state": "attached",
        "created": "2026-11-23T10:00:00Z",
        "modified": "2026-11-23T10:05:00Z",
    }
    return Annotation(**{**plain, **parts})  # type: ignore[arg-type]


def reading() -> Reading:
    """Return an article of five blocks and seven sentences, in which every field of the records is used."""
    sentences = []
    for words, lang, route, block in (
        (PARAGRAPHS[0], "nb", "translate", 0),
        ("Brua åpner i mai 2014.", "nb", "translate", 1),
        ("«Den er 😀 lang», sier Kari Nordmann.", "nb", "translate", 1),
        ("The bridge opens in May 2014.", "en", "keep", 2),
        ("“It is long,” she said | twice.", "en", "keep", 2),
        ("– Ikkje bygg henne!", "nn", "unsupported", 3),
        ("• Lenke til saka", "nb", "translate", 4),
    ):
        start, end = at(words)
        sentences.append(Sentence(start, end, lang, 0.98, route, block, overridden=lang == "nn"))  # type: ignore[arg-type]
    renderings = (
        Rendering("Bridge to 1 < 2 *islands* & <b>mountains</b>", "edited", None, PACK),
        Rendering(
            "The bridge opens in May 2015.",
            "machine",
            -0.31,
            PACK,
            (
                WordLink(0, 4, 4, 10, 0.9),
                WordLink(5, 10, 11, 16, 0.8),
                WordLink(13, 16, 20, 23, 0.7),
                WordLink(17, 21, 24, 28, 0.9),
            ),
            (Doubt("number", "2014 became 2015", 24, 28),),
        ),
        Rendering(
            "“It is 😀 long,” says Kari Nordmann.", "machine", -0.2, PACK, (WordLink(1, 14, 1, 13, 0.9),)
        ),
        Rendering("The bridge opens in May 2014.", "kept"),
        Rendering("“It is long,” she said | twice.", "kept"),
        NOT_TRANSLATED,
        Rendering("• Link to the case", "verified", None, PACK),
    )
    kari, said, she = at("Kari Nordmann"), at("sier"), at("she")
    analysis = Analysis(
        quotes=(
            Quote(
                *at("«Den er 😀 lang»"),
                "direct",
                kari,
                "Kari Nordmann",
                said,
                "nb",
                False,
                Why("marks-verb-name", (said,)),
            ),
            Quote(
                *at("“It is long,”"),
                "direct",
                she,
                "Kari Nordmann",
                at("said"),
                "en",
                False,
                Why("marks-pronoun-verb"),
            ),
        ),
        marks=(
            ClaimMark(0, False, "none", "author", 0.0, Why("heading")),
            ClaimMark(1, True, "prediction", "author", 0.7, Why("future", (at("åpner"),))),
            ClaimMark(2, True, "reported", "Kari Nordmann", 0.4, Why("speech", (said,))),
            ClaimMark(3, True, "asserted", "author", 0.6, Why("number", (at("2014", at("opens")[0]),))),
            ClaimMark(4, True, "reported", "Kari Nordmann", 0.4, Why("speech")),
            ClaimMark(5, False, "none", "author", 0.0, Why("imperative")),
            ClaimMark(6, False, "none", "author", 0.0, Why("no-verb")),
        ),
        links=(Link(1, 3, 0.91, Why("same-number")),),
    )
    second = len("The bridge opens in May 2015. ")
    return Reading(
        article=Article(
            TEXT,
            'Bru til "øyer"',
            (
                Block("heading", *at(PARAGRAPHS[0]), level=1),
                Block("paragraph", *at(PARAGRAPHS[1])),
                Block("quote", *at(PARAGRAPHS[2])),
                Block("paragraph", *at(PARAGRAPHS[3])),
                Block("list_item", *at(PARAGRAPHS[4]), level=0),
            ),
            (
                Span("emphasis", *at("mai 2014")),
                Span("link", *at("Lenke"), href="https://example.org/?a=1&b=2"),
            ),
            source="https://example.org/bru",
            author="Ola <Hansen>",
            published="2014-05-01",
        ),
        sentences=tuple(sentences),
        analysis=analysis,
        renderings=renderings,
        target="en",
        annotations=(
            _annotation(
                1, "åpner i mai", text="Sjekk datoen!\n\nTo kilder <sier> mai.", tags=("dato", "sjekk")
            ),
            _annotation(2, "i mai 2014. «Den er 😀", colour="green"),
            _annotation(3, "It is long", colour="blue", kind="underline", text="Samme sitat"),
            _annotation(
                4,
                "Kari Nordmann",
                pane="translation",
                colour="pink",
                state="approximate",
                text="Hvem er hun?",
                kind="note",
                rendering=RenderingSelector(
                    sentences[1].start, second + 16, second + 34, "says Kari Nordmann"
                ),
            ),
            _annotation(5, "Lenke", colour="purple", state="detached", text="Borte"),
        ),
        id="a1",
        revision="r1",
        pack=PACK,
    )
