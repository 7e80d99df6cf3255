"""``image-without-alternative``: an image that says nothing to those who do not see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import unquote, urlsplit

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import Owner, count_pages
from audits.region_words import in_region
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.image import Image
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="image-without-alternative",
    version=2,
    kind="site",
    reads=[FactName.IMAGES],
    category=AuditCategory.STRUCTURE,
    title="No pictures without alternative text",
    failure_title="Pictures without alternative text",
    why=(
        "A screen reader reads out the file's name instead, or nothing. If the picture is a link, a blind patient "
        "can't hear where it leads."
    ),
    fix=(
        "Write in a few words what the picture shows or, if it's a link, where it leads. In WordPress: Media › "
        'the picture › Alternative Text. Leave the text of a picture that is only decoration empty: `alt=""`.'
    ),
    severity=Severity.MODERATE,
    minutes=3,
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
SHARED = 3
"""Pages of their own that show one file for it to be one cause: where it is changed in the library, all of them are."""
ICON = 32
"""Largest side, in pixels, of a picture beside words that only decorates them: the largest of the usual icon sizes."""

_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{1,5}$)")
"""Matches ``-300x200`` of ``team-300x200.jpg``, one of the sizes that WordPress makes of a file."""
_NOT_SEEN = re.compile(
    r"/(?:tr|collect|pixel|beacon|impression)s?(?:\.\w+)?(?:[?/]|$)|\b(?:spacer|blank|pixel|transparent|clear|1x1)\.\w{3,4}\b"
)
"""Matches ``/tr?`` of an address that counts visits, and ``spacer.gif``."""


_ORNAMENT = re.compile(
    r"(?<![a-z])(?:arrow|background|bg|bullet|divider|dots?|flag|icons?|line|loader|loading|ornament|separator|shadow|shape"
    r"|spinner|stars?|wave)(?![a-z])|\.svg$",
    re.IGNORECASE,
)
"""Matches ``divider`` of ``footer-divider-2.png``, and the end of ``phone.svg``: what is drawn decorates, unless it is
the whole of a link."""
_PICTURE = re.compile(r"\.(?:avif|gif|heic|jpe?g|png|webp)$", re.IGNORECASE)
"""Matches the end of ``/images/team.jpg``: a link there enlarges the picture."""
_LONG_NAME = 40
"""Characters of a file's name that a sentence holds; names that programs give are longer and say nothing."""


@dataclass(frozen=True, slots=True)
class _Missing:
    """One picture without an alternative, on a page or in a template."""

    image: Image
    places: list[Occurrence]


@dataclass(slots=True)
class _Cause:
    """Pictures that one editor changes at one sitting."""

    missing: list[_Missing] = field(default_factory=list)
    urls: set[str] = field(default_factory=set)
    """The pages with one of their own."""


def check(images: Iterable[tuple[Owner, list[Image]]], context: Context) -> SiteVerdicts:
    """Return one finding for each region of the template, each file on several pages, and the rest of each page."""
    causes: dict[str, _Cause] = {}
    on_pages: Counter[str] = Counter()
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    for owner, owned in images:
        faulty = list(_faulty(owned))
        verdict: Verdict = Failed(()) if faulty else Passed()
        if not owned:
            verdict = Inapplicable("there are no pictures here beyond the shared layout's")
        verdicts[owner.subject, owner.url] = verdict
        if not faulty:
            continue
        cause = causes[owner.subject] = _Cause(urls={owner.url} if owner.url else set())
        for at, image in faulty:
            shown = "src" if _has_file(image) else "link"
            cause.missing.append(_Missing(image, owner.places(image, f"/images/{at}/{shown}")))
        if owner.url:
            on_pages.update({_file(image) for _, image in faulty if _has_file(image)})
    shared = {file for file, pages in on_pages.items() if pages >= SHARED}
    _take_out(causes, shared)
    found = [
        _found(subject, cause)
        for subject, cause in causes.items()
        if any(missing.places for missing in cause.missing)
    ]
    found.sort(key=lambda fault: (-fault.page_count, fault.subject))
    return SiteVerdicts(found, verdicts)


def _take_out(causes: dict[str, _Cause], shared: set[str]) -> None:
    """Move the pictures of shared files from their pages to a cause of each file's own."""
    for cause in [cause for cause in causes.values() if cause.urls]:
        left = []
        for missing in cause.missing:
            if _has_file(missing.image) and _file(missing.image) in shared:
                of_file = causes.setdefault(_file(missing.image), _Cause())
                of_file.missing.append(missing)
                of_file.urls |= cause.urls
            else:
                left.append(missing)
        cause.missing = left


