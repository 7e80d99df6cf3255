"""`checkup decide`: what a reviewer decides about findings."""

from __future__ import annotations

import datetime
import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from commands.assign_findings import ASSIGN, assign_findings, refuse_other_options
from commands.run_options import data_option, site_option
from commands.spoken_line import say_line
from commands.this_user import this_user
from schemas.errors import UsageError
from schemas.vocabulary import DecisionAction, DecisionScope

if TYPE_CHECKING:
    from schemas.assignment import Assignment
    from schemas.decision import Decision
    from schemas.finding import Finding

UNDO = "undo"
ACTIONS = [*(action.value.replace("_", "-") for action in DecisionAction), ASSIGN, UNDO]
LONGEST_QUOTE = 160


@click.command()
@click.argument("words", nargs=-1, metavar="[FINDING… ACTION]")
@click.option("--reason", help="Why, in your own words; not needed for undo and assign.")
@click.option(
    "--owner",
    metavar="NAME",
    help="With assign: who takes care of it; without it, the profile's rules say who.",
)
@click.option("--who", help="Your name; by default the user of this computer.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Last day on which the decision holds, e.g. 2027-06-30.",
)
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in DecisionScope]),
    default=DecisionScope.FINDING.value,
    show_default=True,
    help="This finding alone, or all of its audit on the same word or page, in the same section of the site or sort of "
    "block (a quotation, a heading, the words of a picture).",
)
@site_option
@click.option("--list", "as_list", is_flag=True, help="Print what was decided and assigned.")
@click.option(
    "--export",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the false alarms to this file, as labelled findings.",
)
@click.option("--json", "as_json", is_flag=True, help="With --list, as JSON lines.")
@data_option
@click.pass_context
def command(
    context: click.Context,
    words: tuple[str, ...],
    reason: str | None,
    owner: str | None,
    who: str | None,
    until: datetime.datetime | None,
    scope: str,
    site: str | None,
    as_list: bool,
    export: Path | None,
    as_json: bool,
    data: Path,
) -> None:
    """Decide about findings; the next run, its report and --fail-on follow.

    \b
    accept       it is true, and stays as it is
    ignore       do not report it
    false-alarm  it is not true; this counts against its audit
    assign       somebody takes care of it (--owner)
    undo         take back what was decided

    FINDING is an id such as f-0123456789abcdef, from the report. Ignoring a word hides no other fault.
    """
    if as_list or export:
        if words:
            raise UsageError("--list and --export take no findings: name them, or ask for the list.")
        _show(data, site, as_list=as_list, as_json=as_json, export=export)
        return
    *findings, action = words or ("",)
    if action not in ACTIONS:
        raise UsageError(
            f"say what you decide as the last word: {', '.join(ACTIONS)}. See 'checkup decide --help'."
        )
    if not findings:
        raise UsageError(f"name at least one finding before {action!r}: its id stands in the report.")
    refuse_other_options(context, action)
    if action == ASSIGN:
        assign_findings(data, site, findings, owner, who or this_user())
        return
    if action == UNDO:
        _undo(data, site, findings)
        return
    if not (reason or "").strip():
        raise UsageError(f"say why with --reason: a year later nobody knows why a finding was to {action}.")
    _decide(
        data,
        site,
        findings,
        DecisionAction(action.replace("-", "_")),
        DecisionScope(scope),
        str(reason).strip(),
        who or this_user(),
        until.date() if until else None,
    )


def _decide(
    data: Path,
    site: str | None,
    findings: list[str],
    action: DecisionAction,
    scope: DecisionScope,
    reason: str,
    who: str | None,
    until: datetime.date | None,
) -> None:
    from pipeline.find_published import published_finding, site_folders
    from reports.wording import plural, stopped
    from store.connection import open_review
    from store.decided_findings import scope_value
    from store.review import decide

    today = datetime.datetime.now(datetime.UTC)
    if until is not None and until < today.date():
        raise UsageError(f"--until {until} has passed: name a day to come, or none for ever.")
    folders = site_folders(data, site)
    by_site: dict[Path, list[tuple[Finding, str]]] = {}
    for finding_id in dict.fromkeys(findings):
        folder, finding = published_finding(folders, finding_id)
        value = scope_value(finding, scope)
        if value is None:
            raise UsageError(
                f"{finding_id} has no {_NOUNS[scope]} to decide about: {stopped(finding.message)} Leave --scope out."
            )
        by_site.setdefault(folder, []).append((finding, value))
    for folder, found in by_site.items():
        with closing(open_review(folder)) as connection:
            kept = decide(
                connection, found, action=action, scope=scope, reason=reason, who=who, until=until, now=today
            )
        held = f" until {until}" if until else ""
        reaches = dict.fromkeys(_reach(scope, value) for _, value in found)
        reach = "".join(f", {one}" for one in reaches if one)
        click.echo(
            f"{folder.name}: {plural(len(kept.numbers), 'decision')} kept{reach}{held}. The next run obeys."
        )


