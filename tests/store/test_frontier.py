"""A crawl's frequent queries of its frontier cost the same when almost everything is done."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from store.connection import open_work
from store.frontier import Find, Frontier, State
from store.run_store import RunStore
from store.runs import begin_run

RUN = "20261122T000000Z-0000"


def test_open_rows_are_found_by_their_index(tmp_path: Path) -> None:
    """No statement walks the whole frontier, however SQLite plans it."""
    with contextlib.closing(open_work(tmp_path)) as connection:
        store = RunStore(connection, RUN)
        begin_run(store, "2026-11-22T00:00:00Z", "https://clinic.example/", "{}")
        frontier = Frontier(store)
        connection.executemany(
            "INSERT INTO urls (id, url) VALUES (?, ?)",
            [(at, f"https://clinic.example/{at}") for at in range(1, 9)],
        )
        frontier.add(Find(url_id=at, depth=1) for at in range(1, 9))
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        found = list(frontier.found())
        frontier.admit(find.url_id for find in found[:4])
        frontier.lease(1e12, 2)
        frontier.next_time()
        frontier.is_open(State.PENDING, State.FOUND)
        frontier.release()
        connection.set_trace_callback(None)
        asking = [text for text in statements if re.search(r"\bstate\b", text)]
        assert len(asking) >= 6
        for text in asking:
            plan = " | ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {text}"))
            own = re.search(r"frontier_(pending|found)|url_id=\?", plan)
            once = "state = 1 WHERE run" in text and "state = 2" in text  # leases given back, at the start
            assert once or (own and "SCAN" not in plan and "PRIMARY KEY (run=?)" not in plan), (text, plan)


def test_while_nothing_is_pending_no_statement_looks_for_it(tmp_path: Path) -> None:
    """At the end of each depth every answer asks for more; what makes a row pending is seen at once."""
    with contextlib.closing(open_work(tmp_path)) as connection:
        store = RunStore(connection, RUN)
        begin_run(store, "2026-11-22T00:00:00Z", "https://clinic.example/", "{}")
        frontier = Frontier(store)
        connection.execute("INSERT INTO urls (id, url) VALUES (1, 'https://clinic.example/')")
        frontier.add([Find(url_id=1, depth=0)])
        assert (frontier.lease(1.0), frontier.next_time()) == ([], None)
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        assert (frontier.lease(1.0), frontier.next_time(), statements) == ([], None, [])
        connection.set_trace_callback(None)
        frontier.admit([1])
        assert [lease.url_id for lease in frontier.lease(1.0)] == [1]
        assert (frontier.lease(1.0), frontier.next_time()) == ([], None)
        frontier.again(1, 5.0)
        assert (frontier.lease(1.0), frontier.next_time()) == ([], 5.0)
        assert [lease.tries for lease in frontier.lease(5.0)] == [1]
        assert (frontier.lease(9.0), frontier.next_time()) == ([], None)
        assert frontier.release() == 1
        assert [lease.url_id for lease in frontier.lease(9.0)] == [1]
