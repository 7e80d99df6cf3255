"""``long-sentence``: sentences that are too long to be understood at one reading."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="long-sentence",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="No sentence is too long",
    failure_title="A sentence is too long",
    why=(
        "Understanding falls with every word: tests of the American Press Institute found that readers took in "
        "all of a sentence of 8 words and less than a tenth of one of 43."
    ),
    fix="Make two or three sentences of it, one idea each, or a list of what it counts up.",
    severity=Severity.MINOR,
    standards=[
        Standard(
            name="GOV.UK: sentence length, why 25 words is our limit",
            url="https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
        ),
        Standard(
            name="Federal plain language guidelines",
            clause="Write short sentences",
            url="https://www.plainlanguage.gov/guidelines/concise/write-short-sentences/",
        ),
    ],
    options=[
        Option(
            name="max_words",
            default=30,
            unit="words",
            minimum=1,
            maximum=10_000,
            why="GOV.UK checks sentences over 25 words; five more leave room for the names of drugs and doctors.",
        ),
        Option(
            name="moderate_words",
            default=45,
            unit="words",
            minimum=1,
            maximum=10_000,
            why="Half as long again as the limit; own choice.",
        ),
    ],
)


def check(record: RunningText, context: Context) -> Verdict:
    """Return each sentence of running text that is too long; headings, table rows and sources never count."""
    text = context.text.read(record)
    if not text.sentences_known:
        return Inapplicable("the lines of a document are not its sentences")
    blocks = [block for block in text.english() if block.running and block.words]
    if text.blocks and not any(text.english()):
        return Inapplicable(f"the limit is made for English, the text is not ({text.language})")
    if not blocks:
        return CannotTell("the page has no running text")
    most, moderate = context.number(INFO, "max_words"), context.number(INFO, "moderate_words")
    found: list[Found] = []
    for block in blocks:
        for start, end in block.sentences:
            if end - start <= most:
                continue
            words = words_in_sentence(text.text[start:end])
            if words > most:
                found.append(
                    Found(
                        message=f"This sentence has {words} words; {most:g} are the most that most readers follow.",
                        start=start,
                        end=end,
                        tier=Tier.SURE,
                        severity=Severity.MODERATE if words >= moderate else Severity.MINOR,
                        value=float(words),
                        unit="words",
                    )
                )
    return Failed(found) if found else Passed()


def words_in_sentence(sentence: str) -> int:
    """Return the pieces between white space that hold a letter or a digit."""
    return sum(any(map(str.isalnum, piece)) for piece in sentence.split())


AUDIT = RecordAudit(INFO, check)
