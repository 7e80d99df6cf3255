"""Register the audits: ours in one list, other people's by entry point."""

from __future__ import annotations

import difflib
import functools
from importlib.metadata import entry_points

from audits.consistency import (
    brand_spelling,
    date_style,
    heading_case,
    office_label_form,
    person_name_form,
    phone_style,
    term_spelling,
)
from audits.contract import Audit, HistoryAudit, RecordAudit, SiteAudit
from audits.earned_tiers import with_precision
from audits.freshness import (
    automatic_date,
    bulk_date_bump,
    conflicting_dates,
    future_date,
    missing_date,
    modified_before_published,
    outdated_reference,
    refreshed_date_only,
    review_overdue,
    silent_edit,
    stale_copyright,
    stale_page,
)
from audits.links import broken_link, vague_link
from audits.locations import (
    conflicting_location,
    impossible_address,
    phone_link_mismatch,
    structured_location_missing,
    unattached_phone,
)
from audits.measured_agreement import with_agreement
from audits.readability import (
    doubled_negative,
    hard_section,
    hard_to_read,
    jargon,
    long_paragraph,
    long_sentence,
    number_without_context,
    passive_instruction,
    undefined_abbreviation,
    vague_call_to_action,
    wall_of_text,
)
from audits.site_facts import OFFERED
from audits.spelling import doubled_punctuation, misspelling, repeated_word, slip, wrong_article, wrong_word
from audits.structure import broken_structured_data, image_without_alternative, several_h1
from audits.subjects import kinds_of
from audits.trust import injected_spam
from schemas.errors import UsageError
from schemas.profile import Profile

_OURS: tuple[Audit, ...] = (
    stale_page.AUDIT,
    missing_date.AUDIT,
    conflicting_dates.AUDIT,
    bulk_date_bump.AUDIT,
    refreshed_date_only.AUDIT,
    silent_edit.AUDIT,
    automatic_date.AUDIT,
    future_date.AUDIT,
    modified_before_published.AUDIT,
    review_overdue.AUDIT,
    outdated_reference.AUDIT,
    stale_copyright.AUDIT,
    misspelling.AUDIT,
    repeated_word.AUDIT,
    wrong_article.AUDIT,
    doubled_punctuation.AUDIT,
    slip.AUDIT,
    wrong_word.AUDIT,
    brand_spelling.AUDIT,
    person_name_form.AUDIT,
    term_spelling.AUDIT,
    date_style.AUDIT,
    phone_style.AUDIT,
    heading_case.AUDIT,
    office_label_form.AUDIT,
    hard_to_read.AUDIT,
    hard_section.AUDIT,
    long_sentence.AUDIT,
    passive_instruction.AUDIT,
    doubled_negative.AUDIT,
    jargon.AUDIT,
    undefined_abbreviation.AUDIT,
    long_paragraph.AUDIT,
    wall_of_text.AUDIT,
    vague_call_to_action.AUDIT,
    number_without_context.AUDIT,
    conflicting_location.AUDIT,
    phone_link_mismatch.AUDIT,
    unattached_phone.AUDIT,
    impossible_address.AUDIT,
    structured_location_missing.AUDIT,
    broken_link.AUDIT,
    vague_link.AUDIT,
    image_without_alternative.AUDIT,
    several_h1.AUDIT,
    broken_structured_data.AUDIT,
    injected_spam.AUDIT,
)
OURS = tuple(with_agreement(with_precision(audit)) for audit in _OURS)
"""Our audits, in the order in which reports name them, with what was measured of them."""

GROUP = "clinic_checkup.audits"
"""Entry-point group: each entry is an audit value, e.g. ``my_audits.tone:AUDIT``."""


@functools.cache
def _others() -> tuple[Audit, ...]:
    known = {audit.info.audit for audit in OURS}
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


def all_audits() -> tuple[Audit, ...]:
    """Return our audits, then the entry points' by name; raises ``UsageError`` on one that is not an audit."""
    return OURS + _others()


AUDITS: tuple[Audit, ...] = all_audits()
"""Every audit of this installation."""


def by_id(audit: str) -> Audit:
    """Return the audit with an id; raises ``UsageError`` that names the nearest one."""
    audits = {candidate.info.audit: candidate for candidate in AUDITS}
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
        for audit in AUDITS:
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
    owned = (audit for owner in profile.owners.values() for audit in owner.audits)
    known = {audit.info.audit for audit in AUDITS}
    for audit in (*profile.audits.off, *profile.audits.options, *owned):
        if audit not in known:
            by_id(audit)
    return tuple(audit for audit in AUDITS if audit.info.audit not in profile.audits.off)
