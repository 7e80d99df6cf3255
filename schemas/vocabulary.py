"""Every enumeration of the records, written once.

Each value is the word in the published JSON. A value is never renamed or reused; a new one
raises the minor version of the schemas that hold it.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class PageKind(StrEnum):
    """Purpose of a page, by its structure and text."""

    ARTICLE = "article"
    LISTING = "listing"
    LOCATION = "location"
    PERSON = "person"
    SERVICE = "service"
    HOME = "home"
    LEGAL = "legal"
    OTHER = "other"
    JUNK = "junk"


class Genre(StrEnum):
    """Sort of a running text, by what it is for."""

    GUIDE = "guide"
    """Informs: of health, a treatment, how to do something."""
    NEWS = "news"
    """Reports what happened: in the clinic, in the field."""
    STORY = "story"
    """Tells: of a patient, a case, oneself."""
    PROFILE = "profile"
    """Presents a person."""
    EVENT = "event"
    """Announces or reports an event on a day."""
    NOTICE = "notice"
    """Says when, where and under which rules: opening hours, a closure, a policy, an offer."""
    UNKNOWN = "unknown"


class Fetch(StrEnum):
    """Result of the crawl for one URL."""

    FETCHED = "fetched"
    NOT_MODIFIED = "not_modified"
    ERROR = "error"
    ROBOTS = "robots"
    SKIPPED = "skipped"


class Lifecycle(StrEnum):
    """State of a record over the runs."""

    LIVE = "live"
    MOVED = "moved"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    EXCLUDED = "excluded"


class Role(StrEnum):
    """Part that a named person had in an article."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    UPDATED_BY = "updated_by"
    EDITOR = "editor"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """The finest part of a date that its source states."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


class DateRole(StrEnum):
    """The one of an article's four dates that an observation names."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    REVIEWED = "reviewed"
    NEXT_REVIEW_DUE = "next_review_due"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """The place a value was read from."""

    VISIBLE = "visible"
    JSON_LD = "json_ld"
    MICRODATA = "microdata"
    META = "meta"
    TIME = "time"
    TITLE = "title"
    HEADING = "heading"
    MICROFORMAT = "microformat"
    MAP_LINK = "map_link"
    LINK = "link"
    URL = "url"
    HTTP = "http"
    SITEMAP = "sitemap"
    FEED = "feed"
    LISTING = "listing"
    BODY_VOTE = "body_vote"
    SITE = "site"
    INFERRED = "inferred"


class Region(StrEnum):
    """The part of a page that holds a value."""

    HEAD = "head"
    HEADER = "header"
    NAVIGATION = "navigation"
    MAIN = "main"
    SIDEBAR = "sidebar"
    COMMENT = "comment"
    FOOTER = "footer"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """Kind of a block of body text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"
    ANSWER = "answer"


class LeftOutReason(StrEnum):
    """Why words of a text are not counted by the formulas of readability."""

    HEADINGS = "headings"
    TABLES = "tables"
    REFERENCES = "references"
    QUOTES = "quotes"
    SHORT_ITEMS = "short_items"
    """List items that only name something."""
    FRAGMENTS = "fragments"
    """Lines that are no sentences: captions, labels, buttons."""
    OTHER_LANGUAGES = "other_languages"


class QuotedBlock(StrEnum):
    """Sort of block that holds the words of a finding: a `BlockKind`, or another text that a page has."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"
    ANSWER = "answer"
    TITLE = "title"
    DESCRIPTION = "description"
    ALTERNATIVE = "alternative"
    LINK = "link"


class BlockLabel(StrEnum):
    """Purpose of a block in the body that is not the article's own text."""

    DISCLAIMER = "disclaimer"
    SOURCES = "sources"
    CALL_TO_ACTION = "call_to_action"


class PhoneKind(StrEnum):
    """Use of a telephone number."""

    VOICE = "voice"
    FAX = "fax"
    TOLL_FREE = "toll_free"
    APPOINTMENT = "appointment"


class PhoneScope(StrEnum):
    """Scope of a number: one office, or the whole site."""

    OFFICE = "office"
    SITE = "site"


class AuditCategory(StrEnum):
    """The mission an audit serves."""

    READABILITY = "readability"
    SPELLING = "spelling"
    FRESHNESS = "freshness"
    LOCATIONS = "locations"
    LINKS = "links"
    STRUCTURE = "structure"
    TRUST = "trust"
    CONSISTENCY = "consistency"


class FactName(StrEnum):
    """A kind of facts that an audit can declare to read."""

    TEXT = "text"
    PAGE = "page"
    LOCATION = "location"
    LINKS = "links"
    CONTACT_LINKS = "contact_links"
    IMAGES = "images"
    HEADINGS = "headings"
    META = "meta"
    STRUCTURED_DATA = "structured_data"
    FORMS = "forms"
    TEMPLATE_TEXTS = "template_texts"
    WORDS = "words"
    TEXT_FORMS = "text_forms"
    OBSERVATIONS = "observations"


