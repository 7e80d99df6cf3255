"""LibreOffice itself opens hostile worklists, and finds no formula in them; skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.reports.exports.published_sample import PAYLOADS, attacked, exported, publish

SOFFICE = shutil.which("soffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
COMMAS, SEMICOLONS = (f"CSV:{ord(sign)},34,76,1,,0,false,true,false,false,false,-1,true" for sign in ",;")
"""CSV by its separator, in UTF-8, with special numbers detected and formulas evaluated: what gives a formula a chance
(https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html)."""

pytestmark = [
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (libreoffice-calc)"),
    pytest.mark.xdist_group("soffice"),
]


def opened(path: Path, folder: Path, form: str | None = None) -> etree._Element:
    """Return a file as LibreOffice holds it after it has opened it: a flat OpenDocument spreadsheet."""
    assert SOFFICE is not None
    done = subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "fods",
         *([f"--infilter={form}"] if form else []), "--outdir", str(folder), str(path)],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    made = folder / f"{path.stem}.fods"
    assert made.is_file(), done.stderr
    return etree.parse(made, etree.XMLParser(huge_tree=True)).getroot()


def formulas(root: etree._Element) -> list[str]:
    """Return all that is alive in it: formulas, DDE links, links to other files."""
    alive = [
        cell.get(f"{TABLE}formula") for cell in root.iter(f"{TABLE}table-cell") if cell.get(f"{TABLE}formula")
    ]
    return [
        *map(str, alive),
        *(str(link.tag) for link in root.iter(f"{TABLE}dde-link", f"{TABLE}table-source")),
    ]


def words(root: etree._Element) -> str:
    return "\n".join("".join(cell.itertext()) for cell in root.iter(f"{TABLE}table-cell"))


def test_it_would_see_a_formula(tmp_path: Path) -> None:
    """The same payloads as they are do come alive."""
    path = tmp_path / "raw.csv"
    path.write_text("".join(f"{payload}\n" for payload in PAYLOADS if "\n" not in payload), "utf-8")
    assert len(formulas(opened(path, tmp_path, COMMAS))) > 3


@pytest.mark.parametrize("form", [None, COMMAS, SEMICOLONS], ids=["default", "commas", "semicolons"])
def test_no_formula_of_a_csv_is_alive(tmp_path: Path, form: str | None) -> None:
    """Opened by default, and as a reader would whose cells are parted by semicolons."""
    path = tmp_path / "worklist.csv"
    path.write_bytes(exported(publish(tmp_path / "site", attacked()), "csv"))
    root = opened(path, tmp_path, form)
    assert formulas(root) == []
    assert "WEBSERVICE" in words(root)
    assert len(list(root.iter(f"{TABLE}table-row"))) > len(PAYLOADS)


def test_no_formula_of_a_workbook_is_alive(tmp_path: Path) -> None:
    """And its links are those to the site."""
    path = tmp_path / "worklist.xlsx"
    path.write_bytes(exported(publish(tmp_path / "site", attacked()), "xlsx"))
    root = opened(path, tmp_path)
    assert formulas(root) == []
    assert "WEBSERVICE" in words(root)
    href = "{http://www.w3.org/1999/xlink}href"
    links = [
        str(element.get(href)) for element in root.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}a")
    ]
    assert links
    assert all(link.startswith("https://a.example/") for link in links)
