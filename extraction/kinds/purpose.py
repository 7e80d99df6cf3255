"""Find the purpose of a page in the words that name it: its title, the last part of its path, a menu's label.

The words are those that clinics' and other small firms' sites use for their standard pages; a name counts only in full.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from schemas.vocabulary import PageKind

_ONE_OF_STAFF = (
    "(?:doctor|dentist|physician|provider|practitioner|surgeon|specialist|therapist|clinician|veterinarian|optometrist"
    "|hygienist|nurse|expert)"
)
_GROUPS = "team|staff|vets|people|crew|leadership|faculty"
_STAFF = rf"(?:{_GROUPS}|{_ONE_OF_STAFF}s?)"
_STAFF_ALL = rf"(?:{_GROUPS}|equipo|{_ONE_OF_STAFF}s)"
"""Words for all of them: "Emergency Dentist" is a service."""
_CARE = (
    r"(?:services?|treatments?|procedures?|conditions?|therapies|specialt(?:y|ies)|specialities|programs?|programmes"
    r"|surgeries|surgery|symptoms|injuries|diagnostics|exams|products|solutions)"
)
_CARES = (
    r"(?:services|treatments|procedures|conditions|therapies|specialties|specialities|programs|servicios"
    r"|tratamientos)"
)
"""Words for many of them: "Hip Surgery" is one."""
_OFFICE = r"(?:locations?|offices?|clinics|cent(?:er|re)s|branches)"
_OUR = r"(?:(?:our|your|the|all|more|view|see|meet|find|welcome to)\s+)*"

LEGAL = re.compile(
    r"\b(?:privacy (?:policy|notice|practices|statement)|terms (?:of (?:use|service)|and conditions"
    r"|& conditions)"
    r"|cookies? (?:policy|notice|statement)|hipaa\b.*\bnotice|notice of privacy(?: practices)?"
    r"|accessibility statement|legal notice|disclaimer"
    r"|non-?discrimination|good faith estimate|impressum|datenschutz\w*|política de privacidad"
    r"|mentions légales)\b",
    re.I,
)
"""Matches ``Notice of Privacy Practices``."""
_LEGAL_WHOLE = re.compile(
    r"(?:privacy|terms|legal|cookies|accessibility|hipaa(?: (?:privacy|forms?|policy))?|imprint|sms terms"
    r"|(?:privacy|website) (?:and|&) \w+(?: \w+)?|privacy rights"
    r"|aviso legal|pol[ií]tica de (?:privacidad|cookies)|website (?:privacy|terms|disclaimer)(?: \w+)?)",
    re.I,
)
"""Matches ``Accessibility``: a title that is nothing else."""
PLACE = re.compile(
    r"\b(?:contact(?: us)?|get in touch|(?:our |clinic |office )?locations?|our (?:offices?|clinics?)"
    r"|directions|find us"
    r"|where (?:we are|to find us)|visit us|hours (?:and|&) location|contacto|ubicaci[oó]n(?:es)?"
    r"|kontakt|standorte?)\b",
    re.I,
)
"""Matches ``Our Locations``."""
_PLACE_WHOLE = re.compile(
    rf"{_OUR}(?:contact(?: (?:us|our (?:office|clinic|practice)|info(?:rmation)?|details))?|get in touch"
    rf"|(?:office |clinic )?{_OFFICE}|(?:office |clinic )?hours(?: (?:and|&) (?:locations?|directions))?"
    r"|locations? (?:and|&) hours|contact (?:and|&) (?:locations?|directions)|maps?(?: (?:and|&) directions)?"
    r"|directions|(?:how to )?find(?:ing)? us|where (?:we are|to find us)|visit us|travel|getting here"
    r"|contacto|ubicaci[oó]n(?:es)?|kontakt|anfahrt|standorte?)",
    re.I,
)
"""Matches ``Contact our office``."""
_OFFICES_WHOLE = re.compile(
    rf"{_OUR}(?:[a-z]+ )?(?:locations?|offices|clinics|cent(?:er|re)s|branches|practices)", re.I
)
"""Matches ``Our clinics``; not ``Hill Clinic``, a name."""
_CARE_WHOLE = re.compile(
    rf"{_OUR}(?:list of )?(?:[a-z]+ ){{0,2}}{_CARES}(?: (?:we (?:treat|offer)|offered|treated|provided))?"
    rf"(?: (?:and|&) {_CARES})?|what we (?:do|treat|offer)|(?:treatment|care) options",
    re.I,
)
"""Matches ``Conditions we treat``: the head of a list of services."""
_STAFF_WHOLE = re.compile(
    rf"{_OUR}(?:[a-z]+ ){{0,2}}{_STAFF}(?: (?:and|&) {_OUR}(?:[a-z]+ )?{_STAFF})*"
    r"(?: members?| directory| profiles?| bios?)?",
    re.I,
)
"""Matches ``Meet Our Team``, ``Physicians & Nurse Practitioners``."""
_POSTS_WHOLE = re.compile(
    rf"{_OUR}(?:(?:latest|recent|new|featured|[a-z]+ ){{0,2}})(?:blogs?|blog posts?|posts|articles|news|press releases"
    r"|newsroom|journal|stories from the blog)|(?:news|blog) (?:and|&) (?:events|news|blog|articles|updates)",
    re.I,
)
"""Matches ``Latest Blog Posts``."""
_AND = r"(?: (?:and|&|or) [a-z]+(?: [a-z]+)?)?"
_OTHER_WHOLE = re.compile(
    r"about(?: (?:us|me))?|about (?:the|our|your) .{1,30}|who we are"
    r"|(?:our|the) (?:story|history|mission|vision|values|philosophy|practice|approach|difference|promise)"
    rf"|mission(?: statement)?|history|(?:(?:meet|our|the|your) )+(?:[a-z]+ )?{_STAFF_ALL}|{_STAFF_ALL}"
    r"|qui[eé]nes somos|sobre nosotros|preguntas frecuentes|seguros?|reservar cita|pedir cita|testimonios|opiniones"
    r"|(?:dental |health |vision |medical )?insurances?"
    rf"(?: (?:information|info|plans?|coverage|accepted|we accept|billing))?{_AND}"
    rf"|(?:financing|financial|payments?|billing|pricing|fees?|rates|prices?|cost)"
    rf"(?: (?:information|info|plans?|options?|polic(?:y|ies)|assistance|list|guide))?{_AND}"
    r"|make a payment|pay (?:online|(?:my|your) bill)|membership(?: plans?)?"
    r"|(?:for )?new[ -]patients?"
    rf"(?: (?:information|info|forms?|paperwork|specials?|registration|cent(?:er|re)|guide))?{_AND}"
    r"|(?:your )?first (?:visit|appointment)|your visit"
    r"|(?:patient |new patient |medical |online )*forms?"
    r"|patient (?:info\w*|resources|portal|cent(?:er|re)|education|area)"
    r"|for patients|patients|resources|useful links|links|downloads?"
    r"|(?:current |monthly )?(?:specials|offers|promotions|deals|coupons)"
    r"|special offers|gift (?:cards?|certificates?|vouchers?)|rewards"
    r"|(?:patient |client |our |google |leave a |write a )*(?:testimonials?|reviews?|feedback)"
    r"|(?:patient|success|smile) stories(?: (?:and|&) reviews)?|what (?:our )?(?:patients|clients) say"
    r"|careers?|jobs?|join (?:us|our team|the team)|employment|vacancies|work (?:with|for) us|job openings"
    r"|faqs?|frequently asked questions|common questions|questions (?:and|&) answers|q ?(?:and|&) ?a"
    r"|(?:photo |smile |video |image )?galler(?:y|ies)|photos?"
    r"|before (?:and|&|-) after(?: (?:photos|gallery|pictures))?"
    r"|(?:virtual |office )tour|(?:actual )?(?:patient )?cases|case (?:gallery|studies)"
    r"|(?:procedure |patient |our )?videos?(?: library| gallery)?|media|in the (?:news|media|press)|podcasts?|webinars?"
    r"|(?:book|request|schedule|make)(?: now| online| an?| your| my)*"
    r"(?: (?:online )?(?:appointment|consultation|visit|exam))?"
    r"|(?:request )?appointments?(?: request(?: received)?)?|online booking"
    r"|ask (?:us|(?:the|a|our) \w+)|thank(?:s| ?you).{0,40}"
    r"|why choose .{1,40}|why us|community(?: (?:involvement|outreach|events))?|awards?(?: (?:and|&) .{1,20})?"
    r"|partners?|affiliations|referrals?|refer(?: a (?:friend|patient))?|referring (?:doctors?|physicians?|dentists?)"
    r"|for (?:referring )?(?:doctors|dentists|physicians|professionals)"
    r"|newsletters?|subscribe|sign ?up|site ?map|search|donate"
    r"|(?:patient )?safety|accreditations?",
    re.I,
)
"""Matches ``Insurance & Payment Options``."""
_CARE_PART = re.compile(
    rf"(?:our-)?(?:[a-z]+-)?{_CARE}|what-we-(?:do|treat|offer)|servicios|tratamientos", re.I
)
"""Matches ``dental-services``: a folder of services."""
_NO_CARE = re.compile(r"(?:web|hosting|api|developer|customer|terms-of|cloud)-?.*", re.I)
"""Matches ``terms-of-service``."""
_STAFF_PART = re.compile(
    rf"(?:meet-)?(?:our-|the-)?(?:[a-z]+-)?{_STAFF_ALL}(?:-members?|-profiles?|-directory|-bios?)?|bios?",
    re.I,
)
"""Matches ``our-team``: a folder of people."""
_OFFICE_PART = re.compile(
    r"(?:our-)?(?:locations?|offices?|clinics|cent(?:er|re)s|branches|hospitals|ubicaciones)"
    r"|(?:vascular|surgery|medical|imaging|cancer|heart|dental|eye|vision|vein|urgent-care|clinic|office|hospital)"
    r"-(?:locations|offices|clinics|cent(?:er|re)s)",
    re.I,
)
"""Matches ``vascular-centers``: a folder of offices."""
_POSTS_PART = re.compile(
    r"(?:[a-z]+-)?(?:blogs?|news|noticias|articles?|posts?|press|press-releases?|newsroom|magazine|journal|insights|stories"
    r"|librar(?:y|ies)|guides?|advice|tips|exercises?|encyclopedia|wiki|docs|documentation)",
    re.I,
)
"""Matches ``health-news``: a folder of posts."""
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|cfm|jsp)$", re.I)
"""Matches ``.html``."""
_INDEX = frozenset(("index", "default", "home"))
_MARKS = " .:!?–—-»«|"
"""Marks at the ends of a name that say nothing."""
_SEPARATOR = re.compile(r"\s[|–—«»·-]\s")
"""Matches `` | ``."""
MOST_WORDS = 8
"""Words that a page's name has at most: longer ones are sentences."""


