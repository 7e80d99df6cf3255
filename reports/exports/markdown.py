"""Write a list for an issue tracker, in Markdown; of page text nothing becomes a link, an image, HTML or a mention."""

from __future__ import annotations

import re
from typing import IO

from reports.exports.exported_run import exported_run
from reports.harmless_text import harmless, shorten
from reports.known_from import certainty
from reports.link import words_link
from reports.progress import Progress
from reports.wording import day, minutes, plural, sentence
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK
from store.published_folder import PublishedFolder

_MOST_LETTERS = 300
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#!|~&$^=])")
"""Characters that mark up text inside a line (CommonMark 0.31, and GitHub's tables, formulas and strike-through); what
marks up the beginning of a line is never there."""
_SIGN = re.compile(
    r"(?<=[@#!$~%^&])(?=\w)|(?<=\w)(?=@)|(?<=:)(?=[/a-z_+-])|(?<=[A-Za-z]\.)(?=[A-Za-z])|(?<=[A-Z]-)(?=\d)"
)
"""Matches after the ``@`` of ``@team``, the ``#`` of ``#12``, the ``-`` of ``GH-12``, the ``:`` of ``http://`` and of
``:tada:``, the dot of ``www.a``: trackers look for these in what is shown, so that an escape does not stop them."""
_BREAK = "\u200b"
"""ZERO WIDTH SPACE: nothing is seen of it."""


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Write what asks for work, a task a finding under its severity, the worst first."""
    with exported_run(published, progress) as run:
        total, others = run.count_findings(work=True), run.count_findings(work=False)
        progress.stage("Writing findings", total)
        rest = f"; {plural(others, 'other')} decided or closed" if others else ""
        head = f"# {plain(run.name)}: what to do\n\n"
        target.write(
            f"{head}Check of {day(published.manifest.now)}: {plural(total, 'finding')}{rest}.\n".encode()
        )
        for severity in SEVERITY_RANK:
            for number, finding in enumerate(run.findings(work=True, severity=severity.value)):
                if number == 0:
                    target.write(f"\n## {sentence(severity.value)}\n\n".encode())
                target.write(_task(finding, run.title(finding.url)).encode())
                progress.advance()


def _task(finding: Finding, title: str) -> str:
    href = words_link(finding.url, finding.evidence)
    page = plain(title)
    if href:
        page = f"[{page}](<{href.replace('&', '&amp;')}>)"
    more = f" and {plural(finding.page_count - 1, 'more page')}" if finding.page_count > 1 else ""
    parts = [
        f"- [ ] **{plain(sentence(finding.message))}**",
        f"On {page}{more}.",
    ]
    if finding.evidence.quote.strip():
        parts.append(f"“{plain(finding.evidence.quote)}”")
    if finding.suggestions:
        parts.append(f"→ {plain(' / '.join(finding.suggestions[:3]))}")
    about = [certainty(finding), finding.status.value]
    about += [f"about {minutes(finding.minutes)}"] if finding.minutes is not None else []
    about += [f"for {plain(finding.owner)}"] if finding.owner else []
    return f"{' '.join(parts)} ({', '.join(about)}; {finding.audit}, `{finding.finding_id}`)\n"


def plain(text: str) -> str:
    """Return text on one line that Markdown and issue trackers show as it is.

    >>> plain("[a](b)")
    '\\\\[a\\\\]\\\\(b\\\\)'
    """
    line = shorten(" ".join(harmless(text[: 4 * _MOST_LETTERS]).split()), _MOST_LETTERS)
    return _MARKUP.sub(r"\\\1", _SIGN.sub(_BREAK, line))
