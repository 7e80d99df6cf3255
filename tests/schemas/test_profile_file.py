"""Test that a mistake in checkup.toml is named with its line and the nearest key."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import ProfileError
from schemas.profile_file import read_profile
from schemas.vocabulary import Genre

URL = 'url = "https://clinic.example/"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "checkup.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_bare_url_is_enough(tmp_path: Path) -> None:
    """Everything but the URL has a default."""
    assert read_profile(written(tmp_path, URL)).crawl.delay_seconds == 1.0


@pytest.mark.parametrize(
    ("text", "line", "key", "says"),
    [
        (URL + "[crawl]\ndelay = 2\n", 3, "crawl.delay", "Did you mean 'delay_seconds'?"),
        (URL + "[crawll]\ndelay_seconds = 2\n", 2, "crawll", "Did you mean 'crawl'?"),
        (URL + "[crawl]\nmax_pages = 0\n", 3, "crawl.max_pages", "greater than or equal to 1"),
        (URL + "crawl.delay_seconds = 'slow'\n", 2, "crawl.delay_seconds", "valid number"),
        (
            URL + "[freshness.policies.a]\ndue_soon_month = 2\n",
            3,
            "freshness.policies.a.due_soon_month",
            "due_soon_months",
        ),
        ("nmae = 'x'\n" + URL, 1, "nmae", "Did you mean 'name'?"),
        ("url = \n", 1, None, "not valid TOML"),
        ("name = 'x'\n", None, "url", "missing"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, line: int | None, key: str | None, says: str) -> None:
    """The error carries line and key, and its message the next step."""
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, text))
    assert (caught.value.line, caught.value.key) == (line, key)
    assert says in str(caught.value)


def test_a_missing_file_is_no_traceback(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(ProfileError, match="checkup init"):
        read_profile(tmp_path / "none.toml")


def test_a_policy_names_genres_and_exempts(tmp_path: Path) -> None:
    """By their published words; the defaults stay behind a profile's own policies."""
    text = URL + "[freshness.policies.tips]\nexempt = true\ngenres = ['guide', 'news']\n"
    policies = read_profile(written(tmp_path, text)).freshness.policies
    assert list(policies) == ["tips", "stories", "doses", "offices", "notices", "medical"]
    assert (policies["tips"].exempt, policies["tips"].genres) == (True, [Genre.GUIDE, Genre.NEWS])
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, text.replace("news", "poem")))
    assert "freshness.policies.tips.genres" in str(caught.value.key)


def test_a_policy_is_never_overdue_before_it_is_due_soon(tmp_path: Path) -> None:
    """Also where it leaves one of the two to the default."""
    with pytest.raises(ProfileError, match="due_soon_months"):
        read_profile(written(tmp_path, URL + "[freshness.policies.tips]\ndue_soon_months = 48\n"))


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("en-UK", "Did you mean 'en-GB'?"),
        ("en_us", "Did you mean 'en-US'?"),
        ("nz", "Did you mean 'en-NZ'?"),
        ("de-DE", "The audits know English. Known are en-AU, en-CA"),
    ],
)
def test_an_unknown_locale_is_answered_with_the_nearest(tmp_path: Path, locale: str, says: str) -> None:
    """In its own case: ``en-gb`` would be refused as well."""
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, f"{URL}locale = '{locale}'\n"))
    assert (caught.value.line, caught.value.key) == (2, "locale")
    assert says in str(caught.value)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-IE", "en-IN"])
def test_the_englishes_that_are_known(tmp_path: Path, locale: str) -> None:
    assert read_profile(written(tmp_path, f"{URL}locale = '{locale}'\n")).locale == locale


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("https://cms.example/edit", "it holds none of {id}, {path} and {url}"),
        ("https://cms.example/{ID}", "no placeholder {ID}"),
        ("https://cms.example/{paht}", "Did you mean {path}?"),
        ("https://cms.example/{slug}", "Known are {id}, {path} and {url}"),
        ("https://cms.example/{}", "no placeholder {}"),
        ("https://cms.example/{id}}", "brace"),
        ("{url}", "http or https"),
        ("javascript:edit({id})", "http or https"),
        ("ftp://cms.example/{id}", "http or https"),
        ("//cms.example/{id}", "http or https"),
        ("https://{id}.example/", "http or https"),
        ("https://me:secret@cms.example/{id}", "http or https"),
        ("https://cms.example/a b/{id}", "http or https"),
        ("https://[cms/{id}", "http or https"),
    ],
)
def test_a_template_of_no_edit_screen_is_refused(tmp_path: Path, template: str, says: str) -> None:
    """Http and https alone, the host written out, placeholders that are known."""
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, f"{URL}edit_url = '{template}'\n"))
    assert (caught.value.line, caught.value.key) == (2, "edit_url")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "template", ["https://cms.example/wp-admin/post.php?post={id}&action=edit", "http://a/{path}"]
)
def test_a_template_of_an_edit_screen(tmp_path: Path, template: str) -> None:
    assert read_profile(written(tmp_path, f"{URL}edit_url = '{template}'\n")).edit_url == template
