"""A clinic made up for the renderers: 18 articles, 6 offices, about 40 findings, dead and blocked pages."""

# ruff: noqa: E501 - whole sentences of a made-up clinic are easier to read on one line

from __future__ import annotations

import datetime
import hashlib
from dataclasses import replace

from reports.coverage import TextSummary
from reports.view import ReportData
from schemas.article import Article
from schemas.audit_info import AuditInfo, MeasuredPrecision, Standard
from schemas.change import Change
from schemas.dates import DateObservation, DateValue
from schemas.finding import Finding, Occurrence, Quote
from schemas.freshness import Freshness
from schemas.location import Address, Hours, Location, Phone, SeenOn
from schemas.manifest import RunFile
from schemas.other_address import OtherAddress
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.person import Person
from schemas.reject import Reject
from schemas.vocabulary import (
    AuditCategory,
    ChangeCause,
    ChangeOp,
    DateRole,
    Fetch,
    FindingStatus,
    FreshnessState,
    OutcomeKind,
    PageKind,
    PhoneScope,
    Precision,
    Region,
    Role,
    RunStatus,
    Scope,
    Severity,
    Source,
    Tier,
)
from tests.reports import hard_text

SITE = "https://www.mapleridgespine.example/"
NOW = datetime.datetime(2026, 11, 22, 20, 36, tzinfo=datetime.UTC)

_HEADLINES = (
    (
        "take-these-steps-when-you-have-back-spasms",
        "Take These Steps When You Have Back Spasms",
        "2022-12-12",
        None,
        1184,
        9.0,
    ),
    ("what-is-myalgia", "What Is Myalgia: Causes, Symptoms, and Treatments", "2022-12-15", None, 1420, 10.8),
    (
        "five-signs-spine-specialist",
        "5 Signs You Should See a Spine Specialist for Your Back Pain",
        "2025-03-04",
        "2025-03-04",
        986,
        8.1,
    ),
    ("stomach-and-back-pain", "Stomach and Back Pain at the Same Time", None, None, 1105, 9.6),
    ("pinched-nerve-symptoms", "5 Common Symptoms of a Pinched Nerve", "2024-02-19", None, 874, 7.4),
    (
        "upper-back-pain-desk-job",
        "11 Signs Your Upper Back Pain Is Serious Trouble (It May Be Your Desk Job)",
        "2026-06-30",
        None,
        1530,
        8.8,
    ),
    (
        "epidural-steroid-injections",
        "Epidural Steroid Injections: What to Expect Before, During and After",
        "2019-05-08",
        None,
        1675,
        12.3,
    ),
    ("sciatica-at-home", "How to Ease Sciatica at Home", "2026-02-11", "2026-02-11", 920, 6.9),
    (
        "opioid-dosing-guide",
        "Taking Opioid Pain Medicine Safely: Doses and Side Effects",
        "2016-09-21",
        None,
        1390,
        13.1,
    ),
    ("herniated-disc-recovery", "Herniated Disc Recovery, Week by Week", "2025-09-16", None, 1248, 8.3),
    ("insurance-we-accept-2023", "Insurance Plans We Accept in 2023", "2023-01-09", None, 412, 11.2),
    ("spinal-stenosis-walking", "Walking With Spinal Stenosis", None, None, 803, 7.8),
    ("facet-joint-arthritis", "Facet Joint Arthritis and Your Lower Back", "2023-12-05", None, 1077, 10.1),
    (
        "radiofrequency-ablation",
        "Radiofrequency Ablation for Chronic Back Pain",
        "2024-11-30",
        "2025-01-15",
        1362,
        11.7,
    ),
    ("prepare-first-visit", "How to Prepare for Your First Visit", "2026-08-14", None, 540, 6.2),
    (
        "neck-pain-after-car-accident",
        "Neck Pain After a Car Accident: When to Worry",
        "2021-07",
        None,
        1019,
        8.9,
    ),
    ("espasmos-de-espalda", "Qué hacer cuando tiene espasmos de espalda", "2022-12-12", None, 1211, None),
    ("pregnancy-back-pain", "Back Pain in Pregnancy", None, None, 893, 7.1),
)


