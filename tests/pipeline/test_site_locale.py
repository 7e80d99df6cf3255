"""The English of a site is that of its offices' country, else the one that its pages name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.audited_profile import audited_profile
from pipeline.site_locale import learned_locale, site_locale
from schemas.profile import Profile
from store import lines
from store.connection import open_work
from store.run_store import RunStore
from store.runs import begin_run

SITE = "https://clinic.example/"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    with closing(open_work(tmp_path)) as connection:
        store = RunStore(connection, "one")
        begin_run(store, "2026-11-22T00:00:00Z", SITE, "{}")
        yield store


def _keep(store: RunStore, countries: list[str | None], languages: list[str | None]) -> None:
    offices = [(str(at), json.dumps({"address": {"country": one}})) for at, one in enumerate(countries)]
    pages = [(str(at), json.dumps({"language": one})) for at, one in enumerate(languages)]
    lines.write(store, "locations", offices)
    lines.write(store, "pages", pages)


@pytest.mark.parametrize(
    ("countries", "languages", "locale"),
    [
        (["GB", "GB", "US"], ["en-US", "en-US"], "en-GB"),
        ([None], ["en", "en-AU", None], "en-AU"),
        (["MX"], ["es-MX"], "en-US"),
        ([], [], "en-US"),
    ],
)
def test_offices_speak_before_pages(
    store: RunStore, tmp_path: Path, countries: list[str | None], languages: list[str | None], locale: str
) -> None:
    """Software writes ``en-US`` on the pages of a British clinic."""
    _keep(store, countries, languages)
    assert learned_locale(store) == locale
    assert audited_profile(Profile(url=SITE), store, tmp_path).locale == locale


def test_the_profile_speaks_before_both(store: RunStore, tmp_path: Path) -> None:
    _keep(store, ["US"], ["en-US"])
    profile = Profile(url=SITE, locale="en-IE")
    assert audited_profile(profile, store, tmp_path).locale == "en-IE"
    assert site_locale(profile, store) == "en-IE"
