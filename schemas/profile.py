"""The settings of one site: ``checkup.toml``, typed. Everything but the URL has a default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, JsonValue, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from schemas.bounds import MAX_DELAY_SECONDS, MOST
from schemas.edit_template import EditTemplate
from schemas.locales import Locale
from schemas.record import Record
from schemas.vocabulary import Genre

Months = Annotated[int, Field(ge=1, le=1200)]
Text = Annotated[str, Field(min_length=1)]
"""A prefix or word: an empty one would apply to everything."""


class Settings(Record):
    """A table of the profile: ``"1"`` is not a number, 1 not a text, and no number is infinite."""

    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class CrawlSettings(Settings):
    """Settings of the crawl. The defaults are slow on purpose: the server is somebody else's."""

    delay_seconds: float = Field(default=1.0, ge=0, le=MAX_DELAY_SECONDS)
    """Pause between two requests to a host, seconds; robots.txt's Crawl-delay wins where it is longer."""
    concurrent_requests: int = Field(default=2, ge=1, le=16)
    """Requests under way at once; with a delay, hardly ever more than one."""
    timeout_seconds: float = Field(default=30, ge=1, le=600)
    """For one answer, from connecting to the last byte."""
    max_pages: int | None = Field(default=None, ge=1, le=MOST)
    """Ends the run after so many pages as a *limited* run; without it, all are requested."""
    max_site_pages: int = Field(default=50_000, ge=1)
    """Bound of one site, said where it bites. Pages of the last complete run do not fall to it, and such a run is not
    limited."""
    max_known_urls: int = Field(default=500_000, ge=100)
    """URLs that one run keeps in mind, of 200 characters on average; said where it bites."""
    max_depth: int = Field(default=20, ge=1, le=1000)
    """Links from the start page; pagination costs none."""
    max_section_pages: int = Field(default=20_000, ge=1, le=MOST)
    """Pages below one first path segment."""
    max_pattern_pages: int = Field(default=2_000, ge=1, le=MOST)
    """Pages whose URLs differ only in numbers, dates or query values: the guard against calendars."""
    max_body_bytes: int = Field(default=10_000_000, ge=10_000, le=MOST)
    """A longer answer is cut off and kept as an error."""
    hosts: list[Text] = []
    """Further hosts that belong to the site, e.g. ``blog.clinic.example``."""
    include: list[Text] = []
    """Path prefixes to stay within, e.g. ``/blog/``; empty for all."""
    exclude: list[Text] = []
    """Path prefixes that are never requested."""
    user_agent: str = "Checkup/{version} (web site check-up; contact: {contact})"
    """The ``User-Agent`` of each request; ``{version}`` and ``{contact}`` are filled in."""
    contact: Text | None = None
    """A mail address or page where the site's administrator reaches you. Without it, the user agent says
    ``none given``, and ``checkup run`` says what to set before it starts."""
    resume_within_hours: float = Field(default=24, ge=0, le=87_600)
    """Hours within which an interrupted run is resumed; an older one starts again."""
    full_every_runs: int = Field(default=7, ge=1, le=MOST)
    """Every n-th run requests every page in full, because validators (``ETag``, ``Last-Modified``) lie."""
    basic_auth_env: str | None = None
    """Name of an environment variable that holds ``user:password`` of a staging site."""
    headers_env: dict[str, str] = {}
    """Header name to the environment variable that holds its value."""
    proxy: str | None = None
    """URL of an HTTP proxy."""
    ca_file: str | None = None
    """PEM file of a private certificate authority."""
    render_javascript: bool = False
    """Render pages that are empty without scripts (needs the ``browser`` extra and a Chromium)."""


class FreshnessPolicy(Settings):
    """Age limits of one kind of content."""

    due_soon_months: Months = 24
    """From this age on, due soon."""
    overdue_months: Months = Field(default=36, validate_default=True)
    """From this age on, overdue; not before ``due_soon_months``."""
    exempt: bool = False
    """No review is due for these texts, whatever their age, and no share of current or overdue pages counts them."""
    genres: list[Annotated[Genre, Field(strict=False)]] = []
    """Genres of texts that it applies to, e.g. ``["story", "news"]``; empty for all. A policy that names a text's genre
    goes before those that name none."""
    paths: list[Text] = []
    """Path prefixes it applies to."""
    words: list[Text] = []
    """Words in headline, section or tags that it applies to."""

    @field_validator("overdue_months")
    @classmethod
    def _follows_due_soon(cls, months: int, info: ValidationInfo) -> int:
        soon = info.data.get("due_soon_months", 0)
        if months < soon:
            raise PydanticCustomError(
                "overdue_before_due_soon",
                "input should be at least due_soon_months, which is {soon}",
                {"soon": soon},
            )
        return months