def _faulty(images: Sequence[Image]) -> Iterator[tuple[int, Image]]:
    """Yield the images without an alternative, and those that leave the link around them without a name."""
    for _, group in groupby(enumerate(images), key=lambda one: (one[1].link, one[1].alone_in_link)):
        together = list(group)  # neighbours in one link: the alternative of one of them names it
        named = any(image.alternative for _, image in together)
        for at, image in together:
            if image.alone_in_link:
                if not image.alternative and not named and not _unseen(image):
                    yield at, image
            elif image.alternative is None and not _unseen(image) and not _decorates(image):
                yield at, image


def _unseen(image: Image) -> bool:
    """Return whether nobody sees or hears an image: hidden, marked as decoration, a spacer, a counter of visits."""
    sides = [side for side in (image.width, image.height) if side is not None]
    return (
        image.decorative
        or image.hidden
        or (bool(sides) and min(sides) <= 1)
        or bool(_NOT_SEEN.search(image.src))
    )


def _decorates(image: Image) -> bool:
    """Return whether an image beside words adds nothing to them: in a link that has its own, an icon, an ornament."""
    sides = [side for side in (image.width, image.height) if side is not None]
    icon = bool(sides) and max(sides) <= ICON
    return image.link is not None or icon or not _has_file(image) or bool(_ORNAMENT.search(name_of(image)))


def _has_file(image: Image) -> bool:
    return image.src.startswith(("http:", "https:"))


def _file(image: Image) -> str:
    """Return the address of an image's file without the size that the page asks for."""
    return _SIZE.sub(
        "", re.split(r"[?#]", image.src, maxsplit=1)[0]
    )  # matches the sign in ``team.jpg?w=300``


def _found(subject: str, cause: _Cause) -> SiteFound:
    images = [missing.image for missing in cause.missing]
    places = sorted(
        (place for missing in cause.missing for place in missing.places),
        key=lambda place: (place.url, place.evidence.field),
    )
    shown = [image.seen_on for image in images if image.seen_on]
    linked = any(map(_names_a_page, images))
    severity = Severity.SERIOUS if linked else Severity.MODERATE
    pages = max(1, count_pages(cause.urls, shown))
    return SiteFound(
        subject=subject,
        message=_message(images, places[0].url),
        occurrences=tuple(places),
        page_count=pages,
        tier=Tier.LIKELY,
        severity=severity,
        value=float(len({_file(image) if _has_file(image) else image.link for image in images})),
        unit="pictures",
        scope=Scope.PAGE if pages == 1 else Scope.TEMPLATE if not cause.urls else Scope.SITE,
    )


def _message(images: Sequence[Image], page: str) -> str:
    """Return what is missing and what to write, e.g. ``“team.jpg” has no alternative text. Say what it shows.``"""
    names = list(dict.fromkeys(name_of(image) for image in images))
    regions = {image.region for image in images}
    where = in_region(regions.pop()) if len(regions) == 1 else ""
    where = f" {where}" if where else ""
    links = sum(map(_names_a_page, images))
    if len(names) == 1:
        name = f"“{_short(names[0])}”" if _has_file(images[0]) else "A drawing"
        if links:
            return f"{name}{where} is a link without words. Write where it leads: {_target(images[0], page)}."
        return f"{name}{where} has no alternative text. Write what it shows."
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    what = "linked pictures" if links == len(images) else "pictures"
    named = f"{len(names)} {what}{where} have no alternative text: {', '.join(map(_short, names[:MOST_NAMED]))}{more}."
    if links == len(images):
        return f"{named} Write where each leads."
    return f"{named} Write what each shows{', or where it leads' if links else ''}."


def _names_a_page(image: Image) -> bool:
    """Return whether an image is all that a link to a page holds; a link to a picture enlarges the one that is seen."""
    return image.alone_in_link and not _PICTURE.search(urlsplit(image.link or "").path)


def _short(name: str) -> str:
    return name if len(name) <= _LONG_NAME else f"{name[: _LONG_NAME - 10]}…{name[-9:]}"


def _target(image: Image, page: str) -> str:
    """Return where the link around an image leads, as people say it."""
    target = urlsplit(image.link or page)
    if target.netloc.removeprefix("www.") != urlsplit(page).netloc.removeprefix("www."):
        return target.netloc.removeprefix("www.")
    return "the home page" if target.path in ("", "/") else target.path


def name_of(image: Image) -> str:
    """Return the name of an image's file, e.g. ``team.jpg``; ``a drawing`` where it is part of the page."""
    if not _has_file(image):
        return "a drawing"
    return unquote(_file(image)).rstrip("/").rpartition("/")[2]


AUDIT = SiteAudit(INFO, check)
