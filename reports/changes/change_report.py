"""Fold the changes between two runs into lines for people: one a page, one an edit that many pages share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reports.changes.lines import MOST_NAMED, ChangeLine, ChangeReport, Event, Named, Ours, OursLine
from reports.changes.parts import Part, WordsChange
from reports.changes.subject import Subject
from reports.names import names_of, pages_of
from reports.page_lines import PageLine
from reports.view import ReportData
from reports.wording import path, plural, words
from schemas.page_note import IN_PLACE, read_page_note
from schemas.vocabulary import ChangeCause, ChangeOp, Lifecycle

_FIRST_FAILURE = 400
"""HTTP statuses from here on are no page."""
LEAST_SHARED = 3
"""Pages from which on the same edit is one line."""
_OURS = (ChangeCause.SETTINGS, ChangeCause.EXTRACTOR, ChangeCause.NEIGHBOURS)
_OPS = {
    ChangeOp.GONE: Event.REMOVED,
    ChangeOp.UNREACHABLE: Event.UNREACHABLE,
    ChangeOp.RESTORED: Event.BACK,
    ChangeOp.ADDED: Event.ADDED,
}
_RANK = {event: rank for rank, event in enumerate(Event)}


def change_report(data: ReportData) -> ChangeReport:
    """Return what changed since the run before, in lines; it is made once, however many renderers show it."""
    if not data.told:
        data.told.append(_change_report(data))
    return data.told[0]


def _change_report(data: ReportData) -> ChangeReport:
    subjects: dict[str, Subject] = {}
    for change in data.changes:
        key = change.id if change.record == "location" else f"p-{change.id[2:]}"
        subject = subjects.get(key)
        if subject is None:
            subject = subjects[key] = Subject(key)
        subject.add(change, data.locale)
    if not subjects:
        return ChangeReport(lines=(), ours=())
    pages = _Pages(data, subjects)
    names = _SubjectNames(data, pages)
    lines = [*_site_lines(list(subjects.values()), pages, names)]
    lines.sort(key=lambda line: (_RANK[line.event], line.about[0].url or "", line.event_key))
    return ChangeReport(lines=tuple(lines), ours=tuple(_ours(subjects.values(), names)))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a line says of a page's answer in this run."""

    url: str
    status: int | None
    links: int
    why: str
    excluded: bool


class _Pages:
    """This run's answers of the pages that changed, and where the addresses of those that left lead to."""

    def __init__(self, data: ReportData, subjects: Mapping[str, Subject]) -> None:
        left = {
            subject.url: key
            for key, subject in subjects.items()
            if ChangeOp.GONE in subject.ops and not subject.is_office
        }
        self.answers: dict[str, _Answer] = {}
        self.leads_to: dict[str, str] = {}
        """Key of a page that left to that of the page that its address leads to now."""
        self.targets: dict[str, str] = {}
        """URL of each of those."""
        for page in pages_of(data):
            if page.page_id in subjects:
                self.answers[page.page_id] = _answer(page)
            for url in page.previous_urls:
                if url in left and left[url] != page.page_id:
                    self.leads_to[left[url]] = page.page_id
                    self.targets[page.page_id] = page.final_url


def _answer(page: PageLine) -> _Answer:
    notes = [words(str(name)) for note in page.notes if (name := read_page_note(note).name) in IN_PLACE]
    return _Answer(
        page.final_url,
        page.http_status,
        max(page.inlinks, len(page.linked_from)),
        next(iter(notes), page.error or ""),
        page.lifecycle is Lifecycle.EXCLUDED,
    )


class _SubjectNames:
    """Names of pages and offices, those that left included."""

    def __init__(self, data: ReportData, pages: _Pages) -> None:
        self._names = names_of(data)
        self._former = data.former_names
        self._pages = pages

    def of(self, subject: Subject) -> Named:
        """Return the name of a subject."""
        former = next((self._former[one] for one in subject.ids if one in self._former), None)
        known = self._names.subject(subject.key, subject.url)
        unnamed = subject.url is None or known in (path(subject.url), subject.url)
        if unnamed:
            known = former or subject.former_title or known
        return Named(known, subject.url)

    def of_url(self, url: str) -> Named:
        """Return the name of the page at a URL."""
        return Named(self._names.title(url), url)


def _site_lines(subjects: list[Subject], pages: _Pages, names: _SubjectNames) -> Iterator[ChangeLine]:
    """Yield the lines of what the site did: those of each page, and the edits that many share, lifted out of them."""
    moves: dict[str, list[Subject]] = {}
    """Pages that left, by the page that their addresses lead to now."""
    for subject in subjects:
        if subject.key in pages.leads_to:
            moves.setdefault(pages.leads_to[subject.key], []).append(subject)
    known = {subject.key for subject in subjects}
    parts = {
        number: subject.lines_of(ChangeCause.SITE)
        for number, subject in enumerate(subjects)
        if subject.key not in pages.leads_to
    }
    units: dict[int, list[int]] = {}
    for number, own in parts.items():
        for unit in {unit for part in own for unit in _units(part)}:
            units.setdefault(unit, []).append(number)
    shared = {unit: tuple(having) for unit, having in units.items() if len(having) >= LEAST_SHARED}
    together: dict[tuple[int, ...], set[int]] = {}
    for unit, having in shared.items():
        together.setdefault(having, set()).add(unit)
    for having, chosen in together.items():
        yield _shared_line(
            [subjects[number] for number in having], [parts[number] for number in having], chosen, names
        )
    for number, own in parts.items():
        subject = subjects[number]
        left = [cut for part in own if (cut := _without(part, shared)) is not None]
        line = _own_line(subject, left, moves.get(subject.key, []), pages, names)
        if line is not None:
            yield line
    for target, former in moves.items():
        if target not in known:
            yield _moved_line(pages.targets[target], former, names)


