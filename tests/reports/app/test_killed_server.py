"""The server is killed in the middle of a decision, and nobody loses one that was answered."""

from __future__ import annotations

import queue
import random
import re
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2 as httpx

from schemas.vocabulary import DecisionAction
from store.connection import open_review
from store.review import read_review
from tests.reports.app.review_site import HOST, publish
from tests.reports.app.review_window import ACROSS, RECEIVE, SEPARATE, TEL, Desk, window
from tests.reports.app.serving_process import ServingProcess
from tests.reports.opened_report import needs_browser

_KILLS = 10
_TOGETHER = (RECEIVE, SEPARATE, ACROSS)


class _Reviewer:
    """Somebody whose page was opened once, and who decides about three findings again and again."""

    def __init__(self, data: Path, origin: str) -> None:
        self._folder = data / HOST
        self._client = httpx.Client(base_url=origin, headers={"Origin": origin})
        text = self._client.get(f"/sites/{HOST}/").text
        found = re.search(r'name="token" value="([^"]+)"', text)
        assert found is not None
        self._token = found[1]
        self._numbers = 0
        self.answered: list[str] = []
        self.sent: queue.Queue[str] = queue.Queue()

    def decide_until_it_is_killed(self) -> None:
        while True:
            reason = f"reason {self._numbers}"
            self._numbers += 1
            last = dict.fromkeys(_TOGETHER, 0) | {
                one.finding_id: one.decision_id for one in read_review(self._folder)[0]
            }
            form = {
                "token": self._token,
                "finding": [f"{finding}:{last[finding]}" for finding in _TOGETHER],
                "reason": reason,
                "action": "accept",
            }
            self.sent.put(reason)
            try:
                answer = self._client.post(f"/sites/{HOST}/decisions", data=form)
            except httpx.TransportError:
                return
            assert answer.status_code == 303, answer.text
            assert re.search(r"done=\d+-\d+$", answer.headers["location"]), answer.headers["location"]
            self.answered.append(reason)

    def close(self) -> None:
        self._client.close()


def test_no_decision_is_lost_or_half(tmp_path: Path) -> None:
    """Kill -9 at random moments: each form that was answered is kept whole, of the others all or nothing.

    The page that was open before the first kill decides after the last one: the key of its form outlives the server.
    """
    publish(tmp_path)
    dice = random.Random(19)
    with ServingProcess(tmp_path) as server:
        reviewer = _Reviewer(tmp_path, server.origin)
        for at in range(_KILLS):
            if at:
                server.start()
            thread = threading.Thread(target=reviewer.decide_until_it_is_killed)
            thread.start()
            for _ in range(dice.randint(1, 4)):
                reviewer.sent.get(timeout=20)
            threading.Event().wait(
                dice.uniform(0, 0.02)
            )  # no waiting for anything: a moment of the server's work
            server.kill()
            thread.join(20)
            assert not thread.is_alive()
            while not reviewer.sent.empty():
                reviewer.sent.get()
            with closing(open_review(tmp_path / HOST)) as connection:
                assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        reviewer.close()
    kept: dict[str, list[str]] = {}
    for one in read_review(tmp_path / HOST)[0]:
        kept.setdefault(one.reason, []).append(one.finding_id)
    assert len(reviewer.answered) >= 3
    assert set(reviewer.answered) <= set(kept)
    assert all(sorted(findings) == sorted(_TOGETHER) for findings in kept.values())


@needs_browser
def test_an_open_page_decides_when_the_server_is_back(browser: Any, tmp_path: Path) -> None:
    """Meanwhile its form says what happened and keeps what was typed."""
    publish(tmp_path)
    with ServingProcess(tmp_path) as server, window(browser, Desk(tmp_path, server.origin), HOST) as reviewer:
        reviewer.open()
        reviewer.open_row(TEL)
        server.kill()
        row = reviewer.decide(TEL, "Accept", "The line changes.")
        row.get_by_text("The server does not answer. Send it again when it runs").wait_for()
        assert row.get_by_label("Why").input_value() == "The line changes."
        reviewer.row(RECEIVE).locator("summary").click()
        reviewer.row(RECEIVE).get_by_text("The server does not answer. Try again when it runs.").wait_for()
        reviewer.page.get_by_label("Severity").select_option("serious")
        reviewer.page.locator("#trouble", has_text="The server does not answer.").wait_for()
        server.start()
        row.get_by_role("button", name="Accept", exact=True).click()
        reviewer.page.locator(f"[id='{TEL}'].settled").wait_for()
        (kept,) = reviewer.desk.kept(HOST)
        assert (kept.finding_id, kept.action) == (TEL, DecisionAction.ACCEPT)


@needs_browser
def test_a_decision_whose_answer_was_lost(browser: Any, desk: Desk, host: str) -> None:
    """Sent again it is the same one: it is shown as kept, and kept once."""
    with window(browser, desk, host) as reviewer:
        reviewer.open()
        reviewer.open_row(TEL)

        def lose(route: Any) -> None:
            route.fetch()
            route.abort()

        reviewer.page.route("**/decisions", lose)
        row = reviewer.decide(TEL, "Accept", "The line changes.")
        row.get_by_text("The server does not answer.").wait_for()
        assert len(desk.kept(host)) == 1
        reviewer.page.unroute("**/decisions")
        row.get_by_role("button", name="Accept", exact=True).click()
        reviewer.page.locator(f"[id='{TEL}'].settled").wait_for()
        assert len(desk.kept(host)) == 1
        reviewer.row(TEL).get_by_role("button", name="Undo").click()
        reviewer.row(TEL).locator("summary").wait_for()
        assert desk.kept(host) == []
