"""An outdated page is graded by what a reader who acts on it risks."""

from __future__ import annotations

import pytest

from audits.freshness.urgency import Urgency, urgency_of
from tests.audits.build import article


@pytest.mark.parametrize(
    ("headline", "body", "urgency"),
    [
        ("Ibuprofen", "Take 200 mg with food. Take no more than 600 mg.", Urgency.CRITICAL),
        ("Knee surgery", "You stay one night.", Urgency.CRITICAL),
        ("How to remove a foreign object from your eye", "Rinse it.", Urgency.CRITICAL),
        ("Chest pain", "Call 911. Go to the emergency room.", Urgency.CRITICAL),
        ("Symptoms of glaucoma", "You may see halos.", Urgency.CLINICAL),
        ("Dry eyes", "The disease has many symptoms. Treatment helps.", Urgency.CLINICAL),
        ("Which glasses fit your face", "Round ones fit a square face.", Urgency.GENERAL),
        (
            "Our spa",
            "This treatment relaxes. Book a treatment today. A treatment takes an hour.",
            Urgency.GENERAL,
        ),
        ("A study", "One of the groups had 5 mg.", Urgency.GENERAL),
        ("Sunglasses", "If it hurts, seek urgent care.", Urgency.GENERAL),
        (None, "", Urgency.GENERAL),
    ],
)
def test_words_tell_the_urgency(headline: str | None, body: str, urgency: Urgency) -> None:
    """Those of the headline count at once, those of the body from a few mentions on."""
    assert urgency is urgency_of(article(body, headline=headline))
