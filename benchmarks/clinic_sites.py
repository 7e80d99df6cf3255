"""Is everything right that one whole run says of eight real clinic sites?

    python -m benchmarks.clinic_sites [--data FOLDER] [--site SLUG]… [--wrong] [--no-peers] [--out FILE]

Each site is unpacked, served on loopback under its own host name, run once from the first request to the published
folder, and scored field by field against its hand-made ``truth.json``:

- title exact after normalising; authors and reviewers as sets of names without credentials; dates as days. ``null``
  in the truth means that none is expected, but a JSON-LD author that it writes (``ld_author``) is accepted too;
- ``modified`` is wanted where the page shows it or states it; a modification on the publication day may be left out;
- a sentence counts when the body holds it word by word; ``edges`` are bodies that begin and end with them;
- an office counts when street, unit, city, region and postal code all agree in their normal forms; phones, faxes
  among them, by office. A number that is not on any page allowed by robots.txt is not expected.

Peers read the same posts from the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from benchmarks.post_readers import PostAnswer, peer_readers
from benchmarks.served_folder import ServedFolder
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "clinic-sites"
NOT_THE_CLINICS = {"hutton-ortho": frozenset({"/robots.txt"})}
"""Files that the copy's keeper put there: this robots.txt shuts a backup mirror off; the clinic's own does not."""
NO_ARTICLE = {
    "aastha-skin": ("/blog/post-template/",),
    "abacoa-podiatry": ("/_src/", "/locations/"),
    "battersea-back": ("/stats/", "/error/"),
    "classic-vision": ("/pages/", "/partials/", "/mockup-brand-aligned.html"),
    "woodlands-cardio": ("/wp-json/",),
}
"""Paths without an article, by the truths' notes."""
FIELDS = ("title", "author", "reviewer", "published", "modified")
RECORDS = {
    "pages": "page", "articles": "article", "locations": "location", "findings": "finding",
    "outcomes": "outcome", "changes": "change",
}  # fmt: skip


@dataclass
class SiteScore:
    """One reader's right and wrong answers on one site."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    """URL path, field, got, wanted."""

    def add(self, path: str, name: str, got: Any, wanted: Any, ok: bool, *, asked: bool = True) -> None:
        """Count one answer; ``asked`` false counts a wrong answer only."""
        self.right[name] += ok and asked
        self.wanted[name] += asked
        if not ok:
            self.wrong.append((path, name, got, wanted))

    def share(self, name: str) -> str:
        """Return e.g. ``32/33``."""
        return f"{self.right[name]}/{self.wanted[name]}"


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA, help="a folder of other sites in the same form")
    parser.add_argument("--site", action="append", help="only this one; may be given more than once")
    parser.add_argument("--wrong", action="store_true", help="list every wrong answer")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"clinic_sites: skipped, {options.data} is not there")
        return 0
    rows: list[dict[str, Any]] = []
    total = SiteScore()
    readers = {} if options.no_peers else peer_readers()
    peers: dict[str, SiteScore] = {name: SiteScore() for name in readers}
    peer_cpu: dict[str, float] = defaultdict(float)
    for folder in sorted(options.data.iterdir()):
        if not (folder / "truth.json").is_file() or (options.site and folder.name not in options.site):
            continue
        with unpacked(folder) as root:
            row, score = measure(folder, root, options.processes)
            truth = json.loads((folder / "truth.json").read_text("utf-8"))
            for post in truth["posts"]:
                html = _file(root, post["path"]).read_bytes()
                url = f"http://{hosts_of(folder)[0]}{post['path']}"
                for name, read in readers.items():
                    answer, seconds = read(html, url)
                    peer_cpu[name] += seconds
                    score_post(peers[name], post, answer)
        rows.append(row)
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr)
        total.right.update(score.right)
        total.wanted.update(score.wanted)
        total.wrong.extend((folder.name + path, *rest) for path, *rest in score.wrong)
    if len(rows) > 1:
        rows.append(_total(rows, total))
    write_table("clinic_sites", rows, options.out)
    posts = total.wanted["posts"]
    table = [_reader_row("checkup", total, None)]
    table += [
        _reader_row(name, score, 1000 * peer_cpu[name] / max(1, posts)) for name, score in peers.items()
    ]
    write_table("clinic_sites_posts", table, _beside(options.out))
    if options.wrong:
        print("\nwrong (site and path | field | got | wanted)")
        for path, name, got, wanted in total.wrong:
            print(f"{path} | {name} | {_short(got)} | {_short(wanted)}")
    return 0


class unpacked:  # noqa: N801 - reads as a word in a with statement
    """A site's files, unpacked into a temporary folder while the ``with`` block lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = tempfile.TemporaryDirectory()

    def __enter__(self) -> Path:
        """Unpack and return the site's root."""
        root = Path(self._place.name)
        with tarfile.open(self._folder / "site.tar.gz") as archive:
            archive.extractall(root, filter="data")
        return root / "site" if (root / "site").is_dir() else root

    def __exit__(self, *_: object) -> None:
        """Remove the files."""
        self._place.cleanup()


