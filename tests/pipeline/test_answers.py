"""Pages are counted by how the site answered for them, from a run over a site that answers in every way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.answers import AnswerKind, Answers, count_answers, what_to_do
from schemas.page import Page
from tests.hostile_site.loopback import Reply
from tests.pipeline.small_clinic import Weeks, records

APP = '<html><body><div id="root"></div><script src="/app.js"></script></body></html>'
WORDS = " ".join(["Come in and sit down where the light is good."] * 8)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    """Return the counts of one run."""
    with Weeks(tmp_path_factory.mktemp("answers")) as weeks:
        weeks.clinic.replies = {
            "/forbidden/": Reply("no", 403),
            "/password/": Reply("who?", 401),
            "/too-often/": Reply("slow", 429, headers=(("Retry-After", "9999"),)),
            "/down/": Reply("down", 500),
            "/dead/": Reply("dead", 404),
            "/gone/": Reply("gone", 410),
            "/app/": Reply(APP),
            "/patient-portal/": Reply(WORDS),
        }
        end = weeks.run()
        yield count_answers(Page.model_validate(page) for page in records(end, "pages"))


def test_each_page_is_counted_once_by_its_answer(answers: Answers) -> None:
    """Those that were never asked for are counted nowhere."""
    assert answers.by_kind == {
        AnswerKind.READ: 6,
        AnswerKind.REFUSED: 3,
        AnswerKind.FAILED: 1,
        AnswerKind.MISSING: 3,
        AnswerKind.NEEDS_SCRIPTS: 1,
    }
    assert answers.asked == answers.by_kind.total()
    assert answers.statuses == {401: 1, 403: 1, 429: 1, 500: 1, 404: 2, 410: 1}


def test_shares_are_of_the_pages_asked_for(answers: Answers) -> None:
    """Of several kinds together too; a run that asked for nothing has none."""
    refused = answers.share(AnswerKind.REFUSED, AnswerKind.FAILED, AnswerKind.NEEDS_SCRIPTS)
    assert refused == 5 / answers.asked
    assert count_answers([]).share(AnswerKind.REFUSED) == 0


def test_the_next_steps_are_those_of_the_answers(answers: Answers) -> None:
    """The most frequent kind first; a site that asks for a password is told of that."""
    assert what_to_do(answers, can_render=True) == [
        "set a longer delay (--delay), or ask the site's administrator to allow Checkup",
        "run it again later, with a longer delay (--delay)",
        "render the pages that need scripts with --render",
    ]
    assert "pip install" in what_to_do(answers, can_render=False)[-1]
    page = Page.model_validate(
        {"page_id": f"p-{0:016x}", "url": "http://c.example/", "final_url": "http://c.example/",
         "http_status": 401, "fetch": "error", "kind": "other"}
    )  # fmt: skip
    assert "basic_auth_env" in what_to_do(count_answers([page]), can_render=True)[0]
    assert what_to_do(count_answers([]), can_render=True) == []
