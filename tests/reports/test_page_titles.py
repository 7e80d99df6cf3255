"""A page is called by its headline, else its title, else its path."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from reports import page_titles
from reports.page_titles import PageTitles

_TABLES = """
CREATE TABLE articles (url TEXT, headline TEXT);
CREATE TABLE texts (url TEXT, headline TEXT);
CREATE TABLE pages (url TEXT, final_url TEXT, title TEXT);
INSERT INTO articles VALUES ('https://a.example/a/', 'An article'), ('https://a.example/none/', NULL);
INSERT INTO texts VALUES ('https://a.example/t/', 'A text'), ('https://a.example/a/', 'Not this');
INSERT INTO pages VALUES ('https://a.example/a/', 'https://a.example/a/', 'Not this'),
    ('https://a.example/old/', 'https://a.example/p/', 'A page'), ('https://a.example/none/', NULL, NULL);
"""


@pytest.mark.parametrize(
    ("url", "title"),
    [
        (None, "the whole site"),
        ("https://a.example/a/", "An article"),
        ("https://a.example/t/", "A text"),
        ("https://a.example/p/", "A page"),
        ("https://a.example/old/", "A page"),
        ("https://a.example/none/", "/none/"),
        ("https://a.example/unknown/?x=1", "/unknown/?x=1"),
    ],
)
def test_a_page_has_the_name_that_a_reader_knows(url: str | None, title: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        titles = PageTitles(connection)
        assert [titles.title(url), titles.title(url)] == [title, title]


def test_names_are_looked_up_again_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_titles, "_MOST", 2)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        titles = PageTitles(connection)
        for letter in "atpat":
            assert titles.title(f"https://a.example/{letter}/").startswith("A")
