"""How sentences put their proposition forward: each rule with what it must not catch."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # An adjective that governs an infinitive judges; one of possibility or law does not.
        ("Det er tungt å tape på denne måten.", "opinion"),
        ("Det er lov å fiske i elva.", "asserted"),
        ("It is cruel to ask them again.", "opinion"),
        ("It is illegal to fish in the river.", "asserted"),
        # What people are presumed to want.
        ("De fleste vil velge Iran.", "opinion"),
        ("Most people would agree with that.", "opinion"),
        ("De fleste byene vil få nye busser i 2028.", "prediction"),
        # Hearsay about a state, against a duty and a plan.
        ("En turist skal være savnet etter skredet.", "hedged"),
        ("Broen skal være ferdig i 2028.", "prediction"),
        # Talk of what was bad is talk; what one is to have is none.
        ("Juryen skal ha hatt dårlig tid på grunn av regnet.", "hedged"),
        ("Forbundet foreslår at alle bakker skal ha to vindmålere.", "asserted"),
        # A debt is a fact where it has a sum.
        ("“Norway owes us 312 million kroner for the tracks,” said Ola Vik.", "reported"),
        ("“The town owes us an apology,” said Ola Vik.", "opinion"),
        # Few words may tell what was done, or was not.
        ("“No figures were withheld,” said Ola Vik.", "reported"),
        ("“No problem at all,” said Ola Vik.", "none"),
        ("Go and hear her while you can.", "none"),
        ("To report dead fish, ring the hotline.", "none"),
        ("To report the fish, she rang the hotline.", "asserted"),
        # A date to come makes a present look ahead.
        ("Partene møtes trolig i Oslo 3. desember.", "prediction"),
        ("Partene møtes trolig i Oslo.", "hedged"),
        ("Det framgår av en melding fra kommunen.", "none"),
        ("Det framgår av meldingen at brua er stengt.", "reported"),
        # Insisting on a negative denies.
        ("The surgeon maintained that he never touched the files.", "denied"),
        ("The surgeon maintained that the files were old.", "reported"),
        # Phrases that say nothing to check.
        ("«Vi følger situasjonen fra time til time», sier Ola Vik.", "none"),
        # A headline without its subject, against a heading without a verb.
        ("Fergeleie i Fjordvik", "none"),
        ("Mann siktet etter brann i Fjordvik", "asserted"),
        ("Tapte cupfinalen på overtid", "asserted"),
    ],
)
def test_the_status_of_a_sentence(text: str, status: str) -> None:
    assert [found for found, _ in statuses(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # A proposal that is turned down is no denial; a passive denial is one.
        ("Voters rejected plans for a new arena on Sunday.", "asserted"),
        ("The minister rejected the claim on Sunday.", "denied"),
        ("That is disputed by Safe Roads, a charity in Leeds.", "denied"),
        ("Det avviser Holm.", "denied"),
        # What a judge rules is passed on; what a minister rules out is denied.
        ("The judge ruled that the sale was void.", "reported"),
        ("The minister ruled out new taxes.", "denied"),
        # A warning of what may happen is hedged, one of what will happen a prediction.
        ("Scientists warn that ash can kill fish far from the volcano.", "hedged"),
        ("Scientists warn that the lake will dry up.", "prediction"),
        # Hearsay about a promise or a place, against a plan.
        ("Forrige styre skal ha lovet at avgiften skulle fjernes.", "hedged"),
        ("Numrene skal allerede ligge ute for salg.", "hedged"),
        ("Styret skal behandle saken på fredag.", "prediction"),
        ("The savings may be smaller than promised.", "hedged"),
        # What something is called, exclamations, sayings.
        ("Det er en slapp unnskyldning.", "opinion"),
        ("What a story this would be.", "opinion"),
        ("“Sentiment is not a policy,” he said.", "opinion"),
        ("“You do not burn the furniture to warm the house,” she said.", "opinion"),
        # One's own affairs; half a sentence.
        ("Jeg har ikke klart å få det bekreftet.", "none"),
        ("– Da jeg var åtte, sier Stene.", "none"),
        # A mood leads on; a mood that is measured is a fact.
        ("Begeistringen er ikke delt av alle.", "none"),
        ("In the next village the mood is different.", "none"),
        ("Skepsisen er større i nord enn i sør.", "asserted"),
        # A sentence that only says who said the one before.
        ("Broen er stengt. Det opplyser politiet i Vik.", "none"),
        # Headlines of three words that tell what happened.
        ("Vannverk lammet av flom", "asserted"),
        ("Vikøya forbyr campingvogner", "asserted"),
        ("Når høsten kommer", "none"),
        # Four words about a body that acts; and about nothing.
        ("Banken krevde pengene tilbake.", "asserted"),
        ("Det går nok.", "none"),
        ("Mannen som elsket fyrtårn", "none"),
        ("Kvinne som ble ranet fikk erstatning", "asserted"),
        ("En sommer med sild og sang", "none"),
        ("Two ferries and a tug collide off Hull", "asserted"),
        # Likeness and idiom in somebody's mouth.
        ("«Han spilte som en gud», sier trener Ola Vik.", "opinion"),
        ("“They play as if they were asleep,” said Olsen.", "opinion"),
        ("“Sales were better than expected,” said Olsen.", "reported"),
        ("The village needs a bridge, not a brochure.", "opinion"),
        ("The hospital needs nurses and doctors in Vik.", "asserted"),
        # What is denied may hold words of judgement.
        ("Ordføreren avviser at noen har jukset.", "denied"),
        # What somebody was able to see is no reservation.
        ("The flames could be seen from Sweden.", "asserted"),
        ("The roof could fall.", "hedged"),
        # A word of judgement beside a number decides nothing.
        ("The shop closes for good on 30 June.", "asserted"),
        # Orders to the reader, against nouns that look like them.
        ("Order the soup while you wait.", "none"),
        ("Order was restored by midnight.", "asserted"),
        # An instruction not to, against a pronoun.
        ("«Ikke en eneste båt er skadd», sier Vik.", "denied"),
        # A first clause that tells what has happened decides.
        ("“We have sold two ships and will lease the third,” said Olsen.", "reported"),
    ],
)
def test_shapes_decide_between_claim_view_and_nothing(text: str, status: str) -> None:
    assert statuses(text)[-1][0] == status


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Etterretningskilder mener at brønnen er tom.", "unnamed"),
        ("Shopkeepers there say that sales fell by half.", "unnamed"),
        ("The Rangers say that sales fell by half.", "Rangers"),
    ],
)
def test_people_whom_nobody_could_find_are_unnamed(text: str, source: str) -> None:
    assert statuses(text)[-1][1] == source
