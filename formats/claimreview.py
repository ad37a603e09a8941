"""Write the verdicts of a reading as schema.org ClaimReview in JSON-LD, for fact-check pages.

The fields are those of https://schema.org/ClaimReview and of Google's guide "Fact check (ClaimReview)
structured data". Ratings run from 1 (refuted) to 5 (supported); a claim that cannot be checked has no place
on that scale and gets the words only.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from formats.html_article import safe_href
from records.analysis import ClaimMark
from records.errors import SidelightError
from records.judgement import Judgement, Verdict
from records.reading import Reading

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
RATINGS: dict[Verdict, int] = {"refuted": WORST, "disputed": 3, "supported": BEST}
VERDICTS: dict[Verdict, str] = {
    "unchecked": "Not checked",
    "supported": "Supported",
    "disputed": "Disputed",
    "refuted": "Refuted",
    "unverifiable": "Cannot be verified",
}
"""What the verdicts are called."""
UNNAMED_REVIEWER = "Unnamed reviewer"


def to_claimreview(reading: Reading) -> str:
    """Return a list of ClaimReview objects, one a verdict, in the order of the text.

    Raises:
        SidelightError: when no claim has a verdict.
    """
    reviews = claim_reviews(reading)
    if not reviews:
        raise SidelightError(
            "No claim of this article has a verdict yet.", "Give one first: go to a claim and press V."
        )
    return json.dumps(reviews, ensure_ascii=False, indent=2) + "\n"


def checked(reading: Reading) -> list[tuple[ClaimMark, Judgement]]:
    """Return the claims that have a verdict, with what was said of them, in the order of the text."""
    said = {judgement.id: judgement for judgement in reading.judgements}
    claims = ((mark, said.get(mark.judgement)) for mark in reading.analysis.marks if mark.claim)
    return [(mark, one) for mark, one in claims if one and one.review.verdict != "unchecked"]


def claim_reviews(reading: Reading) -> list[dict[str, Any]]:
    """Return the verdicts of a reading as plain data."""
    return [_claim_review(reading, mark, judgement) for mark, judgement in checked(reading)]


def in_script(reading: Reading) -> str:
    """Return the verdicts as JSON that can stand in an HTML script element, "" when there are none.

    Nothing in it can end the element or begin another: "<", ">" and "&" are written as escapes.
    """
    reviews = claim_reviews(reading)
    if not reviews:
        return ""
    text = json.dumps(reviews, ensure_ascii=True, indent=1)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _claim_review(reading: Reading, mark: ClaimMark, judgement: Judgement) -> dict[str, Any]:
    review, sentence = judgement.review, reading.sentences[mark.sentence]
    # The words that were judged: an edit of the article since does not change what was checked.
    words = " ".join(judgement.words.split())
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": safe_href(review.url) or f"urn:uuid:{judgement.id}",
            "datePublished": review.date or judgement.modified[:10],
            "author": {"@type": "Person", "name": review.reviewer or UNNAMED_REVIEWER},
            "claimReviewed": words,
            "inLanguage": sentence.lang,
            "itemReviewed": _filled(
                {
                    "@type": "Claim",
                    "text": words,
                    "inLanguage": sentence.lang,
                    "author": _speaker(reading, mark),
                    "datePublished": reading.article.published,
                    "appearance": _appearance(reading),
                }
            ),
            "reviewRating": _rating(review.verdict),
            "reviewBody": review.note,
            "citation": [each for each in review.evidence if safe_href(each)],
        }
    )


def _rating(verdict: Verdict) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating"}
    if verdict in RATINGS:
        rating |= {"ratingValue": RATINGS[verdict], "bestRating": BEST, "worstRating": WORST}
    return {**rating, "alternateName": VERDICTS[verdict]}


def _speaker(reading: Reading, mark: ClaimMark) -> dict[str, str]:
    article = reading.article
    if mark.source != "author":
        unnamed = mark.source in ("", "unnamed")
        return {"@type": "Person", "name": "Unnamed source" if unnamed else mark.source}
    if article.author:
        return {"@type": "Person", "name": article.author}
    return {"@type": "Organization", "name": _site(reading) or "Unnamed author"}


def _appearance(reading: Reading) -> dict[str, str]:
    article = reading.article
    return _filled(
        {
            "@type": "CreativeWork",
            "url": article.source if _site(reading) else "",
            "name": article.title,
            "author": article.author and {"@type": "Person", "name": article.author},
            "datePublished": article.published,
        }
    )


def _site(reading: Reading) -> str:
    """Return the host that an article came from, "" when it did not come from the web."""
    try:
        parts = urlsplit(safe_href(reading.article.source))
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
