"""``passive-instruction``: instructions in the passive voice, which don't say that the reader is to act."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.readability.patient_sentences import patient_sentences, with_plain_blanks
from audits.readability.worst_shown import WorstShown
from language.readability.passive_instructions import PassiveInstruction, passive_instructions
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="passive-instruction",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="Instructions say who acts",
    failure_title="Instructions that don't say who acts",
    why=(
        "“The tablet should be taken with food” doesn't say who takes it. “Take the tablet with food” does, in fewer "
        "words. Readers act on an instruction sooner when it is addressed to them."
    ),
    fix="Begin with the verb (“Take the tablet with food”). Where staff act, name them (“Your nurse cleans it”).",
    severity=Severity.MINOR,
    minutes=2,
    standards=[
        Standard(
            name="Federal plain language guidelines",
            clause="Use active voice",
            url="https://www.plainlanguage.gov/guidelines/conversational/use-active-voice/",
        ),
        Standard(
            name="CDC Clear Communication Index",
            clause="item 6: active voice",
            url="https://www.cdc.gov/ccindex/",
        ),
        Standard(
            name="NHS digital service manual: content",
            clause="how we write: active voice",
            url="https://service-manual.nhs.uk/content",
        ),
    ],
    options=[
        Option(
            name="most_shown",
            default=3,
            unit="sentences",
            minimum=1,
            maximum=10_000,
            why="The first of a page; the others are counted, and shown when these are changed. Own choice.",
        ),
    ],
)


def check(record: RunningText, context: Context) -> Verdict:
    """Return each instruction in the passive voice with nobody named after *by*; the first of the page are shown."""
    sentences = patient_sentences(record, context)
    if isinstance(sentences, CannotTell | Inapplicable):
        return sentences
    text = with_plain_blanks(context.text.read(record).text)
    hidden = [one for start, end in sentences for one in passive_instructions(text, start, end)]
    shown = WorstShown([one.start for one in hidden], int(context.number(INFO, "most_shown")))
    found = [_found(one, text, shown.behind(one.start), shown=one.start in shown) for one in hidden]
    return Failed(found) if found else Passed()


def _found(one: PassiveInstruction, text: str, more: str, *, shown: bool) -> Found:
    words = " ".join(text[one.start : one.end].split())
    if one.instruction:
        message = f"Write “{one.instruction}” for “{words}”."
    elif one.verb:
        message = f"Begin with “{one.verb} …”: “{words}” doesn't say who acts."
    else:
        message = f"“{words}” doesn't say who acts. Begin with the verb."
    return Found(
        message=message + more,
        start=one.start,
        end=one.end,
        suggestions=(one.instruction,) if one.instruction else (),
        tier=Tier.LIKELY,
        shown=shown,
    )


AUDIT = RecordAudit(INFO, check)
