"""``misspelling``: misspelt words, in whatever a page shows, judged over the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import count_pages
from audits.spelling.standards import NO_ERRORS
from language.spelling.candidates import is_slip_of_the_hand
from language.spelling.judge import LONG
from language.spelling.local_words import local_correction
from schemas.audit_info import AuditInfo, Option
from schemas.facts.seen_on import SeenOn
from schemas.facts.text_words import OF_A_WORD, Suspect, TextWords
from schemas.finding import Occurrence
from schemas.finding_ranks import TIER_RANK
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="misspelling",
    version=4,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="No misspelled words",
    failure_title="Misspelled words",
    why=(
        "Readers take typos on a health page as a sign that its facts weren't checked either. A search for the "
        "right word doesn't find the page."
    ),
    fix=(
        "Correct the word in the page's text. If it's right (a name, a product, a term of your own), tell "
        "the person who set up Checkup: `checkup words add` keeps it from being listed again."
    ),
    severity=Severity.MODERATE,
    minutes=2,
    standards=[NO_ERRORS],
    options=[
        Option(
            name="own_word_pages",
            default=3,
            unit="pages",
            minimum=1,
            why="A word on so many pages is the site's own term, where no slip of the hand makes it; own choice.",
        ),
        Option(
            name="ratio",
            default=10,
            unit="times",
            minimum=1,
            why=(
                "A repeated word still counts as an error where the word it looks like is so many times more "
                "frequent on the site; own choice."
            ),
        ),
    ],
)


@dataclass(slots=True)
class _Word:
    """A suspect's tally over the site."""

    count: int = 0
    lower: int = 0
    copies: set[tuple[str, str]] = field(default_factory=set)
    """The words on either side of each first occurrence in a text: a sentence on many pages was written once."""
    urls: set[str] = field(default_factory=set)
    """The pages that have it in a wording of their own."""
    occurrences: int = 0
    seen: list[tuple[str, str, Suspect]] = field(default_factory=list)
    """URL and id of a text, and the suspect there."""
    shown: list[SeenOn] = field(default_factory=list)
    """The pages of each template's text that has it."""

    def add(self, text: TextWords, suspect: Suspect) -> None:
        """Take the suspect of a text."""
        self.occurrences += suspect.count
        self.seen.append((text.url, text.subject, suspect))
        if text.seen_on:
            self.shown.append(text.seen_on)
        beside = (suspect.evidence.prefix, suspect.evidence.suffix)
        if beside in self.copies:
            return
        if any(beside):
            self.copies.add(beside)
        self.urls.add(text.subject if text.seen_on else text.url)
        self.count += suspect.count
        self.lower += suspect.lower

    @property
    def quoted(self) -> bool:
        """Return whether it is in people's own words everywhere."""
        return all(suspect.quoted for _, _, suspect in self.seen)

    @property
    def first(self) -> Suspect:
        """Return the surest suspect, of the first text that has one so sure, which represents all."""
        own = [suspect for _, _, suspect in self.seen if not suspect.quoted]
        return min(own or [suspect for _, _, suspect in self.seen], key=_surest)


def _surest(suspect: Suspect) -> int:
    return len(TIER_RANK) if suspect.tier is None else TIER_RANK[suspect.tier]


