"""``vague-call-to-action``: signs of an emergency beside a call that does not say how soon."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from audits.context import Context
from audits.contract import Failed, Found, Passed, RecordAudit, Verdict
from audits.readability.text_for_patients import is_own, text_for_patients
from language.readability.warning_signs import CALL, urgent_words, warning_signs
from language.text_blocks import BlockText, TextBlocks
from schemas.audit_info import AuditInfo, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, BlockKind, FactName, Severity, Tier

INFO = AuditInfo(
    audit="vague-call-to-action",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="Warning signs say how soon to call",
    failure_title="Warning signs without how soon to call",
    why=(
        "“Call your doctor” after the signs of an emergency lets a patient wait until Monday. Loss of bladder "
        "control with back pain can't wait a day."
    ),
    fix=(
        "Say how soon and whom: “Call 911 or go to the emergency room now if …”, “Call us the same day if …”. A "
        "clinician decides which."
    ),
    severity=Severity.MODERATE,
    minutes=10,
    standards=[
        Standard(
            name="CDC Clear Communication Index",
            clause="item 14: specific directions about how to do what the text asks for",
            url="https://www.cdc.gov/ccindex/",
        ),
        Standard(
            name="NHS digital service manual, care cards",
            clause="say how soon help is needed, and how to get it: non-urgent, urgent, immediate",
            url="https://service-manual.nhs.uk/design-system/components/care-cards",
        ),
    ],
)

_CONDITION = re.compile(
    r"\b(?:if|when|any\sof|following|these|this|for|with|whenever|experience|notice|develop)\b", re.IGNORECASE
)
"""Matches ``if`` of ``Call your doctor if you faint``: the call goes with the signs."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return each call to a doctor for signs of an emergency where neither it nor what is beside it says how soon."""
    text = text_for_patients(record, context)
    if not isinstance(text, TextBlocks):
        return text
    found = [_found(text, span, sign) for span, sign in _calls(text)]
    return Failed(found) if found else Passed()


class _Spans:
    """Places in a text, found once: each item of a long list asks for those of the whole list.

    They are not looked for before somebody asks: most calls are for no condition.
    """

    def __init__(self, find: Callable[[str], list[tuple[int, int]]], text: str) -> None:
        self._find, self._text = find, text

    @functools.cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return self._find(self._text)

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._spans]

    def first(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first place between two offsets."""
        at = bisect_left(self._starts, start)
        return self._spans[at] if at < len(self._spans) and self._spans[at][1] <= end else None


def _calls(text: TextBlocks) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the offsets of each sentence that calls for signs of an emergency, and the first of these."""
    if CALL.search(text.text) is None:
        return
    how_soon, signs = _Spans(urgent_words, text.text), _Spans(warning_signs, text.text)
    behind_list = _behind_lists(text)
    heading = None
    for at, block in enumerate(text.blocks):
        if block.kind is BlockKind.HEADING:
            heading = block
        if not is_own(block, text) or CALL.search(text.text, block.start, block.end) is None:
            continue
        if _says_how_soon(text, at, behind_list[at], heading, how_soon):
            continue
        for start, end in block.sentences:
            call = CALL.search(text.text, start, end)
            if call is None or not _CONDITION.search(text.text, start, end):
                continue
            sign = signs.first(start, end)
            if sign is None and end == block.sentences[-1][1] and text.text[start:end].rstrip().endswith(":"):
                sign = signs.first(block.end, text.blocks[behind_list[at] - 1].end)
            if sign is not None:
                yield (start, end), text.text[slice(*sign)]
                break


def _behind_lists(text: TextBlocks) -> list[int]:
    """Return for each block the place of the first one behind it that is no list item."""
    behind = [len(text.blocks)] * len(text.blocks)
    for at in range(len(text.blocks) - 2, -1, -1):
        behind[at] = behind[at + 1] if text.blocks[at + 1].kind is BlockKind.LIST_ITEM else at + 1
    return behind


def _says_how_soon(
    text: TextBlocks, at: int, after: int, heading: BlockText | None, how_soon: _Spans
) -> bool:
    """Return whether a call's heading, its block, the list behind it or what is beside them says so.

    ``after`` is the place of the block behind that list.
    """
    first = text.blocks[max(0, at - 1)]
    if how_soon.first(first.start, text.blocks[after - 1].end):
        return True
    behind = text.blocks[after].sentences[:1] if after < len(text.blocks) else ()
    if any(how_soon.first(start, end) for start, end in behind):
        return True
    return heading is not None and how_soon.first(heading.start, heading.end) is not None


def _found(text: TextBlocks, span: tuple[int, int], sign: str) -> Found:
    return Found(
        message=f"“{' '.join(sign.split())}” may be an emergency. Say how soon to call, and whom.",
        start=span[0],
        end=span[1],
        tier=Tier.LIKELY,
    )


AUDIT = RecordAudit(INFO, check)
