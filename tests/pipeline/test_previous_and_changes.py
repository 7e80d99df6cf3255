"""The records of the complete run before and the lines of ``changes.jsonl`` make this run's records."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.changes import NOT_EVENTS
from pipeline.changes_between import changes_between
from pipeline.run import RunEnd
from pipeline.stored_record import RecordKind, StoredRecord, parse_record
from schemas.manifest import RunManifest
from schemas.vocabulary import ChangeCause
from store.published_folder import PublishedFolder
from tests.hostile_site.loopback import Reply
from tests.pipeline.small_clinic import Post, Weeks, records

KINDS: tuple[RecordKind, ...] = ("page", "article", "text", "location")
Key = tuple[str, str]
Fields = dict[str, Any]
Records = Mapping[Key, Fields]
"""Records by their kind and id."""
SERVICE = "<main><h1>{}</h1><p>We look at how you walk and sit, and show you what to do at home each day.</p></main>"


def check_lines(before: Records, after: Records, lines: Iterable[Mapping[str, Any]], lived: set[str]) -> None:
    """Check that each difference has one line, and each line is a difference.

    A record that both runs have: one *changed* or *moved* line with the former and the new value of exactly the fields
    that differ. One that only one run has: one *added* line, or for a page that an earlier run had *restored*; or one
    *gone* line, unless it was of a page that was gone before. What a page's lifecycle turned into is one event more.
    """
    left: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for line in lines:
        left.setdefault((line["record"], line["id"], line["op"]), []).append(line)

    def take(key: Key, *ops: str) -> Mapping[str, Any]:
        found = [line for op in ops for line in left.pop((*key, op), [])]
        assert len(found) == 1, (key, ops, found)
        return found[0]

    for key in before.keys() | after.keys():
        former, now = before.get(key), after.get(key)
        is_page = key[0] == "page"
        if former is None:
            take(key, "restored" if is_page and key[1] in lived and now_lives(now) else "added")
            continue
        if now is None:
            if not (is_page and former["lifecycle"] == "gone"):
                take(key, "gone")
            continue
        fields = former.keys() | now.keys()
        differ = {field for field in fields - NOT_EVENTS[key[0]] if former.get(field) != now.get(field)}  # type: ignore[index]
        if differ:
            line = take(key, "changed", "moved")
            assert {pointer[1:] for pointer in line["fields"]} == differ == line["after"].keys()
            assert line["before"] == {field: former.get(field) for field in differ}
            assert line["after"] == {field: now.get(field) for field in differ}
            assert line["cause"].keys() == {f"/{field}" for field in differ}
        if is_page and former["lifecycle"] != now["lifecycle"]:
            turned = {"gone": "gone", "unreachable": "unreachable", "live": "restored"}.get(now["lifecycle"])
            if turned:
                take(key, turned)
    assert left == {}


def now_lives(page: Fields | None) -> bool:
    """Return whether a page of this run is live."""
    return page is not None and page["lifecycle"] == "live"


def by_key(found: Mapping[RecordKind, Iterable[Fields]]) -> dict[Key, Fields]:
    """Return records by their kind and id."""
    return {(kind, record[f"{kind}_id"]): record for kind in KINDS for record in found[kind]}


# -- random sets of records ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunManifest, dict[str, Fields]]:
    """Return a real run's manifest and one real record of each kind, to be varied."""
    with Weeks(tmp_path_factory.mktemp("model")) as weeks:
        weeks.clinic.pages["/waxing/"] = SERVICE.format("Waxing")
        end = weeks.run()
    assert end.published is not None
    manifest = RunManifest.model_validate_json((end.published.folder / "manifest.json").read_bytes())
    models: dict[str, Fields] = {kind: records(end, f"{kind}s")[0] for kind in KINDS}
    return manifest, models


ANSWERS = st.sampled_from(["absent", "live", "live", "article", "article", "unreachable", "gone", "excluded"])
SLOT = st.fixed_dictionaries(
    {
        "answer": ANSWERS,
        "title": st.sampled_from(["Knees", "Hips", None]),
        "moved": st.booleans(),
        "status": st.sampled_from([200, 404, 503]),
        "body": st.sampled_from(["Rest it.", "Rest it well."]),
        "office": st.sampled_from([None, "(973) 555-0123", "(973) 555-0144"]),
        "seen": st.sampled_from(["2026-11-01T00:00:00Z", "2026-11-08T00:00:00Z"]),
    }
)
SITES = st.lists(st.tuples(SLOT, SLOT), max_size=5)
"""Pages of a site: each as it was at the run before, and as it is now."""