def path_parts(url: str) -> list[str]:
    """Return the parts of a URL's path in lower case, without file endings and the names of index files."""
    parts = [unquote(part).lower() for part in urlsplit(url).path.split("/") if part]
    if parts:
        parts[-1] = _ENDING.sub("", parts[-1])
        if parts[-1] in _INDEX:
            parts.pop()
    return parts


def title_parts(title: str) -> list[str]:
    """Return the parts of a ``<title>`` between separators: mostly the page's own first, then the site's names."""
    return [part.strip() for part in _SEPARATOR.split(title)]


def _plain(name: str) -> str:
    return " ".join(name.strip(_MARKS).split())


@lru_cache(maxsize=8192)
def purpose_of_name(name: str) -> PageKind | None:
    """Return the kind of the page that bears this name in full; null for a name that may be any page's.

    The head of a list of services or posts is a `LISTING` of them, the people's page `OTHER`.
    """
    plain = _plain(name)
    if not plain or plain.count(" ") >= MOST_WORDS:
        return None
    if LEGAL.fullmatch(plain) or _LEGAL_WHOLE.fullmatch(plain):
        return PageKind.LEGAL
    if _PLACE_WHOLE.fullmatch(plain):
        return PageKind.LOCATION
    if _OTHER_WHOLE.fullmatch(plain):
        return PageKind.OTHER
    if _CARE_WHOLE.fullmatch(plain) or _POSTS_WHOLE.fullmatch(plain):
        return PageKind.LISTING
    return None


