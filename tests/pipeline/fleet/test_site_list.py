"""Which sites a fleet has."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.load_profile import load_profile
from pipeline.fleet.host_claims import HostClaims
from pipeline.fleet.site_list import SiteList, read_sites
from pipeline.fleet.worst_exit import worst_exit
from schemas.errors import UsageError
from schemas.vocabulary import Exit


def profile(folder: Path, name: str, text: str = "") -> Path:
    """Write a profile of a site by its name."""
    path = folder / f"{name}.toml"
    path.write_text(f'url = "https://{name}.example/"\n{text}')
    return path


def named(*arguments: str, lines: tuple[str, ...] = ()) -> SiteList:
    """Return the sites of these arguments."""
    return read_sites(arguments, load_profile, Path("data"), lines)


def test_urls_files_folders_and_lists(tmp_path: Path) -> None:
    """All at once; a site that is named twice by the same words is one."""
    (tmp_path / "more").mkdir()
    for folder, name in ((tmp_path, "a"), (tmp_path / "more", "c"), (tmp_path / "more", "b")):
        profile(folder, name)
    (tmp_path / "list").write_text("# ours\n\nmore/b.toml\nhttps://d.example/\n")
    lines = ("https://www.e.example\n", f"{tmp_path / 'a.toml'}\n")
    found = named(str(tmp_path / "a.toml"), str(tmp_path / "more"), f"@{tmp_path / 'list'}", "-", lines=lines)
    assert [site.name for site in found.sites] == [f"{name}.example" for name in "abcde"]
    assert found.refused == ()
    assert found.sites[0].source == str(tmp_path / "a.toml")


def test_two_profiles_of_one_site_are_refused(tmp_path: Path) -> None:
    """Both are named."""
    first = profile(tmp_path, "a")
    with pytest.raises(UsageError, match=r"are the same site, a\.example"):
        named(str(first), "http://www.a.example/")


def test_a_wrong_profile_holds_nobody_up(tmp_path: Path) -> None:
    """It is listed with what is wrong."""
    wrong, right = profile(tmp_path, "a", "[crawl]\nmax_pges = 1\n"), profile(tmp_path, "b")
    found = named(str(wrong), str(right), str(tmp_path / "gone.toml"))
    assert [site.name for site in found.sites] == ["b.example"]
    assert [source for source, _ in found.refused] == [str(wrong), str(tmp_path / "gone.toml")]
    assert "max_pges" in found.refused[0][1]


@pytest.mark.parametrize(
    ("argument", "words"),
    [("@nothing-here", "cannot read the list"), ("-", "names no site"), (".", "holds no profile")],
)
def test_a_list_without_sites_is_said(
    argument: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing begins."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=words):
        named(argument)


def test_further_hosts_are_a_site_s_own(tmp_path: Path) -> None:
    """So that two sites never ask one host at once."""
    path = profile(tmp_path, "a", '[crawl]\nhosts = ["blog.a.example", "http://x.example:8080"]\n')
    (site,) = named(str(path)).sites
    assert site.hosts == {"a.example", "blog.a.example", "x.example_8080"}
    claims = HostClaims()
    claims.claim(site.name, site.hosts)
    assert not claims.are_free(["c.example", "blog.a.example"])
    assert claims.are_free(["x.example"])
    claims.give_back(site.name)
    assert claims.are_free(site.hosts)


@pytest.mark.parametrize(
    ("codes", "worst"),
    [
        ([], 0),
        ([0, 1], 1),
        ([1, 3], 3),
        ([4, 75], 4),
        ([4, 2], 2),
        ([2, 74], 74),
        ([74, 70], 70),
        ([0, -9], 70),
    ],
)
def test_the_worst_exit(codes: list[int], worst: int) -> None:
    """By what it asks of people, not by its number."""
    assert worst_exit(codes) == Exit(worst)
