"""Find a visible date's labels in its line, in the page's history or in the text that announces it from outside."""

from __future__ import annotations

from extraction.dates.labels.label import Label, label_after, label_before, label_of_entry
from extraction.dates.labels.surroundings import DAY_BEFORE
from extraction.dates.parsing.months import plain
from extraction.dates.sources.page_history import is_note, role_in_history
from extraction.dates.sources.table_header import cell_behind, column_header
from extraction.page.text_lines import TextLine, text_before
from schemas.vocabulary import DateRole

_ANNOUNCEMENT = 60
"""Characters of a line that announces the date in the line behind it."""


def labels_of(
    text_line: TextLine, before: str, after: str, *, first: bool, behind: str | None = None
) -> list[Label]:
    """Return the labels of a date in a line, the nearest text first; empty where nothing announces the date.

    `before` is the text since the date before it, `after` that up to the date behind it, `behind` all the rest of the
    line, and `first` whether it is the line's first date.
    """
    rest = after if behind is None else behind
    if first and is_note(before, rest):
        return [Label(DateRole.MODIFIED, before.strip(), of_history=True)]
    labels = label_before(before, line_length=len(text_line.text))
    if first and not labels and (entry := role_in_history(text_line.container, before, rest)) is not None:
        return [Label(entry[0], entry[1], of_history=True)]
    if not before.strip():
        said = after if after.strip() else f"– {cell_behind(text_line.container)}"
        if (entry_label := label_of_entry(said)) is not None:
            return [entry_label]
    if not labels and first and not DAY_BEFORE.sub("", plain(before)).strip(" :,.|•·–—-()/"):
        header = column_header(text_line.container)
        announced = header if header is not None else text_line.before or text_before(text_line.container)
        labels = label_before(announced, line_length=_ANNOUNCEMENT, own_line=False)
    if not labels:
        found = label_after(after)
        labels = [found] if found is not None else []
    return labels
