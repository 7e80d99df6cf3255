"""Is every page of the clinic sites of the kind, and every text of the genre, that a reader gave it?

    python -m benchmarks.kinds [--data FOLDER] [--wrong] [--out FILE]

The eight sites' pages that a crawl reaches are read and finished as sites of their own; the labels are in
``benchmarks/cases/page_kinds.jsonl`` (by a reader who had not seen the code, by template where pages are alike), those
of WCXB's articles in ``wcxb_genres.jsonl``. A page is right where it has the reader's kind or the second one that
the reader allowed; F of a genre counts an answer as right likewise. ``--data`` takes folders of other labelled sites:
each a ``labels.jsonl`` of ``file``, ``url``, ``kind``, ``alt``, ``genre``, ``genre_alt``, ``spam``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.clinic_sites import DATA, _file, hosts_of, unpacked
from benchmarks.table import write_table
from extraction import read
from extraction.finish_site import finish_site
from extraction.finished_page import FinishedPage
from extraction.genre.read_genre import read_genre
from extraction.site.site_page import SitePage
from reference.ids import page_id
from schemas.page_note import PageNoteName
from schemas.vocabulary import Genre, PageKind

CASES = Path(__file__).with_name("cases")
WCXB = DATA.parent / "wcxb" / "truth.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page with a reader's labels."""

    path: str
    kind: str
    """The kind that the reader gave first."""
    kinds: frozenset[str]
    """The kinds that are right, that one among them."""
    genre: str | None
    genres: frozenset[str]
    spam: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled page with what Checkup says of it."""

    label: Labelled
    kind: str
    genre: str | None
    spam: bool = False


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, action="append", default=[])
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sites = dict(_other_sites(options.data) if options.data else _clinic_sites())
    if not sites:
        print("kinds: skipped, the data are not there")
        return 0
    write_table(
        "kinds", [_site_row(name, judged) for name, judged in [*sites.items(), _all(sites)]], options.out
    )
    genres = {
        "articles of these sites": [j for js in sites.values() for j in js if "article" in j.label.kinds]
    }
    if not options.data and WCXB.is_file():
        genres |= _wcxb()
    write_table("genres", [_genre_row(name, judged) for name, judged in genres.items()], None)
    if options.wrong:
        for name, judged in (sites | genres).items():
            for page in judged:
                if page.kind not in page.label.kinds or (
                    page.genre and page.label.genres and page.genre not in page.label.genres
                ):
                    print(
                        name,
                        page.label.path,
                        page.kind,
                        page.genre,
                        "not",
                        *page.label.kinds,
                        page.label.genre,
                    )
    return 0


def _clinic_sites() -> Iterator[tuple[str, list[Judged]]]:
    labels: dict[str, list[dict[str, Any]]] = {}
    for line in (CASES / "page_kinds.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        labels.setdefault(label["site"], []).append(label)
    for slug, of_site in labels.items():
        if not (DATA / slug).is_dir():
            continue
        with unpacked(DATA / slug) as root:
            start = f"https://{hosts_of(DATA / slug)[0]}"
            pages = {
                f"{start}{label['path'].removesuffix('index.html')}": (
                    _file(root, label["path"]),
                    _label(label["path"], label, "or", "or_genre"),
                )
                for label in of_site
            }
            yield slug, _judge(pages, f"{start}/")


def _other_sites(folders: Sequence[Path]) -> Iterator[tuple[str, list[Judged]]]:
    for folder in folders:
        labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text("utf-8").splitlines()]
        pages = {
            label["url"]: (folder / label["file"], _label(label["path"], label, "alt", "genre_alt"))
            for label in labels
        }
        yield folder.name, _judge(pages, min(pages, key=len))


def _label(path: str, label: dict[str, Any], other: str, other_genre: str) -> Labelled:
    return Labelled(
        path,
        label["kind"],
        frozenset(filter(None, (label["kind"], label.get(other)))),
        label.get("genre"),
        frozenset(filter(None, (label.get("genre"), label.get(other_genre)))),
        bool(label.get("spam")),
    )


def _judge(pages: dict[str, tuple[Path, Labelled]], start: str) -> list[Judged]:
    """Return what Checkup says of each page of one site, all of them in sight."""
    readings = {url: read(file.read_bytes(), url, "text/html").to_bytes() for url, (file, _) in pages.items()}
    site = [
        SitePage(
            url=url, page_id=page_id(url), sitemap_lastmod=None, body_sha256=sha256(url.encode()).hexdigest(),
            load=partial(readings.__getitem__, url),
        )
        for url in sorted(pages)
    ]  # fmt: skip
    return [_judged(pages[page.url][1], page) for page in finish_site(site, start).finished]


def _judged(label: Labelled, page: FinishedPage) -> Judged:
    genre = page.text.genre.value if page.text is not None else None
    return Judged(label, page.kind.value, genre, PageNoteName.INJECTED_SPAM in page.notes)


def _wcxb() -> dict[str, list[Judged]]:
    """Return the labelled articles of WCXB by half: the signs were set with the first in sight."""
    truth = {row["id"]: row for row in map(json.loads, WCXB.read_text("utf-8").strip().split("\n"))}
    halves: dict[str, list[Judged]] = {"WCXB, the half in sight": [], "WCXB, the other half": []}
    for line in (CASES / "wcxb_genres.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        row = truth[label["id"]]
        text = row["main_content"]
        headings = sum(
            2 <= len(part.split()) <= 12 and not part.rstrip().endswith(".") for part in text.split("\n")
        )
        found = read_genre(
            kind=PageKind.ARTICLE,
            url=row["url"],
            headline=row["title"],
            language="en",
            text=text,
            headings=headings,
        )
        half = int(sha256(label["id"].encode()).hexdigest(), 16) % 2
        judged = Judged(
            _label(row["url"], label | {"kind": "article"}, "or", "or_genre"), "article", found.genre.value
        )
        list(halves.values())[half].append(judged)
    return halves


def _all(sites: dict[str, list[Judged]]) -> tuple[str, list[Judged]]:
    return "all", [judged for of_site in sites.values() for judged in of_site]


def _site_row(name: str, judged: Sequence[Judged]) -> dict[str, Any]:
    right = sum(page.kind in page.label.kinds for page in judged)
    return {
        "site": name,
        "pages": len(judged),
        "right": right,
        "share": round(right / len(judged), 3),
        "profiles as articles": sum(
            page.kind == "article" and page.label.kind == "person" for page in judged
        ),
        "spam found": f"{sum(p.spam and p.label.spam for p in judged)} of {sum(p.label.spam for p in judged)}",
        "false spam": sum(page.spam and not page.label.spam for page in judged),
    }


def _genre_row(name: str, judged: Iterable[Judged]) -> dict[str, Any]:
    """Return F of each genre, with its right, false and missed answers."""
    asked = [page for page in judged if page.genre and page.label.genre]
    row: dict[str, Any] = {"texts": name, "labelled": len(asked)}
    for genre in Genre:
        right = sum(page.genre == genre and genre in page.label.genres for page in asked)
        false = sum(page.genre == genre and genre not in page.label.genres for page in asked)
        missed = sum(page.label.genre == genre and page.genre not in page.label.genres for page in asked)
        if right + missed:
            row[genre.value] = f"{2 * right / (2 * right + false + missed):.2f} ({right}, {false}, {missed})"
    return row


if __name__ == "__main__":
    sys.exit(main())