def measure(folder: Path, root: Path, processes: int = 1) -> tuple[dict[str, Any], SiteScore]:
    """Return one site's row and score."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    hosts = hosts_of(folder)
    row: dict[str, Any] = {"site": folder.name}
    score = SiteScore()
    with (
        ServedFolder(root, hidden=NOT_THE_CLINICS.get(folder.name, frozenset())) as served,
        tempfile.TemporaryDirectory() as data,
    ):
        figures = run_apart(
            Path(data), f"http://{hosts[0]}/", dict.fromkeys(hosts, served.port), processes=processes
        )
        if "failed" in figures or not figures.get("folder"):
            row["failed"] = figures.get("failed") or figures.get("status")
            records: dict[str, list[dict[str, Any]]] = {name: [] for name in (*RECORDS, "rejects")}
        else:
            records = {name: _lines(Path(figures["folder"]), name) for name in (*RECORDS, "rejects")}
    pages, articles = records["pages"], records["articles"]
    row |= {"status": figures.get("status"), "pages": len(pages), "articles": len(articles)}
    by_path = {_path(article["url"]): article for article in articles}
    for post in truth["posts"]:
        article = by_path.get(_path(post["path"]))
        score.add(post["path"], "posts", _fate(post["path"], pages), "an article", article is not None)
        score_post(score, post, _answer(article))
    for path in by_path:
        if path.startswith(tuple(p.rstrip("/") for p in NO_ARTICLE.get(folder.name, ()))):
            score.add(path, "no_article", "an article", "none", False)
    false_offices = score_offices(score, truth, records["locations"], root, folder.name)
    invalid = _invalid(records, score)
    for name in ("posts", *FIELDS, "sentences", "edges", "offices"):
        row[name] = score.share(name)
    row |= {
        "false_offices": false_offices, "phones_f1": _f1(score, "phones"), "no_article": score.wanted["no_article"],
        "invalid": invalid, "rejects": len(records["rejects"]),
    }  # fmt: skip
    row |= _costs(figures, len(pages))
    return row, score


def score_post(score: SiteScore, post: dict[str, Any], answer: PostAnswer) -> None:
    """Count one post's fields."""
    path = post["path"]
    score.add(path, "title", answer.title, post["title"], _text(answer.title) == _text(post["title"]))
    authors, names = _names(answer.authors), _accepted_authors(post)
    score.add(
        path, "author", answer.authors, post["author"] or "none", authors in names, asked=bool(post["author"])
    )
    if answer.reviewers is not None:
        wanted = _names([post["reviewed_by"]] if post.get("reviewed_by") else [])
        score.add(
            path, "reviewer", answer.reviewers, post.get("reviewed_by") or "none",
            _names(answer.reviewers) == wanted, asked=bool(wanted),
        )  # fmt: skip
    published = post["published"] or _day(post.get("published_meta"))
    score.add(
        path,
        "published",
        answer.published,
        published,
        answer.published == published,
        asked=published is not None,
    )
    modified = _day(post.get("modified_visible") or post.get("modified_meta"))
    ok = answer.modified == modified or (answer.modified is None and modified == published)
    score.add(path, "modified", answer.modified, modified, ok, asked=modified is not None)
    body = _tokens(answer.body)
    if post.get("first_sentence"):
        first, last = _tokens(post["first_sentence"]), _tokens(post["last_sentence"])
        for sentence, text in ((first, post["first_sentence"]), (last, post["last_sentence"])):
            around = answer.body[:120] if sentence is first else answer.body[-120:]
            score.add(path, "sentences", around, text, f" {sentence} " in f" {body} ")
        begins, ends = body.startswith(first), body.endswith(last)
        score.add(
            path, "edges", None if begins and ends else f"{answer.body[:90]} … {answer.body[-90:]}",
            f"{post['first_sentence'][:60]} … {post['last_sentence'][-60:]}", begins and ends,
        )  # fmt: skip


