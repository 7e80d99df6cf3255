"""Say in lines what a recheck found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.wording import plural
from schemas.dates import in_words
from schemas.finding import Finding
from schemas.recheck import Answer, FindingAnswer, Recheck
from schemas.vocabulary import FindingStatus

_WORDS = {
    Answer.FIXED: "fixed",
    Answer.STILL_THERE: "still there",
    Answer.GONE: "page not found",
    Answer.CANNOT_TELL: "can't tell",
    Answer.CLOSED: "closed before",
}
MOST_PLACES = 20
"""Pages that are named of one finding."""


def recheck_lines(found: Recheck) -> Iterator[str]:
    """Yield the lines for a person: of each finding what became of it and where, then what is new, then the sum."""
    for answer in found.answers:
        yield f"{_WORDS[answer.answer]}: {answer.finding_id} {answer.finding.audit}: {_message(answer)}"
        yield from _places(answer)
        if answer.reason and not any(place.reason == answer.reason for place in answer.places):
            yield f"    {answer.reason}"
        if answer.closed_at is not None:
            yield f"    closed on {in_words(f'{answer.closed_at:%Y-%m-%d}', found.locale)}"
    for page in found.unread:
        yield f"not read: {page.url} ({page.reason})"
    for finding in found.new:
        again = "back again" if finding.status is FindingStatus.REOPENED else "new"
        yield f"{again} since the last check: {finding.audit}: {finding.message}"
        yield f"    {finding.url}"
    yield f"{found.site}: {_sum(found)}"


def _message(answer: FindingAnswer) -> str:
    """Return the finding's message, as it is today where its words changed."""
    then, now = answer.finding, answer.now
    if now is None or now.evidence.quote == then.evidence.quote:
        return (now or then).message
    return f"{now.message} The words are now “{_around(now)}”; they were “{_around(then)}”."


def _around(finding: Finding) -> str:
    evidence = finding.evidence
    return " ".join(f"{evidence.prefix} {evidence.quote} {evidence.suffix}".split())


def _places(answer: FindingAnswer) -> Iterator[str]:
    """Yield what became of the finding on its pages; those of which the same cannot be told are one line."""
    unknown = Counter(place.reason for place in answer.places if place.answer is Answer.CANNOT_TELL)
    for place in answer.places[:MOST_PLACES]:
        count = unknown.get(place.reason, 0) if place.answer is Answer.CANNOT_TELL else 1
        unknown.pop(place.reason, None)
        if not count:
            continue
        where = place.url if count == 1 else f"{place.url} and {plural(count - 1, 'other page')}"
        words = f": “{place.quote}”" if place.quote else ""
        reason = f" ({place.reason})" if place.reason else ""
        yield f"    {_WORDS[place.answer]} on {where}{reason}{words}"


def _sum(found: Recheck) -> str:
    counts = Counter(answer.answer for answer in found.answers)
    parts = [f"{counts[answer]} {_WORDS[answer]}" for answer in Answer if counts[answer]]
    if found.unread:
        parts.append(f"{plural(len(found.unread), 'page')} not read")
    if not parts:
        parts = ["nothing to fix on these pages"]
    if found.new:
        parts.append(f"{len(found.new)} new since the last check")
    asked = f"{plural(len(found.asked), 'page')} requested"
    day = in_words(f"{found.last_run:%Y-%m-%d}", found.locale)
    return f"{', '.join(parts)}; {asked}. The last check was on {day}."
