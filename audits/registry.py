"""Register the audits: ours in one list, other people's by entry point."""

from __future__ import annotations

import difflib
import functools
from importlib import import_module
from importlib.metadata import entry_points

from audits.contract import Audit, HistoryAudit, RecordAudit, SiteAudit
from audits.earned_tiers import with_precision
from audits.measured_agreement import with_agreement
from audits.site_facts import OFFERED
from audits.subjects import kinds_of
from schemas.errors import UsageError
from schemas.profile import Profile

_OURS = (
    "freshness.stale_page",
    "freshness.missing_date",
    "freshness.conflicting_dates",
    "freshness.bulk_date_bump",
    "freshness.refreshed_date_only",
    "freshness.silent_edit",
    "freshness.automatic_date",
    "freshness.future_date",
    "freshness.modified_before_published",
    "freshness.review_overdue",
    "freshness.outdated_reference",
    "freshness.stale_copyright",
    "spelling.misspelling",
    "spelling.repeated_word",
    "spelling.wrong_article",
    "spelling.doubled_punctuation",
    "spelling.slip",
    "spelling.wrong_word",
    "consistency.brand_spelling",
    "consistency.person_name_form",
    "consistency.term_spelling",
    "consistency.date_style",
    "consistency.phone_style",
    "consistency.heading_case",
    "consistency.office_label_form",
    "readability.hard_to_read",
    "readability.hard_section",
    "readability.long_sentence",
    "readability.passive_instruction",
    "readability.doubled_negative",
    "readability.jargon",
    "readability.undefined_abbreviation",
    "readability.long_paragraph",
    "readability.wall_of_text",
    "readability.vague_call_to_action",
    "readability.number_without_context",
    "locations.conflicting_location",
    "locations.phone_link_mismatch",
    "locations.unattached_phone",
    "locations.impossible_address",
    "locations.structured_location_missing",
    "links.broken_link",
    "links.vague_link",
    "structure.image_without_alternative",
    "structure.several_h1",
    "structure.broken_structured_data",
    "trust.injected_spam",
)
"""Our audits as ``category.file``, in the order in which reports name them; a file is imported when it is asked for."""
_OF_DRAFTS = ("spelling.", "consistency.", "readability.", "freshness.outdated_reference")
"""Beginnings of those of them that judge a text that is not on a page yet: the others need not be imported for it."""

GROUP = "clinic_checkup.audits"
"""Entry-point group: each entry is an audit value, e.g. ``my_audits.tone:AUDIT``."""

OURS: tuple[Audit, ...]
"""Our audits, in the order in which reports name them, with what was measured of them."""
AUDITS: tuple[Audit, ...]
"""Every audit of this installation: ours, then other people's; asking raises ``UsageError`` on one that is no audit."""


def __getattr__(name: str) -> tuple[Audit, ...]:
    """Return `OURS` or `AUDITS`, imported with the first who asks for them."""
    if name == "OURS":
        return _ours()
    if name == "AUDITS":
        return all_audits()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@functools.cache
def _load(place: str) -> Audit:
    audit: Audit = import_module(f"audits.{place}").AUDIT
    return with_agreement(with_precision(audit))


def _id(place: str) -> str:
    return place.partition(".")[2].replace("_", "-")


@functools.cache
def _ours() -> tuple[Audit, ...]:
    return tuple(map(_load, _OURS))


@functools.cache
def _others() -> tuple[Audit, ...]:
    known = set(map(_id, _OURS))
    found: list[Audit] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        audit = entry.load()
        if not isinstance(audit, RecordAudit | HistoryAudit | SiteAudit):
            raise UsageError(f"entry point {entry.name} of {GROUP} is no audit; give it an AUDIT value")
        if not can_read(audit):
            reads = ", ".join(name.value for name in audit.info.reads) or "nothing"
            raise UsageError(
                f"the audit of entry point {entry.name} reads {reads}, which no one subject offers"
            )
        if audit.info.audit in known:
            raise UsageError(f"entry point {entry.name} repeats the audit id {audit.info.audit}; rename it")
        known.add(audit.info.audit)
        found.append(audit)
    return tuple(found)


def can_read(audit: Audit) -> bool:
    """Return whether there is a subject, or a stream of the site, that offers all facts that an audit reads."""
    if isinstance(audit, SiteAudit):
        return bool(audit.info.reads) and set(audit.info.reads) <= OFFERED
    return bool(kinds_of(audit.info.reads))


@functools.cache
def all_audits() -> tuple[Audit, ...]:
    """Return our audits, then the entry points' by name; raises ``UsageError`` on one that is not an audit."""
    return _ours() + _others()


def by_id(audit: str) -> Audit:
    """Return the audit with an id; raises ``UsageError`` that names the nearest one."""
    audits = {candidate.info.audit: candidate for candidate in all_audits()}
    if audit in audits:
        return audits[audit]
    close = difflib.get_close_matches(audit, audits, n=1, cutoff=0.4)
    hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(sorted(audits))}."
    raise UsageError(f"there is no audit {audit!r}; {hint}")


def named(text: str) -> Audit:
    """Return the audit that a person names, by its id or as a report's heading does, in capitals or not.

    Raises ``UsageError`` that names the nearest one.
    """
    wanted = " ".join(text.casefold().split())
    for of_audit in (_id_of, _failure_title_of, _title_of):
        for audit in all_audits():
            if of_audit(audit).casefold() == wanted:
                return audit
    return by_id("-".join(wanted.replace("_", "-").split()))


def _id_of(audit: Audit) -> str:
    return audit.info.audit


def _failure_title_of(audit: Audit) -> str:
    return audit.info.failure_title


def _title_of(audit: Audit) -> str:
    return audit.info.title


def active(profile: Profile) -> tuple[Audit, ...]:
    """Return the audits that a profile does not turn off; raises ``UsageError`` on an unknown id."""
    _check_ids(profile)
    return _without_off(all_audits(), profile)


def active_of_drafts(profile: Profile) -> tuple[Audit, ...]:
    """Return those of them that may judge a draft, other people's all; raises ``UsageError`` on an unknown id."""
    _check_ids(profile)
    ours = tuple(_load(place) for place in _OURS if place.startswith(_OF_DRAFTS))
    return _without_off(ours + _others(), profile)


def _check_ids(profile: Profile) -> None:
    owned = (audit for owner in profile.owners.values() for audit in owner.audits)
    named = (*profile.audits.off, *profile.audits.options, *owned)
    if not named:  # asked for each page
        return
    known = {*map(_id, _OURS), *(audit.info.audit for audit in _others())}
    for audit in named:
        if audit not in known:
            by_id(audit)


def _without_off(audits: tuple[Audit, ...], profile: Profile) -> tuple[Audit, ...]:
    off = profile.audits.off
    return tuple(audit for audit in audits if audit.info.audit not in off) if off else audits
