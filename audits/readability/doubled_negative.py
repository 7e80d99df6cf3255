"""``doubled-negative``: two negatives where a positive wording says the same."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.readability.patient_sentences import patient_sentences, with_plain_blanks
from language.readability.doubled_negatives import DoubledNegative, doubled_negatives
from schemas.audit_info import AuditInfo, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="doubled-negative",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="No doubled negatives",
    failure_title="Doubled negatives",
    why="“Not uncommon” makes readers turn the sentence round twice. “Common” says it at once.",
    fix="Write the positive: “common” for “not uncommon”, “only if” for “not … unless”.",
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Federal plain language guidelines",
            clause="Avoid double negatives and exceptions to exceptions",
            url="https://www.plainlanguage.gov/guidelines/concise/use-positive-language/",
        ),
    ],
)


def check(record: RunningText, context: Context) -> Verdict:
    """Return each doubled negative with its positive wording, where a word does it."""
    sentences = patient_sentences(record, context)
    if isinstance(sentences, CannotTell | Inapplicable):
        return sentences
    text = with_plain_blanks(context.text.read(record).text)
    found = [_found(one, text) for start, end in sentences for one in doubled_negatives(text, start, end)]
    return Failed(found) if found else Passed()


def _found(one: DoubledNegative, text: str) -> Found:
    words = " ".join(text[one.start : one.end].split())
    return Found(
        message=f"Write {one.advice} for “{words}”."
        if one.positive
        else f"Say it with {one.advice}: “{words}”.",
        start=one.start,
        end=one.end,
        suggestions=(one.positive,) if one.positive else (),
        tier=Tier.LIKELY,
    )


AUDIT = RecordAudit(INFO, check)
