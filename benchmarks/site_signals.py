"""What does each thing that only a whole site knows add to the fields of its articles?

    python -m benchmarks.site_signals [--world SITE_FOLDER TRUTH.json]… [--out FILE]

Reads every page of the eight clinic sites once, learns the site, and finishes the posts of the truth again and again,
each time without one of the facts. ``--world`` does the same with the stored crawl of a built site
(``checkup-data/<host>``) and its truth file, where the whole body is known.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.clinic_sites import DATA, SiteScore, _answer, _file, _pages, hosts_of, score_post, unpacked
from benchmarks.table import write_table
from benchmarks.worlds import judge, path_of
from extraction import PageReading, SiteFacts, finish, learn, read
from schemas.article import Article
from schemas.vocabulary import PageKind
from store.connection import open_work
from store.pages import body, iter_pages
from store.run_store import RunStore

IDS = {"page_id": "p-" + "0" * 16, "article_id": "a-" + "0" * 16}

SIGNALS: dict[str, Callable[[SiteFacts], dict[str, Any]]] = {
    "all facts": lambda facts: {},
    "no facts of the site": lambda facts: _of_nothing(facts),
    "without the title's suffix": lambda facts: {"title_affixes": [], "site_names": []},
    "without what a template repeats": lambda facts: {"templates": {}},
    "without teasers of other articles": lambda facts: {"titles": [], "openings": []},
    "without what other pages and feeds say": lambda facts: {"references": {}},
    "without the site's order of day and month": lambda facts: {"dates": _of_nothing(facts)["dates"]},
}


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--world", action="append", nargs=2, type=Path, default=[])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if DATA.is_dir():
        write_table("site_signals", list(clinic_rows()), options.out)
    else:
        print(f"site_signals: skipped, {DATA} is not there")
    for site, truth in options.world:
        write_table(f"site_signals_{truth.parent.name}", list(world_rows(site, truth)), None)
    return 0


def clinic_rows() -> Iterator[dict[str, Any]]:
    """Yield a row a signal: right answers on the posts of all clinic sites."""
    scores = {signal: SiteScore() for signal in SIGNALS}
    for folder in sorted(DATA.iterdir()):
        if not (folder / "truth.json").is_file():
            continue
        posts = json.loads((folder / "truth.json").read_text("utf-8"))["posts"]
        start = f"http://{hosts_of(folder)[0]}/"
        with unpacked(folder) as root:
            readings = {
                file: read(file.read_bytes(), start + file.relative_to(root).as_posix(), "text/html")
                for file in _pages(root)
            }
            facts = learn(readings.values(), start)
            for signal, without in SIGNALS.items():
                known = _but(facts, without)
                for post in posts:
                    article = _finished(readings[_file(root, post["path"])], known)
                    score_post(
                        scores[signal], post, _answer(json.loads(article.to_json()) if article else None)
                    )
    for signal, score in scores.items():
        fields = ("title", "author", "reviewer", "published", "modified", "sentences", "edges")
        yield {"facts": signal} | {name: score.share(name) for name in fields}


def world_rows(site: Path, truth_file: Path) -> Iterator[dict[str, Any]]:
    """Yield a row a signal: shares and mean body F1 of a built site's posts."""
    truth = json.loads(truth_file.read_text("utf-8"))
    posts = {path_of(post["url"]): post for post in truth["documents"] if post["type"] == "post"}
    with closing(open_work(site)) as connection:
        (run,) = connection.execute("SELECT run FROM runs ORDER BY started DESC LIMIT 1").fetchone()
        readings = {
            page.final_url: read(
                body(connection, page.body_sha256), page.final_url, page.content_type, page.headers
            )
            for page in iter_pages(RunStore(connection, run))
            if page.body_sha256
        }
    facts = learn(readings.values(), truth["base"] + "/")
    for signal, without in SIGNALS.items():
        known = _but(facts, without)
        right: dict[str, list[float]] = {}
        for url, reading in readings.items():
            post = posts.get(path_of(url))
            article = _finished(reading, known) if post else None
            if post is None or article is None:
                continue
            for name, value in judge(json.loads(article.to_json()), post, truth).items():
                right.setdefault(name, []).append(value)
        yield {"facts": signal} | {name: round(sum(all_) / len(all_), 4) for name, all_ in right.items()}


def _finished(reading: PageReading, facts: SiteFacts) -> Article | None:
    reading = reading.model_copy(
        update={"kind": PageKind.ARTICLE}
    )  # the kind is another benchmark's question
    return finish(reading, facts, **IDS).article


def _but(facts: SiteFacts, without: Callable[[SiteFacts], dict[str, Any]]) -> SiteFacts:
    return SiteFacts.model_validate({**facts.model_dump(), **without(facts)})


def _of_nothing(facts: SiteFacts) -> dict[str, Any]:
    return learn([], facts.start_url).model_dump()


if __name__ == "__main__":
    sys.exit(main())