def _undo(data: Path, site: str | None, findings: list[str]) -> None:
    from pipeline.find_published import published_finding, site_folders
    from store.connection import open_review
    from store.decided_findings import Decisions
    from store.review import decisions, undo

    folders = site_folders(data, site)
    for finding_id in dict.fromkeys(findings):
        folder, finding = published_finding(folders, finding_id)
        with closing(open_review(folder)) as connection:
            standing = Decisions(decisions(connection)).of(finding)
            if standing is None:
                raise UsageError(f"nothing was decided about {finding_id}. See 'checkup decide --list'.")
            undo(connection, [standing.decision_id], datetime.datetime.now(datetime.UTC))
        click.echo(f"{folder.name}: taken back: {_line(standing)}")


def _show(data: Path, site: str | None, *, as_list: bool, as_json: bool, export: Path | None) -> None:
    from pipeline.find_published import site_folders
    from store.assignments import read_assignments
    from store.review import read_review

    labels: list[str] = []
    for folder in site_folders(data, site):
        decisions = read_review(folder)[0]
        if as_list:
            records: list[Decision | Assignment] = [*decisions, *read_assignments(folder)]
            for record in records:
                _print(folder.name, record, as_json=as_json)
        for decision in decisions:
            if decision.action is DecisionAction.FALSE_ALARM and decision.undone_at is None:
                labels.append(_label(folder.name, decision))
    if export is not None:
        export.write_text("".join(f"{line}\n" for line in labels), "utf-8")
        if not as_list:
            click.echo(f"{len(labels)} labelled in {export}.")


def _print(site: str, record: Decision | Assignment, *, as_json: bool) -> None:
    """Print a decision or an assignment as a line of JSON or of words."""
    from schemas.assignment import Assignment
    from schemas.printed_json import printed_json

    kind = "assignment" if isinstance(record, Assignment) else "decision"
    if as_json:
        line = {"site": site, "record": kind} | json.loads(record.to_json())
        click.echo(printed_json(json.dumps(line, ensure_ascii=False)))
    elif isinstance(record, Assignment):
        who = f", {record.who}" if record.who else ""
        to = record.owner or "the owner by the profile"
        say_line(f"{site}: {record.made_at:%Y-%m-%d} assign {record.finding_id} to {to}{who}")
    else:
        say_line(f"{site}: {_line(record)}")


def _line(decision: Decision) -> str:
    """Return a decision in one line."""
    until = f" until {decision.until}" if decision.until else ""
    who = f", {decision.who}" if decision.who else ""
    reach = _reach(decision.scope, decision.value) or decision.finding_id
    undone = " (taken back)" if decision.undone_at else ""
    return (
        f"{decision.made_at:%Y-%m-%d} {decision.action.value.replace('_', '-')} {decision.audit}, {reach}{until}: "
        f"{decision.reason}{who}{undone}"
    )


_NOUNS = {
    DecisionScope.FINDING: "finding",
    DecisionScope.WORD: "single word",
    DecisionScope.PAGE: "page",
    DecisionScope.SECTION: "section of the site",
    DecisionScope.BLOCK: "sort of text of its own",
}
"""What each scope is about, where a finding has no such thing."""
_REACHES = {
    DecisionScope.WORD: "about the word {}",
    DecisionScope.PAGE: "on the page {}",
    DecisionScope.SECTION: "under {}",
    DecisionScope.BLOCK: "in {}",
}


def _reach(scope: DecisionScope, value: str) -> str:
    """Return what a decision reaches, e.g. ``everything in lists``; empty for one finding alone."""
    from reports.wording import SORTS_OF_TEXT

    if scope not in _REACHES:
        return ""
    said = SORTS_OF_TEXT.get(value, value) if scope is DecisionScope.BLOCK else value
    return f"everything {_REACHES[scope].format(said)}"


def _label(site: str, decision: Decision) -> str:
    """Return a false alarm as a labelled line, the form that ``benchmarks/alarms`` reads."""
    parts = urlsplit(decision.url or "")
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return json.dumps(
        {
            "site": site,
            "audit": decision.audit,
            "path": path,
            "quote": decision.quote[:LONGEST_QUOTE],
            "label": "false",
            "why": decision.reason,
            "labelled_on": f"{decision.made_at:%Y-%m-%d}",
        },
        ensure_ascii=False,
    )
