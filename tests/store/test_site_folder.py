"""A site has one folder, whatever spelling of its URL a start is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import UsageError
from store.site_folder import site_folder


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.clinic.example/", "clinic.example"),
        ("https://clinic.example:443/blog/", "clinic.example"),
        ("http://127.0.0.1:8101/", "127.0.0.1_8101"),
        ("https://Hügel-Klinik.example", "xn--hgel-klinik-thb.example"),
    ],
)
def test_a_new_site_has_a_folder_by_its_normalised_host(tmp_path: Path, url: str, name: str) -> None:
    assert site_folder(tmp_path, url) == tmp_path / name


@pytest.mark.parametrize(
    ("url", "older"),
    [
        ("https://clinic.example:443/", "clinic.example_443"),
        ("https://hügel-klinik.example/", "hügel-klinik.example"),
    ],
)
def test_a_folder_of_an_older_name_is_used_until_there_is_one_of_todays(
    tmp_path: Path, url: str, older: str
) -> None:
    (tmp_path / older).mkdir()
    assert site_folder(tmp_path, url) == tmp_path / older
    today = site_folder(tmp_path / "elsewhere", url).name
    (tmp_path / today).mkdir()
    assert site_folder(tmp_path, url) == tmp_path / today


@pytest.mark.parametrize("url", ["http://www.../", "http://www./", "http:\\\\www...\\", "http://www..../x"])
def test_an_older_name_never_leads_out_of_the_data_folder(tmp_path: Path, url: str) -> None:
    """Its host, as written, may be dots."""
    data = tmp_path / "data"
    data.mkdir()
    assert site_folder(data, url) == data / "www"


@pytest.mark.parametrize(
    "url", ["http://../../etc/", "http://a..b/", "http://a:0/", "file:///etc/", f"http://{'x' * 64}/"]
)
def test_only_a_host_names_a_folder(tmp_path: Path, url: str) -> None:
    """Anything else is a usage error."""
    with pytest.raises(UsageError):
        site_folder(tmp_path, url)
