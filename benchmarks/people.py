"""Measure the people of `extraction.people` on real pages, beside trafilatura and newspaper4k.

    python -m benchmarks.people [--half tuned|unseen|all] [--peers] [--json FILE] [--list]

Authors are compared as sets of names without case, titles and credentials; a truth that names an organisation
counts like any other, although a team is nobody in our records (their share is printed beside).
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.dates import (
    DATA,
    Score,
    clinic_sites,
    show,
    wcxb,
    world_page,
    world_truths,
)
from extraction.page.document import Document, parse
from extraction.people.candidate import PersonCandidate
from extraction.people.choose_people import choose_people
from extraction.people.names.credentials import split_credentials
from extraction.people.names.name import is_login, is_name
from extraction.people.names.split_people import split_people
from extraction.people.read_people import read_people
from schemas.vocabulary import Role


def names(people: list[PersonCandidate], role: Role) -> list[str]:
    """Return the chosen names of a role."""
    return [candidate.person.name for candidate in people if candidate.person.role is role]


def keys(texts: list[str]) -> frozenset[str]:
    """Return names in the form in which they are compared."""
    found = set()
    for text in texts:
        for part in split_people(text.replace("|", ",")):
            name = split_credentials(part)[0].lower()
            for title in ("dr. ", "dr ", "prof. ", "mr. ", "mr ", "ms. ", "ms ", "mrs. ", "mrs "):
                name = name.removeprefix(title)
            found.add("".join(c for c in name if c.isalnum()))
    return frozenset(found - {""})


def site_names(document: Document) -> list[str]:
    """Return the page's names for its site, as the extraction's second pass gets them from the whole site."""
    data = document.structured
    found = [name for name in (data.first_meta("og:site_name"), data.first_meta("application-name")) if name]
    for node in data.of_type(
        "WebSite", "Organization", "LocalBusiness", "MedicalClinic", "NewsMediaOrganization"
    ):
        if isinstance(node.get("name"), str):
            found.append(node["name"])
    return found


def measure_wcxb(half: str) -> tuple[Score, Score, float]:
    """Return the score, that of truths that are people, and the CPU milliseconds a page."""
    score, persons, spent, pages = Score(), Score(), 0.0, 0
    for truth, body in wcxb(half):
        document = parse(body, truth["url"])
        _ = document.structured
        start = time.process_time()
        people = choose_people(read_people(document, None), site_names=site_names(document))
        spent += time.process_time() - start
        pages += 1
        authors = names(people, Role.AUTHOR)
        answer, wanted = keys(authors), keys([truth["author"]] if truth["author"] else [])
        note = people[0].evidence.source if people else ""
        where = people[0].evidence.selector if people else ""
        add(score, f"{truth['id']} {authors} ({note} {where}) truth {truth['author']!r}", answer, wanted)
        if truth["author"] is None or all(
            is_name(split_credentials(part)[0]) or is_login(part) for part in split_people(truth["author"])
        ):
            add(persons, truth["id"], answer, wanted)
    return score, persons, 1000 * spent / max(pages, 1)


def add(score: Score, name: str, answer: frozenset[str], wanted: frozenset[str]) -> None:
    """Count one page; sets are equal or wrong."""
    score.add(name, "+".join(sorted(answer)) or None, "+".join(sorted(wanted)) or None)


def peers() -> dict[str, Callable[[str, str], list[str]]]:
    """Return the other tools' readers of authors, as far as they are installed."""
    found: dict[str, Callable[[str, str], list[str]]] = {}
    try:
        import trafilatura

        def of_trafilatura(text: str, url: str) -> list[str]:
            data = trafilatura.extract_metadata(text, default_url=url)
            return (data.author or "").split("; ") if data else []

        found["trafilatura"] = of_trafilatura
    except ImportError:
        pass
    try:
        import newspaper  # type: ignore[import-untyped]

        def of_newspaper(text: str, url: str) -> list[str]:
            article = newspaper.Article(url or "http://x.example/", fetch_images=False)
            article.download(input_html=text)
            article.parse()
            return list(article.authors)

        found["newspaper4k"] = of_newspaper
    except ImportError:
        pass
    return found