def _id(letter: str, text: str) -> str:
    return f"{letter}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _url(slug: str) -> str:
    return f"{SITE}blog/{slug}/"


def _date(value: str, raw: str, source: Source, selector: str) -> DateValue:
    precision = Precision.DAY if len(value) == 10 else Precision.MONTH if len(value) == 7 else Precision.YEAR
    return DateValue(
        value=value, precision=precision, raw=raw, source=source, selector=selector, confidence=0.97
    )


def _freshness(modified: str | None) -> Freshness:
    if modified is None:
        return Freshness(state=FreshnessState.UNKNOWN, policy="medical")
    last = datetime.date.fromisoformat(modified if len(modified) == 10 else f"{modified}-28")
    due = last.replace(year=last.year + 3)
    days = (NOW.date() - last).days
    state = (
        FreshnessState.OVERDUE
        if due <= NOW.date()
        else FreshnessState.DUE_SOON
        if days > 730
        else FreshnessState.CURRENT
    )
    return Freshness(state=state, basis=DateRole.MODIFIED, age_days=days, due_on=due, policy="medical")


def _article(index: int) -> Article:
    slug, headline, modified, reviewed, words, grade = _HEADLINES[index]
    people = [
        Person(
            name="Dr. Helen Okafor",
            name_raw="Dr. Okafor (Pain Management Specialist)",
            role=Role.UPDATED_BY,
            credentials=["Pain Management Specialist"],
            organization="Maple Ridge Spine & Pain",
        )
    ]
    if index % 4 == 2:
        people.append(
            Person(
                name="Carly Sorenson", name_raw="Carly Sorenson, DO", role=Role.REVIEWER, credentials=["DO"]
            )
        )
    if index % 5 == 3:
        people = []
    observations = [
        DateObservation(
            role=DateRole.UNKNOWN,
            value="2022-12-15",
            precision=Precision.DAY,
            raw="December 15, 2022",
            source=Source.VISIBLE,
            selector="aside > ul > li > span",
            region=Region.SIDEBAR,
        )
    ]
    if modified:
        observations.insert(
            0,
            DateObservation(
                role=DateRole.MODIFIED,
                value=modified,
                precision=Precision.DAY if len(modified) == 10 else Precision.MONTH,
                raw=f"Page Updated on {modified}",
                source=Source.VISIBLE,
                selector="main > article > p.updated",
                region=Region.MAIN,
            ),
        )
    return Article(
        text_id=_id("t", slug),
        article_id=_id("a", slug),
        page_id=_id("p", slug),
        url=_url(slug),
        headline=headline,
        language="es" if slug.startswith("espasmos") else "en-US",
        section="Back Pain",
        people=people,
        published=_date("2021-03-02", "2021-03-02T09:00:00+00:00", Source.JSON_LD, "$.datePublished")
        if index % 3 == 2
        else None,
        modified=_date(
            modified,
            f"Page Updated on {modified} by Dr. Okafor",
            Source.VISIBLE,
            "main > article > p.updated",
        )
        if modified
        else None,
        reviewed=_date(reviewed, f"Medically reviewed {reviewed}", Source.VISIBLE, "main p.reviewed")
        if reviewed
        else None,
        date_observations=observations,
        body_text=hard_text.BODY,
        body_blocks=hard_text.blocks(),
        word_count=words,
        content_hash="v1:" + hashlib.sha256(slug.encode()).hexdigest(),
        confidence=0.96,
        readability=hard_text.readability(grade),
        freshness=_freshness(modified),
    )


