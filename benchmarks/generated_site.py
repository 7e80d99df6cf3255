"""Generate a clinic's site of any number of pages, always the same, with templates and links of real ones.

About 90 KB a page: inline styles and scripts as page builders leave them, a mega menu that appears twice
(desktop and mobile), breadcrumbs, an article of some 900 words with links, related posts, a sidebar, a footer
with two offices; 100 to 150 links a page. Posts are reached through listings and twelve category archives of
ten posts a page. Words are the packaged frequency list's, so that a spelling check does its usual work.

A light site has the same pages in 9 KB each, without styles and scripts, with a short menu and two paragraphs a post:
for questions about the number of pages alone.
"""

from __future__ import annotations

import datetime
import gzip
import html
import json
import random
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

PER_LISTING = 10
FIRST_DAY = datetime.date(2012, 3, 1)
CATEGORIES = (
    "back-pain", "neck-pain", "joint-pain", "headache", "sports-injuries", "arthritis", "sciatica", "injections",
    "recovery", "nutrition", "exercise", "news",
)  # fmt: skip
TOPICS = (
    "sciatica", "whiplash", "arthritis", "bursitis", "tendonitis", "scoliosis", "stenosis", "migraine", "spasms",
    "fibromyalgia", "neuropathy", "osteoporosis", "strains", "sprains", "fractures", "herniation", "spondylosis",
    "myalgia", "concussion", "vertigo",
)  # fmt: skip
ANGLES = (
    "signs-of", "living-with", "treating", "understanding", "preventing", "questions-about", "exercises-for",
    "sleeping-with", "travelling-with", "working-with", "facts-about", "myths-about", "guide-to", "causes-of",
    "recovering-from", "injections-for", "diet-and", "children-and", "weather-and", "stress-and",
)  # fmt: skip
READERS = (
    "for-runners", "for-parents", "for-drivers", "for-nurses", "for-teachers", "for-seniors", "for-athletes",
    "for-gardeners", "for-musicians", "for-cooks", "for-writers", "for-dancers", "for-painters", "for-students",
    "for-swimmers", "for-builders", "for-farmers", "for-pilots", "for-tailors", "for-walkers", "for-bakers",
    "for-sailors", "for-miners", "for-plumbers", "for-weavers", "for-singers", "for-golfers", "for-skiers",
    "for-cyclists", "for-hikers", "for-climbers", "for-rowers", "for-riders", "for-barbers", "for-lawyers",
    "for-masons", "for-roofers", "for-printers", "for-potters", "for-waiters",
)  # fmt: skip
SEASONS = ("in-spring", "in-summer", "in-autumn", "in-winter", "at-work", "at-home", "at-night", "abroad")
SERVICES = tuple(
    f"{kind}-{part}"
    for kind in ("physical-therapy", "injections", "imaging", "surgery", "laser-therapy", "consultation")
    for part in ("back", "neck", "knee", "shoulder", "hip", "foot", "hand")
)
DOCTORS = ("eric-freeman", "laura-whitfield", "marcus-bell", "priya-raman", "ana-costa", "john-okafor")
PLACES = ("west-orange", "union", "edison", "paterson", "bayonne", "west-caldwell")
PAGES = ("about", "contact", "locations", "insurance", "privacy-policy", "new-patients", "faq", "careers")