def site(slots: Iterable[Fields], models: Mapping[str, Fields]) -> dict[RecordKind, list[Fields]]:
    """Return the records of a run in which the pages answered so."""
    found: dict[RecordKind, list[Fields]] = {kind: [] for kind in KINDS}
    for number, slot in enumerate(slots):
        digits = f"{number:016x}"
        url = f"http://hill-clinic.example/{number}/{'new/' if slot['moved'] else ''}"
        if slot["office"]:
            seen = models["location"]["seen_on"][0] | {"url": url}
            phones = (
                [models["location"]["phones"][0] | {"raw": slot["office"]}]
                if models["location"]["phones"]
                else []
            )
            found["location"].append(
                models["location"] | {"location_id": f"l-{digits}", "seen_on": [seen], "phones": phones}
            )
        if slot["answer"] == "absent":
            continue
        state = slot["answer"] if slot["answer"] in ("unreachable", "gone", "excluded") else "live"
        kind: RecordKind = "article" if slot["answer"] == "article" else "text"
        found["page"].append(
            models["page"]
            | {
                "page_id": f"p-{digits}",
                "url": url,
                "final_url": url,
                "title": slot["title"],
                "lifecycle": state,
            }
            | {"http_status": slot["status"], "last_seen": slot["seen"], "fetched_at": slot["seen"]}
        )
        if state in ("live", "unreachable"):
            text = models[kind] | {
                "text_id": f"t-{digits}",
                "page_id": f"p-{digits}",
                "url": url,
                "lifecycle": state,
            }
            text |= {"article_id": f"a-{digits}"} if kind == "article" else {}
            found[kind].append(
                text | {"body_text": slot["body"], "body_blocks": [], "headline": slot["title"] or "-"}
            )
    return found


class OfTheSite:
    """Causes of a site that makes every change itself."""

    def __call__(self, before: StoredRecord, after: StoredRecord, field: str) -> ChangeCause:
        """Return the cause of a field."""
        return ChangeCause.SITE

    def of_presence(self, record: StoredRecord, *, added: bool) -> ChangeCause:
        """Return the cause of a text's coming or going."""
        return ChangeCause.SITE


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pages=SITES, forgotten=st.sets(st.integers(0, 4)))
def test_the_lines_are_the_differences_of_any_two_sites(
    published: tuple[RunManifest, dict[str, Fields]],
    tmp_path: Path,
    pages: list[tuple[Fields, Fields]],
    forgotten: set[int],
) -> None:
    """Posts added, removed, edited, moved, unreachable, gone, back, of another kind; offices too, and all at once."""
    manifest, models = published
    before = site((slots[0] for slots in pages), models)
    after = site((slots[1] for slots in pages), models)
    lived = {page["page_id"] for page in before["page"]}
    lived |= {f"p-{number:016x}" for number in range(len(pages)) if number not in forgotten}
    folder = tmp_path / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for kind in KINDS:
        lines = (json.dumps(record, separators=(",", ":")) for record in before[kind])
        (folder / f"{kind}s.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    changes = changes_between(
        PublishedFolder(folder, manifest),
        lambda kind: [parse_record(kind, json.dumps(record)) for record in after[kind]],
        lived,
        OfTheSite(),
    )
    lines_now = [json.loads(change.to_json()) for _, change in changes]
    check_lines(by_key(before), by_key(after), lines_now, lived)


# -- real runs -----------------------------------------------------------------------------------------------------


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def of_run(end: RunEnd) -> dict[Key, Fields]:
    """Return a run's records by their kind and id."""
    return by_key({kind: records(end, f"{kind}s") for kind in KINDS})


def test_weeks_of_edits_are_all_in_their_lines(weeks: Weeks) -> None:
    """A post is added, edited, retitled, redirected to another post, moved, lost, walled; a page changes its kind."""
    clinic = weeks.clinic
    for name in ("neck", "back", "elbow"):
        clinic.posts[name] = Post(f"/blog/{name}/", f"{name.title()}s that hurt when you climb the stairs")
    clinic.pages["/waxing/"] = SERVICE.format("Waxing")

    def add_edit_redirect_to_another_and_move() -> None:
        clinic.posts["toe"] = Post("/blog/toe/", "Toes that hurt when you climb the stairs")
        clinic.posts["hip"].texts.append("Call us when the pain wakes you at night or does not let you walk.")
        clinic.posts["neck"].title = "Necks that hurt in the morning and at your desk"
        clinic.posts["back"].dated = "Last updated: May 2, 2024"
        del clinic.posts["ankle"]
        clinic.moved["/blog/ankle/"] = "/blog/wrist/"
        clinic.posts["knee"].path = "/blog/sore-knee/"
        clinic.moved["/blog/knee/"] = "/blog/sore-knee/"

    def lose_one_and_wall_another() -> None:
        del clinic.posts["toe"]
        clinic.statuses["/blog/elbow/"] = 503
        clinic.footer = clinic.footer.replace("0123", "0144")

    def bring_back_and_change_a_kind() -> None:
        clinic.statuses.clear()
        clinic.moved.clear()
        clinic.replies.clear()  # a page that never answered loses its link
        clinic.posts["ankle"] = Post("/blog/ankle/", "Ankles that hurt when you climb the stairs")
        clinic.pages["/waxing/"] = "<main><h1>Waxing</h1><p>Closed.</p></main>"
        clinic.bylines = False

    clinic.replies["/never/"] = Reply("No.", 500)
    edits = (
        add_edit_redirect_to_another_and_move,
        lose_one_and_wall_another,
        bring_back_and_change_a_kind,
        lambda: None,
    )
    before = of_run(weeks.run())
    lived = {identifier for kind, identifier in before if kind == "page"}
    for edit in edits:
        edit()
        end = weeks.run()
        assert end.status == "complete", end
        after = of_run(end)
        check_lines(before, after, records(end, "changes"), lived)
        before = after
        lived |= {identifier for kind, identifier in after if kind == "page"}
