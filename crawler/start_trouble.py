"""Explain why a walk cannot begin, in words that end with what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.answer import WORDS, Answer, Failure
from crawler.refusals import Refusals, is_refusal, what_to_do
from schemas.errors import SiteError

_WHAT_TO_DO = {
    Failure.REFUSED: "Check that the address and port are right and that the site is up.",
    Failure.DNS: "Check the spelling of the host name.",
    Failure.TIMEOUT: "Try again later, or set a longer timeout_seconds.",
    Failure.TLS: "Check the site's certificate in a browser, or name a private authority with ca_file.",
    Failure.LOST: "Try again later.",
    Failure.PROTOCOL: "Check that the address and port are those of a web server.",
    Failure.TRUNCATED: "Try again later.",
    Failure.TOO_BIG: "Name a page of the site as the start URL, or raise max_body_bytes.",
    Failure.PRIVATE_ADDRESS: "A site inside your network must be named as the start URL with its own host and port.",
    Failure.INTERNAL: "Look into crawl.log and report it.",
}


@dataclass(frozen=True, slots=True)
class StartTrouble:
    """Reason why a walk ended before it began."""

    url: str
    cause: str
    """A word for machines, e.g. ``connection_refused``, ``http_404``, ``robots``."""
    message: str

    def error(self) -> SiteError:
        """Return the error to raise."""
        return SiteError(self.message, url=self.url, cause=self.cause)

    @classmethod
    def of_page(cls, url: str, answer: Answer, error: str | None, refusals: Refusals) -> StartTrouble:
        """Return the trouble with a start page that cannot be read; ``refusals`` are all of this start."""
        if answer.failure is not None:
            what = WORDS[answer.failure]
            return cls(url, str(answer.failure), f"{url}: {what}. {_WHAT_TO_DO[answer.failure]}")
        if is_refusal(answer.status):
            return cls(
                url, f"http_{answer.status}", f"{url}: {refusals.in_words()}. {what_to_do(answer.status)}."
            )
        if error is not None:
            return cls(
                url, f"http_{answer.status}",
                f"{url}: {error}. Open it in a browser, and give a start URL that shows a page.",
            )  # fmt: skip
        return cls(url, "empty", f"{url} holds nothing to read. Give a start URL that shows a page.")

    @classmethod
    def of_silence(cls, url: str, refusals: Refusals) -> StartTrouble:
        """Return the trouble with a site of which no page could be read."""
        said = refusals.in_words()
        if said is None:
            return cls(url, "empty", f"{url}: no page could be read. Give a start URL that shows a page.")
        return cls(
            url, refusals.cause or "no_answer",
            f"{url}: no page could be read: {said}. {refusals.what_to_do()}.",
        )  # fmt: skip

    @classmethod
    def of_robots(cls, url: str, answer: Answer) -> StartTrouble:
        """Return the trouble with a robots.txt that never answered."""
        if answer.failure is not None:
            what = WORDS[answer.failure]
            return cls(url, str(answer.failure), f"{url}: {what}. {_WHAT_TO_DO[answer.failure]}")
        return cls(
            url, "robots_unreachable",
            f"{url} answers {answer.status}, which forbids everything until it works again (RFC 9309). "
            "Tell the site's administrator, and run this again later.",
        )  # fmt: skip

    @classmethod
    def refused_by_robots(cls, url: str) -> StartTrouble:
        """Return the trouble with a start page that robots.txt closes."""
        return cls(
            url, "robots",
            f"{url} is closed to us by the site's robots.txt. Ask the site's administrator to allow Checkup there.",
        )  # fmt: skip

    @classmethod
    def too_many_redirects(cls, url: str) -> StartTrouble:
        """Return the trouble with a start URL that never arrives."""
        return cls(
            url, "too_many_redirects",
            f"{url} redirects without end. Open it in a browser, and give the address that it ends at.",
        )  # fmt: skip
