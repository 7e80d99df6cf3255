"""The part of `checkup decide` that says who takes care of findings."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path

import click
from click.core import ParameterSource

from commands.spoken_line import say_line
from schemas.errors import UsageError

ASSIGN = "assign"


def refuse_other_options(context: click.Context, action: str) -> None:
    """Raise `UsageError` for options that do not go with the action: they would be passed over in silence."""

    def given(name: str) -> bool:
        return context.get_parameter_source(name) is ParameterSource.COMMANDLINE

    if action != ASSIGN and given("owner"):
        raise UsageError(
            f"--owner goes with {ASSIGN}, not with {action}: leave it out, or end with {ASSIGN}."
        )
    if action == ASSIGN:
        for name in ("until", "scope", "reason"):
            if given(name):
                raise UsageError(
                    f"{ASSIGN} takes no --{name}: it holds for the finding that is named, until somebody assigns it "
                    "again. Leave the option out."
                )


def assign_findings(
    data: Path, site: str | None, findings: list[str], owner: str | None, who: str | None
) -> None:
    """Keep an owner of findings, null to hand them back to the profile's rules, and say so; all are looked up first."""
    from pipeline.find_published import published_finding, site_folders
    from reports.wording import plural
    from schemas.assignment import owner_name
    from store.assignments import assign
    from store.connection import open_review

    name = None if owner is None else owner_name(owner)
    folders = site_folders(data, site)
    by_site: dict[Path, list[str]] = {}
    for finding_id in dict.fromkeys(findings):
        folder, finding = published_finding(folders, finding_id)
        by_site.setdefault(folder, []).append(finding.finding_id)
    for folder, ids in by_site.items():
        with closing(open_review(folder)) as review:
            assign(review, ids, owner=name, who=who, now=datetime.datetime.now(datetime.UTC))
        to = "handed back to the profile's rules" if name is None else f"assigned to {name}"
        say_line(f"{folder.name}: {plural(len(ids), 'finding')} {to}. The next run obeys.")
