"""Say of a finding of the last run, from its pages as they are now, whether it is fixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from audits.contract import SITE
from audits.finding_ids import normalised, whole_id
from audits.links.broken_link import INFO as BROKEN
from pipeline.closed_findings import JUDGED, has_moved, places_of
from pipeline.former_records import FormerTexts
from pipeline.lifecycles import GONE_STATUSES
from pipeline.own_failures import EVERY_AUDIT
from pipeline.recheck_pages import CheckedPages, judges_alone, may_be_judged
from pipeline.stored_record import text_line
from reports.coverage import unread_reason, was_read
from schemas.audit_info import AuditInfo
from schemas.facts.text_words import OF_A_WORD, TextWords
from schemas.finding import Finding, Occurrence
from schemas.page import Page
from schemas.page_note import PageNoteName, note_names
from schemas.recheck import Answer, FindingAnswer, PlaceAnswer
from schemas.vocabulary import FactName, Fetch, OutcomeKind, Scope

NEXT_RUN = "it cannot be told from these pages alone; the next run will"


def cannot_tell(finding: Finding, audits: Mapping[str, AuditInfo]) -> FindingAnswer:
    """Return the answer for a finding whose pages cannot show whether it is fixed (`may_be_judged`)."""
    reason = NEXT_RUN if finding.audit in audits else f"{finding.audit} is switched off"
    return FindingAnswer(
        finding_id=finding.finding_id, finding=finding, answer=Answer.CANNOT_TELL, reason=reason
    )


class Answers:
    """Answers for the findings of the last run."""

    def __init__(
        self,
        checked: CheckedPages,
        audits: Mapping[str, AuditInfo],
        former: Iterable[Finding],
        ids: Mapping[str, str],
    ) -> None:
        """Take the pages as they are now, the audits by id, the last run's findings on them, and the ids that today's
        findings had in it (`matched_ids`)."""
        self._checked = checked
        self._audits = audits
        self._former_texts = FormerTexts(checked.session.previous)
        self._found: dict[str, list[Finding]] = {}
        """Today's findings by the id that they had in the last run."""
        self._left: dict[tuple[str, str], list[Finding]] = {}
        """Today's findings that the last run has not under this id, by audit and page."""
        self.remainders: set[str] = set()
        """Ids of today's findings that are what is left of one of the last run's."""
        known = {finding.finding_id for finding in former}
        for finding in checked.findings:
            former_id = ids.get(finding.finding_id, finding.finding_id)
            if former_id in known:
                self._found.setdefault(former_id, []).append(finding)
            else:
                for place in places_of(finding):
                    self._left.setdefault((finding.audit, place.url), []).append(finding)

    def of(self, finding: Finding, asked: set[str]) -> FindingAnswer:
        """Return what became of a finding, of which the pages ``asked`` were asked for."""
        info = self._audits.get(finding.audit)
        if info is None or not may_be_judged(finding, self._audits):
            return cannot_tell(finding, self._audits)
        places = [self._place(finding, info, place, asked) for place in places_of(finding)]
        found = next(iter(self._found.get(finding.finding_id, ())), None)
        answer, reason = self._whole(finding, places)
        return FindingAnswer(
            finding_id=finding.finding_id,
            finding=finding,
            answer=answer,
            reason=reason,
            now=found if answer is Answer.STILL_THERE else None,
            places=places,
        )

    def _whole(self, finding: Finding, places: list[PlaceAnswer]) -> tuple[Answer, str | None]:
        answers = {place.answer for place in places}
        if Answer.STILL_THERE in answers:
            return Answer.STILL_THERE, None
        if self._is_mended_at_its_target(finding):
            return Answer.FIXED, "the address answers with a page again"
        if Answer.CANNOT_TELL in answers:
            return Answer.CANNOT_TELL, next(place.reason for place in places if place.reason)
        if answers == {Answer.GONE}:
            return Answer.GONE, "its page is not there; the finding closes when two runs in a row miss it"
        if Answer.GONE in answers:
            return Answer.CANNOT_TELL, "one of its pages is not there; the next runs will tell"
        target = self._target_trouble(finding)
        if target is not None:
            return Answer.CANNOT_TELL, target
        more = finding.page_count - len({place.url for place in places})
        if more > 0 and not _is_of_template(finding):
            return Answer.CANNOT_TELL, (
                f"it is fixed on the pages that are listed, and was on {more} more; the next run asks for all"
            )
        return Answer.FIXED, None

    def _target(self, finding: Finding) -> Page | None:
        """Return the page at the address that a finding is about; null where it is about none, or that is no page."""
        if urlsplit(finding.subject).scheme not in ("http", "https"):
            return None
        return self._checked.pages.get(self._checked.ends.get(finding.subject, finding.subject))

    def _is_mended_at_its_target(self, finding: Finding) -> bool:
        """Return whether a link that was broken leads to a page now, whoever links there."""
        page = self._target(finding)
        return finding.audit == BROKEN.audit and page is not None and was_read(page)

    def _target_trouble(self, finding: Finding) -> str | None:
        """Return why the page at the address that a finding is about could not be asked; null where it could, or where
        the finding is about no address."""
        page = self._target(finding)
        if page is None or was_read(page) or page.http_status in GONE_STATUSES:
            return None
        if page.fetch is Fetch.SKIPPED:  # redirected off the site, or a file that is not a page: it answered
            return None
        return f"{finding.subject}: {unread_reason(page)}"

    def trouble(self, url: str) -> PlaceAnswer | None:
        """Return why the page at a URL was not read; null where it was."""

        def because(reason: str) -> PlaceAnswer:
            return PlaceAnswer(url=url, answer=Answer.CANNOT_TELL, reason=reason)

        page = self._checked.pages.get(self._checked.ends.get(url, url))
        if page is None:
            return because("a rule of the profile leaves the page out")
        if page.http_status in GONE_STATUSES:
            return PlaceAnswer(url=url, answer=Answer.GONE, reason=f"the page answers {page.http_status}")
        if page.fetch is Fetch.ROBOTS and PageNoteName.ROBOTS_UNREACHABLE in note_names(page.notes):
            return because("the site did not answer; try again later")
        if page.fetch is Fetch.ROBOTS:
            return because("robots.txt forbids the page")
        return None if was_read(page) else because(unread_reason(page))

    def _place(self, finding: Finding, info: AuditInfo, place: Occurrence, asked: set[str]) -> PlaceAnswer:
        def answer(kind: Answer, reason: str | None = None, quote: str | None = None) -> PlaceAnswer:
            return PlaceAnswer(url=place.url, answer=kind, reason=reason, quote=quote)

        if place.url not in asked:
            return answer(
                Answer.CANNOT_TELL, "it was not asked for; name the finding to ask for all of its pages"
            )
        final = self._checked.ends.get(place.url, place.url)
        if (trouble := self.trouble(place.url)) is not None:
            return trouble
        moved = f"now at {final}" if final != place.url else None
        if FactName.WORDS in info.reads:
            if quote := self._suspected(finding, final):
                return answer(Answer.STILL_THERE, moved, quote)
        elif (quote := self._found_at(finding, place, final)) is not None:
            return answer(Answer.STILL_THERE, moved, quote)
        if info.kind == "history":
            now = text_line(self._checked.session.store, final)
            if has_moved(self._former_texts.line(f"p{finding.subject[1:]}"), now):
                return answer(Answer.FIXED, moved)
            return answer(Answer.STILL_THERE, moved)
        return answer(*self._judged(finding, info, place, moved))

    def _judged(
        self, finding: Finding, info: AuditInfo, place: Occurrence, moved: str | None
    ) -> tuple[Answer, str | None]:
        """Return the end of one that was not found at a place: fixed where its audit looked there."""
        outcomes = self._checked.outcomes
        if broken := outcomes.get((EVERY_AUDIT, place.subject)):
            return Answer.CANNOT_TELL, broken.reason
        own = outcomes.get((finding.audit, place.subject))
        if FactName.WORDS in info.reads and own is None:
            return Answer.FIXED, moved  # the page was read, and has no words any more
        if own is None and place.subject.startswith("template:"):
            return Answer.FIXED, moved  # the page was read, and shows nothing of the template there
        if own is None and judges_alone(info) and info.kind == "site":
            own = outcomes.get((finding.audit, SITE[0]))
        if own is None:
            return Answer.CANNOT_TELL, NEXT_RUN
        if own.outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR):
            return Answer.CANNOT_TELL, own.reason
        if (
            own.outcome is OutcomeKind.FAILED
            and whole_id(finding.audit, finding.subject) == finding.finding_id
        ):
            return Answer.CANNOT_TELL, NEXT_RUN  # the fault is told by a finding of the site now
        assert own.outcome in JUDGED
        return Answer.FIXED, moved

    def _found_at(self, finding: Finding, place: Occurrence, final: str) -> str | None:
        """Return the words of a finding that is on a page still; null where it is not."""
        template = place.subject.startswith("template:")
        for found in self._found.get(finding.finding_id, ()):
            for now in places_of(found):
                if now.url == final or template:
                    return now.evidence.quote
        quote = normalised(place.evidence.quote)
        for found in self._left.get((finding.audit, final), ()):
            for now in places_of(found):
                if now.url == final and normalised(now.evidence.quote) == quote:
                    self.remainders.add(found.finding_id)
                    return now.evidence.quote
        return None

    def _suspected(self, finding: Finding, final: str) -> str | None:
        """Return the words in which the spelling engine suspects the finding's word on a page still."""
        quote = normalised(finding.evidence.quote)
        for text in self._checked.words:
            if not _shows(text, final):
                continue
            for suspect in text.suspects:
                if suspect.kind not in OF_A_WORD:
                    same = normalised(suspect.evidence.quote) == quote
                else:
                    same = suspect.word.lower() == finding.subject
                if same:
                    around = (suspect.evidence.prefix, suspect.evidence.quote, suspect.evidence.suffix)
                    return " ".join(" ".join(around).split())
        return None


def _shows(text: TextWords, url: str) -> bool:
    """Return whether a page shows a text; of a template's text not all pages may be named."""
    if text.seen_on is None:
        return text.url == url
    return url in text.seen_on.urls or text.seen_on.pages > len(text.seen_on.urls)


def _is_of_template(finding: Finding) -> bool:
    """Return whether a template holds the fault alone: one fix changes all of its pages, so that a few show it."""
    return finding.scope is Scope.TEMPLATE or all(
        place.subject.startswith("template:") for place in places_of(finding)
    )
