"""Separate the clinic's own offices from hospitals, vendors, sister practices, mock-ups and mentions in prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from extraction.locations.site.grouping import Group, Sighting
from reference.folded_text import fold_text
from reference.url_identity import site_host
from schemas.other_address import Why
from schemas.vocabulary import PageKind, Region, Source

_CONTACT_PATH = re.compile(
    r"(?i)(?:^|[/_-])(?:contact(?:-?us|-?our-?office)?(?!/(?!index\.|default\.)[^/])|(?:our-?)?locations?|(?:our-?)?offices?|find-?us|directions?|"
    r"visit(?:-us)?|clinics?|cent(?:re|er)s|branch(?:es)?|surgeries|where-we-are|get-in-touch|map|"
    r"find-a-(?:location|clinic|cent(?:re|er)|branch))(?:[/_.-]|$)"
)
"""Matches ``/contact-us/`` and ``/vascular-centers/tampa/``, not ``/contact/fees/``, which says what a visit costs."""
_OTHERS = re.compile(
    r"(?i)\b(?:hospitals?|privileges|affiliat\w+|admitting|surg(?:ery|ical) centers?|emergency room|insur\w+|claims?|"
    r"billing|payments? to|mail(?:ing)? address|remit\w*|manufactur\w+|distribut\w+|supplier|vendor|"
    r"laborator(?:y|ies)|pharmac(?:y|ies)|universit\w+|college of|school of|institute of|association|society|"
    r"academy|department of|board of|foundation|ombudsman|regulator|commission(?:er)?|council|tribunal|press contact|"
    r"media contact|complaints?|privacy officer|restaurant|hotel|museum|parking garage|web ?design|hosted by|"
    r"powered by|referral|references?|sources?|registered (?:office|address|in)|company (?:no|number)|warehouse|"
    r"returns)\b"
)
"""Matches ``Hospital Privileges``: words beside other people's addresses."""
_COPYRIGHT = re.compile(r"(?i)\s*(?:©|\(c\)|copyright\b)")
"""Matches the start of ``© 2026 Hill Clinic``."""
_HIDDEN_PATH = re.compile(
    r"(?i)(?:^|[/_-])(?:mock-?ups?|templates?|drafts?|demo|test|old|backup|bak|tmp|sample|staging|partials?|_?src|"
    r"prototype|wireframes?)(?:[/_.-]|\d|$)"
)
"""Matches ``/mockup-1.html``: pages that the public was not meant to see."""
_NOTICE_PATH = re.compile(
    r"(?i)(?:^|[/_-])(?:notices?|announcements?|privacy(?:-polic(?:y|ies)|-practices)?|news|alerts?|hipaa)(?:[/_.-]|$)"
)
"""Matches ``/notice-of-privacy-practices/``."""
OWN_KINDS = (
    "hospital", "surgery center", "surgical center", "pharmac", "laborator", "universit", "institute of", "college of",
    "foundation", "association", "academy", "society",
)  # fmt: skip
"""How words of other people's addresses begin that a clinic may call itself by."""
OWN_SHARE = 0.2
"""Share of a site's names and titles that call it what it is."""
PROSE_WORDS = 5
"""Fewest words of a sentence."""
FRAME = (Region.FOOTER, Region.HEADER, Region.SIDEBAR, Region.NAVIGATION)
"""Parts of a page that its template makes."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """Facts of the whole site that `judge` needs."""

    pages: int
    """Pages read."""
    framed: int
    """Pages with an address in footer, header or sidebar."""
    names: frozenset[str]
    """Words of the site's own names and host, folded; common words left out."""
    host: str
    """The site's host without www."""
    kind_words: frozenset[str]
    """What the site's own names say that it is, of `OWN_KINDS`."""
    kinds: Mapping[str, PageKind]
    """Each page's kind."""
    titles: Mapping[str, str]
    """Each page's title."""


@dataclass(frozen=True, slots=True)
class OfficeJudgement:
    """Decision on a group as an office of the clinic, with the reason."""

    office: bool
    """True if the group is an office of the clinic."""
    reason: str
    """The evidence that decided, in words for provenance."""
    confidence: float
    """Between 0 and 1."""
    why: Why | None = None
    """Ground of the decision, for an address that is not an office."""


_COMMON = re.compile(
    r"the|and|of|for|in|at|dr|md|dds|dmd|inc|llc|pc|pa|home|contact|us|clinics?|cent(?:er|re)|medical|health|care|"
    r"healthcare|offices?|hospital|dental|group|practice|services|our|com|www|org|net|best|new|blog|about|"
    r"locations?|doctors?|surgery|city|county|st|saint"
)
"""Matches ``clinic``: words that many names share and that do not distinguish them."""