_OFFICES = (
    (None, "250 Morris Ave., Suite 220, Union, NJ 07083", "250 Morris Ave.", "Suite 220", "Union", "07083"),
    (
        None,
        "10 Parsonage Road, Suite 208, Edison, NJ 08837",
        "10 Parsonage Road",
        "Suite 208",
        "Edison",
        "08837",
    ),
    (
        None,
        "92 Main Street, Suite 201, Paterson, NJ 07503",
        "92 Main Street",
        "Suite 201",
        "Paterson",
        "07503",
    ),
    (
        "West Caldwell",
        "18 Fairfield Ave., Suite 2A, West Caldwell, NJ 07006",
        "18 Fairfield Ave.",
        "Suite 2A",
        "West Caldwell",
        "07006",
    ),
    (None, "83 Broadway, Bayonne, NJ 07002", "83 Broadway", None, "Bayonne", "07002"),
    (
        "West Orange",
        "44 Pleasant Valley Way, West Orange, NJ 07052",
        "44 Pleasant Valley Way",
        None,
        "West Orange",
        "07052",
    ),
)


def _office(index: int) -> Location:
    label, raw, street, unit, city, code = _OFFICES[index]
    phones = [
        Phone(e164="+17325550160", raw="732.555.0160", scope=PhoneScope.SITE),
        Phone(e164="+17325550130", raw="732.555.0130", scope=PhoneScope.SITE),
    ]
    hours = []
    if label == "West Orange":
        phones.insert(0, Phone(e164="+19735550188", raw="(973) 555-0188", scope=PhoneScope.OFFICE))
        hours = [
            Hours(days=["mo", "tu", "we", "th"], opens="08:30", closes="17:00", raw="Mon–Thu 8:30–5"),
            Hours(days=["fr"], opens="08:30", closes="13:00", raw="Fri 8:30–1"),
            Hours(days=["sa", "su"], raw="Weekends closed"),
        ]
    seen = [SeenOn(page_id=_id("p", "home"), url=SITE, region=Region.FOOTER, raw=raw)]
    if index > 2:
        seen.append(
            SeenOn(page_id=_id("p", "locations"), url=f"{SITE}locations/", region=Region.MAIN, raw=raw)
        )
    return Location(
        location_id=_id("l", raw),
        label=label,
        address_raw=raw,
        address=Address(street=street, unit=unit, city=city, region="NJ", postal_code=code, country="US"),
        phones=phones,
        hours=hours,
        seen_on=seen,
    )


def _info(
    audit: str,
    category: AuditCategory,
    severity: Severity,
    failure_title: str,
    why: str,
    fix: str,
    precision: dict[Tier, float],
    standards: list[Standard],
) -> AuditInfo:
    return AuditInfo(
        audit=audit,
        version=1,
        kind="history" if audit == "refreshed-date-only" else "site" if audit == "misspelling" else "page",
        category=category,
        title=f"No {audit}",
        failure_title=failure_title,
        why=why,
        fix=fix,
        severity=severity,
        standards=standards,
        precision={
            tier: MeasuredPrecision(share=share, labels=80, sites=8, measured_on=datetime.date(2026, 11, 22))
            for tier, share in precision.items()
        },
    )