class Severity(StrEnum):
    """Importance of a true finding to a reader of the site, worst first."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"
    REVIEW = "review"


class Tier(StrEnum):
    """Confidence in a finding; kept apart from its severity."""

    SURE = "sure"
    LIKELY = "likely"
    MAYBE = "maybe"


class Scope(StrEnum):
    """Part of the site that one fix of a finding changes."""

    PAGE = "page"
    TEMPLATE = "template"
    SITE = "site"
    LOCATION = "location"
    PERSON = "person"


class OutcomeKind(StrEnum):
    """Outcome of one audit on one subject: one of five, never just passed or failed."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"
    INAPPLICABLE = "inapplicable"
    ERROR = "error"


class FindingStatus(StrEnum):
    """State of a finding over the runs and the reviewer's decisions."""

    NEW = "new"
    OPEN = "open"
    ACCEPTED = "accepted"
    IGNORED = "ignored"
    FIXED = "fixed"
    GONE = "gone"
    REOPENED = "reopened"


class DecisionAction(StrEnum):
    """What a reviewer decides about a finding."""

    ACCEPT = "accept"
    """It is true, and lived with."""
    IGNORE = "ignore"
    """Nobody wants to hear of it."""
    FALSE_ALARM = "false_alarm"
    """It is not true: a label by which the audit is measured."""


class DecisionScope(StrEnum):
    """Reach of a decision."""

    FINDING = "finding"
    WORD = "word"
    PAGE = "page"
    SECTION = "section"
    BLOCK = "block"


class InputFault(StrEnum):
    """Kind of an input that `checkup extract` cannot use."""

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_A_REQUEST = "not_a_request"
    INVALID_URL = "invalid_url"
    UNREADABLE = "unreadable"
    NOT_GZIP = "not_gzip"
    TOO_LARGE = "too_large"


class FreshnessState(StrEnum):
    """An article's age against the policy; unknown is never fresh, exempt is outside every share."""

    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    EXEMPT = "exempt"


class ChangeOp(StrEnum):
    """Kind of a record's change between two runs."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    RESTORED = "restored"


class ChangeCause(StrEnum):
    """Origin of a changed value: the site, other pages that let us read this one differently, our code or settings."""

    SITE = "site"
    EXTRACTOR = "extractor"
    NEIGHBOURS = "neighbours"
    SETTINGS = "settings"
    """A rule or cap of the profile leaves the page out now."""


class FindingCause(StrEnum):
    """Origin of a new, reopened or closed finding: the site's own edit, or our own progress on a page that stayed."""

    SITE = "site"
    OURS = "ours"


class RunStatus(StrEnum):
    """Result of a run; only ``complete`` runs count for history and baselines."""

    COMPLETE = "complete"
    LIMITED = "limited"
    PARTIAL = "partial"
    FAILED = "failed"


class SiteHealth(StrEnum):
    """State of a site's checks among those of many sites."""

    WELL = "well"
    """The last check is complete, and recent."""
    OLD = "old"
    """The last complete check is too long ago."""
    SAMPLE = "sample"
    """Only some pages were ever checked, because that was asked for."""
    PARTIAL = "partial"
    """The last check stopped early, or was held back because much was missing."""
    BLOCKED = "blocked"
    """The last check is partial, and the server refused more than a tenth of the pages."""
    FAILED = "failed"
    """The last check ended without a result."""
    NEVER = "never"
    """No check has ended with a result, and nothing says why."""
    UNREADABLE = "unreadable"
    """What was published is damaged."""


class NoticeEvent(StrEnum):
    """Event that people are told of outside of the report."""

    RUN_INCOMPLETE = "run_incomplete"
    """A run was partial or failed, and the one before it was not."""
    RUN_COMPLETE_AGAIN = "run_complete_again"
    """A run was complete, after one that was not or that was overdue."""
    NEW_FINDINGS = "new_findings"
    """A complete run has new or reopened findings that are serious and sure."""
    DIGEST = "digest"
    """An owner's findings of the week."""
    HEARTBEAT_MISSED = "heartbeat_missed"
    """No complete run came for too long."""
    HEARTBEAT_BACK = "heartbeat_back"
    """A complete run came after that."""


class Exit(IntEnum):
    """The exit codes of every command; the manifest names the same word in lower case."""

    DONE = 0
    NEW_FINDINGS = 1
    USAGE = 2
    PARTIAL = 3
    UNREACHABLE = 4
    INTERNAL_ERROR = 70
    CANNOT_WRITE = 74
    LOCKED = 75
    INTERRUPTED = 130
    TERMINATED = 143
