"""The changes of several runs, made one: what differs between the first and the last, and nothing else."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.changes.compose import compose
from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp

ID = "a-0000000000000001"


def change(
    op: str, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None, cause: str = "site"
) -> Change:
    """Return a change of the article."""
    before, after = before or {}, after or {}
    fields = sorted({*before, *after})
    return Change(
        op=ChangeOp(op),
        record="article",
        id=ID,
        url="https://clinic.example/hip/",
        fields=[f"/{name}" for name in fields],
        before=before,
        after=after,
        cause={f"/{name}": ChangeCause(cause) for name in fields},
    )


def test_a_value_has_its_first_state_before_and_its_last_one_after() -> None:
    """What was between is nobody's news."""
    made = compose(
        [
            [change("changed", {"headline": "Hip"}, {"headline": "Hips"})],
            [
                change(
                    "changed",
                    {"headline": "Hips", "language": None},
                    {"headline": "Hip pain", "language": "en"},
                )
            ],
        ]
    )
    assert [(one.before, one.after) for one in made] == [
        ({"headline": "Hip", "language": None}, {"headline": "Hip pain", "language": "en"})
    ]


def test_what_was_undone_is_no_change() -> None:
    """A page that is as it was has none."""
    assert (
        compose(
            [
                [change("changed", {"headline": "Hip"}, {"headline": "Hips"})],
                [change("changed", {"headline": "Hips"}, {"headline": "Hip"})],
            ]
        )
        == []
    )


def test_the_cause_is_the_sites_where_the_site_had_a_part_in_it() -> None:
    """Our own progress in another run does not hide an edit."""
    ours = change("changed", {"headline": "Hip"}, {"headline": "Hips"}, "extractor")
    theirs = change("changed", {"headline": "Hips"}, {"headline": "Knees"})
    assert compose([[ours], [theirs]])[0].cause == {"/headline": ChangeCause.SITE}
    again = change("changed", {"headline": "Knees"}, {"headline": "Knee"}, "extractor")
    assert compose([[theirs], [again]])[0].cause == {"/headline": ChangeCause.SITE}
    assert compose([[ours]])[0].cause == {"/headline": ChangeCause.EXTRACTOR}


def test_what_came_and_left_is_told_by_both_ends() -> None:
    """Came and left: nothing; left and came back: nothing; came and changed: came."""
    came, left = change("added"), change("gone")
    lost, back = change("unreachable"), change("restored")
    edit = change("changed", {"headline": "Hip"}, {"headline": "Hips"})
    told = {
        "came and left": [came, left],
        "came, changed and left": [came, edit, left],
        "left and came back": [left, came],
        "lost and found": [lost, back],
        "came and changed": [came, edit],
        "changed and left": [edit, left],
        "lost and changed": [lost, back, edit],
        "came, lost, found": [came, lost, back],
    }
    made = {name: [one.op for one in compose([[step] for step in steps])] for name, steps in told.items()}
    assert made == {
        "came and left": [],
        "came, changed and left": [],
        "left and came back": [],
        "lost and found": [],
        "came and changed": [ChangeOp.ADDED],
        "changed and left": [ChangeOp.GONE],
        "lost and changed": [ChangeOp.CHANGED],
        "came, lost, found": [ChangeOp.ADDED],
    }


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 2)), min_size=2, max_size=6))
def test_the_first_record_and_the_changes_make_the_last(states: list[dict[str, int]]) -> None:
    """previous + changes = now, over any number of runs."""
    steps = []
    for before, after in pairwise(states):
        names = [name for name in "abc" if before.get(name) != after.get(name)]
        old, new = ({name: some.get(name) for name in names} for some in (before, after))
        steps.append([change("changed", old, new)] if names else [])
    now: dict[str, Any] = {name: states[0].get(name) for name in "abc"}
    for made in compose(steps):
        assert all(now[name] == value for name, value in made.before.items())
        assert all(made.before[name] != made.after[name] for name in made.before)
        now |= made.after
    assert now == {name: states[-1].get(name) for name in "abc"}