def name_words(text: str) -> set[str]:
    """Return the words of a name that distinguish it from others."""
    words = re.findall(r"[a-z0-9']+", fold_text(text).replace("'s", ""))
    return {word for word in words if len(word) > 2 and not _COMMON.fullmatch(word)}


def is_contact_page(url: str, view: SiteView) -> bool:
    """Return whether a clinic gives its own offices on a page, by the page's path, kind or title."""
    path = urlsplit(url).path
    return (
        bool(_CONTACT_PATH.search(path))
        or view.kinds.get(url) is PageKind.LOCATION
        or bool(
            re.match(
                r"(?i)\s*(?:contact|(?:our |all )?(?:locations|offices|clinics|branches|cent(?:re|er)s)|location|"
                r"find us|directions)\b",
                view.titles.get(url, ""),
            )
        )
    )


def is_notice(url: str, view: SiteView) -> bool:
    """Return whether a page says something other than where the clinic is: a legal page, a notice, an article."""
    if is_contact_page(url, view):
        return False
    reported = view.kinds.get(url) in (PageKind.LEGAL, PageKind.ARTICLE)
    return reported or bool(_NOTICE_PATH.search(urlsplit(url).path))


def is_hidden_page(url: str) -> bool:
    """Return whether a page's path marks it as outside the public site."""
    return bool(_HIDDEN_PATH.search(urlsplit(url).path))


@dataclass(frozen=True, slots=True)
class GroupsView:
    """Facts of all groups of a site together."""

    public: bool
    """True if any is on a page that the public was meant to see."""
    visible: int
    """Groups with a sighting in visible text."""

    @classmethod
    def of(cls, groups: Sequence[Group]) -> GroupsView:
        """Return the facts of these groups."""
        return cls(
            any(not is_hidden_page(url) for group in groups for url in group.urls),
            sum(map(_is_visible, groups)),
        )


def _is_visible(group: Group) -> bool:
    return any(sighting.office.source is Source.VISIBLE for sighting in group.sightings)


def judge(group: Group, groups: GroupsView, view: SiteView) -> OfficeJudgement:
    """Return whether this group is an office of the clinic, and why."""
    public = [s for s in group.sightings if not is_hidden_page(s.url)]
    if not public and groups.public:
        return OfficeJudgement(False, "only on drafts, templates or old pages", 0.9, "hidden_page")
    seen = public or group.sightings
    structured = [
        s for s in seen if s.office.source in (Source.JSON_LD, Source.MICRODATA, Source.MICROFORMAT)
    ]
    visible = [s for s in seen if s.office.source in (Source.VISIBLE,)]
    foreign = [words for s in visible if (words := words_of_another(s, view))]
    if visible and len(foreign) * 2 > len(visible):
        return OfficeJudgement(False, f"beside another's name: {foreign[0][:80]}", 0.9, "anothers_name")
    own = [s for s in structured if _is_own(s, view)]
    urls = {s.url for s in seen}
    framed = {s.url for s in visible if s.office.region in FRAME}
    contact = {s.url for s in visible if is_contact_page(s.url, view)}
    share = len(urls) / max(1, view.pages)
    if visible and not framed and not contact and not own and all(s.office.in_prose for s in visible):
        reason = f"in a sentence about something else: {visible[0].office.context[-80:]}"
        return OfficeJudgement(False, reason, 0.8, "passing_mention")
    if framed and len(framed) >= max(2, 0.1 * view.framed):
        return OfficeJudgement(True, f"in the frame of {_pages(framed)}", 0.98)
    elsewhere = groups.visible > _is_visible(group)
    if own and not visible and elsewhere and len(urls) < 0.1 * view.pages:
        return OfficeJudgement(
            False, f"only in structured data ({_pages(urls)}), nowhere visible", 0.85, "not_visible"
        )
    if own and (visible or len({s.url for s in own}) >= 2 or view.pages < 5):
        return OfficeJudgement(True, "structured data of the site's own name", 0.97)
    if framed and view.framed >= 10 and not contact and not own:
        return OfficeJudgement(
            False, f"in the frame of {len(framed)} of {view.framed} pages", 0.9, "few_frames"
        )
    if contact:
        return OfficeJudgement(True, "on a contact or location page", 0.95)
    if own:
        return OfficeJudgement(True, "structured data of the site's own name", 0.9)
    if visible and any(
        view.kinds.get(s.url) is PageKind.HOME or urlsplit(s.url).path in ("", "/", "/index.html")
        for s in visible
    ):
        return OfficeJudgement(True, "on the home page", 0.9)
    if framed and view.framed < 10:
        return OfficeJudgement(True, "in the frame of a page", 0.85)
    if visible and share >= 0.3 and (len(urls) > 1 or not elsewhere):
        return OfficeJudgement(True, f"on {len(urls)} of {view.pages} pages", 0.85)
    if view.pages == 1 and visible:
        return OfficeJudgement(True, "on the only page read", 0.7)
    if structured and not visible:
        return OfficeJudgement(
            False, f"only in structured data of another name{_named(structured)}", 0.8, "anothers_data"
        )
    reason = f"in the text of {_pages(urls)}, neither home, contact nor location page"
    return OfficeJudgement(False, reason, 0.8, "passing_mention")


