"""Private experience, the author's own and other people's, against facts in the first person."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    "text",
    [
        "Jeg bor fortsatt i huset der farfar ble født.",
        "My sister calls every evening, and we talk about nothing.",
        "Hun gruer seg til vinteren.",
        "Komponisten er knust.",
        "His mother has not slept since Friday.",
        "“My hands were shaking,” said Olsen.",
        "“I never slept a wink that night,” said Olsen.",
        "“I used to swim out to the skerry,” she said.",
        "“I wept into my scarf,” said Olsen.",
        "“I haven't dared to open that door since,” said Olsen.",
        "“We had two tents and not nearly enough coffee,” she recalled.",
        "“I'll never forget that sound,” said Olsen.",
        "– Beina skalv, og jeg fikk ikke fram et ord, sier Vik.",
        "– Jeg har ikke orket å gå ned dit siden, sier Vik.",
        "– Jeg tenkte på ungene mine hele natten, sier Vik.",
        "– Jeg pleide å bade akkurat her, sier Vik.",
        "Ola Vik sier at han drømte om båter da han var liten.",
    ],
)
def test_one_s_own_affairs_are_no_claims(text: str) -> None:
    assert statuses(text)[-1][0] in ("none", "opinion")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“My client was in Drammen that night,” said Olsen.", "reported"),
        ("“I paid 40,000 kroner for the boat,” said Olsen.", "reported"),
        ("– Jeg solgte rederiet til Nordkai i fjor, sier Vik.", "reported"),
        ("– Vi stengte to avdelinger, sier Vik.", "reported"),
        ("– Vi har ikke klart å finne eieren, sier Vik.", "denied"),
        ("“We had no permit for the fireworks,” Olsen recalled.", "reported"),
        ("– Jeg kommer ikke til å stille til valg, sier Vik.", "prediction"),
        ("The mine was flooded in the storm.", "asserted"),
        ("The bridge was built by Charles I.", "asserted"),
        ("Scared families fled across the border.", "asserted"),
    ],
)
def test_facts_in_the_first_person_are_claims(text: str, status: str) -> None:
    assert statuses(text)[-1][0] == status