@dataclass(frozen=True)
class GeneratedSite:
    """The site's pages by path; nothing is kept but small parts that every page shares."""

    base: str
    """Scheme, host and port, e.g. ``http://127.0.0.1:8000``: links are absolute, as WordPress writes them."""
    pages: int = 3_000
    """Number of pages, within a few listings of it."""
    light: bool = False
    posts: int = field(init=False)
    """Number of posts among them."""

    def __post_init__(self) -> None:
        """Find how many posts make so many pages."""
        fixed = 1 + len(SERVICES) + len(DOCTORS) + len(PLACES) + len(PAGES)
        posts = max(20, int((self.pages - fixed - len(CATEGORIES)) / (1 + 2 / PER_LISTING)))
        object.__setattr__(self, "posts", min(posts, len(TOPICS) * len(ANGLES) * len(READERS) * len(SEASONS)))

    def paths(self) -> list[str]:
        """Return every page's path."""
        listings = [
            f"/blog/page/{n}/" if n > 1 else "/blog/" for n in range(1, self._listing_pages(self.posts) + 1)
        ]
        for at, name in enumerate(CATEGORIES):
            count = len(range(at, self.posts, len(CATEGORIES)))
            listings += [
                f"/category/{name}/page/{n}/" if n > 1 else f"/category/{name}/"
                for n in range(1, self._listing_pages(count) + 1)
            ]
        fixed = ["/", *(path for path, _ in _menu()), *(f"/doctors/{name}/" for name in DOCTORS)]
        return list(dict.fromkeys([*fixed, *listings, *(post_path(n) for n in range(self.posts))]))

    def page(self, path: str) -> str | None:
        """Return a page's HTML, or null where there is none."""
        parts = path.strip("/").split("/")
        if path == "/":
            return self._listing("Example Clinic", "/", 1, range(self.posts))
        number = int(parts[-1]) if parts[-2:-1] == ["page"] and parts[-1].isdigit() else 1
        if parts[0] == "category" and len(parts) > 1 and parts[1] in CATEGORIES:
            chosen = range(CATEGORIES.index(parts[1]), self.posts, len(CATEGORIES))
            return self._listing(title_of(parts[1]), f"/category/{parts[1]}/", number, chosen)
        if parts[0] == "blog" and (len(parts) == 1 or parts[1] == "page"):
            return self._listing("Blog", "/blog/", number, range(self.posts))
        if parts[0] == "blog":
            n = _post_number(parts[1])
            return self._post(n) if n is not None and n < self.posts else None
        if path in dict(_menu()) or (parts[0] == "doctors" and parts[1:2] and parts[1] in DOCTORS):
            return self._plain(path)
        return None

    def _listing_pages(self, posts: int) -> int:
        return max(1, -(-posts // PER_LISTING))

    def _post(self, n: int) -> str:
        chance = random.Random(n)
        path = post_path(n)
        title = title_of(path.split("/")[2])
        day = FIRST_DAY + datetime.timedelta(days=n * 5 % 5_000)
        changed = day + datetime.timedelta(days=chance.randrange(400))
        author = DOCTORS[n % len(DOCTORS)]
        category = CATEGORIES[n % len(CATEGORIES)]
        body = []
        for part in range(1 if self.light else 9):
            if part:
                body.append(f'<h2 id="part-{part}">{sentence(chance, 3, 6)[:-1]}</h2>')
            for _ in range(2):
                text = " ".join(sentence(chance, 7, 20) for _ in range(4))
                other = post_path(chance.randrange(self.posts))
                link = f'<a href="{self.base}{other}">{sentence(chance, 2, 4)[:-1]}</a>'
                body.append(f"<p>{text} Read more about {link}.</p>")
        items = "".join(f"<li>{sentence(chance, 4, 9)}</li>" for _ in range(6))
        related = "".join(
            f'<div class="related-card"><a href="{self.base}{post_path(m)}"><h4>{_post_title(m)}</h4></a></div>'
            for m in (chance.randrange(self.posts) for _ in range(1 if self.light else 6))
        )
        around = "".join(
            f'<a rel="{rel}" href="{self.base}{post_path(m)}">{rel}</a>'
            for rel, m in (("prev", n - 1), ("next", n + 1))
            if 0 <= m < self.posts
        )
        data = {
            "@context": "https://schema.org", "@type": "BlogPosting", "headline": title,
            "datePublished": f"{day}T09:00:00+00:00", "dateModified": f"{changed}T10:00:00+00:00",
            "author": {"@type": "Person", "name": f"Dr. {title_of(author)}"},
        }  # fmt: skip
        main = (
            f'<nav class="breadcrumb"><a href="{self.base}/">Home</a> <a href="{self.base}/blog/">Blog</a>'
            f' <a href="{self.base}/category/{category}/">{title_of(category)}</a></nav>'
            f'<article id="post-{n}" class="post type-post status-publish format-standard hentry">'
            f'<header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">'
            f'<time class="entry-date published" datetime="{day}">{day:%B %d, %Y}</time> by '
            f'<a class="author" href="{self.base}/doctors/{author}/">Dr. {title_of(author)}</a></div></header>'
            f'<div class="entry-content">{"".join(body)}<ul>{items}</ul></div>'
            f'<footer class="entry-footer"><a rel="category tag" href="{self.base}/category/{category}/">'
            f"{title_of(category)}</a></footer></article>"
            f'<nav class="post-navigation">{around}</nav>'
            f'<section class="related-posts"><h3>You may also like</h3>{related}</section>'
        )
        return self._around(path, title, main, json.dumps(data), chance)

    def _listing(self, title: str, path: str, number: int, posts: range) -> str | None:
        pages = self._listing_pages(len(posts))
        if number > pages:
            return None
        chance = random.Random(f"{path}{number}")
        cards = []
        for n in posts[(number - 1) * PER_LISTING : number * PER_LISTING]:
            url, words = self.base + post_path(n), random.Random(n)
            cards.append(
                f'<article class="post"><h2 class="entry-title"><a href="{url}">{title_of(url.split("/")[4])}</a></h2>'
                f'<p>{sentence(words, 12, 20)}</p><a class="more-link" href="{url}">Continue reading</a></article>'
            )
        near = [n for n in range(number - 3, number + 4) if 1 <= n <= pages]
        links = "".join(
            f'<a class="page-numbers" href="{self.base}{path}{f"page/{n}/" if n > 1 else ""}">{n}</a>'
            for n in dict.fromkeys([1, *near, pages])
        )
        after = (
            f'<a class="next page-numbers" rel="next" href="{self.base}{path}page/{number + 1}/">Next</a>'
            if number < pages
            else ""
        )
        if path == "/":
            links = after = ""
        main = f'<h1>{title}</h1>{"".join(cards)}<nav class="pagination">{links}{after}</nav>'
        own = path if number == 1 else f"{path}page/{number}/"
        return self._around(own, title, main, "{}", chance)

    def _plain(self, path: str) -> str:
        chance = random.Random(path)
        title = title_of(path.strip("/").split("/")[-1])
        text = "".join(f"<p>{' '.join(sentence(chance, 8, 18) for _ in range(5))}</p>" for _ in range(6))
        return self._around(path, title, f"<h1>{title}</h1>{text}", "{}", chance)

    def _around(self, path: str, title: str, main: str, data: str, chance: random.Random) -> str:
        head, before, sidebar, after = _shared(self.base, self.posts, light=self.light)
        share = "".join(
            f'<a class="share" href="https://{host}/share?u={self.base}{path}">{host}</a>'
            for host in ("facebook.example", "x.example", "linkedin.example")
        )
        styles = "".join(
            f".elementor-{chance.randrange(10_000)} .elementor-element-{chance.randrange(1 << 28):07x}"
            f"{{--display:flex;padding:{chance.randrange(40)}px 0 {chance.randrange(40)}px 0;--margin-top:0px;}}"
            for _ in range(0 if self.light else 90)
        )
        return (
            f'<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{title} | Example Clinic</title>'
            f'<link rel="canonical" href="{self.base}{path}"><meta property="og:title" content="{title}">'
            f'<script type="application/ld+json">{data}</script><style id="page-css">{styles}</style>{head}</head>'
            f'<body class="wp-singular"><div id="page">{before}<div id="content" class="site-content">'
            f'<main id="primary">{main}{share}</main>{sidebar}</div>{after}</div></body></html>'
        )


def post_path(n: int) -> str:
    """Return the path of post ``n``: words only, so that no two differ in digits alone."""
    n, season = divmod(n, len(SEASONS))
    n, topic = divmod(n, len(TOPICS))
    n, angle = divmod(n, len(ANGLES))
    return f"/blog/{ANGLES[angle]}-{TOPICS[topic]}-{READERS[n]}-{SEASONS[season]}/"


def _menu() -> list[tuple[str, str]]:
    """Return the pages of the mega menu: path and title."""
    return [
        *((f"/services/{name}/", title_of(name)) for name in SERVICES),
        *((f"/locations/{name}/", title_of(name)) for name in PLACES),
        *((f"/{name}/", title_of(name)) for name in PAGES),
    ]


_parts: dict[tuple[str, int, bool], tuple[str, str, str, str]] = {}


def _shared(base: str, posts: int, *, light: bool) -> tuple[str, str, str, str]:
    """Return what every page shares: the head's bulk, header, sidebar, footer."""
    key = (base, posts, light)
    if key not in _parts:
        chance = random.Random(1)
        latest = [post_path(n) for n in range(posts - 1, max(-1, posts - 11), -1)]
        css = "".join(
            f".wp-block-{i}-{chance.randrange(999)}{{color:#{chance.randrange(1 << 24):06x};margin:0 auto;"
            f"padding:{i}px;display:block;font-size:var(--wp--preset--font-size--medium);}}"
            for i in range(0 if light else 180)
        )
        script = "".join(
            f'window.theme{i}={{"ajax":"{base}/wp-admin/admin-ajax.php",'
            f'"nonce":"{chance.randrange(1 << 40):x}","speed":{i}}};'
            for i in range(0 if light else 60)
        )
        head = f'<style id="global-styles">{css}</style><script>{script}</script>'
        items = "".join(
            f'<li class="menu-item menu-item-type-post_type menu-item-object-page menu-item-{i}" id="menu-item-{i}">'
            f'<a href="{base}{path}" class="elementor-item elementor-sub-item">'
            f'<span class="link-text">{title}</span></a></li>'
            for i, (path, title) in enumerate(_menu()[-14:] if light else _menu())
        )
        icon = (
            '<svg class="icon" viewBox="0 0 24 24"><path d="'
            + "M12 2 L4 8 C3 9 3 21 12 22 Z " * (1 if light else 8)
            + '"></path></svg>'
        )
        before = (
            f'<header class="site-header"><a class="logo" href="{base}/">{icon}Example Clinic</a>'
            f'<a href="tel:+19735550100">(973) 555-0100</a>'
            f'<nav class="main-nav"><ul class="mega-menu">{items}</ul></nav>'
            f'<nav class="mobile-nav" aria-hidden="true"><ul>{"" if light else items}</ul></nav></header>'
        )
        recent = "".join(
            f'<li><a href="{base}{path}">{title_of(path.split("/")[2])}</a>'
            ' <span class="post-date">August 18, 2021</span></li>'
            for path in latest
        )
        categories = "".join(
            f'<li class="cat-item"><a href="{base}/category/{name}/">{title_of(name)}</a></li>'
            for name in CATEGORIES
        )
        sidebar = (
            f'<aside id="secondary" class="widget-area">{icon * (1 if light else 10)}'
            f'<section class="widget"><h3>Recent posts</h3><ul>{recent}</ul></section>'
            f'<section class="widget"><h3>Categories</h3><ul>{categories}</ul></section></aside>'
        )
        doctors = "".join(
            f'<li><a href="{base}/doctors/{name}/">Dr. {title_of(name)}</a></li>' for name in DOCTORS
        )
        tail = "".join(
            f"!function(e,t){{e.q{i}=t||[]}}(window,document);" for i in range(0 if light else 300)
        )
        after = (
            f'<footer class="site-footer"><ul>{doctors}</ul><address>347 Mount Pleasant Avenue, Suite 100'
            f"<br>West Orange, NJ 07052</address><address>1050 Galloping Hill Road<br>Union, NJ 07083</address>"
            f'<a href="{base}/privacy-policy/">Privacy</a>'
            f"<p>© 2026 Example Clinic</p></footer><script>{tail}</script>"
        )
        _parts[key] = head, before, sidebar, after
    return _parts[key]


def title_of(slug: str) -> str:
    """Return a slug as a title."""
    return slug.replace("-", " ").capitalize()


def _post_title(n: int) -> str:
    return title_of(post_path(n).split("/")[2])


def _post_number(slug: str) -> int | None:
    """Return the number of the post with this slug."""
    return _numbers().get(slug)


@cache
def _numbers() -> dict[str, int]:
    count = len(TOPICS) * len(ANGLES) * len(READERS) * len(SEASONS)
    return {post_path(n).split("/")[2]: n for n in range(count)}


@cache
def _words() -> tuple[list[str], list[float]]:
    """Return four thousand frequent words and their weights by Zipf's law (rank to the power of -0.9)."""
    packed = files("language.spelling") / "data" / "frequency.txt.gz"
    lines = gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines()
    words = [word for word in lines if word.isalpha() and word.islower()][:4_000]
    total, weights = 0.0, []
    for rank in range(len(words)):
        total += (rank + 1) ** -0.9
        weights.append(total)
    return words, weights


def sentence(chance: random.Random, least: int, most: int) -> str:
    """Return a sentence of frequent words, as HTML."""
    words, weights = _words()
    chosen = chance.choices(words, cum_weights=weights, k=chance.randint(least, most))
    return html.escape(" ".join(chosen).capitalize() + ".")
