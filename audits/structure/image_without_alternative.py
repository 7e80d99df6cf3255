"""``image-without-alternative``: an image that says nothing to those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import unquote

from audits.context import Context
from audits.contract import Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.image import Image
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="image-without-alternative",
    version=1,
    kind="page",
    reads=[FactName.IMAGES],
    category=AuditCategory.STRUCTURE,
    title="Every image has an alternative text or is marked as decoration",
    failure_title="Images have no alternative text",
    why=(
        "A screen reader reads the file's name instead, or nothing; where the image is the whole of a link, a blind "
        "patient does not hear where the link leads."
    ),
    fix=(
        "Write in `alt` what the image tells, or where its link leads, in a few words. An image that is only "
        'decoration gets an empty one: `alt=""`.'
    ),
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="WCAG 2.2, 1.1.1 Non-text Content",
            clause="level A; failure F65, omitting the alt attribute",
            url="https://www.w3.org/TR/WCAG22/#non-text-content",
        ),
        Standard(
            name="WCAG 2.2, 2.4.4 Link Purpose (In Context)",
            clause="level A; failure F89, an image as the only content of a link without an accessible name",
            url="https://www.w3.org/TR/WCAG22/#link-purpose-in-context",
        ),
        Standard(
            name="WCAG 2.2, 4.1.2 Name, Role, Value",
            clause="level A; links have a name",
            url="https://www.w3.org/TR/WCAG22/#name-role-value",
        ),
    ],
)

MOST_NAMED = 5
"""Largest number of files that a sentence names."""


def check(images: Sequence[Image], context: Context) -> Verdict:
    """Return one finding on a page's own images, and one on each image that a template repeats."""
    if not images:
        return Inapplicable("there is no image here but those that a template repeats")
    faulty = list(_faulty(images))
    own = [image for image in faulty if image.seen_on is None]
    found = [_found([image]) for image in faulty if image.seen_on is not None]
    if own:
        found.append(_found(own, identity=""))
    return Failed(found) if found else Passed()


def _faulty(images: Sequence[Image]) -> Iterator[Image]:
    """Yield the images without an alternative, and those that leave the link around them without a name."""
    for _, group in groupby(images, key=lambda image: (image.link, image.alone_in_link)):
        together = list(group)  # neighbours in one link: the alternative of one of them names it
        named = any(image.alternative for image in together)
        for image in together:
            if image.decorative or _pixel(image):
                continue
            if image.alternative is None or (image.alone_in_link and not image.alternative and not named):
                yield image


def _pixel(image: Image) -> bool:
    """Return whether an image is too small to be seen, as one that counts visits."""
    return image.width is not None and image.height is not None and image.width <= 1 and image.height <= 1


def _found(images: Sequence[Image], identity: str | None = None) -> Found:
    one = len(images) == 1
    links = sum(image.alone_in_link for image in images)
    names = list(dict.fromkeys(map(name_of, images)))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    what = "1 image has no alternative text" if one else f"{len(images)} images have no alternative text"
    if links:
        what += " and is all that its link holds" if one else f", {links} of them all that a link holds"
    return Found(
        message=f"{what}: {', '.join(names[:MOST_NAMED])}{more}.",
        at=images,
        field="/src",
        tier=Tier.MAYBE,
        severity=Severity.SERIOUS if links else Severity.MODERATE,
        value=float(len(images)),
        unit="images",
        identity=identity,
    )


def name_of(image: Image) -> str:
    """Return the name of an image's file, e.g. ``team.jpg``; ``an inline image`` where it is part of the page."""
    if not image.src.startswith(("http:", "https:")):
        return "an inline image"
    path = re.split(r"[?#]", image.src, maxsplit=1)[0]  # matches the sign in ``team.jpg?w=300``
    return unquote(path.rstrip("/").rpartition("/")[2])


AUDIT = RecordAudit(INFO, check)
