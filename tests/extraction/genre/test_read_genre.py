"""The genre of a text is recognised by its address, its title, its first sentences and its voice."""

from __future__ import annotations

import pytest

from extraction.genre.read_genre import _found, read_genre
from extraction.genre.signs import FOLDERS, OPENINGS, TITLES
from schemas.vocabulary import Genre, PageKind

EXAMPLES = """
folder press-releases | folder success-stories | folder case-studies | folder events | folder staff-spotlight
folder health-library
title Hill Clinic announces new wing | title Dr. Ann Good named chief of surgery | title Hill Clinic opens new office
title Study finds walking helps | title New this week | title Why I teach Plato | title My story
title How I tried a standing desk: I tried it | title Laura’s story | title Remembering Ruth | title Open house at Union
title Save the date | title Classes in May | title Holiday hours | title Our office is closed on Monday
title New office hours | title We’re moving | title Important notice | title 20% off | title Welcome to our blog
title Meet Dr. Ann Good | title Meet Ann Good | title Staff spotlight | title Is a sore back normal? | title How to sit
title Why your back aches | title 7 simple ways to sleep | title Symptoms of gout | title A short overview
title Preventing falls | title Closed on Monday | title Office closures | title An interview with Ann |
title Walk on May 17 | title Walk on 4 May | title Free screening | title Five questions with Priyanka
title An hour with June Kowalczyk | title Employee of the quarter | title The woman behind the window
title New faces | title Vale Maureen | title Voluntary recall
title Change of office hours | title Hill Clinic expands | title Ann Good appointed chief | title COVID-19 in Union
title The man who has run a mile a day
opening She died at home | opening What a day! | opening From Monday it is new | opening We voluntarily recall masks
opening Our hours are changing | opening We are moving | opening Now through April 30 | opening Pettiford, 58, has a cat
opening She joined us in 2018
opening We have shortened hours | opening Parents are invited
opening UNION, N.J., May 3, 2024 – Hill Clinic | opening We are proud to announce a new wing
opening We are happy to welcome Dr. Good | opening Hill Clinic today announced | opening It has opened a second office
opening She has been named chief | opening Earlier this week | opening It met on Tuesday
opening According to a new report | opening The winners were announced | opening Join us on May 3
opening It will be held in Union | opening Saturday, May 3 from 10 a.m. | opening Our office will be closed
opening We will reopen in May | opening Our hours will change | opening Please note that
opening Thank you for taking the time to read | opening She received her medical degree | opening He graduated from Yale
opening a board-certified surgeon | opening Her residency was in Union | opening has been practicing here
opening You may feel sore
opening Gout is a common disease
""".replace("\n", " | ")


def _lines() -> list[tuple[str, str]]:
    examples = (line.strip() for line in EXAMPLES.split("|"))
    return [(where, text) for where, _, text in (line.partition(" ") for line in examples if line)]


def test_every_sign_has_an_example() -> None:
    """A pattern that matches nothing is a fault of ours."""
    lines = _lines()
    for name, table in (("folder", FOLDERS), ("title", TITLES), ("opening", OPENINGS)):
        texts = [text for where, text in lines if where == name]
        idle = [s.pattern.pattern for s in table if not any(s.pattern.search(text) for text in texts)]
        assert idle == []


ADVICE = (
    "If you have a sore back, you may try to walk. You can put your feet up, and your doctor can help you. "
    * 3
)
STORY = (
    "I was tired and I had no sleep. My wife took me to the clinic, and I felt at home. I went back to my job. "
    * 3
)


@pytest.mark.parametrize(
    ("kind", "path", "headline", "text", "genre"),
    [
        (PageKind.ARTICLE, "/blog/x/", "What helps a sore back?", ADVICE, Genre.GUIDE),
        (PageKind.ARTICLE, "/blog/x/", "A long winter", STORY, Genre.STORY),
        (
            PageKind.ARTICLE,
            "/news/x/",
            "Hill Clinic opens new office",
            "Hill Clinic has opened an office.",
            Genre.NEWS,
        ),
        (PageKind.ARTICLE, "/blog/x/", "Holiday hours", "Our office will be closed on Monday.", Genre.NOTICE),
        (
            PageKind.ARTICLE,
            "/events/x/",
            "Open house",
            "Join us on Saturday, May 3 from 10 a.m.",
            Genre.EVENT,
        ),
        (PageKind.PERSON, "/team/ann/", "Ann Good, MD", "She graduated from Yale.", Genre.PROFILE),
        (PageKind.SERVICE, "/services/x/", "Massage", ADVICE, Genre.GUIDE),
        (PageKind.LEGAL, "/privacy/", "Privacy policy", "We keep what you send us.", Genre.NOTICE),
        (PageKind.HOME, "/", "Hill Clinic", ADVICE, Genre.UNKNOWN),
        (PageKind.OTHER, "/about/", "About us", "Hill Clinic is in Union.", Genre.UNKNOWN),
    ],
)
def test_a_genre(kind: PageKind, path: str, headline: str, text: str, genre: Genre) -> None:
    """Each with the sign that speaks most for it."""
    url = f"https://clinic.example{path}"
    found = read_genre(kind=kind, url=url, headline=headline, language="en", text=text)
    assert found.genre is genre
    assert bool(found.sign) is (genre is not Genre.UNKNOWN)


def test_words_of_another_language_are_no_signs() -> None:
    """Kind and address alone decide there, and an article's kind is not enough."""
    url = "https://clinic.example/noticias/x/"
    found = [
        read_genre(kind=kind, url=url, headline="Holiday hours", language="es", text="x").genre
        for kind in (PageKind.ARTICLE, PageKind.SERVICE)
    ]
    assert found == [Genre.UNKNOWN, Genre.GUIDE]


@pytest.mark.parametrize(
    "headline",
    [
        "COVID-19 and your heart",
        "What to expect from a recall exam",
        "Memory loss: savings of the mind",
        "Why winter hours of sleep matter",
        "Bones expand",
        "How surgery releases a trigger finger",
        "The man who lost his voice",
        "Signs that parents notice",
        "Changes to the skin",
        "Bio-identical hormones",
    ],
)
def test_one_word_of_any_text_decides_nothing(headline: str) -> None:
    """An article of advice stays a guide; without advice in it nothing is said."""
    url = "https://clinic.example/blog/x/"
    found = [
        read_genre(kind=PageKind.ARTICLE, url=url, headline=headline, language="en", text=text).genre
        for text in (ADVICE, "Most people in Union know it.")
    ]
    assert found[0] is Genre.GUIDE
    assert found[1] in (Genre.GUIDE, Genre.UNKNOWN)


def test_the_best_sign_of_each_genre_counts_once_a_table() -> None:
    """Two signs of notices in a title outweigh no more than the better one does."""
    title = "Important notice: holiday hours, 20% off, savings"
    assert [sign.points for sign, _ in _found(TITLES, title) if sign.genre is Genre.NOTICE] == [3.0]
