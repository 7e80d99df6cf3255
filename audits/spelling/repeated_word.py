"""``repeated-word``: the same word twice in a row."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from language.text_blocks import BlockText
from language.word_list import words_in
from schemas.audit_info import AuditInfo, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="repeated-word",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.SPELLING,
    title="No word stands twice in a row",
    failure_title="A word stands twice in a row",
    why="A doubled word is a slip of editing that a spelling checker does not see and a reader stumbles over.",
    fix="Delete one of the two words.",
    severity=Severity.MINOR,
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="10: avoid errors of all types, no matter how small they seem",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
    ],
)

MEANT = words_in(
    "very really so no bye many much far long big more again hip hush now there yes ha hee la knock aye tut boo"
)
"""Words that are doubled for weight or as an exclamation."""

GRAMMATICAL = words_in(
    "that had is do does did her you what who it in on up out over can will as to for by or"
)
"""Words that English grammar can set twice in a row: *the pain that that caused*, *what it is is*, *she had had*.
(Quirk et al. 1985, 15.8 and 10.11.)"""

NEVER = words_in("the a an and of is are was in to for with this your their our at be if but from")
"""Words whose doubling is an error wherever it appears."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return each doubled word; never over the border of a block or a sentence."""
    text = context.text.read(record)
    if not any(block.words for block in text.blocks):
        return CannotTell("the page has no text")
    blocks = [block for block in text.english() if block.words]
    if not blocks:
        return Inapplicable(f"the text is not in English ({text.language})")
    found = [fault for block in blocks for fault in _doubled(text.text, block)]
    return Failed(found) if found else Passed()


def _doubled(text: str, block: BlockText) -> list[Found]:
    found: list[Found] = []
    starts = {start for start, _ in block.sentences}
    for left, right in zip(block.words, block.words[1:], strict=False):
        if left.text.casefold() != right.text.casefold() or not text[left.end : right.start].isspace():
            continue
        if right.start in starts or _joined(text, left.start - 1) or _joined(text, right.end):
            continue
        tier = _tier(left.text, right.text, opens=left.start in starts)
        if tier is not None:
            found.append(
                Found(
                    message=f"“{left.text} {right.text}”: the word stands twice.",
                    start=left.start,
                    end=right.end,
                    suggestions=(left.text,),
                    tier=tier,
                )
            )
    return found


def _tier(left: str, right: str, *, opens: bool) -> Tier | None:
    """Return how surely a doubled word is a slip, None where it is meant or a name: *Walla Walla*, *Loa loa*."""
    word = left.casefold()
    if word in MEANT or (len(word) == 1 and word not in ("a", "i")):
        return None
    if left[0].isupper() and (right[0].isupper() or not opens):
        return Tier.LIKELY if word in NEVER and not left.isupper() else None
    if word in GRAMMATICAL - NEVER:
        return Tier.MAYBE
    named = left[0].isupper() and word not in NEVER
    return Tier.LIKELY if named or word in ("is", "in") else Tier.SURE


def _joined(text: str, place: int) -> bool:
    """Return whether a character joins a word to its neighbour: a hyphen, a slash, an apostrophe."""
    return (
        0 <= place < len(text)
        and text[place] in "-‐‑/_’'@."
        and not (text[place] == "." and not text[place + 1 : place + 2].isalnum())
    )


AUDIT = RecordAudit(INFO, check)
