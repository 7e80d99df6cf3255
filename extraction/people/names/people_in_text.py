"""Make people from a text and its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extraction.people.candidate import PersonCandidate
from extraction.people.names.credentials import has_known_credential, split_credentials
from extraction.people.names.given_names import FREQUENT_NAMES
from extraction.people.names.honorifics import has_title
from extraction.people.names.name import has_given_name, is_login, is_name, is_uncapped
from extraction.people.names.not_a_person import ACCOUNTS, is_business
from extraction.people.names.professions import is_specialty
from extraction.people.names.split_people import split_people
from schemas.person import Person
from schemas.provenance import Evidence
from schemas.vocabulary import Role, Source

_MARKS = re.compile(r"(?<=[^\W\d_])[\d*†‡§¹²³⁴]+(?=$|,|\s)|(?<=[^\W\d_])\s[*†‡§]+")
"""Matches the footnote's ``1`` of ``Jennifer Huberty1``."""
_SWAPPED = re.compile(r"([^\W\d_][^\W\d_'’-]+), ([^\W\d_]+)(?: [A-Z]\.?)?(?=$|,)")
"""Matches ``Roe, Jane``."""

LOGIN_TRUST = 0
"""Rank of a name that may be a login: used only where nothing better is named."""
LONGEST = 300
"""Most characters of a text that names people."""


def people_in_text(
    text: str,
    role: Role,
    source: Source,
    *,
    trust: int,
    selector: str | None = None,
    raw: str | None = None,
    profile_url: str | None = None,
    organization: str | None = None,
    login: bool = False,
) -> Iterator[PersonCandidate]:
    """Yield the people that a text names, if any.

    `login` says whether a login is believed here, because the page prints it as its byline.
    """
    text = " ".join(text.split()).strip(" .,;:|–—-·•/")
    if not text or len(text) > LONGEST or "@" in text or "://" in text:
        return
    structured = login and source in (Source.JSON_LD, Source.MICRODATA)
    for part, name, credentials, employer, named in _read(text):
        if named or (structured and is_uncapped(name)):
            rank = trust
        elif login and name == text and is_login(name):
            rank = LOGIN_TRUST
        else:
            continue
        yield PersonCandidate(
            person=Person(
                name=name,
                name_raw=part,
                role=role,
                credentials=list(credentials),
                organization=employer or organization,
                profile_url=profile_url,
            ),
            evidence=Evidence(source=source, selector=selector, raw=raw or text),
            trust=rank,
        )


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[tuple[str, str, tuple[str, ...], str | None, bool], ...]:
    """Return the parts of a text, each with name, credentials, organisation and whether it is a person's name.

    Remembered: a page says its author's name in several places, and a site's pages have the same few authors.
    """
    parts = split_people(text)
    firm = len(parts) > 1 and any(is_business(split_credentials(part)[0]) for part in parts)
    result = []
    for part in parts:
        name, credentials, employer = split_credentials(_in_order(_MARKS.sub("", part)))
        vouched = has_known_credential(credentials)
        named = is_name(name, vouched=vouched) and not is_specialty(name) and name.lower() not in ACCOUNTS
        if firm and not (vouched or has_title(name) or has_given_name(name)):
            named = False  # the "Marsh" of "Marsh & Reed Podiatry"
        if " " not in name and "," in part and not credentials and not has_title(name):
            named = False  # "Marsh, Lena": it is not known who that is
        raw = part if part in text else part.removeprefix("Dr. ")  # of "Drs. Lin & Reed"
        result.append((raw, name, tuple(dict.fromkeys(credentials)), employer, named))
    return tuple(result)


def _in_order(part: str) -> str:
    """Return "Roe, Jane" as "Jane Roe", where the second is a common given name and the first is not."""
    found = _SWAPPED.match(part)
    if found is None or found[2].lower() not in FREQUENT_NAMES or found[1].lower() in FREQUENT_NAMES:
        return part
    return f"{found[2]} {found[1]}{part[found.end() :]}"
