"""Build the example clinic's files from `source/`: `site/`, `later/`, `truth.json` and `FAULTS.md`.

Run it as a script: it writes what has changed and removes what is no longer built. With `--check` it
writes nothing and exits 1 when a built file differs from the one that the sources give. The same sources give
the same bytes on every machine: no clock, no random numbers, no network.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

Edition = Literal["first", "later"]

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
ORIGIN = "http://clinic.example"
POSTS_A_PAGE = 7
AS_OF: Mapping[Edition, str] = {"first": "2026-11-22", "later": "2026-12-20"}
"""Day on which the clinic shows each edition; dates are judged against it."""

Page = dict[str, Any]
"""One page as its template takes it; the keys are those of the front matter and of `DEFAULTS`."""

DEFAULTS: Page = {
    "adjacent": (),
    "body_class": "",
    "box": None,
    "byline": "",
    "canonical": None,
    "closing": "",
    "comments": (),
    "description": "",
    "feed": None,
    "image": "",
    "image_alt": "",
    "in_sitemap": True,
    "jsonld": "",
    "kind": "article",
    "lang": "en-US",
    "lastmod": "",
    "linked": True,
    "listing_author": "",
    "listing_date": "",
    "meta": {},
    "newsletter": True,
    "next": None,
    "noindex": False,
    "prev": None,
    "print_path": None,
    "related": (),
    "related_posts": (),
    "reply_links": False,
    "section": "",
    "share": False,
    "tags": (),
    "title_tag": "",
    "toc": False,
    "toc_items": (),
    "truth": {},
}

PRINTED = ("byline", "content", "first_sentence", "last_sentence", "section", "tags", "truth")
"""Keys of a post that its print version keeps."""

PALETTES = (
    ("#dcebea", "#f3c98b", "#7fb3b0", "#1f6f78"),
    ("#f6efe2", "#e6a57e", "#c9b79c", "#8a6f55"),
    ("#e3e9f3", "#f5dfa6", "#93a9cd", "#3d5a8a"),
    ("#eaf1e3", "#f2c14e", "#9cbf8b", "#48764a"),
    ("#f4e6e8", "#f0b7a4", "#c79aa6", "#7d4f62"),
)


def slug_of(name: str) -> str:
    """Return a section's name as URLs write it: `Back Pain` gives `back-pain`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def text_of(fragment: str) -> str:
    """Return the text of an HTML fragment on one line, character references resolved."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", fragment)).split())


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a paragraph; enough for our own prose, which abbreviates only `Dr.`."""
    return re.split(r"(?<!Dr)(?<=[.?!])\s+(?=[“\"¿A-ZÁÉ0-9])", text)  # "It hurts. Dr. Freeman can help."


def read_source(path: Path) -> Page:
    """Return a content file's front matter (TOML between two `+++` lines) and its HTML under `content`."""
    _, front, content = path.read_text(encoding="utf-8").split("+++\n", 2)
    page = DEFAULTS | tomllib.loads(front)
    page["content"] = content.strip()
    page["slug"] = path.stem
    page.setdefault("path", f"/{path.stem}/")
    return page


def read_sources(folder: str, edition: Edition) -> list[Page]:
    """Return the pages of `source/<folder>/` sorted by name; in the later edition its own files win."""
    files = {path.name: path for path in (SOURCE / folder).glob("*.html")}
    if edition == "later":
        files |= {path.name: path for path in (SOURCE / "later" / folder).glob("*.html")}
        files = {name: path for name, path in files.items() if not is_gone(path.stem)}
    return [read_source(files[name]) for name in sorted(files)]


def is_gone(slug: str) -> bool:
    """Return whether the later edition answers 410 for that post."""
    routes = json.loads((HERE / "routes.json").read_text(encoding="utf-8"))["later"]
    return bool(routes.get(f"/{slug}/", {}).get("status") == 410)


