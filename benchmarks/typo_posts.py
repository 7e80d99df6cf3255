"""Read twelve real posts of the clinic sites, and check them as a draft is checked.

Every checker is given the same body text, as our extraction reads it from the whole site's pages; ours is given its
blocks and language too, as a run gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.clinic_sites import DATA, hosts_of, unpacked
from extraction import extract_pages
from schemas.article import Article

POSTS = (
    "aastha-skin/blog/acne-papules/", "aastha-skin/blog/post-acne-dark-marks/",
    "abacoa-podiatry/blog/5-signs-your-heel-pain-is-plantar-fasciitis/",
    "abacoa-podiatry/innovative-treatments-for-heel-pain-exploring-mls-laser-therapy/",
    "classic-vision/blog/a-parents-guide-to-myopia-progression/", "classic-vision/blog/ocular-rosacea/",
    "fabozzi-dental/blog/pacifiers-are-they-good-or-bad/",
    "fabozzi-dental/blog/can-technology-compensate-for-poor-brushing-technique/",
    "hutton-ortho/success-stories/fixing-a-gummy-smile/", "masterface-medspa/facial-harmonization/",
    "masterface-medspa/morpheus-8/", "woodlands-cardio/2013/09/09/anatomy-of-the-heart/",
)  # fmt: skip
"""Of each site with posts the first and another kind of post; battersea-back has none."""


@dataclass(frozen=True, slots=True)
class Post:
    """A page's body."""

    where: str
    """Site and path, e.g. ``hutton-ortho/success-stories/fixing-a-gummy-smile/``."""
    article: Article

    @property
    def text(self) -> str:
        """Return the body's text."""
        return self.article.body_text


def site_articles(folder: Path) -> list[Post]:
    """Return all articles of one saved site."""
    host = hosts_of(folder)[0]
    with unpacked(folder) as root:
        pages = []
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix in (".html", ".htm"):
                path = "/" + file.relative_to(root).as_posix().removesuffix("index.html")
                pages.append((path, f"http://{host}{path}", file.read_bytes(), "text/html"))
        return [
            Post(folder.name + str(path), finished.article)
            for path, finished, _ in extract_pages(pages)
            if finished.article is not None
        ]


def real_posts(data: Path = DATA) -> list[Post]:
    """Return the twelve posts, in the order of `POSTS`; empty where the sites are not there."""
    if not data.is_dir():
        return []
    found: dict[str, Post] = {}
    for site in dict.fromkeys(post.partition("/")[0] for post in POSTS):
        found |= {post.where: post for post in site_articles(data / site)}
    return [found[where] for where in POSTS if where in found]