def measure_peers(half: str) -> dict[str, Score]:
    """Return the peers' scores on the same pages."""
    scores = {}
    for name, reader in peers().items():
        score = Score()
        for truth, body in wcxb(half):
            try:
                answer = reader(body.decode("utf-8", "replace"), truth["url"])
            except Exception:
                answer = []
            add(score, truth["id"], keys(answer), keys([truth["author"]] if truth["author"] else []))
        scores[name] = score
    return scores


def measure_clinic_sites() -> dict[str, tuple[Score, Score]]:
    """Return author and reviewer scores of the posts by site; only posts whose truth names somebody are asked."""
    scores = {}
    for slug, truth, documents in clinic_sites():
        authors, reviewers = Score(), Score()
        for post in truth["posts"]:
            document = documents.get(post["path"])
            if document is None or post.get("first_sentence") is None:
                continue
            people = choose_people(read_people(document, None), site_names=site_names(document))
            found = names(people, Role.AUTHOR)
            wanted = post["author"] or post.get("ld_author")
            true = keys([wanted] if wanted else [])
            if not post["author"] and not found:
                true = frozenset()  # named by JSON-LD only: may be left out where the page shows nobody
            add(authors, f"{slug}{post['path']} {found} truth {wanted}", keys(found), true)
            found = names(people, Role.REVIEWER)
            wanted = post.get("reviewed_by")
            add(
                reviewers,
                f"{slug}{post['path']} reviewer {found} truth {wanted}",
                keys(found),
                keys([wanted] if wanted else []),
            )
        scores[slug] = (authors, reviewers)
    return scores


def measure_worlds() -> dict[str, Score]:
    """Return author scores of the static worlds; an organisation in the truth asks for nobody."""
    scores = {}
    for file in world_truths():
        truth = json.loads(file.read_text("utf-8"))
        score = Score()
        for document in truth["documents"]:
            page = world_page(file, truth, document)
            if page is None:
                continue
            parsed = parse(page.read_bytes(), document["url"])
            found = names(
                choose_people(read_people(parsed, None), site_names=[truth["site"]["name"]]), Role.AUTHOR
            )
            true = (
                keys([document["author"]])
                if is_name(split_credentials(document["author"] or "")[0])
                else frozenset()
            )
            asked = document["in_page"].get("author") or keys(found) == true
            add(score, document["url"], keys(found), true if asked else frozenset())
        scores[file.parent.name] = score
    return scores


def main() -> int:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--half", choices=("tuned", "unseen", "all"), default="tuned")
    arguments.add_argument("--peers", action="store_true", help="measure the other tools too")
    arguments.add_argument("--json", type=Path, help="write the figures here")
    arguments.add_argument("--list", action="store_true", help="list the disagreements")
    options = arguments.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    figures: dict[str, Any] = {"half": options.half}
    score, persons, milliseconds = measure_wcxb(options.half)
    if score.pages:
        print(
            f"WCXB articles, {options.half}: authors, {score.pages} pages, {milliseconds:.1f} CPU-ms a page"
        )
        print(f"  {'checkup':12} {score.row()}")
        print(f"  {'  people':12} {persons.row()}")
        figures["wcxb"] = score.summary() | {"cpu_ms": round(milliseconds, 2)}
        figures["wcxb where the truth is a person"] = persons.summary()
        show(options.list, score.wrong)
        for name, other in (measure_peers(options.half) if options.peers else {}).items():
            print(f"  {name:12} {other.row()}")
            figures[f"wcxb {name}"] = other.summary()
    else:
        print(f"WCXB: skipped, {DATA / 'wcxb'} is not there")
    scores = measure_clinic_sites()
    if not scores:
        print("Clinic sites: skipped, no unpacked sites")
    for name, (authors, reviewers) in scores.items():
        print(
            f"Clinic sites: {name:18} authors {authors.right}/{authors.wanted} (+{len(authors.wrong)} wrong)"
            f"  reviewers {reviewers.right}/{reviewers.wanted} (+{len(reviewers.wrong)} wrong)"
        )
        figures[f"clinic site {name}"] = {"authors": authors.summary(), "reviewers": reviewers.summary()}
        show(options.list, authors.wrong + reviewers.wrong)
    for name, score in measure_worlds().items():
        print(f"Worlds: {name:18} authors {score.right}/{score.wanted} ({len(score.wrong)} wrong)")
        figures[f"world {name}"] = score.summary()
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