AUDITS = (
    _info(
        "stale-page",
        AuditCategory.FRESHNESS,
        Severity.SERIOUS,
        "Page is overdue for review",
        "Readers take an old medical page for current advice. The HSE, the NHS and MedlinePlus review every page at least each three years.",
        "Have a clinician read the page, correct it and set the reviewed date. Changing the date alone is not a review.",
        {Tier.SURE: 0.98},
        [
            Standard(
                name="NHS content policy",
                clause="review dates",
                url="https://www.nhs.uk/our-policies/content-policy/",
            )
        ],
    ),
    _info(
        "misspelling",
        AuditCategory.SPELLING,
        Severity.MINOR,
        "Word is misspelt",
        "A typo on a medical page costs trust, and a misspelt drug can be taken for another.",
        "Correct the word. If it is right, add it with “checkup words add”.",
        {Tier.SURE: 0.97, Tier.LIKELY: 0.88},
        [],
    ),
    _info(
        "refreshed-date-only",
        AuditCategory.FRESHNESS,
        Severity.SERIOUS,
        "The date moved, the text did not",
        "A new date on an old text tells readers that somebody has checked it. Nobody has.",
        "Review the text, or set the date back.",
        {Tier.SURE: 0.99},
        [],
    ),
    _info(
        "hard-to-read",
        AuditCategory.READABILITY,
        Severity.MODERATE,
        "Page is hard to read",
        "About half of US adults read below the eighth grade; the NIH advises the sixth to eighth.",
        "Shorten the longest sentences first and replace jargon with plain words.",
        {Tier.SURE: 0.93},
        [
            Standard(
                name="WCAG 2.2",
                clause="3.1.5 Reading Level",
                url="https://www.w3.org/TR/WCAG22/#reading-level",
            )
        ],
    ),
    _info(
        "long-sentence",
        AuditCategory.READABILITY,
        Severity.MINOR,
        "Sentence is too long",
        "A sentence of more than 30 words is read twice, or not at all.",
        "Split it in two.",
        {},
        [],
    ),
    _info(
        "repeated-word",
        AuditCategory.SPELLING,
        Severity.MINOR,
        "Repeated words",
        "It reads as carelessness.",
        "Delete one.",
        {Tier.SURE: 1.0},
        [],
    ),
    _info(
        "missing-date",
        AuditCategory.FRESHNESS,
        Severity.MODERATE,
        "Page shows no date",
        "A reader cannot tell whether the advice still holds.",
        "Show the date of the last review on the page.",
        {Tier.SURE: 0.95},
        [],
    ),
    _info(
        "conflicting-dates",
        AuditCategory.FRESHNESS,
        Severity.MODERATE,
        "Dates on the page disagree",
        "Search engines and readers see different ages.",
        "Make the hidden data and the visible line say the same day.",
        {Tier.LIKELY: 0.9},
        [],
    ),
    _info(
        "unattached-phone",
        AuditCategory.LOCATIONS,
        Severity.MODERATE,
        "Office has no label",
        "A patient who looks for their town does not find it.",
        "Put the town’s name above the address, as with West Orange.",
        {Tier.SURE: 1.0},
        [],
    ),
)
_CATEGORY = {info.audit: (info.category, info.severity) for info in AUDITS}


def finding(
    audit: str,
    subject: str,
    url: str | None,
    message: str,
    evidence: Quote,
    *,
    scope: Scope = Scope.PAGE,
    tier: Tier = Tier.SURE,
    severity: Severity | None = None,
    suggestions: list[str] | None = None,
    pages: list[str] | None = None,
    page_count: int | None = None,
    minutes: int | None = 5,
    status: FindingStatus = FindingStatus.OPEN,
) -> Finding:
    """Return a finding with the category and severity of its audit."""
    category, usual = _CATEGORY[audit]
    return Finding(
        finding_id=_id("f", f"{audit} {subject} {evidence.quote}"),
        audit=audit,
        audit_version=1,
        category=category,
        severity=severity or usual,
        tier=tier,
        scope=scope,
        subject=subject,
        url=url,
        page_count=page_count or max(1, len(pages or [])),
        occurrences=[Occurrence(subject=_id("p", page), url=page, evidence=evidence) for page in pages or []],
        message=message,
        evidence=evidence,
        suggestions=suggestions or [],
        minutes=minutes,
        status=status,
    )


def _body(prefix: str, quote: str, suffix: str) -> Quote:
    return Quote(field="/body_text", quote=quote, prefix=prefix, suffix=suffix, start=10, end=10 + len(quote))