def _pages(urls: Collection[str]) -> str:
    return "one page" if len(urls) == 1 else f"{len(urls)} pages"


def _named(sightings: Sequence[Sighting]) -> str:
    name = next((s.office.name for s in sightings if s.office.name), None)
    return f": {name[:80]}" if name else ""


def words_of_another(sighting: Sighting, view: SiteView) -> str | None:
    """Return the words before an address that say whose other than the clinic's it is, or those after it.

    Those after it may be of what follows, and say nothing where the clinic's name or copyright is before it.
    """
    office = sighting.office
    around = name_words(office.label or "") - name_words(office.address.city or "")
    if around & view.names:
        return None
    before = [*office.context.split(" | "), office.label or ""]
    own = [names_clinic(part, view) for part in before]
    parts = [part for part, is_own in zip(before, own, strict=True) if not is_own]
    for part in parts if any(own) else (*parts, *office.behind.split(" | ")):
        match = None if _is_prose(part) else _OTHERS.search(part)
        if match is not None:
            return None if _is_own_kind(match.group(), view) else part
    return None


def names_clinic(part: str, view: SiteView) -> bool:
    """Return whether words beside an address are the clinic's own name or its copyright line."""
    words = name_words(part)
    if _COPYRIGHT.match(part):
        return bool(words & view.names)
    return bool(words) and words <= view.names and _OTHERS.search(part) is None


def _is_own_kind(word: str, view: SiteView) -> bool:
    """Return whether a word of other people's addresses is the clinic's own kind: "hospital" where it is one."""
    return any(fold_text(word).startswith(kind) for kind in view.kind_words)


def _is_prose(part: str) -> bool:
    """Return whether words beside an address are a sentence, not a label: it says nothing of whose the address is.

    >>> _is_prose("Complaints are read by the practice manager."), _is_prose("Affiliated hospitals")
    (True, False)
    """
    return part.rstrip().endswith((".", "!", "?")) and len(part.split()) >= PROSE_WORDS


def _is_own(sighting: Sighting, view: SiteView) -> bool:
    office = sighting.office
    host = site_host(office.organization_url or "")
    if host and host == view.host:
        return True
    if host and view.host and not host.endswith(view.host):
        return False
    words = name_words(office.name or "")
    return not words or bool(words & view.names)


def own_kinds(names: Sequence[str], titles: Sequence[str], host: str) -> frozenset[str]:
    """Return those of `OWN_KINDS` that are in its host, or in a fifth of its names and titles."""
    found: Counter[str] = Counter()
    for text in (*names, *titles):
        words = fold_text(text)
        found.update(kind for kind in OWN_KINDS if kind in words)
    total = max(1, len(names) + len(titles))
    return frozenset(kind for kind in OWN_KINDS if kind in host or found[kind] >= OWN_SHARE * total)


def site_names(names: Sequence[str], titles: Sequence[str], host: str) -> frozenset[str]:
    """Return the distinguishing words of a site: from its own names, words that many titles share, and its host."""
    words: Counter[str] = Counter()
    for name in names:
        words.update(name_words(name))
    total = max(1, len(names))
    chosen = {word for word, count in words.items() if count >= 0.2 * total}
    title_words: Counter[str] = Counter()
    for title in titles:
        title_words.update(name_words(title))
    chosen |= {word for word, count in title_words.items() if count >= 0.4 * max(1, len(titles))}
    stem = host.rsplit(".", 1)[0].replace("-", "").replace(".", "")
    chosen |= {word for word in (set(words) | set(title_words)) if len(word) > 3 and word in stem}
    return frozenset(chosen)
