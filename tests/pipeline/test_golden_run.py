"""The example's records and findings, as a person read them last. ``pytest --update`` writes them again."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from example.server import ExampleClinic
from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.pipeline.example_runs import start
from tests.reports.feeds.valid_feeds import check_feeds

GOLDEN = Path(__file__).parents[1] / "golden"
RUNS = [("first", "2026-11-22"), ("later", "2026-12-20")]
FILES = ["pages", "articles", "locations", "findings", "outcomes", "changes", "rejects"]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the published folders of the first edition's run and, on the same store, the later one's."""
    data = tmp_path_factory.mktemp("golden")
    folders = {}
    for edition, now in RUNS:
        later = ["--later"] if edition == "later" else []
        done = checkup("demo", "--json", "--data", data, "--now", now, *later)
        assert done.returncode == Exit.DONE, done.stderr
        folders[edition] = Path(json.loads(done.stdout)["run"])
    return folders


@pytest.mark.parametrize("edition", ["first", "later"])
@pytest.mark.parametrize("file", FILES)
def test_the_example_gives_what_a_person_has_read(
    runs: dict[str, Path], edition: str, file: str, update: bool
) -> None:
    """Byte for byte; a difference is either a fault or a line in the changelog."""
    ours = (runs[edition] / f"{file}.jsonl").read_text("utf-8")
    golden = GOLDEN / edition / f"{file}.jsonl"
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(ours, "utf-8")
    for number, (mine, wanted) in enumerate(
        zip(ours.splitlines(), golden.read_text("utf-8").splitlines(), strict=True), 1
    ):
        assert json.loads(mine) == json.loads(wanted), f"{file}.jsonl, line {number}"
    assert ours == golden.read_text("utf-8")


def lines(folder: Path, file: str) -> list[dict[str, object]]:
    """Return a published file's records."""
    return [json.loads(line) for line in (folder / f"{file}.jsonl").read_text("utf-8").splitlines()]


def test_the_later_edition_is_told_in_words(runs: dict[str, Path]) -> None:
    """Its feeds are valid, the first edition's are empty, and every edit of the later one is an item in words."""
    items = {
        edition: check_feeds(
            {name: (folder / name).read_text("utf-8") for name in ("feed.json", "feed.atom")}
        )
        for edition, folder in runs.items()
    }
    assert items["first"] == []
    whole = {item["title"] if item["title"][-1] != "…" else item["content_text"] for item in items["later"]}
    assert whole == {
        "Not reachable: Whiplash Clinic Day in Paterson (410)",
        "3 pages: words outside the main text changed (cards, lists or boxes)",
        "5 Signs You Should See a Spine Specialist for Your Back Pain: update date moved Aug 3, 2024 → Dec 8, 2026",
        "How Epidural Steroid Injections Work: 1 word changed (“three” → “four”)",
        "Sciatica Stretches You Can Do at Home: 47 words added (“6. Standing hip shift Stand sideways to a wall and "
        "lean your shoulder against it. Let the hips sink toward the wall and come back. Do this ten times on the "
        "side…” after “should never be painful.”), description: 1 word changed (“Five” → “Six”), "
        "update date moved Feb 3, 2026 → Dec 10, 2026",
        "New: Cold Weather and Joint Pain",
        "To fix: Update date: Aug 3, 2024 → Dec 8, 2026. Not a word changed.",
    }


def test_the_seed_page_is_read_right(runs: dict[str, Path]) -> None:
    """The page that the product was conceived for: its headline, its one date, its person, its body."""
    path = "http://clinic.example/take-these-steps-when-you-have-back-spasms/"
    (article,) = [record for record in lines(runs["first"], "articles") if record["url"] == path]
    assert article["headline"] == "Take These Steps When You Have Back Spasms"
    assert article["published"] is None
    assert article["reviewed"] is None
    modified = article["modified"]
    assert isinstance(modified, dict)
    assert modified["value"] == "2022-12-12"
    assert [(p["name"], p["role"], p["credentials"], p["organization"]) for p in article["people"]] == [  # type: ignore[attr-defined]
        ("Dr. Freeman", "updated_by", ["Pain Management Specialist"], "Redefine Healthcare")
    ]
    blocks = article["body_blocks"]
    assert isinstance(blocks, list)
    assert [block["kind"] for block in blocks].count("heading") == 6
    items = [block["list_id"] for block in blocks if block["kind"] == "list_item"]
    assert [items.count(number) for number in sorted(set(items))] == [6, 5]
    body = str(article["body_text"])
    assert body.startswith("Frequently occurring back spasms")
    for foreign in ("Recent Posts", "Pinched Nerve", "Our Locations", "top-rated", "732.906", "Copyright"):
        assert foreign not in body
    assert article["freshness"] is not None
    assert article["freshness"]["state"] == "overdue"  # type: ignore[index]


def test_the_seed_page_has_no_false_spelling_flag(runs: dict[str, Path]) -> None:
    """Nothing on it is misspelt."""
    path = "http://clinic.example/take-these-steps-when-you-have-back-spasms/"
    flags = [
        finding
        for finding in lines(runs["first"], "findings")
        if finding["category"] == "spelling"
        for place in finding["occurrences"]  # type: ignore[attr-defined]
        if place["url"] == path
    ]
    assert flags == []


def test_six_offices_and_nothing_else(runs: dict[str, Path]) -> None:
    """Every office of the footer, exact; the phones are the whole site's."""
    found = {}
    for location in lines(runs["first"], "locations"):
        address = location["address"]
        assert isinstance(address, dict)
        key = tuple(address[part] for part in ("street", "unit", "city", "region", "postal_code"))
        found[key] = {phone["e164"] for phone in location["phones"] if phone["scope"] == "site"}  # type: ignore[attr-defined]
    phones = {"+17329069600", "+17329069300"}
    assert found == {
        ("2500 Morris Ave.", "Suite 220", "Union", "NJ", "07083"): phones,
        ("10 Parsonage Road", "Suite 208", "Edison", "NJ", "08837"): phones,
        ("922 Main Street", "Suite 201", "Paterson", "NJ", "07503"): phones,
        ("185 Fairfield Ave.", "Suite 2A", "West Caldwell", "NJ", "07006"): phones,
        ("836 Broadway", None, "Bayonne", "NJ", "07002"): phones,
        ("445 Pleasant Valley Way", None, "West Orange", "NJ", "07052"): phones,
    }


def test_no_page_behind_a_closed_door_was_asked_for() -> None:
    """Neither robots.txt's folders nor a login, a search or any form: the server's own log says so."""
    with ExampleClinic("first") as clinic:
        with tempfile.TemporaryDirectory() as folder:
            assert start(Path(folder), clinic).wait() == Exit.DONE
        asked = {path for _, path, _, _ in clinic.requests}
        methods = {method for method, _, _, _ in clinic.requests}
    assert methods <= {"GET", "HEAD"}
    assert not [path for path in asked if path.startswith(("/wp-login.php", "/staff-only/", "/?s="))]