def finish_post(post: Page, clinic: Mapping[str, Any]) -> Page:
    """Return the post with the fields that follow from its front matter: title tag, number, headings, box."""
    headline = post["headline"]
    post["number"] = 100 + int(hashlib.sha256(post["slug"].encode()).hexdigest()[:4], 16) % 9000
    post["title_tag"] = post["title_tag"] or f"{headline} | Redefine Healthcare"
    post.setdefault("og_title", headline)
    post["canonical"] = post["canonical"] or post["path"]
    post["section_slug"] = slug_of(post["section"])
    post["body_class"] = (
        f"post-template-default single single-post postid-{post['number']} single-format-standard"
    )
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", post["content"], re.S)  # <p class="x">Text</p>
    post["excerpt"] = " ".join(sentences_of(text_of(paragraphs[0]))[:2])
    post["first_sentence"] = sentences_of(text_of(paragraphs[0]))[0]
    post["last_sentence"] = sentences_of(text_of(paragraphs[-1]))[-1]
    post["jsonld"] = json.dumps(json.loads(post["jsonld"]), ensure_ascii=False) if post["jsonld"] else ""
    if post["box"]:
        post["box"] = clinic["people"][post["box"]] | {"slug": post["box"]}
    if post["toc"]:
        headings = re.findall(r"<h2>(.*?)</h2>", post["content"])  # <h2>What causes it?</h2>
        post["toc_items"] = [(slug_of(text_of(heading)), text_of(heading)) for heading in headings]
        for anchor, heading in zip((anchor for anchor, _ in post["toc_items"]), headings, strict=True):
            post["content"] = post["content"].replace(
                f"<h2>{heading}</h2>", f'<h2 id="{anchor}">{heading}</h2>'
            )
    if post["feed"]:
        post["feed_date"] = format_datetime(datetime.fromisoformat(post["feed"]))
        post["feed_author"] = post["listing_author"] or "Redefine Healthcare"
    return post


def newest_first(posts: Iterable[Page]) -> list[Page]:
    """Return the posts in the blog's order: by the feed's date, undated ones (oldest imports) last."""
    return sorted(
        posts, key=lambda post: (str(post.get("order") or post["feed"] or ""), post["slug"]), reverse=True
    )