def _default_policies() -> dict[str, FreshnessPolicy]:
    return {
        "stories": FreshnessPolicy(exempt=True, genres=[Genre.STORY, Genre.PROFILE, Genre.NEWS, Genre.EVENT]),
        "doses": FreshnessPolicy(
            due_soon_months=12,
            overdue_months=18,
            words=["dose", "dosage", "insurance", "pricing", "cost"],
        ),
        "offices": FreshnessPolicy(
            due_soon_months=6,
            overdue_months=12,
            genres=[Genre.NOTICE],
            words=["hours", "directions", "staff"],
        ),
        "notices": FreshnessPolicy(exempt=True, genres=[Genre.NOTICE]),
        "medical": FreshnessPolicy(due_soon_months=24, overdue_months=36),
    }


class FreshnessSettings(Settings):
    """The ageing policy. Three years is what HSE, NHS and MedlinePlus use for medical pages."""

    policies: dict[str, FreshnessPolicy] = Field(default_factory=_default_policies)
    """By name; the first that matches applies, those that name the text's genre before the others; the one without
    genres, paths and words is the rest's. A profile's own come first, and the defaults stay behind them; of a default
    that it names, the keys that it leaves out stay."""

    @field_validator("policies", mode="before")
    @classmethod
    def _with_defaults(cls, given: Any) -> Any:
        if not isinstance(given, Mapping):
            return given
        defaults = _default_policies()
        own = {
            name: defaults[name].model_dump() | dict(policy)
            if name in defaults and isinstance(policy, Mapping)
            else policy
            for name, policy in given.items()
        }
        return {**own, **{name: policy for name, policy in defaults.items() if name not in own}}


class SpellingSettings(Settings):
    """Settings of the spelling audits."""

    words: list[str] = []
    """Names and terms that are right, beside those that it learns from the site."""


class StyleSettings(Settings):
    """The site's style sheet: forms that it has chosen. What breaks it is a finding that is sure."""

    use: list[Text] = []
    """Forms to use, e.g. ``["Healthcare", "email", "Eric D. Freeman"]``: every other form of one (*HealthCare*,
    *e-mail*, *Eric Freeman*) is a finding. A date or a telephone number says how all of them are written."""
    never: list[Text] = []
    """Words never to use, e.g. ``["best-in-class"]``: each one on a page is a finding."""

    @field_validator("use", "never")
    @classmethod
    def _not_blank(cls, given: list[str]) -> list[str]:
        for entry in given:
            if not entry.strip():
                raise PydanticCustomError("blank_entry", "an entry is blank, and would be found everywhere")
        return given

    @field_validator("use")
    @classmethod
    def _one_form_each(cls, given: list[str]) -> list[str]:
        forms: dict[str, str] = {}
        for entry in given:
            letters = "".join(filter(str.isalnum, entry)).lower()
            if letters and forms.setdefault(letters, entry) is not entry:
                message = "“{one}” and “{other}” are forms of the same word, and only one can be used"
                raise PydanticCustomError("two_forms", message, {"one": forms[letters], "other": entry})
        return given

    @field_validator("never")
    @classmethod
    def _not_used(cls, given: list[str], info: ValidationInfo) -> list[str]:
        use = {" ".join(entry.lower().split()) for entry in info.data.get("use", [])}
        for entry in given:
            if " ".join(entry.lower().split()) in use:
                raise PydanticCustomError(
                    "used_and_banned", "“{entry}” is in `use` and in `never`", {"entry": entry}
                )
        return given


class AuditSettings(Settings):
    """Choice of audits, and their options."""

    off: list[str] = []
    """Ids of audits that do not run."""
    options: dict[str, dict[str, JsonValue]] = {}
    """Audit id to its options, e.g. ``{"long-sentence": {"max_words": 35}}``."""
    tiers: Literal["measured", "claimed"] = "measured"
    """How sure a finding is called: no surer than its audit was measured to be on labelled findings of real sites, or
    as the audit itself claims, which is what a measurement starts from."""


