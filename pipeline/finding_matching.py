"""Tells which findings of a run are those of the run before, so that a reworded one keeps its id."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audits.contract import SITE
from audits.finding_ids import FindingIds, identity_of, normalised, side_words
from pipeline.finding_lines import Named
from pipeline.id_set import IdSet
from reference.ids import text_id
from schemas.finding import Finding

LEAST_ALIKE = 0.8
"""Two quotes are one, reworded, where they share this part of the longer one's words in order (design.md, Evidence)."""
LEAST_WORDS = 5
"""Of a shorter quote, one other word is more than a fifth: only an equal one is the same."""
NEAREST = 5
"""Quotes on either side, by first words, by last words and by place, that a quote is compared with: a page can hold
thousands, and one that was edited in one place still has its first or its last words."""
MOST_WORDS = 500
"""Words between the first and the last difference of two quotes; beyond it, these count as not shared."""


class MatchedIds(Mapping[str, str]):
    """The id of each finding that was there before to the id that it had then; an equal one takes eight bytes."""

    def __init__(self, same: IdSet, others: Mapping[str, str]) -> None:
        """Take the ids that are equal, and the others."""
        self._same = same
        self._others = others
        self._kept = frozenset(others.values())

    def __getitem__(self, found: str) -> str:
        """Return the id that a finding had."""
        return found if found in self._same else self._others[found]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of today."""
        yield from self._same
        yield from self._others

    def __len__(self) -> int:
        """Return the number of findings that were there before."""
        return len(self._same) + len(self._others)

    def keeps(self, former: str) -> bool:
        """Return whether the finding that had this id is there still."""
        return former in self._kept or former in self._same


def matched_ids(
    former: Iterable[Named],
    found: Iterable[Named],
    former_ids: IdSet | None = None,
    found_ids: Iterable[str] | None = None,
) -> MatchedIds:
    """Return the id of each finding that was there before to the id that it had then.

    Equal ids are the same. Of the others, one of each run with the same audit and subject are the same where their
    quotes are equal or alike, the most alike first; equally alike quotes by the words beside them, then by their order
    on the page. What is left is the same where the evidence is equal and one of the two is about the site. No two
    findings get one id. Leave out of ``former`` the findings that were closed.

    Both are walked through up to three times, so that a site's findings need not be in memory: only those whose ids are
    new or left are kept, and of these the quotes of subjects that have both. Whoever has the ids hands them, and spares
    a walk.
    """
    known = former_ids if former_ids is not None else IdSet(finding.finding_id for finding in former)
    if found_ids is None:
        found_ids = (finding.finding_id for finding in found)
    same = IdSet(one for one in found_ids if one in known)
    others: dict[str, str] = {}
    groups = _unmatched(former, found, same) if len(same) < len(known) else {}
    for before, now in groups.values():
        for match in (_equal_evidence, _alike, _equal_quotes):
            pairs = list(match(before, now))
            others.update((after.finding_id, earlier.finding_id) for earlier, after in pairs)
            taken = {quoted.finding_id for pair in pairs for quoted in pair}
            before, now = ([q for q in run if q.finding_id not in taken] for run in (before, now))
    if len(same) + len(others) < len(known):
        others.update(list(_of_other_reach(former, found, MatchedIds(same, others))))
    return MatchedIds(same, others)


def _of_other_reach(
    former: Iterable[Named], found: Iterable[Named], ids: MatchedIds
) -> Iterator[tuple[str, str]]:
    """Yield each finding of today with the former one of the same evidence, where one of the two is about the site.

    A slip on one page is about that page; once a second page has the same words, it is about the site.
    """
    waiting: defaultdict[tuple[str, bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for finding in former:
        if not ids.keeps(finding.finding_id) and finding.evidence.quote:
            key = (finding.audit, finding.subject == SITE[0], identity_of(finding.evidence))
            waiting[key].append(finding.finding_id)
    new: defaultdict[tuple[str, bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for finding in found:
        if finding.finding_id not in ids:
            key = (finding.audit, finding.subject != SITE[0], identity_of(finding.evidence))
            if key in waiting:
                new[key].append(finding.finding_id)
    for key, own in new.items():
        yield from zip(sorted(own), sorted(waiting[key]), strict=False)


def _unmatched(
    former: Iterable[Named], found: Iterable[Named], ids: Container[str]
) -> dict[tuple[str, str], tuple[list[_Quoted], list[_Quoted]]]:
    """Return the findings of each run without an equal one, in the order of their places, by audit and subject."""
    placed: dict[tuple[str, str], tuple[_Placed, _Placed]] = {}
    for finding in former:
        if finding.finding_id not in ids:
            before, _ = placed.setdefault((finding.audit, finding.subject), ({}, {}))
            before[finding.finding_id] = (_place(finding), _quoted(finding))
    for finding in found:
        if finding.finding_id in ids:
            continue
        both = placed.get((finding.audit, finding.subject))
        if both is not None:
            both[1][finding.finding_id] = (_place(finding), _quoted(finding))
    return {subject: (_in_order(before), _in_order(now)) for subject, (before, now) in placed.items() if now}


def _in_order(placed: _Placed) -> list[_Quoted]:
    return [quoted for _, quoted in sorted(placed.values(), key=lambda item: item[0])]


_ONE_A_SUBJECT = frozenset(
    (
        "hard-to-read",
        "misspelling",
        "missing-date",
        "refreshed-date-only",
        "stale-page",
        "unattached-phone",
    )
)
"""Audits of the older format whose findings today have the id of audit and subject alone."""


def minted_again(former: Iterable[Finding]) -> list[Finding]:
    """Return findings of the format before texts had ids (subjects ``a-``) with the subjects and ids of today.

    An id that today comes from more than the stored evidence (the kind of a date, the link of a number) is minted from
    the quote; ``matched_ids`` finds it by that.
    """
    ids = FindingIds()
    findings = []
    for finding in sorted(former, key=_place):
        subject = _subject_again(finding.subject)
        identity = identity_of(finding.evidence, "" if finding.audit in _ONE_A_SUBJECT else None)
        places = [
            place.model_copy(update={"subject": _subject_again(place.subject)})
            for place in finding.occurrences
        ]
        findings.append(
            finding.model_copy(
                update={
                    "finding_id": ids.mint(finding.audit, subject, identity),
                    "subject": subject,
                    "occurrences": places,
                }
            )
        )
    return findings


def _subject_again(subject: str) -> str:
    return text_id(subject) if subject.startswith("a-") else subject


@dataclass(frozen=True, slots=True, eq=False)
class _Quoted:
    finding_id: str
    words: tuple[str, ...]
    """Of the quote."""
    prefix: tuple[str, ...]
    suffix: tuple[str, ...]


_Pairs = Iterator[tuple[_Quoted, _Quoted]]
_Placed = dict[str, tuple[tuple[int, str, str], _Quoted]]
"""Findings with their places, by id."""


def _quoted(finding: Named) -> _Quoted:
    evidence = finding.evidence
    return _Quoted(
        finding.finding_id,
        tuple(normalised(evidence.quote).split()),
        tuple(side_words(evidence.prefix).split()),
        tuple(side_words(evidence.suffix).split()),
    )


def _place(finding: Named) -> tuple[int, str, str]:
    return (finding.evidence.start or 0, finding.evidence.field, finding.finding_id)


def _equal_evidence(before: Sequence[_Quoted], now: Sequence[_Quoted]) -> _Pairs:
    return _equal(before, now, lambda quoted: (quoted.words, quoted.prefix, quoted.suffix))


def _equal_quotes(before: Sequence[_Quoted], now: Sequence[_Quoted]) -> _Pairs:
    return _equal(before, now, lambda quoted: quoted.words)


def _equal(before: Sequence[_Quoted], now: Sequence[_Quoted], key: Callable[[_Quoted], Hashable]) -> _Pairs:
    waiting: defaultdict[Hashable, deque[_Quoted]] = defaultdict(deque)
    for quoted in before:
        waiting[key(quoted)].append(quoted)
    for quoted in now:
        if not quoted.words:
            continue  # nothing quoted, as of what no reader sees: two of these need not be one
        if same := waiting.get(key(quoted)):
            yield same.popleft(), quoted


def _alike(before: Sequence[_Quoted], now: Sequence[_Quoted]) -> _Pairs:
    """Yield each two that are nearest to each other, the most alike first."""
    scored = []
    for at, nearest in enumerate(_nearest(before, now)):
        for other in nearest:
            share = likeness(before[other].words, now[at].words)
            if share >= LEAST_ALIKE:
                scored.append((-share, -_sides_shared(before[other], now[at]), other, at))
    taken: set[int] = set()
    given: set[int] = set()
    for _, _, other, at in sorted(scored):
        if other not in taken and at not in given:
            taken.add(other)
            given.add(at)
            yield before[other], now[at]


def _nearest(before: Sequence[_Quoted], now: Sequence[_Quoted]) -> Iterator[set[int]]:
    """Yield, for each quote of today, the ordinals of the former ones beside it in the three orders."""
    orders = []
    for step in (1, -1):
        ranked = sorted((quoted.words[::step], at) for at, quoted in enumerate(before))
        orders.append((step, ranked))
    for place, quoted in enumerate(now):
        nearest = set(range(max(0, place - NEAREST), min(len(before), place + NEAREST + 1)))
        for step, ranked in orders:
            rank = bisect_left(ranked, (quoted.words[::step], -1))
            nearest.update(at for _, at in ranked[max(0, rank - NEAREST) : rank + NEAREST])
        yield nearest


def _sides_shared(one: _Quoted, other: _Quoted) -> int:
    before = Counter(one.prefix) & Counter(other.prefix)
    return before.total() + (Counter(one.suffix) & Counter(other.suffix)).total()


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the longer quote's words that both have in order, 0 to 1: the longest common subsequence.

    Short quotes and those of very different lengths are not alike at all, unless they are equal.
    """
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    if shorter < LEAST_WORDS or shorter < LEAST_ALIKE * longer:
        return 0.0
    return _words_shared(one, other) / longer


def _words_shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, a row of the table in one integer (Hyyrö 2004,
    "Bit-parallel LCS-length computation revisited")."""
    end = min(len(one), len(other))
    first = next((at for at in range(end) if one[at] != other[at]), end)
    rest = end - first
    last = next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
    one, other = one[first : len(one) - last], other[first : len(other) - last]
    if not one or not other or max(len(one), len(other)) > MOST_WORDS:
        return first + last
    places: Counter[str] = Counter()
    for at, word in enumerate(one):
        places[word] |= 1 << at
    whole = (1 << len(one)) - 1
    row = whole
    for word in other:
        matches = row & places[word]
        row = ((row + matches) | (row - matches)) & whole
    return first + last + len(one) - row.bit_count()
