"""``misspelling``: misspelt words, judged over the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import count_pages
from language.spelling.local_words import local_correction
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.facts.seen_on import SeenOn
from schemas.facts.text_words import Suspect, TextWords
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="misspelling",
    version=2,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="No misspelt words were found",
    failure_title="Words are misspelt",
    why=(
        "Readers take typing errors on a health page as a sign that its facts were not checked either, and a "
        "search for the right word does not find the page."
    ),
    fix=(
        "Correct the word in the page's text. If it is right (a name, a product, a term of this clinic), add "
        "it to `words` under `[spelling]` in checkup.toml, and it is never asked about again."
    ),
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="10: avoid errors of all types, no matter how small they seem",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
    ],
    options=[
        Option(
            name="own_word_pages",
            default=3,
            unit="pages",
            minimum=1,
            why="A word that stands on so many pages is the site's own term; own choice.",
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
    seen: list[tuple[str, str, Suspect]] = field(default_factory=list)
    """URL and id of a text, and the suspect there."""
    shown: list[SeenOn] = field(default_factory=list)
    """The pages of each template's text that has it."""

    @property
    def first(self) -> Suspect:
        """Return the suspect in the first text, which represents all."""
        return self.seen[0][2]


def check(words: Iterable[TextWords], context: Context) -> SiteVerdicts:
    """Return a finding for every misspelt word, and a verdict for every text and region of a template.

    The words are read once and not kept: only suspects are. What a template repeats was written once, and counts once.
    """
    tallies: dict[str, _Word] = {}
    site: Counter[str] = Counter()
    urls: dict[str, str] = {}
    verdicts: dict[str, Verdict] = {}
    for text in words:
        urls[text.subject] = min(text.url, urls.get(text.subject, text.url))
        if text.word_count:
            verdicts[text.subject] = Passed()
        else:
            reason = f"not in English ({text.language or 'unknown'})"
            verdicts.setdefault(text.subject, Inapplicable(reason))
        site.update(text.words)
        for suspect in text.suspects:
            tally = tallies.setdefault(suspect.word.lower(), _Word())
            tally.count += suspect.count
            tally.lower += suspect.lower
            tally.seen.append((text.url, text.subject, suspect))
            if text.seen_on:
                tally.shown.append(text.seen_on)
    least_pages = context.number(INFO, "own_word_pages")
    ratio = context.number(INFO, "ratio")
    found = []
    for word, tally in tallies.items():
        tally.seen.sort(key=lambda place: (*place[:2], place[2].evidence.field))
        settled = settle(tally.first, tally.count, tally.lower, len(tally.seen), site, least_pages, ratio)
        if settled is not None:
            found.append(_found(word, tally, settled))
            verdicts.update({subject: Failed(()) for _, subject, _ in tally.seen})
    order = {tier: place for place, tier in enumerate(Tier)}
    found.sort(key=lambda fault: (order[fault.tier], -fault.page_count, fault.subject))
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
    """Return a suspect's certainty and corrections, or None where it is the site's own word."""
    if suspect.kind == "variant":
        return None
    own = tuple(suspect.suggestions)
    repeated = pages >= least_pages or count >= 3
    if suspect.kind == "joined" and suspect.tier is not Tier.SURE and repeated:
        return None
    if suspect.kind != "unknown":
        return Settled(suspect.tier, own) if suspect.tier else None
    local = local_correction(suspect.word.lower(), site, ratio / 2)
    if local is not None and local.word not in (word.lower() for word in own[:1]):
        often = site[local.word] >= ratio * count
        written = local.word.capitalize() if suspect.word[:1].isupper() else local.word
        if suspect.tier is None or often:
            return Settled(Tier.LIKELY if often else Tier.MAYBE, (written, *own))
    if suspect.tier is None:
        return None
    meant = site.get(own[0].lower(), 0)
    if repeated and meant < ratio * count:
        return Settled(Tier.LIKELY, own) if suspect.tier is Tier.SURE and meant >= count else None
    if not lower and count >= 2 and meant < ratio * count:
        return None
    return Settled(suspect.tier, own)


def _found(word: str, tally: _Word, settled: Settled) -> SiteFound:
    return SiteFound(
        subject=word,
        message=message(tally.first, settled.suggestions),
        occurrences=tuple(
            Occurrence(subject=subject, url=url, evidence=suspect.evidence)
            for url, subject, suspect in tally.seen
        ),
        page_count=count_pages({url for url, _, _ in tally.seen}, tally.shown),
        suggestions=settled.suggestions,
        tier=settled.tier,
        value=float(tally.count),
        unit="occurrences",
    )


def message(suspect: Suspect, suggestions: tuple[str, ...]) -> str:
    """Return the sentence that tells an editor what is wrong."""
    best = suggestions[0]
    if suspect.kind == "joined":
        return f"“{suspect.word}” looks like two words run together: “{best}”."
    if suspect.kind == "split":
        return f"“{suspect.word}” looks like one word torn apart: “{best}”."
    if suspect.kind == "space":
        return f"A space is missing in “{suspect.word}”: “{best}”."
    if suspect.kind == "apostrophe":
        return f"“{suspect.word}” lacks its apostrophe: “{best}”."
    return f"“{suspect.word}” is not a known word; “{best}” was probably meant."


AUDIT = SiteAudit(INFO, check)
