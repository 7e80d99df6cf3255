"""`checkup explain`: an audit in words."""

from __future__ import annotations

import click

from commands.completion import complete_audit


@click.command()
@click.argument("audit", required=False, shell_complete=complete_audit)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(audit: str | None, as_json: bool) -> None:
    """Say what AUDIT checks, why it matters and how to fix what it finds; without a name, list them all."""
    from audits.registry import AUDITS, by_id

    if audit is None:
        for known in AUDITS:
            if as_json:
                click.echo(known.info.to_json())
            else:
                click.echo(f"{known.info.audit:28}{known.info.category:13}{known.info.failure_title}")
        return
    info = by_id(audit).info
    if as_json:
        click.echo(info.to_json())
        return
    click.echo(f"{info.audit} (version {info.version}, {info.category}, {info.severity})\n")
    click.echo(f"Passes:   {info.title}\nFails:    {info.failure_title}")
    click.echo(f"Reads:    {', '.join(name.value.replace('_', ' ') for name in info.reads)}\n")
    click.echo(f"Why it matters\n  {info.why}\n\nHow to fix it\n  {info.fix}\n")
    if info.standards:
        click.echo("Standards")
        for standard in info.standards:
            clause = f", {standard.clause}" if standard.clause else ""
            click.echo(f"  {standard.name}{clause}\n    {standard.url}")
        click.echo()
    if info.options:
        click.echo(f"Options, in checkup.toml under [audits.options.{info.audit}]")
        for option in info.options:
            unit = f" {option.unit}" if option.unit else ""
            click.echo(f"  {option.name} = {option.default}{unit}: {option.why}")
        click.echo()
    if not info.precision:
        click.echo("Measured precision: not measured yet, so that what it finds is maybe at best")
    for tier, precision in info.precision.items():
        click.echo(f"Measured precision, {tier}: {precision.in_words()}")
