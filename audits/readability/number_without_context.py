"""``number-without-context``: a number that says how much more and not of what, or with useless decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from audits.context import Context
from audits.contract import Failed, Found, Passed, RecordAudit, Verdict
from audits.readability.text_for_patients import is_own, text_for_patients
from language.readability.relative_numbers import UnclearNumber, unclear_numbers
from language.text_blocks import TextBlocks
from schemas.audit_info import AuditInfo, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="number-without-context",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="Numbers say what they mean",
    failure_title="Numbers without what they mean",
    why=(
        "“Twice as likely” can be 2 people in 10 or 2 in 10,000. Without the number of people, patients can't tell "
        "whether it matters to them, and most think the risk is larger than it is."
    ),
    fix=(
        "Give both numbers, of the same group: “2 in 100 people instead of 1 in 100”. Round percentages to whole "
        "numbers. If the source doesn't say how many people, say “more likely” alone."
    ),
    severity=Severity.MINOR,
    minutes=10,
    standards=[
        Standard(
            name="CDC Clear Communication Index",
            clause="items 15 and 16: numbers that the audience uses, and what they mean",
            url="https://www.cdc.gov/ccindex/",
        ),
        Standard(
            name="AHRQ Health Literacy Universal Precautions Toolkit",
            clause="tool 11: assess, select, and create easy-to-understand materials",
            url="https://www.ahrq.gov/health-literacy/improve/precautions/index.html",
        ),
    ],
)

_DECIMAL = re.compile(r"\d{1,2}\.\d{2,6}")
"""Matches ``23.47``."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return the first relative risk of each paragraph without a base rate, and its first share with two decimals.

    An editor looks a paragraph's numbers up together.
    """
    text = text_for_patients(record, context)
    if not isinstance(text, TextBlocks):
        return text
    found = []
    for block in text.blocks:
        if is_own(block, text):
            faults: dict[str, UnclearNumber] = {}
            for number in unclear_numbers(text.text, block.start, block.end):
                faults.setdefault(number.kind, number)
            found += [_found(number, text.text) for number in faults.values()]
    return Failed(found) if found else Passed()


def _found(number: UnclearNumber, text: str) -> Found:
    written = text[number.start : number.end]
    if number.kind == "relative":
        message = "Of how many people? Write both numbers, such as “2 in 100 instead of 1 in 100”."
        return Found(message=message, start=number.start, end=number.end, tier=Tier.LIKELY)
    rounded = _DECIMAL.sub(lambda found: str(Decimal(found[0]).quantize(1, ROUND_HALF_UP)), written, count=1)
    return Found(
        message=f"“{written}” → “{rounded}”.",
        start=number.start,
        end=number.end,
        suggestions=(rounded,),
        tier=Tier.LIKELY,
    )


AUDIT = RecordAudit(INFO, check)