class Owner(Settings):
    """Somebody who takes care of a part of the site."""

    sections: list[Annotated[str, Field(pattern=r"^/")]] = []
    """Beginnings of paths, e.g. ``["/blog/"]``; the owner of all findings on pages there."""
    audits: list[str] = []
    """Ids of audits, e.g. ``["misspelling"]``; the owner of all their findings."""
    mail: str | None = Field(default=None, pattern=r"^[^@\s,;<>?&]+@[^@\s,;<>?&]+$")
    """Mail address for the owner's notices; the server of the first ``mailto://`` in ``notify.urls_env`` sends them."""
    urls_env: str | None = None
    """Name of an environment variable that holds the owner's own targets, as ``notify.urls_env`` does."""


class NotifySettings(Settings):
    """Who is told of what changed. Targets are secrets: the keys name the environment variables that hold them."""

    urls_env: str | None = None
    """Name of an environment variable that holds targets of Apprise, divided by white space, e.g.
    ``CHECKUP_NOTIFY_URLS`` (needs the ``notify`` extra)."""
    webhook_env: str | None = None
    """Name of an environment variable that holds the URL of a webhook, which gets every notice as signed JSON."""
    webhook_secret_env: str | None = None
    """Name of an environment variable that holds the webhook's secret; needed with ``webhook_env``."""
    digest: Literal["weekly", "never"] = "weekly"
    """A digest to each owner with the first complete run a week after the one before."""
    heartbeat_days: int = Field(default=8, ge=1, le=3_660)
    """Days without a complete run after which ``checkup heartbeat`` says so."""


class HookSettings(Settings):
    """A command of yours that is started when a run is published."""

    published: list[Text] = []
    """The command and its arguments, started without a shell, e.g. ``["/srv/checkup/to-cms", "--site", "hill"]``; it
    gets the run as JSON on its standard input. The manifest repeats it: secrets belong in the environment."""
    timeout_seconds: float = Field(default=60, ge=1, le=3_600)
    """Time after which the command is ended, with all that it started."""


class WorkerSettings(Settings):
    """Bounds of the processes that read pages."""

    processes: int | None = Field(default=None, ge=1, le=256)
    """Number of processes; without it, one a processor, at most 8."""
    page_seconds: float = Field(default=20, gt=0, le=3_600)
    """CPU time for one page; one that needs more, twice, becomes an error."""
    memory_bytes: int = Field(default=1_500_000_000, ge=200_000_000, le=1_000_000_000_000)
    """Address-space growth allowed to one worker."""


class KeepSettings(Settings):
    """Limits of the history that stays on the disk."""

    runs: int = Field(default=30, ge=2, le=MOST)
    """Published runs kept."""
    raw_runs: int = Field(default=2, ge=2, le=MOST)
    """Runs whose raw pages are kept."""


class Profile(Settings):
    """One site's settings."""

    url: str
    """URL at which the crawl starts, e.g. ``https://clinic.example/``."""
    name: str | None = None
    """The clinic's name for the report's title."""
    locale: Locale | None = None
    """The English of the site, e.g. ``en-GB``: messages, dates and times of day are written in it. By default that of
    the country of most of its offices, else that which most of its pages name."""
    edit_url: EditTemplate | None = None
    """URL of a page's edit screen, which findings link to. ``{id}`` is the page's number in its software (known of
    WordPress), ``{path}`` the path of its URL without the first ``/``, ``{url}`` its URL,
    percent-encoded. Without it, WordPress's own screen
    where a page shows that WordPress made it."""
    crawl: CrawlSettings = CrawlSettings()
    """Settings of the crawl."""
    freshness: FreshnessSettings = FreshnessSettings()
    """Age limits of content."""
    spelling: SpellingSettings = SpellingSettings()
    """Words that are right."""
    style: StyleSettings = StyleSettings()
    """Forms that are chosen."""
    audits: AuditSettings = AuditSettings()
    """Choice of audits, and their options."""
    owners: dict[str, Owner] = {}
    """Name to what somebody takes care of; the first one that fits owns a finding."""
    notify: NotifySettings = NotifySettings()
    """Who is told of what changed."""
    hooks: HookSettings = HookSettings()
    """What is started when a run is published."""
    workers: WorkerSettings = WorkerSettings()
    """Bounds of the worker processes."""
    keep: KeepSettings = KeepSettings()
    """Retention."""

    @property
    def variables(self) -> list[str]:
        """Return the names of the environment's variables that it reads; their values are secrets."""
        notify, crawl = self.notify, self.crawl
        named = [notify.urls_env, notify.webhook_env, notify.webhook_secret_env, crawl.basic_auth_env]
        named += [*crawl.headers_env.values(), *(owner.urls_env for owner in self.owners.values())]
        return list(dict.fromkeys(name for name in named if name))