def listings(
    base: str, headline: str, intro: str, posts: Sequence[Page], meta: Page | None = None
) -> list[Page]:
    """Return the pages of one paginated listing under `base`, seven posts a page."""
    pages = max(1, -(-len(posts) // POSTS_A_PAGE))
    result = []
    for number in range(1, pages + 1):
        path = base if number == 1 else f"{base}page/{number}/"
        chosen = posts[(number - 1) * POSTS_A_PAGE : number * POSTS_A_PAGE]
        suffix = "" if number == 1 else f" - Page {number}"
        result.append(
            DEFAULTS
            | {
                "base": base,
                "body_class": "archive" if base != "/blog/" else "blog",
                "canonical": path,
                "headline": headline,
                "intro": intro,
                "kind": "listing",
                "newsletter": False,
                "next": f"{base}page/{number + 1}/" if number < pages else None,
                "og_title": headline,
                "page_number": number,
                "pages": pages,
                "path": path,
                "posts": chosen,
                "prev": None if number == 1 else (base if number == 2 else f"{base}page/{number - 1}/"),
                "template": "listing.html",
                "title_tag": f"{headline}{suffix} | Redefine Healthcare",
            }
            | (meta or {})
        )
    return result


def scene(name: str, environment: Environment) -> str:
    """Return a small drawing for an image name; its colours and shapes follow from the name alone."""
    digest = hashlib.sha256(name.encode()).digest()
    sky, light, mid, dark = PALETTES[digest[0] % len(PALETTES)]
    return environment.get_template("scene.svg").render(
        label=name.rsplit("/", 1)[-1].replace("-", " "),
        sky=sky,
        light=light,
        mid=mid,
        dark=dark,
        sun=80 + digest[1] * 2,
        hill=190 + digest[2] % 50,
        spine=140 + digest[3],
    )


def pdf(title: str, lines: Sequence[str], modified: str) -> bytes:
    """Return a one-page PDF 1.4 with a title, a date (``20250912090000Z``) and lines of text in Helvetica."""
    escaped = [re.sub(r"([\\()])", r"\\\1", line) for line in (title, *lines)]
    stream = "BT /F1 18 Tf 60 740 Td (" + escaped[0] + ") Tj /F1 11 Tf 0 -34 Td 16 TL\n"
    stream += "".join(f"({line}) Tj T*\n" for line in escaped[1:]) + "ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-US) >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({escaped[0]}) /CreationDate (D:{modified}) /ModDate (D:{modified}) >>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{out.rindex('xref')}\n%%EOF\n"
    return out.encode("latin-1")


def environment_for(clinic: Mapping[str, Any]) -> Environment:
    """Return the template environment: HTML escaped, undefined names are errors."""
    environment = Environment(
        loader=FileSystemLoader(SOURCE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    offices = [{"footer_label": "", "unit": ""} | office for office in clinic["offices"]]
    environment.globals.update(
        origin=ORIGIN,
        navigation=clinic["navigation"],
        offices=offices,
        global_styles=(SOURCE / "global-styles.css").read_text(encoding="utf-8"),
    )
    return environment


def collect(edition: Edition) -> tuple[dict[str, Any], list[Page], list[Page]]:
    """Return the clinic's shared data, its posts (newest first) and all its pages, posts among them."""
    clinic = tomllib.loads((SOURCE / "clinic.toml").read_text(encoding="utf-8"))
    posts = newest_first(finish_post(post, clinic) for post in read_sources("posts", edition))
    by_slug = {post["slug"]: post for post in posts}
    linked = [post for post in posts if post["linked"] and post["lang"] == "en-US"]
    for post in posts:
        post["template"] = "post.html"
        post["related_posts"] = [
            {"href": by_slug[slug]["path"], "title": by_slug[slug]["headline"]}
            | {"image": by_slug[slug]["image"], "date": by_slug[slug]["listing_date"]}
            for slug in post["related"]
            if slug in by_slug
        ]
    for newer, older in pairwise(linked):
        newer["adjacent"] = [("previous", older), *newer["adjacent"]]
        older["adjacent"] = [*older["adjacent"], ("next", newer)]
    pages = list(posts)
    for page in read_sources("pages", edition):
        if "print_of" in page:
            page |= {name: by_slug[page["print_of"]][name] for name in PRINTED}
        page["number"] = 10 + int(hashlib.sha256(page["slug"].encode()).hexdigest()[:4], 16) % 90
        page["title_tag"] = page["title_tag"] or f"{page['headline']} | Redefine Healthcare"
        page.setdefault("og_title", page["headline"])
        page["canonical"] = page["canonical"] or page["path"]
        page["body_class"] = f"page-template-default page page-id-{page['number']}"
        page.setdefault("template", "page.html")
        page["newsletter"] = False
        page["jsonld"] = json.dumps(json.loads(page["jsonld"]), ensure_ascii=False) if page["jsonld"] else ""
        pages.append(page)
    pages += listings("/blog/", "Blog", "News and advice from our doctors and therapists.", linked)
    clinic["sections"] = []
    for section in sorted({post["section"] for post in linked}):
        chosen = [post for post in linked if post["section"] == section]
        pages += listings(f"/category/{slug_of(section)}/", f"Category: {section}", "", chosen)
        clinic["sections"].append({"name": section, "slug": slug_of(section)})
    for tag in sorted({tag for post in posts for tag in post["tags"]}):
        chosen = [post for post in linked if tag in post["tags"]]
        pages += listings(f"/tag/{slug_of(tag)}/", f"Tag: {tag}", "", chosen)
    for slug, person in clinic["people"].items():
        chosen = [post for post in linked if f"/author/{slug}/" in post["byline"]]
        if chosen:
            pages += listings(f"/author/{slug}/", f"Author: {person['name']}", person["bio"], chosen)
    for index, recent in enumerate(clinic["recent"]):
        recent["href"] = (ORIGIN if index % 2 else "") + by_slug[recent["slug"]]["path"]
    return clinic, posts, pages


def build(edition: Edition) -> dict[str, bytes]:
    """Return every file of one edition: its path below the site's root and its bytes."""
    clinic, posts, pages = collect(edition)
    environment = environment_for(clinic)
    files: dict[str, bytes] = {}
    images = {"2022/12/back-spasm"}
    for page in pages:
        images |= {page["image"]} - {""}
        images |= set(re.findall(r"/wp-content/uploads/([\w/-]+)\.svg", page.get("content", "")))
        template = environment.get_template(page["template"])
        rendered = template.render(page=page, recent=clinic["recent"], sections=clinic["sections"])
        name = page["path"].lstrip("/") + ("index.html" if page["path"].endswith("/") else "")
        files[name] = rendered.encode()
    for image in sorted(images - {"doctor", "icon"}):
        files[f"wp-content/uploads/{image}.svg"] = scene(image, environment).encode()
    files["wp-content/uploads/doctor.svg"] = environment.get_template("portrait.svg").render().encode()
    files["wp-content/uploads/icon.svg"] = environment.get_template("icon.svg").render().encode()
    files["wp-content/themes/clinic/style.css"] = (SOURCE / "style.css").read_bytes()
    in_feed = [post for post in posts if post["feed"] and post["linked"] and post["lang"] == "en-US"][:10]
    files["feed/index.xml"] = environment.get_template("feed.xml").render(posts=in_feed).encode()
    entries = sorted(
        (page["path"], page["lastmod"])
        for page in pages
        if page["in_sitemap"] and page["kind"] != "listing" and page["canonical"] == page["path"]
    )
    files["sitemap.xml"] = environment.get_template("sitemap.xml").render(entries=entries).encode()
    files["robots.txt"] = (SOURCE / "robots.txt").read_bytes()
    sheet = (SOURCE / "home-exercise-sheet.txt").read_text(encoding="utf-8").splitlines()
    files["wp-content/uploads/2025/09/home-exercise-sheet.pdf"] = pdf(sheet[0], sheet[1:], "20250912090000Z")
    return files


def truth(edition: Edition) -> dict[str, Any]:
    """Return what a faultless reader extracts from one edition, page by page, and the six offices."""
    clinic, _, pages = collect(edition)
    described = {}
    for page in sorted(pages, key=lambda page: str(page["path"])):
        if page["kind"] == "junk":  # the login and the 404 page: no crawl should keep them
            continue
        known = page["truth"]
        entry: dict[str, Any] = {"kind": page["kind"], "headline": page["headline"], "language": page["lang"]}
        if page["canonical"] != page["path"]:
            entry["canonical_url"] = ORIGIN + page["canonical"]
        if page["kind"] == "article":
            entry["people"] = known.get("people", [])
            entry |= {name: known.get(name) for name in ("published", "modified", "reviewed")}
            entry |= {name: value for name, value in known.items() if name.startswith("freshness")}
            entry["section"] = page["section"]
            entry["tags"] = list(page["tags"])
            entry["first_sentence"] = page["first_sentence"]
            entry["last_sentence"] = known.get("last_sentence", page["last_sentence"])
            entry["in_sitemap"] = page["in_sitemap"]
            entry["linked"] = page["linked"]
        described[ORIGIN + page["path"]] = entry
    keys = ("label", "street", "unit", "city", "postal_code")
    locations = [
        {key: office.get(key) for key in keys}
        | {"region": "NJ", "country": "US", "footer_label": office.get("footer_label")}
        for office in clinic["offices"]
    ]
    return {
        "as_of": AS_OF[edition],
        "pages": described,
        "locations": locations,
        "site_phones": ["+17329069600", "+17329069300"],
    }


def faults_page(register: Mapping[str, Any]) -> str:
    """Return `FAULTS.md`: the planted faults and traps of `faults.json` for a human reader."""
    lines = [
        "# Faults planted in the example clinic",
        "",
        "Written by `build_site.py` from `faults.json`; edit that file. Freshness is judged as of "
        f"{AS_OF['first']} for the first edition and {AS_OF['later']} for the later one, under the policy "
        "for general medical articles (due soon at 24 months, overdue at 36). A check that no audit "
        "carries yet has a working name.",
        "",
    ]
    titles = {"first": "First edition (`site/`)", "later": "Later edition (`later/` over `site/`)"}
    for edition, title in titles.items():
        lines += [f"## {title}", "", "| check | page | words on the page | what is wrong |"]
        lines.append("|---|---|---|---|")
        for fault in register["faults"]:
            if fault["edition"] == edition:
                quote = f"“{fault['quote']}”" if fault["quote"] else "–"
                lines.append(f"| `{fault['check']}` | `{fault['path']}` | {quote} | {fault['what']} |")
        lines.append("")
    lines += ["## Traps: no check may report these", "", "| check | page | words on the page | why |"]
    lines.append("|---|---|---|---|")
    for trap in register["traps"]:
        lines.append(f"| `{trap['check']}` | `{trap['path']}` | “{trap['quote']}” | {trap['what']} |")
    return "\n".join(lines) + "\n"


def outputs() -> dict[str, bytes]:
    """Return every built file by its path below this folder."""
    first, later = build("first"), build("later")
    result = {f"site/{name}": data for name, data in first.items()}
    result |= {f"later/{name}": data for name, data in later.items() if first.get(name) != data}
    both = {edition: truth(edition) for edition in ("first", "later")}
    result["truth.json"] = (json.dumps(both, indent=1, ensure_ascii=False) + "\n").encode()
    faults = HERE / "faults.json"
    if faults.is_file():
        result["FAULTS.md"] = faults_page(json.loads(faults.read_text(encoding="utf-8"))).encode()
    return result


def stale(built: Mapping[str, bytes]) -> list[str]:
    """Return the paths that differ from `built`: missing, changed, or left over in `site/` and `later/`."""
    present = {
        path.relative_to(HERE).as_posix()
        for folder in ("site", "later")
        for path in (HERE / folder).rglob("*")
        if path.is_file()
    }
    changed = {
        name
        for name, data in built.items()
        if not (HERE / name).is_file() or (HERE / name).read_bytes() != data
    }
    return sorted(changed | (present - set(built)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or check with `--check`; return 0, or 1 when a checked file is not current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when not current")
    options = parser.parse_args(arguments)
    built = outputs()
    differing = stale(built)
    for name in differing:
        if options.check:
            sys.stderr.write(f"not current: {name} (run example/build_site.py)\n")
        elif name in built:
            (HERE / name).parent.mkdir(parents=True, exist_ok=True)
            (HERE / name).write_bytes(built[name])
        else:
            (HERE / name).unlink()
    return int(options.check and bool(differing))


if __name__ == "__main__":
    raise SystemExit(main())