def score_offices(
    score: SiteScore, truth: dict[str, Any], locations: list[dict[str, Any]], root: Path, slug: str
) -> int:
    """Count offices and phones; return the number of false offices."""
    live = [place for place in locations if place.get("lifecycle") in (None, "live")]
    ours = [_office(place["address"]) for place in live]
    theirs = [_true_office(place) for place in truth["locations"]]
    false = 0
    for key in theirs:
        nearest = [o for o in ours if o[0] == key[0] or o[4] == key[4]]
        score.add("/", "offices", nearest or "nothing", key, key in ours)
    for key, place in zip(ours, live, strict=True):
        if key not in theirs:
            false += 1
            seen = [spot.get("url") or spot.get("page_id") for spot in place["seen_on"][:2]]
            score.add(f"/ {seen}", "false office", key, "none", False)
    allowed = _allowed_text(root, slug)
    wanted_numbers: list[tuple[str, str]] = []
    for key, place in zip(theirs, truth["locations"], strict=True):
        for raw in [*place["phones"], *([place["fax"]] if place.get("fax") else [])]:
            if re.sub(r"\D", "", raw)[-7:] in allowed:
                wanted_numbers.append((key[0], _e164(raw, place["country"])))
    got = [
        (key[0], phone["e164"]) for key, place in zip(ours, live, strict=True) for phone in place["phones"]
    ]
    left = list(got)
    for number in wanted_numbers:
        found = number in left
        if found:
            left.remove(number)
        score.add("/", "phones", [n for s, n in got if s == number[0]], number, found)
    for number in left:
        score.add("/", "false phone", number, "none", False)
    return false


def _costs(figures: dict[str, Any], pages: int) -> dict[str, Any]:
    if not pages or "cpu" not in figures:
        return {}
    cpu, each = figures["cpu"], 1000 / pages
    return {
        "wall_ms": round(figures["wall_seconds"] * each, 1), "cpu_ms": round(figures["cpu_seconds"] * each, 1),
        **{f"{stage}_ms": round(cpu.get(stage, 0.0) * each, 1) for stage in ("crawl", "extract", "audit", "report")},
    }  # fmt: skip


def _total(rows: list[dict[str, Any]], score: SiteScore) -> dict[str, Any]:
    pages = sum(row["pages"] for row in rows)
    total: dict[str, Any] = {"site": "all", "pages": pages, "articles": sum(row["articles"] for row in rows)}
    for name in ("posts", *FIELDS, "sentences", "edges", "offices"):
        total[name] = score.share(name)
    total["phones_f1"] = _f1(score, "phones")
    for name in ("false_offices", "no_article", "invalid", "rejects"):
        total[name] = sum(row[name] for row in rows)
    for name in ("wall_ms", "cpu_ms", "crawl_ms", "extract_ms", "audit_ms", "report_ms"):
        total[name] = round(sum(row.get(name, 0) * row["pages"] for row in rows) / max(1, pages), 1)
    total["offices_f1"] = _f1(score, "offices")
    return total


def _reader_row(name: str, score: SiteScore, cpu_ms: float | None) -> dict[str, Any]:
    row: dict[str, Any] = {"reader": name}
    for key in (*FIELDS, "sentences", "edges"):
        row[key] = score.share(key) if score.wanted[key] else None
    for key in ("author", "reviewer", "published", "modified"):
        row[f"false_{key}"] = sum(
            1 for _, n, got, wanted in score.wrong if n == key and got and wanted in (None, "none")
        )
    row["cpu_ms"] = round(cpu_ms, 1) if cpu_ms is not None else None
    return row


def _f1(score: SiteScore, name: str) -> float:
    false_name = {"phones": "false phone", "offices": "false office"}[name]
    false = sum(1 for _, field_name, *_ in score.wrong if field_name == false_name)
    total = 2 * score.right[name] + false + score.wanted[name] - score.right[name]
    return round(2 * score.right[name] / total, 4) if total else 1.0


def _answer(article: dict[str, Any] | None) -> PostAnswer:
    if article is None:
        return PostAnswer()
    people = article["people"]
    return PostAnswer(
        title=article["headline"],
        authors=[p["name"] for p in people if p["role"] == "author"],
        reviewers=[p["name"] for p in people if p["role"] == "reviewer"],
        published=_day(article["published"]["value"]) if article["published"] else None,
        modified=_day(article["modified"]["value"]) if article["modified"] else None,
        body=article["body_text"],
    )