def names_posts(name: str) -> bool:
    """Return whether a name is that of a list of posts: "Our Blog", "News and events"."""
    return _POSTS_WHOLE.fullmatch(_plain(name)) is not None


@lru_cache(maxsize=8192)
def purpose_of_list(label: str) -> PageKind | None:
    """Return the kind of the pages that a list under this label leads to; null for a label that does not say.

    E.g. `SERVICE` for "Procedures", `PERSON` for "Meet our team", `ARTICLE` for "Latest blog posts".
    """
    plain = _plain(label)
    if not plain or plain.count(" ") >= MOST_WORDS:
        return None
    for kind, pattern in _LISTS:
        if pattern.fullmatch(plain):
            return kind
    return None


_LISTS = (
    (PageKind.SERVICE, _CARE_WHOLE),
    (PageKind.PERSON, _STAFF_WHOLE),
    (PageKind.LOCATION, _OFFICES_WHOLE),
    (PageKind.ARTICLE, _POSTS_WHOLE),
)


def purpose_of_folder(parts: list[str]) -> PageKind | None:
    """Return the kind of the pages in the folder that holds a page, by the nearest part of its path that says one."""
    for part in reversed(parts[:-1]):
        for kind, pattern in _FOLDERS:
            if pattern.fullmatch(part) and not _NO_CARE.fullmatch(part):
                return kind
    return None


_FOLDERS = (
    (
        PageKind.OTHER,
        re.compile(
            r"(?:patient-|new-patient-)?forms?|careers?|galler(?:y|ies)|before-(?:and-)?after|testimonials",
            re.I,
        ),
    ),
    (PageKind.ARTICLE, _POSTS_PART),
    (PageKind.SERVICE, _CARE_PART),
    (PageKind.PERSON, _STAFF_PART),
    (PageKind.LOCATION, _OFFICE_PART),
)
