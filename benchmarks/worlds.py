"""Are all posts of sites made by WordPress, Hexo, Pelican and React found, and every field right?

    python -m benchmarks.worlds TRUTH.json… [--out FILE] [--render]

The worlds are built and served by the commands of ``../shared/worlds/README.md``; each truth file names its base
URL. One whole `checkup run` a world, scored against the truth: found, missing and extra articles, hidden text,
title, author and dates where the page holds them, body F1 (4-gram shingles), offices. Where the truth names the site
itself as author, nobody is right: an organisation is not a person. Where it does not say what a page holds
(WordPress, React), the update is in the page if a visible line or the page's structured data speaks of one.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from benchmarks.table import write_table

FIELDS = ("title", "author", "published", "modified")


def main() -> int:
    """Run and score every world; return 1 where a run fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("truth", nargs="*", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--render", action="store_true", help="render pages that are empty without scripts")
    options = parser.parse_args()
    if not options.truth:
        print("worlds: skipped, no truth file named; see benchmarks/README.md")
        return 0
    rows = [
        score(json.loads(path.read_text("utf-8")), path.parent.name, options.render) for path in options.truth
    ]
    write_table("worlds", rows, options.out)
    return 0


def score(truth: dict[str, Any], name: str, render: bool = False) -> dict[str, Any]:
    """Return one world's figures."""
    with tempfile.TemporaryDirectory() as data:
        started = time.monotonic()
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "clinic_checkup",
                "run",
                truth["base"] + "/",
                "--delay",
                "0",
                "--data",
                data,
                "--json",
                *(["--render"] if render else []),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.monotonic() - started
        if run.returncode not in (0, 1):
            return {"world": name, "failed": f"exit {run.returncode}: {run.stderr[-300:]}"}
        folder = Path(json.loads(run.stdout)["run"])
        articles = _lines(folder, "articles")
        locations = _lines(folder, "locations")
        everything = "".join(
            (folder / f"{file}.jsonl").read_text("utf-8") for file in ("articles", "locations", "findings")
        )
    by_path = {path_of(article["url"]): article for article in articles}
    posts = [document for document in truth["documents"] if document["type"] == "post"]
    found = [(post, by_path[path_of(post["url"])]) for post in posts if path_of(post["url"]) in by_path]
    wanted = {
        path_of(document["url"]) for document in truth["documents"] if document["type"] in ("post", "page")
    }
    judged = [judge(article, post, truth) for post, article in found]
    row: dict[str, Any] = {
        "world": name,
        "posts": len(posts),
        "found": len(found),
        "extra": len(set(by_path) - wanted),
        "hidden": sum(text in everything for text in truth.get("hidden", [])),
    }
    body = [answers["body_f1"] for answers in judged]
    row["body_f1"] = round(sum(body) / max(1, len(body)), 4)
    row["body_min"] = round(min(body, default=0), 3)
    for field in FIELDS:
        row[field] = _share([answers[field] for answers in judged if field in answers])
    zone = ZoneInfo(truth["tz"])
    row["false_modified"] = sum(
        a["modified"] is not None and _day(a["modified"]) not in _days(p["modified"], zone) for p, a in found
    )
    offices = {_office(location) for location in truth["site"]["locations"]}
    ours = {_our_office(location["address"]) for location in locations}
    row["offices"] = f"{len(offices & ours)} of {len(offices)}"
    row["false_offices"] = len(ours - offices)
    row["seconds"] = round(seconds, 1)
    return row


def judge(article: dict[str, Any], post: dict[str, Any], truth: dict[str, Any]) -> dict[str, float]:
    """Return the body's F1 and, of each field that the page holds, 1 where it is right and 0 where it is not."""
    zone = ZoneInfo(truth["tz"])
    answers: dict[str, float] = {
        "body_f1": _f1(article["body_text"], post["body_text"]),
        "title": _words(article["headline"]) == _words(post["title"]),
    }
    if _in_page(post, "author"):
        named = _words(post["author"])
        answers["author"] = _author(article) == ([] if named == _words(truth["site"]["name"]) else named)
    for field in ("published", "modified"):
        if _in_page(post, field) and (field == "published" or "in_page" in post or _says(post, article)):
            answers[field] = _day(article[field]) in _days(post[field], zone)
    return answers


def path_of(url: str) -> str:
    """Return the path by which a page of the truth and one of ours are the same."""
    return unquote(urlsplit(url).path).rstrip("/") or "/"


def _lines(folder: Path, file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{file}.jsonl").read_text("utf-8").splitlines()]


def _words(text: str | None) -> list[str]:
    return re.sub(r"[\W_]+", " ", text or "").lower().split()


def _f1(ours: str, theirs: str) -> float:
    a, b = _shingles(ours), _shingles(theirs)
    both = (a & b).total()
    precision, recall = both / max(1, a.total()), both / max(1, b.total())
    return 2 * precision * recall / (precision + recall) if both else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _in_page(post: dict[str, Any], field: str) -> bool:
    return bool(post.get("in_page", {}).get(field, True)) if post.get(field) else False


def _says(post: dict[str, Any], article: dict[str, Any]) -> bool:
    """Return whether a page says when it was updated: in a line, or to machines."""
    return bool(post.get("visible_updated")) or any(
        seen["role"] == "modified" and seen["source"] in ("json_ld", "meta", "microdata")
        for seen in article["date_observations"]
    )


def _author(article: dict[str, Any]) -> list[str]:
    return next((_words(p["name_raw"]) for p in article["people"] if p["role"] == "author"), [])


def _day(date: dict[str, Any] | None) -> str | None:
    return date["value"][:10] if date else None


def _days(iso: str, zone: ZoneInfo) -> set[str]:
    time = datetime.fromisoformat(iso)
    return {time.astimezone(z).date().isoformat() for z in (zone, UTC)}


def _share(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _office(place: dict[str, Any]) -> tuple[str, ...]:
    return tuple(" ".join(_words(place.get(key))) for key in ("street", "suite", "city", "state", "zip"))


def _our_office(address: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        " ".join(_words(address[key])) for key in ("street", "unit", "city", "region", "postal_code")
    )


if __name__ == "__main__":
    sys.exit(main())
