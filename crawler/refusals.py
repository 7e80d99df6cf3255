"""Count the answers by which a server refuses or fails, and say what they were and what to do about them."""

from __future__ import annotations

from collections import Counter

from crawler.answer import WORDS, Answer
from crawler.pace import MAX_RETRY_AFTER_SECONDS

_REFUSED = frozenset({401, 403, 407, 429, 451})
_WHAT_TO_DO = {
    401: "It asks for a password: name an environment variable that holds user:password as basic_auth_env",
    403: "It refuses programs: ask the site's administrator to allow Checkup, or set a longer delay (--delay)",
    407: "The proxy asks for a password: put user:password into its address",
    429: "It is asked too often: set a longer delay (--delay), and run this again later",
    451: "It refuses for legal reasons: ask the site's administrator",
}
_IN_TROUBLE = "It is down or overloaded: run this again later, with a longer delay (--delay)"
_NO_ANSWER = "Check that the site opens in a browser, then run this again later"


class Refusals:
    """Counts them over one start of a crawl."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._worst: dict[str, int | None] = {}
        self._retry_after = ""

    def note(self, answer: Answer) -> None:
        """Count an answer, where it is one of them."""
        if answer.failure is not None:
            self._count(WORDS[answer.failure], None)
        elif is_refusal(answer.status):
            self._count(f"it answered {answer.status}", answer.status)
            self._retry_after = answer.headers.get("retry-after", "")[:60] or self._retry_after

    def _count(self, words: str, status: int | None) -> None:
        self._counts[words] += 1
        self._worst[words] = status

    @property
    def cause(self) -> str | None:
        """The most frequent one as a word for machines, e.g. ``http_503``; null for none, or where no answer came."""
        status = self._most_frequent()
        return None if status is None else f"http_{status}"

    def in_words(self, *, counted: bool = True) -> str | None:
        """Return what the server did, e.g. ``it answered 503 4 times``, the most frequent first; null for nothing.

        How often it did depends on what was under way: a run that is published says it without.
        """
        if not self._counts:
            return None
        said = [words + (f" {_times(number)}" if counted else "") for words, number in self._ranked()[:3]]
        if self._retry_after:
            said.append(f"the last pause that it asked for (Retry-After) was {_pause(self._retry_after)}")
        return ", ".join(said)

    def what_to_do(self) -> str:
        """Return the next step, by the most frequent one."""
        return what_to_do(self._most_frequent())

    def _ranked(self) -> list[tuple[str, int]]:
        return sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))

    def _most_frequent(self) -> int | None:
        ranked = self._ranked()
        return self._worst[ranked[0][0]] if ranked else None


def is_refusal(status: int | None) -> bool:
    """Return whether a server refuses or fails by this status."""
    return status is not None and (status in _REFUSED or status >= 500)


def what_to_do(status: int | None) -> str:
    """Return the next step where a server refuses or fails by this status; null for no answer at all."""
    return _NO_ANSWER if status is None else _WHAT_TO_DO.get(status, _IN_TROUBLE)


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number:,} times"


def _pause(value: str) -> str:
    """Return a Retry-After in words."""
    if not (value.isascii() and value.isdecimal()):
        return value
    is_long = int(value[:10]) > MAX_RETRY_AFTER_SECONDS
    return f"{value} s" + (f", and at most {MAX_RETRY_AFTER_SECONDS:.0f} s are waited" if is_long else "")