def _findings(articles: list[Article], locations: list[Location]) -> list[Finding]:
    by_slug = {row[0]: article for row, article in zip(_HEADLINES, articles, strict=True)}
    made: list[Finding] = []
    for article in articles:
        fresh = article.freshness
        if fresh and fresh.state is FreshnessState.OVERDUE and article.modified and fresh.age_days:
            old = fresh.age_days > 2000
            made.append(
                finding(
                    "stale-page",
                    article.article_id,
                    article.url,
                    f"Last updated {fresh.age_days / 365.25:.1f} years ago; pages of this kind are reviewed every 3 years.",
                    Quote(field="/modified/raw", quote=article.modified.raw),
                    minutes=45,
                    severity=Severity.CRITICAL if old else None,
                    status=FindingStatus.NEW
                    if article.headline and "Facet" in article.headline
                    else FindingStatus.OPEN,
                )
            )
        if article.modified is None:
            made.append(
                finding(
                    "missing-date",
                    article.article_id,
                    article.url,
                    "The page shows no date at all.",
                    Quote(field="/modified", quote=""),
                    minutes=10,
                )
            )
        grade = article.readability.reading_grade if article.readability else None
        if grade and grade > 10:
            made.append(
                finding(
                    "hard-to-read",
                    article.article_id,
                    article.url,
                    f"Reading grade {grade:.1f}; the target is 8.",
                    _body(
                        "treatment. ",
                        "Corticosteroids are administered under fluoroscopic guidance to the epidural space adjacent to the affected nerve root",
                        ", which reduces inflammation",
                    ),
                    minutes=60,
                    suggestions=["A doctor uses an X-ray picture to guide the needle to the sore nerve."],
                )
            )
    spasm = by_slug["take-these-steps-when-you-have-back-spasms"].url
    for wrong, right, prefix, suffix, pages, tier in (
        (
            "accomodate",
            "accommodate",
            "we are happy to",
            "your schedule and",
            list(by_slug.values())[:9],
            Tier.SURE,
        ),
        (
            "inflamation",
            "inflammation",
            "reduce local",
            ", which in turn",
            list(by_slug.values())[3:5],
            Tier.SURE,
        ),
        ("occured", "occurred", "if the injury", "at work", list(by_slug.values())[7:8], Tier.SURE),
        (
            "anestetic",
            "anesthetic",
            "lidocaine is a topical",
            ". Use it",
            list(by_slug.values())[:1],
            Tier.SURE,
        ),
        (
            "excercise",
            "exercise",
            "before and after",
            "and at bedtime",
            list(by_slug.values())[9:12],
            Tier.SURE,
        ),
        (
            "acetominophen",
            "acetaminophen",
            "They include",
            "and nonsteroidal anti-inflammatory",
            list(by_slug.values())[8:9],
            Tier.LIKELY,
        ),
        (
            "perscription",
            "prescription",
            "may require",
            "medication. In",
            list(by_slug.values())[12:13],
            Tier.SURE,
        ),
        (
            "physio-theraphy",
            "physiotherapy",
            "exercise and",
            "also help",
            list(by_slug.values())[4:6],
            Tier.MAYBE,
        ),
    ):
        urls = sorted(page.url for page in pages)
        made.append(
            finding(
                "misspelling",
                wrong,
                urls[0],
                f"“{wrong}” is misspelt.",
                _body(prefix, wrong, suffix),
                scope=Scope.TEMPLATE if wrong == "accomodate" else Scope.SITE,
                tier=tier,
                pages=urls,
                minutes=2,
                severity=Severity.SERIOUS if wrong.startswith("aceto") else None,
                page_count=412 if wrong == "accomodate" else None,
                suggestions=[right],
                status=FindingStatus.NEW if wrong == "occured" else FindingStatus.OPEN,
            )
        )
    desk = by_slug["upper-back-pain-desk-job"]
    made.append(
        finding(
            "refreshed-date-only",
            desk.article_id,
            desk.url,
            "The update date moved from 12 Dec 2022 to 30 Jun 2026; not a word of the text changed.",
            Quote(field="/modified/raw", quote="Page Updated on June 30, 2026"),
            minutes=45,
            status=FindingStatus.NEW,
        )
    )
    ablation = by_slug["radiofrequency-ablation"]
    made.append(
        finding(
            "conflicting-dates",
            ablation.article_id,
            ablation.url,
            "JSON-LD says 2 Mar 2021, the page says 30 Nov 2024, the site map 30 Jun 2026.",
            Quote(field="/modified/raw", quote="Page Updated on 2024-11-30"),
            tier=Tier.LIKELY,
            minutes=15,
        )
    )
    for location in locations:
        if location.label is None:
            made.append(
                finding(
                    "unattached-phone",
                    location.location_id,
                    SITE,
                    f"The office in {location.address.city} has no label; two others have one.",
                    Quote(field="/address_raw", quote=location.address_raw),
                    scope=Scope.LOCATION,
                    page_count=412,
                    status=FindingStatus.REOPENED
                    if location.address.city == "Edison"
                    else FindingStatus.OPEN,
                )
            )
    made.append(
        finding(
            "repeated-word",
            by_slug["sciatica-at-home"].article_id,
            by_slug["sciatica-at-home"].url,
            "“the the” stands twice.",
            _body("pain runs down", "the the", "back of your"),
            suggestions=["the"],
            minutes=1,
        )
    )
    made.append(
        finding(
            "repeated-word",
            by_slug["pregnancy-back-pain"].article_id,
            by_slug["pregnancy-back-pain"].url,
            "“is is” stands twice.",
            _body("Back pain", "is is", "common in pregnancy"),
            suggestions=["is"],
            minutes=1,
        )
    )
    for slug, quote in (
        (
            "stomach-and-back-pain",
            "Regular stretching for about 5 to 10 minutes can keep the muscles relaxed and also prevent future problems by strengthening the back and stomach, which in combination with moderate activity and sleep helps most people to avoid another episode.",
        ),
        (
            "herniated-disc-recovery",
            "If your pain does not ease with over-the-counter medication, your healthcare provider may recommend a muscle relaxant to ease the tension in the muscles and alleviate the pain while you wait for the appointment with the specialist.",
        ),
        (
            "what-is-myalgia",
            "Essential electrolytes include calcium, magnesium, and potassium, which can be obtained from whole foods such as avocados, potatoes, spinach, fresh meat, and eggs, although drinking water with salt can also increase electrolyte consumption.",
        ),
    ):
        article = by_slug[slug]
        made.append(
            finding(
                "long-sentence",
                article.article_id,
                article.url,
                f"A sentence of {len(quote.split())} words.",
                _body("", quote, ""),
                minutes=6,
            )
        )
    made.append(
        finding(
            "misspelling",
            "telehealth",
            spasm,
            "“telehealth” is misspelt.",
            _body("book a", "telehealth", "visit"),
            scope=Scope.SITE,
            tier=Tier.MAYBE,
            status=FindingStatus.IGNORED,
        )
    )
    made.append(
        finding(
            "misspelling",
            "recieve",
            spasm,
            "“recieve” is misspelt.",
            _body("you will", "recieve", "a call"),
            scope=Scope.SITE,
            status=FindingStatus.FIXED,
        )
    )
    return made


