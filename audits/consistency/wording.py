"""Word the findings about forms."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from audits.consistency.majority import Majority
from audits.consistency.tally import fixes_of, occurrences_of, pages_of
from audits.contract import SITE, Failed, Passed, SiteFound, SiteVerdicts
from schemas.vocabulary import Tier

MOST_WORDS = 30
"""Words of a message."""
MOST_NAMED = 3
"""Odd forms that a message names; all are among the occurrences."""


def found_forms(
    subject: str,
    judged: Majority,
    *,
    tier: Tier,
    instead: str | None = None,
    identity: str = "",
) -> SiteFound:
    """Return the finding on the odd forms of one thing.

    Its message is e.g. ``“HealthCare” → “Healthcare” (in 1 of 8 places; 7 pages write “Healthcare”)``.
    ``instead`` is the usual form as readers know it; ``identity`` as `SiteFound` has it.
    """
    usual = instead or judged.usual.form
    reason = counted(judged, f"“{usual}”")
    if len(f"{judged.odd[0].form} {usual} {reason}".split()) >= MOST_WORDS:
        reason = counted(judged, "the other")
    odd = _named((form.form for form in judged.odd), MOST_WORDS - len(f"{usual} {reason}".split()) - 1)
    return SiteFound(
        subject=subject,
        identity=identity,
        message=f"{odd} → “{usual}” ({reason})",
        occurrences=occurrences_of(judged.odd),
        page_count=pages_of(judged.odd),
        suggestions=(usual,),
        tier=Tier.SURE if judged.chosen else tier,
        is_set=judged.chosen,
        value=float(judged.odd_count),
        unit="places",
        fixes=fixes_of(judged.odd),
    )


def found_styles(
    subject: str, judged: Majority, *, tier: Tier, like: str, rewritten: Callable[[str], str | None]
) -> SiteFound:
    """Return the finding on dates or numbers in another style than most.

    Its message names the first of them and the rest by their number. ``like`` is one in the usual style, ``rewritten``
    returns another one in that style; null where nobody can tell, and then nothing is suggested. With several, the
    finding suggests nothing either: what fits one is wrong for the next.
    """
    reason = counted(judged, "the usual style")
    places = occurrences_of(judged.odd)
    first = places[0].evidence.quote
    known = sum(form.quotes.get(first, 0) for form in judged.odd)
    several = known < judged.odd_count  # a text keeps the first of each style
    said_of = functools.partial(_said, like=like, reason=reason, rewritten=rewritten)
    message, suggestions = said_of(first)
    if several:
        message = message.replace(f" ({reason})", f", and {judged.odd_count - 1} more ({reason})")
    return SiteFound(
        subject=subject,
        message=message,
        occurrences=places,
        page_count=pages_of(judged.odd),
        suggestions=() if several else suggestions,
        said_of=said_of,
        tier=Tier.SURE if judged.chosen else tier,
        is_set=judged.chosen,
        value=float(judged.odd_count),
        unit="places",
        fixes=fixes_of(judged.odd),
    )


def _said(
    quote: str, *, like: str, reason: str, rewritten: Callable[[str], str | None]
) -> tuple[str, tuple[str, ...]]:
    instead = rewritten(quote)
    if instead is None:
        return f"“{quote}”: write it like “{like}” ({reason})", ()
    return f"“{quote}” → “{instead}” ({reason})", (instead,)


def counted(judged: Majority, usual: str) -> str:
    """Return how often the odd forms are written and how many pages write the usual one, or that it was chosen."""
    if judged.chosen:
        return "your style sheet"
    pages = judged.usual.pages
    write = "1 page writes" if pages == 1 else f"{pages} pages write"
    return f"in {judged.odd_count} of {judged.total} places; {write} {usual}"


def _named(forms: Iterable[str], most_words: int) -> str:
    """Return up to `MOST_NAMED` forms in quotation marks: the first, and others as long as the words last."""
    named: list[str] = []
    for form in dict.fromkeys(forms):
        most_words -= len(form.split())
        if named and (most_words < 0 or len(named) == MOST_NAMED):
            break
        named.append(f"“{form}”")
    return ", ".join(named)


def answer(found: Sequence[SiteFound]) -> SiteVerdicts:
    """Return the verdict on the site with its findings, those on most pages first."""
    ranked = sorted(found, key=lambda fault: (fault.tier is not Tier.SURE, -fault.page_count, fault.subject))
    return SiteVerdicts(ranked, {SITE: Failed(()) if ranked else Passed()})
