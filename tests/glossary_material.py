"""300 sentences with protected terms: twenty terms of all kinds, in fifteen sentences each."""

from __future__ import annotations

TERMS = (
    "Stortinget", "Nav", "Mattilsynet", "Kripos", "Snøhvit-feltet", "Ap", "dugnad", "Den norske kirke",
    "Ruter", "Hurtigruten", "UDI", "Vy", "Sametinget", "St. Olavs hospital", "koselig", "Fjellinjen AS",
    "NRK P2", "Oslo S", "Brønnøysundregistrene", "H2-bane",
)  # fmt: skip

SENTENCES = (
    "{} la fram en ny rapport i går.",
    "Ingen vet ennå hva {} vil gjøre med saken.",
    "Ifølge {} er tallene gått ned med 12 prosent siden 2019.",
    "– Vi stoler ikke lenger på {}, sier lederen i utvalget.",
    "Hvorfor har {} ikke svart på spørsmålet?",
    "I fjor brukte de 3,4 millioner kroner på {}, men det hjalp lite.",
    "«{} er et godt eksempel», skrev avisen på lederplass.",
    "Det er ikke {}, men kommunen, som må betale regningen.",
    "Mange unge (og noen eldre) har aldri hørt om {}.",
    "Regjeringen og {} er uenige om hvordan pengene skal fordeles neste år.",
    "Han begynte i {} som 22-åring og ble der resten av livet.",
    "Se https://example.org/svar for mer om {} og kravene.",
    "Uten {} hadde det aldri gått, mener de fleste som bor her.",
    "Både i Bergen og i Tromsø diskuteres {} hver eneste dag.",
    "{} først, alt annet etterpå!",
)


def sentences() -> list[tuple[str, str]]:
    """Return each sentence with the term that it holds."""
    return [(sentence.format(term), term) for term in TERMS for sentence in SENTENCES]