def _pages(articles: list[Article]) -> list[Page]:
    made = [
        Page(
            page_id=article.page_id,
            url=article.url,
            final_url=article.url,
            http_status=200,
            fetch=Fetch.NOT_MODIFIED if index % 2 else Fetch.FETCHED,
            kind=PageKind.ARTICLE,
            title=f"{article.headline} | Maple Ridge Spine & Pain",
            depth=2,
            inlinks=14,
        )
        for index, article in enumerate(articles)
    ]
    for slug, kind, title in (
        ("", PageKind.HOME, "Maple Ridge Spine & Pain"),
        ("locations/", PageKind.LOCATION, "Our Locations"),
        ("contact/", PageKind.LOCATION, "Contact Us"),
        ("about/", PageKind.OTHER, "About the Practice"),
        ("our-doctors/helen-okafor/", PageKind.PERSON, "Dr. Helen Okafor"),
        ("blog/", PageKind.LISTING, "Blog"),
        ("blog/page/2/", PageKind.LISTING, "Blog, page 2"),
        ("privacy/", PageKind.LEGAL, "Privacy Policy"),
        ("services/injections/", PageKind.SERVICE, "Injections"),
    ):
        made.append(
            Page(
                page_id=_id("p", slug or "home"),
                url=SITE + slug,
                final_url=SITE + slug,
                http_status=200,
                fetch=Fetch.FETCHED,
                kind=kind,
                title=title,
                depth=1,
                inlinks=27,
            )
        )
    for slug, status, fetch, error, inlinks in (
        ("old-clinic-hours/", 404, Fetch.FETCHED, None, 6),
        ("blog/covid-19-visitor-rules/", 410, Fetch.FETCHED, None, 2),
        ("portal/", 403, Fetch.FETCHED, None, 27),
        ("blog/slow-page/", None, Fetch.ERROR, "timed out after 30 s", 1),
        ("wp-admin/", None, Fetch.ROBOTS, None, 1),
    ):
        made.append(
            Page(
                page_id=_id("p", slug),
                url=SITE + slug,
                final_url=SITE + slug,
                http_status=status,
                fetch=fetch,
                kind=PageKind.OTHER,
                depth=2,
                inlinks=inlinks,
                error=error,
            )
        )
    made[-8] = made[-8].model_copy(update={"notes": ["needs_javascript"]})
    return made