def _accepted_authors(post: dict[str, Any]) -> list[frozenset[str]]:
    """Return the right sets of names: the truth's, and those of the page's JSON-LD where that is noted."""
    written = post["author"] or []
    if "(visible)" in written:  # "Patient (JSON-LD) / Sam (visible)": a patient is not an author
        return [frozenset(), _names([written.rpartition("/")[2].replace("(visible)", "")])]
    stated = [post["ld_author"]] if post.get("ld_author") else []
    return [_names([names] if isinstance(names, str) else names) for names in (written, *stated)]


def _names(names: Iterable[str]) -> frozenset[str]:
    from extraction.people.names.credentials import split_credentials

    found = set()
    for name in names:
        text = _text(split_credentials(name)[0])
        for title in ("dr. ", "dr ", "prof. "):
            text = text.removeprefix(title)
        found.add("".join(c for c in text if c.isalnum()))
    return frozenset(found - {""})


def _text(text: str | None) -> str:
    plain = unicodedata.normalize("NFKC", text or "")
    for marks, mark in (("‘’ʼ′", "'"), ("“”″", '"'), ("‐‑‒–—", "-")):
        for one in marks:
            plain = plain.replace(one, mark)
    return " ".join(plain.casefold().split())


def _tokens(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", _text(text)))


def _day(value: str | None) -> str | None:
    return value[:10] if value else None


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).removesuffix("index.html").rstrip("/") or "/"


def _fate(path: str, pages: list[dict[str, Any]]) -> str:
    """Return the fate of a post's page, for the list of errors."""
    for page in pages:
        if _path(page["final_url"] or page["url"]) == _path(path):
            return f"{page['kind']} ({page['fetch']}, {page.get('error')})"
    return "never crawled"


def _office(address: dict[str, Any]) -> tuple[str, ...]:
    from reference.address_forms import office_form

    return office_form(address)


def _true_office(place: dict[str, Any]) -> tuple[str, ...]:
    names = {"street": "street", "unit": "suite", "city": "city", "region": "state", "postal_code": "zip"}
    return _office({ours: place[theirs] for ours, theirs in names.items()})


def _e164(raw: str, country: str) -> str:
    import phonenumbers

    number = phonenumbers.parse(raw, country)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _allowed_text(root: Path, slug: str) -> str:
    """Return the digits of every page that robots.txt lets a crawler read, page after page."""
    from protego import Protego

    robots = root / "robots.txt"
    hidden = "/robots.txt" in NOT_THE_CLINICS.get(slug, ())
    rules = Protego.parse(robots.read_text("utf-8", "replace") if robots.is_file() and not hidden else "")
    texts = []
    for file in _pages(root):
        path = "/" + file.relative_to(root).as_posix().removesuffix("index.html")
        if rules.can_fetch(f"http://site.example{path}", "Checkup"):
            texts.append(re.sub(r"[\s().+\-–\u00a0]", "", file.read_text("utf-8", "replace")))
    return "\n".join(texts)


def _pages(root: Path) -> Iterator[Path]:
    yield from sorted(root.rglob("*.htm*"))


def _file(root: Path, path: str) -> Path:
    file = root / path.lstrip("/")
    return file / "index.html" if file.is_dir() else file


def hosts_of(folder: Path) -> list[str]:
    hosts: list[str] = json.loads((folder / "about.json").read_text("utf-8"))["hosts"]
    return hosts


def _lines(folder: Path, name: str) -> list[dict[str, Any]]:
    file = folder / f"{name}.jsonl"
    return (
        [json.loads(line) for line in file.read_bytes().decode("utf-8").split("\n") if line]
        if file.is_file()
        else []
    )


def _invalid(records: dict[str, list[dict[str, Any]]], score: SiteScore) -> int:
    from schemas.validation import check

    invalid = 0
    for name, record in RECORDS.items():
        for value in records[name]:
            reject = check(record, value)
            if reject is not None:
                invalid += 1
                score.add(str(value.get("url")), f"invalid {record}", reject.message, reject.pointer, False)
    for reject_line in records["rejects"]:
        score.add(
            str(reject_line.get("url")),
            f"reject {reject_line['record']}",
            reject_line["message"],
            reject_line["pointer"],
            False,
        )
    return invalid


def _beside(out: Path | None) -> Path | None:
    return out.with_name(f"{out.stem}_posts{out.suffix}") if out else None


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= 260 else text[:259] + "…"


if __name__ == "__main__":
    sys.exit(main())
