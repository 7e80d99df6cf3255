"""`checkup schema`: the JSON Schema of a record."""

from __future__ import annotations

import json
from difflib import get_close_matches

import click

from schemas.errors import UsageError


@click.command()
@click.argument("record", required=False)
@click.option(
    "--reader",
    is_flag=True,
    help="The schema for programs that read records: it lets keys of newer versions through.",
)
def command(record: str | None, reader: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of RECORD; without RECORD, list the names.

    'profile' is the schema of checkup.toml: with it, editors check and complete what you write.
    """
    from schemas.records import RECORDS
    from schemas.validation import schema

    names = [*RECORDS, "profile"]
    if record is None:
        for name in names:
            click.echo(name)
        return
    if record not in names:
        near = get_close_matches(record, names, n=1, cutoff=0.3)
        hint = f"Did you mean '{near[0]}'? " if near else ""
        raise UsageError(f"there is no record '{record}'. {hint}Known are {', '.join(names)}.")
    if record == "profile" and reader:
        raise UsageError("the profile has one schema: leave --reader away.")
    click.echo(json.dumps(schema(record, reader=reader), indent=1, ensure_ascii=False))
