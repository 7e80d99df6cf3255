"""`checkup explain`: an audit in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.completion import complete_audit
from commands.wrapped_lines import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.audit_info import AuditInfo


@click.command()
@click.argument("audit", required=False, shell_complete=complete_audit)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one audit a line.")
def command(audit: str | None, as_json: bool) -> None:
    """Say what AUDIT checks, why it matters and how to fix what it finds.

    AUDIT is its id or the heading that a report gives it. Without AUDIT, list all audits.
    """
    from audits.registry import AUDITS, named

    if audit is None:
        infos = [known.info for known in AUDITS]
        for line in (info.to_json() for info in infos) if as_json else _list(infos):
            click.echo(line)
        return
    info = named(audit).info
    for line in [info.to_json()] if as_json else explained(info):
        click.echo(line)


def _list(infos: Sequence[AuditInfo]) -> list[str]:
    """Return one line an audit: id, category and what it finds, which alone is wrapped."""
    ids = max(len(info.audit) for info in infos)
    categories = max(len(info.category) for info in infos)
    return [
        line
        for info in infos
        for line in wrapped(f"{info.audit:{ids}}  {info.category:{categories}}  ", info.failure_title)
    ]


def explained(info: AuditInfo) -> list[str]:
    """Return all that is known of an audit, by heading."""
    from audits.rule_precision import in_lines

    lines = [f"{info.audit} (version {info.version}, {info.category}, {info.severity})", ""]
    lines += wrapped("Passes:  ", info.title) + wrapped("Fails:   ", info.failure_title)
    lines += wrapped("Reads:   ", ", ".join(name.value.replace("_", " ") for name in info.reads))
    lines += ["", "Why it matters", *wrapped("  ", info.why), "", "How to fix it", *wrapped("  ", info.fix)]
    if info.standards:
        lines += ["", "Standards"]
        for standard in info.standards:
            clause = f", {standard.clause}" if standard.clause else ""
            lines += [*wrapped("  ", f"{standard.name}{clause}"), f"    {standard.url}"]
    if info.options:
        lines += ["", f"Options, in checkup.toml under [audits.options.{info.audit}]"]
        for option in info.options:
            unit = f" {option.unit}" if option.unit else ""
            lines += wrapped("  ", f"{option.name} = {option.default}{unit}: {option.why}", further=2)
    if info.agreement:
        from reports.agreement_words import agreement_in_words

        lines += ["", "How far to trust it"]
        lines += wrapped("  ", " ".join(agreement_in_words(info.agreement)))
    lines += ["", "Measured precision"]
    if not info.precision:
        lines += wrapped("  ", "Not measured yet, so what it finds is called maybe at best.")
    for tier, precision in info.precision.items():
        lines += wrapped("  ", f"{tier}: {precision.in_words()}", further=2)
    if rules := in_lines(info.audit):
        lines += ["", "Its rules, on texts that nobody made for them"]
        for line in rules:
            lines += wrapped("  ", line, further=2)
    return lines
