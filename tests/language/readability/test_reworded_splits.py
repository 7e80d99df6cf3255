"""Find where a sentence can be split if the new one opens with other words."""

from __future__ import annotations

import pytest

from language.readability.split_points import rewritten, split_points


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "The drops may have some side effects, including dry eyes, itching and headaches.",
            "The drops may have some side effects. These include dry eyes, itching and headaches.",
        ),
        (
            "We do a full check of your mouth, including the gums and the bone.",
            "We do a full check of your mouth. This includes the gums and the bone.",
        ),
        (
            "You may be at risk of certain eye diseases, such as glaucoma and cataracts.",
            "You may be at risk of certain eye diseases. Examples are glaucoma and cataracts.",
        ),
        (
            "The laser warms the deeper layers of the skin, making it firmer over some weeks.",
            "The laser warms the deeper layers of the skin. This makes it firmer over some weeks.",
        ),
        (
            "Repeated shots can weaken the tendon — a known concern in the foot.",
            "Repeated shots can weaken the tendon. This is a known concern in the foot.",
        ),
        (
            "Many people have arthritis by the age of sixty, however the wear can begin earlier.",
            "Many people have arthritis by the age of sixty. However, the wear can begin earlier.",
        ),
        (
            "Good foods will help to drain out the fluid, so eat plenty of carrots and greens.",
            "Good foods will help to drain out the fluid. So eat plenty of carrots and greens.",
        ),
        (
            "We check your eyes each year so you can enjoy clear sight.",
            "We check your eyes each year. This way, you can enjoy clear sight.",
        ),
        (
            "Dust in your eyes can be a real threat since small grains can scratch the cornea.",
            "Dust in your eyes can be a real threat. This is because small grains can scratch the cornea.",
        ),
        (
            "You should have the filling checked each year, as it can leak or crack over time.",
            "You should have the filling checked each year. This is because it can leak or crack over time.",
        ),
        (
            "Cavities will grow as time passes, and may lead to serious problems with your teeth.",
            "Cavities will grow as time passes. They may lead to serious problems with your teeth.",
        ),
        (
            "A veneer is a thin porcelain cover that protects the front of a tooth.",
            "A veneer is a thin porcelain cover. It protects the front of a tooth.",
        ),
        (
            "Gout is a painful form of arthritis caused by crystals in the joints.",
            "Gout is a painful form of arthritis. It is caused by crystals in the joints.",
        ),
        (
            "The worms grow in the gut of the animal, where they lay millions of eggs.",
            "The worms grow in the gut of the animal. There, they lay millions of eggs.",
        ),
        (
            "Patients often have their teeth cleaned by our hygienists, who are trained to see early signs.",
            "Patients often have their teeth cleaned by our hygienists. They are trained to see early signs.",
        ),
    ],
)
def test_the_new_sentence_opens_with_other_words(sentence: str, cut: str) -> None:
    """Examples, effects, reasons, a second verb and a definition become a sentence of their own."""
    points = split_points(sentence, 0, len(sentence))
    assert [rewritten(sentence, 0, len(sentence), [point]) for point in points] == [cut]


@pytest.mark.parametrize(
    "sentence",
    [
        "Many causes, including dry eyes and allergies, can make reading hard.",
        "People often tolerate hard cheeses, such as cheddar or Swiss, than a glass of milk.",
        "Wear a mask on the first day, making sure to close the strap behind your head.",
        "The treatment works by reducing pain, improving movement, and making daily tasks easier.",
        "Each problem needs its own care — a laser for the heel — and some rest.",
        "We do, however, advise patients to rest for one day.",
        "Doctors were so busy that they could not see you.",
        "She has had pain in both knees since she was ten years old.",
        "Crowns can be made in gold, as they have been for many years.",
        "We say that the drops are safe and can help you sleep.",
        "They think that most cataracts are due to the sun, and are avoidable with good care.",
        "They say most cataracts are due to the sun, and are avoidable with good care.",
        "You can visit the office that is nearest to you, including for checks after surgery.",
        "The surgery uses far smaller cuts than before — designed to cut pain, reduce scars, and help you walk.",
        "The redness can be controlled at home, even though it often lasts for years.",
        "Many patients drive past other offices to reach us — usually because the laser is here.",
        "Visits after one day and one week to ensure the lenses are working and your eyes remain healthy.",
        "Our doctor is a specialist and has been here for many years.",
        "It is a good idea that saves you time at the desk.",
        "Herpes is a complication of shingles, an infection caused by a common virus.",
    ],
)
def test_what_belongs_to_the_first_sentence_stays(sentence: str) -> None:
    """No cut within a subject, a series, an instruction, a time or a clause that governs the rest."""
    assert split_points(sentence, 0, len(sentence)) == ()