def _units(part: Part) -> Iterable[int]:
    """Return what of a part other pages may share: a value's change, or each place of a text's."""
    return part.difference.keys if isinstance(part, WordsChange) else (part.key,)


def _without(part: Part, shared: Mapping[int, object]) -> Part | None:
    """Return a part less what is shared; null where nothing is left."""
    gone = frozenset(unit for unit in _units(part) if unit in shared)
    if not gone:
        return part
    if not isinstance(part, WordsChange):
        return None
    difference = part.difference.without(gone)
    return replace(part, difference=difference) if difference.total else None


def _shared_parts(having: list[list[Part]], chosen: set[int]) -> Iterator[Part]:
    """Yield each chosen edit once, as the first page has it, under the names of all fields in which pages have it."""
    first: dict[int, Part] = {}
    labels: dict[int, dict[str, None]] = {}
    for parts in having:
        for part in parts:
            for unit in chosen.intersection(_units(part)):
                labels.setdefault(unit, {})[part.label or "text"] = None
                first.setdefault(unit, part)
    for unit, part in first.items():
        if not isinstance(part, WordsChange):
            yield part
            continue
        where = sorted(labels[unit])
        label = "" if where == ["text"] else " and ".join(filter(None, (", ".join(where[:-1]), where[-1])))
        yield replace(part, label=label, difference=part.difference.only(unit))


def _shared_line(
    having: list[Subject], parts: list[list[Part]], chosen: set[int], names: _SubjectNames
) -> ChangeLine:
    offices = sum(subject.is_office for subject in having)
    noun = "page" if not offices else "office" if offices == len(having) else "place"
    return ChangeLine(
        event=Event.SHARED,
        about=tuple(map(names.of, having[:MOST_NAMED])),
        total=len(having),
        noun=noun,
        parts=tuple(_shared_parts(parts, chosen)),
        event_key=_digest("shared", *map(str, sorted(chosen)), *(str(subject.digest) for subject in having)),
    )


def _own_line(
    subject: Subject, parts: list[Part], moved_here: list[Subject], pages: _Pages, names: _SubjectNames
) -> ChangeLine | None:
    """Return the line of a page or office; null where the site did nothing to it but what a shared line tells."""
    answer = pages.answers.get(subject.key)
    if answer is not None and answer.excluded:
        return None
    event = next((event for op, event in _OPS.items() if op in subject.ops), None)
    if event is None or event is Event.BACK:
        if subject.fails:
            event = Event.UNREACHABLE
        elif subject.answers_again:
            event = Event.BACK
    if event is Event.ADDED and answer is not None and (answer.status or 0) >= _FIRST_FAILURE:
        return None  # a link to a page that is not there makes none: the list of broken links names it
    note = ""
    if event in (Event.REMOVED, Event.UNREACHABLE):
        note = _why(answer)
    if moved_here:
        note = _taken_over(moved_here)
    if event is None:
        if not parts and not note:
            return None
        event = Event.OFFICE if subject.is_office else Event.CHANGED
    return ChangeLine(
        event=event,
        about=(names.of(subject),),
        noun="office" if subject.is_office else "page",
        parts=tuple(parts),
        note=note,
        event_key=_digest(subject.key, str(subject.digest), *(str(one.digest) for one in moved_here)),
    )


def _moved_line(target: str, former: list[Subject], names: _SubjectNames) -> ChangeLine:
    """Return the line of pages that left and whose addresses lead to one that did not change."""
    digests = (f"{subject.key}:{subject.digest}" for subject in former)
    return ChangeLine(
        event=Event.CHANGED,
        about=(names.of_url(target),),
        note=_taken_over(former),
        event_key=_digest("moved", target, *digests),
    )


def _taken_over(former: list[Subject]) -> str:
    paths = sorted(path(subject.url) for subject in former if subject.url)
    more = f" and {plural(len(paths) - 3, 'more address', 'more addresses')}" if len(paths) > 3 else ""
    return f"{', '.join(paths[:3])}{more} {'leads' if len(paths) == 1 else 'lead'} here now"


def _why(answer: _Answer | None) -> str:
    """Return why a page is out of reach, and how many pages still link to it, as far as this run says."""
    if answer is None:
        return ""
    failed = answer.status is not None and answer.status >= 400
    parts = [str(answer.status) if failed else answer.why]
    if answer.links:
        parts.append(f"still linked from {plural(answer.links, 'page')}")
    return ", ".join(part for part in parts if part)


def _ours(subjects: Iterable[Subject], names: _SubjectNames) -> Iterator[Ours]:
    for cause in _OURS:
        having = [subject for subject in subjects if cause in subject.labels]
        if having:
            first = (
                OursLine(about=names.of(one), labels=tuple(sorted(one.labels[cause])))
                for one in having[:MOST_NAMED]
            )
            yield Ours(cause=cause, lines=tuple(first), total=len(having))


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
