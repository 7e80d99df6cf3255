"""Makes a person of a text and its role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.people.candidate import PersonCandidate
from crawler.extract.people.credentials import is_specialty, split_credentials
from crawler.extract.people.name import is_login, is_name, is_uncapped
from crawler.extract.people.several import split_people
from schemas.person import Person
from schemas.provenance import Evidence
from schemas.vocabulary import Role, Source

_MARKS = re.compile(r"(?<=[^\W\d_])[\d*†‡§¹²³⁴]+(?=$|,|\s)|(?<=[^\W\d_])\s[*†‡§]+")
"""Matches the footnote's ``1`` of ``Jennifer Huberty1``."""

LOGIN_TRUST = 0
"""Rank of a name that may be a login: used only where nothing better is named."""


def make_people(
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
    """Yield the people whom a text names; nothing where it names none.

    `login` says whether a login is believed here, because the page prints it as its byline.
    """
    text = " ".join(text.split()).strip(" .,;:|–—-·•/")
    if not text or len(text) > 300 or "@" in text or "://" in text:
        return
    for part in split_people(text):
        name, credentials, employer = split_credentials(_MARKS.sub("", part))
        structured = login and source in (Source.JSON_LD, Source.MICRODATA)
        if (is_name(name) and not is_specialty(name)) or (structured and is_uncapped(name)):
            rank = trust
        elif login and is_login(name):
            rank = LOGIN_TRUST
        else:
            continue
        yield PersonCandidate(
            person=Person(
                name=name,
                name_raw=part,
                role=role,
                credentials=list(dict.fromkeys(credentials)),
                organization=employer or organization,
                profile_url=profile_url,
            ),
            evidence=Evidence(source=source, selector=selector, raw=raw or part),
            trust=rank,
        )