def check(words: Iterable[TextWords], context: Context) -> SiteVerdicts:
    """Return a finding for every misspelt word, and a verdict for every page and region of a template.

    The words are read once and not kept: only suspects are. What a template repeats was written once, and counts once.
    A slip in a patient's own words is one for a person to look at, since they are not the clinic's to change.
    """
    tallies: dict[str, _Word] = {}
    site: Counter[str] = Counter()
    urls: dict[str, str] = {}
    names: set[str] = set()
    verdicts: dict[str, Verdict] = {}
    for text in words:
        urls[text.subject] = min(text.url, urls.get(text.subject, text.url))
        if text.word_count:
            verdicts[text.subject] = Passed()
        else:
            reason = f"not in English ({text.language or 'unknown'})"
            verdicts.setdefault(text.subject, Inapplicable(reason))
        site.update(text.words)
        names.update(text.names)
        for suspect in text.suspects:
            if suspect.kind not in OF_A_WORD:
                continue
            tallies.setdefault(suspect.word.lower(), _Word()).add(text, suspect)
    least_pages = context.number(INFO, "own_word_pages")
    ratio = context.number(INFO, "ratio")
    found = []
    for word, tally in tallies.items():
        if word in names:
            continue
        tally.seen.sort(key=lambda place: (*place[:2], place[2].evidence.field))
        settled = settle(tally.first, tally.count, tally.lower, len(tally.urls), site, least_pages, ratio)
        if settled is not None:
            found.append(_found(word, tally, settled))
            verdicts.update({subject: Failed(()) for _, subject, _ in tally.seen})
    found.sort(key=lambda fault: (TIER_RANK[fault.tier], -fault.page_count, fault.subject))
    order_of_urls = sorted((url, subject) for subject, url in urls.items())
    return SiteVerdicts(found, {(subject, url): verdicts[subject] for url, subject in order_of_urls})


class Settled(NamedTuple):
    """The judgement of a suspect after the whole site was read."""

    tier: Tier
    suggestions: tuple[str, ...]


def settle(
    suspect: Suspect,
    count: int,
    lower: int,
    pages: int,
    site: Mapping[str, int],
    least_pages: float,
    ratio: float,
) -> Settled | None:
    """Return a suspect's certainty and corrections, or None where it is the site's own word.

    What the site writes often is its own word, but never a known misspelling: two letters swapped, one doubled, halved
    or lost inside a known word. In capitals everywhere, it is a name unless the site writes the right one more often.
    """
    if suspect.kind == "variant":
        return None
    own = tuple(suspect.suggestions)
    repeated = pages >= least_pages or count >= 3
    if suspect.kind == "joined" and suspect.tier is not Tier.SURE and repeated:
        return None
    if suspect.kind != "unknown":
        return Settled(suspect.tier, own) if suspect.tier else None
    word = suspect.word.lower()
    local = local_correction(word, site, ratio / 2)
    if local is not None and local.word not in (known.lower() for known in own[:1]):
        often = site[local.word] >= ratio * count
        written = local.word.capitalize() if suspect.word[:1].isupper() else local.word
        if suspect.tier is None or often:
            return Settled(Tier.LIKELY if often else Tier.MAYBE, (written, *own))
    if suspect.tier is None:
        return None
    meant = site.get(own[0].lower(), 0)
    if lower and is_slip_of_the_hand(word, own[0].lower()) and suspect.tier is not Tier.MAYBE:
        return Settled(suspect.tier, own)
    if repeated and meant < ratio * count:
        certain = suspect.tier is Tier.SURE and (meant >= count or (lower and len(word) >= LONG))
        return Settled(Tier.LIKELY, own) if certain else None
    if not lower and count >= 2 and meant < ratio * count:
        return None
    return Settled(suspect.tier, own)


def _found(word: str, tally: _Word, settled: Settled) -> SiteFound:
    quoted = tally.quoted
    return SiteFound(
        subject=word,
        message=f"“{tally.first.word}” → “{settled.suggestions[0]}”",
        occurrences=tuple(
            Occurrence(subject=subject, url=url, evidence=suspect.evidence)
            for url, subject, suspect in tally.seen
        ),
        page_count=count_pages({url for url, _, _ in tally.seen}, tally.shown),
        fixes=len(tally.urls),
        suggestions=settled.suggestions,
        tier=Tier.MAYBE if quoted else settled.tier,
        severity=Severity.REVIEW if quoted else None,
        value=float(tally.occurrences),
        unit="occurrences",
    )


AUDIT = SiteAudit(INFO, check)