def summaries(articles: list[Article]) -> list[TextSummary]:
    """Return what a report keeps of these texts."""
    return [TextSummary.read(article.to_json()) for article in articles]


def sample() -> ReportData:
    """Return the sample run, complete, with a run before it."""
    articles = [_article(index) for index in range(len(_HEADLINES))]
    locations = [_office(index) for index in range(len(_OFFICES))]
    outcomes = [
        Outcome(
            audit="stale-page",
            audit_version=1,
            subject=article.text_id,
            url=article.url,
            outcome=OutcomeKind.CANNOT_TELL,
            reason="The page states no date of its own.",
        )
        for article in articles
        if article.modified is None
    ]
    outcomes.append(
        Outcome(
            audit="hard-to-read",
            audit_version=1,
            subject=articles[10].text_id,
            url=articles[10].url,
            outcome=OutcomeKind.CANNOT_TELL,
            reason="Fewer than 100 words in running sentences; a score would mislead.",
        )
    )
    outcomes.append(
        Outcome(
            audit="refreshed-date-only",
            audit_version=1,
            subject=articles[14].article_id,
            url=articles[14].url,
            outcome=OutcomeKind.CANNOT_TELL,
            reason="The article was first seen in this run; there is nothing to compare it with.",
        )
    )
    outcomes.append(
        Outcome(
            audit="long-sentence",
            audit_version=1,
            subject=articles[16].article_id,
            url=articles[16].url,
            outcome=OutcomeKind.ERROR,
            reason="IndexError in long_sentence.py, line 41; the other audits of this page ran.",
        )
    )
    return ReportData(
        run="20261122T203600Z-1a2b",
        site=SITE,
        name="Maple Ridge Spine & Pain",
        status=RunStatus.COMPLETE,
        started=NOW,
        finished=NOW + datetime.timedelta(seconds=194),
        now=NOW,
        timings={"crawl": 171.4, "extract": 8.2, "audit": 11.9, "report": 0.3},
        versions={"checkup": "0.1.0", "extractor": "1", "python": "3.11.7"},
        left_out={"robots": 2, "max_pattern_pages /calendar/#/#/": 118},
        crawl_notes=["sitemap_cut:https://clinic.example/sitemap.xml"],
        pages=_pages(articles),
        articles=articles,
        texts=summaries(articles),
        unproofed={article.text_id: None for article in articles[1:]}
        | {articles[0].text_id: "its language is es"},
        locations=locations,
        other_addresses=[
            OtherAddress(
                address_raw="17200 Oak Way, Edison, NJ 08837",
                why="anothers_name",
                reason="beside another's name: Hospital privileges",
                urls=[f"{SITE}privileges/"],
                page_count=3,
            )
        ],
        findings=_findings(articles, locations),
        outcomes=outcomes,
        outcome_counts={
            "stale-page": {"passed": 7, "failed": 8, "cannot_tell": 3},
            "misspelling": {"passed": 0, "failed": 8},
            "refreshed-date-only": {"passed": 16, "failed": 1, "cannot_tell": 1},
            "hard-to-read": {"passed": 10, "failed": 6, "cannot_tell": 1, "inapplicable": 1},
            "long-sentence": {"passed": 14, "failed": 3, "error": 1},
            "repeated-word": {"passed": 16, "failed": 2},
            "missing-date": {"passed": 15, "failed": 3},
            "conflicting-dates": {"passed": 14, "failed": 1, "inapplicable": 3},
            "unattached-phone": {"passed": 2, "failed": 4},
        },
        changes=[
            Change(op=ChangeOp.ADDED, record="article", id=articles[14].article_id, url=articles[14].url),
            Change(
                op=ChangeOp.CHANGED,
                record="article",
                id=articles[5].article_id,
                url=articles[5].url,
                fields=["/modified/value"],
                before={"/modified/value": "2022-12-12"},
                after={"/modified/value": "2026-06-30"},
            ),
            Change(
                op=ChangeOp.GONE,
                record="page",
                id=_id("p", "blog/covid-19-visitor-rules/"),
                url=SITE + "blog/covid-19-visitor-rules/",
            ),
            Change(
                op=ChangeOp.CHANGED,
                record="article",
                id=articles[1].article_id,
                url=articles[1].url,
                fields=["/tags"],
                cause={"/tags": ChangeCause.EXTRACTOR},
            ),
        ],
        rejects=[
            Reject(
                record="location",
                url=f"{SITE}contact/",
                pointer="/phones/0/e164",
                keyword="pattern",
                value="+0",
                message="must match ^\\+[1-9]\\d{6,14}$",
            )
        ],
        audits=AUDITS,
        previous="20261115T203502Z-9c41",
        previous_now=NOW - datetime.timedelta(days=7),
        complete_runs=[
            (
                NOW - datetime.timedelta(days=7 * weeks),
                {
                    "findings_by_status": {"new": 5, "open": 32 + 3 * weeks},
                    "freshness": {"current": 8 - weeks, "due_soon": 2, "overdue": 5 + weeks, "unknown": 3},
                },
            )
            for weeks in (3, 2, 1)
        ],
        field_coverage={"article": {"headline": 1.0, "modified": 0.4}},
        previous_field_coverage={"article": {"headline": 1.0, "modified": 0.5}},
        files=[
            RunFile(path="articles.jsonl", rows=18, bytes=90_000, sha256="0" * 64, schema="urn:x:article:2.4")
        ],
        previous_counts={
            "findings_by_status": {"new": 5, "open": 38, "fixed": 1},
            "findings_by_severity": {"critical": 2, "serious": 8, "minor": 33},
            "freshness": {"current": 6, "due_soon": 2, "overdue": 7, "unknown": 3},
        },
    )


def partial() -> ReportData:
    """Return the sample as a run that stopped early."""
    return replace(
        sample(),
        status=RunStatus.PARTIAL,
        reason="20 % of the last 50 requests failed, so the crawl stopped to spare the server.",
    )
