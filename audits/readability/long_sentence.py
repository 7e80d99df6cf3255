"""``long-sentence``: the sentences of a page that are too long to be understood at one reading."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.readability.own_blocks import own_blocks
from audits.readability.patient_texts import run_together
from audits.readability.readable_text import readable_text
from audits.readability.sentence_load import SentenceLoad, has_end, is_list, sentence_load
from audits.readability.worst_shown import WorstShown
from language.readability.hard_sentences import LONGEST_SPLIT
from language.readability.split_points import best_split, rewritten
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="long-sentence",
    version=4,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="No sentences too long to follow",
    failure_title="Sentences too long to follow",
    why=(
        "The longer a sentence, the less readers take in. In tests by the American Press Institute they took in "
        "all of an 8-word sentence. Of a 43-word one they took in less than a tenth."
    ),
    fix="Split it into two or three sentences, one idea each. Put the items of a series in a list.",
    severity=Severity.MINOR,
    minutes=5,
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
            why=(
                "GOV.UK checks sentences over 25 words; five more leave room for the names of drugs and doctors. What "
                "is reported is longer by ten words (decision 0016)."
            ),
        ),
        Option(
            name="most_shown",
            default=3,
            unit="sentences",
            minimum=1,
            maximum=10_000,
            why="The worst of a page; the others are counted, and shown when these are shorter. Own choice.",
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


_WORDS_OVER = 10
"""Words above the limit that a sentence has at least, a name counted as one: of 66 sentences that two readers labelled,
26 of 28 from 40 words on should be split, below it half, which lists, brackets and semicolons made clear."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return each sentence that is long; the worst of the page are shown, the others wait.

    On pages of clinics, sentences of 31 to 39 words were clear to the readers who labelled them as often as not
    (decision 0016). One that a page writes twice, for wide and for narrow screens, is one. Headings, table rows,
    sources, disclaimers and quotes never count, nor what does not end as a sentence does.
    """
    text = readable_text(record, context)
    if isinstance(text, Inapplicable):
        return text
    blocks = own_blocks(text)
    if not blocks:
        return CannotTell("the page has no main text")
    most = context.number(INFO, "max_words")
    long: dict[str, tuple[SentenceLoad, int, int]] = {}
    for block in blocks:
        for start, end in block.sentences:
            sentence = text.text[start:end]
            if end - start >= 2 * (most + _WORDS_OVER) - 1 and (load := _hard(sentence, most)) is not None:
                long.setdefault(" ".join(sentence.split()), (load, start, end))
    return Failed(_found(text.text, list(long.values()), most, context)) if long else Passed()


def _hard(sentence: str, most: float) -> SentenceLoad | None:
    """Return the load of a sentence that reads hard; null for one that does not, or that is none."""
    if len(sentence.split()) < most + _WORDS_OVER:
        return None
    load = sentence_load(sentence)
    if load.read < most + _WORDS_OVER:
        return None
    return load if has_end(sentence) and not is_list(sentence) and not run_together(sentence) else None


def _found(
    text: str, long: list[tuple[SentenceLoad, int, int]], most: float, context: Context
) -> list[Found]:
    """Return a page's long sentences in their order; the last of the shown says how many wait behind it."""
    moderate = context.number(INFO, "moderate_words")
    most_shown = int(context.number(INFO, "most_shown"))
    worst = sorted(long, key=lambda one: (-one[0].read - one[0].breaks, one[1]))
    shown = WorstShown([start for _, start, _ in worst], most_shown)
    found = []
    for load, start, end in long:
        more = shown.behind(start)
        found.append(
            Found(
                message=f"{load.words}-word sentence. Most readers lose track after about {most:g}.{more}",
                start=start,
                end=end,
                suggestions=_split(text, start, end) if start in shown else (),
                tier=Tier.LIKELY,
                severity=Severity.MODERATE if load.words >= moderate else Severity.MINOR,
                value=float(load.words),
                unit="words",
                shown=start in shown,
            )
        )
    return found


def _split(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the sentence split where its clauses end, one line; empty where no place is sure."""
    if end - start > LONGEST_SPLIT:
        return ()
    points = best_split(text, start, end)
    return (" ".join(rewritten(text, start, end, points).split()),) if points else ()


AUDIT = RecordAudit(INFO, check)
