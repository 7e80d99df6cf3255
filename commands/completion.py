"""Complete what a shell asks for: audit ids and the sites of a data folder, without importing what they name."""

from __future__ import annotations

import re
from pathlib import Path

import click
from click.shell_completion import CompletionItem

AUDITS = Path(__file__).resolve().parents[1] / "audits"
_PORT = re.compile(r"_(?=\d+$)")
"""Matches the ``_`` of the folder ``clinic.example_8080``."""


def complete_folder(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the sites of the data folder that the line has named, or of the default one, as ``--site`` takes them."""
    return [CompletionItem(name) for name in _folders(context) if name.startswith(incomplete)]


def complete_site(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the hosts of those sites, and let the shell add the names of files, of which one may be a profile."""
    hosts = [_PORT.sub(":", name) for name in _folders(context)]
    found = [CompletionItem(host) for host in hosts if host.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *found]  # bash forgets what comes before a file


def complete_audit(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the ids of the audits."""
    return [CompletionItem(audit) for audit in audit_ids() if audit.startswith(incomplete)]


def audit_ids() -> list[str]:
    """Return the ids of all audits, sorted.

    Ours by their files, which are named after them: importing the audits takes half a second, and whoever presses a key
    does not wait. Only where somebody has added audits are all of them imported.
    """
    from importlib.metadata import entry_points

    if entry_points(group="clinic_checkup.audits"):
        from audits.registry import AUDITS as REGISTERED

        return sorted(audit.info.audit for audit in REGISTERED)
    files = [file for file in AUDITS.glob("*/*.py") if b"\nAUDIT = " in file.read_bytes()]
    return sorted(file.stem.replace("_", "-") for file in files)


def _folders(context: click.Context) -> list[str]:
    """Return the names of the folders that hold published runs; a data folder that cannot be listed has none."""
    from store.site_folder import published_sites

    try:
        return [folder.name for folder in published_sites(Path(context.params.get("data") or "checkup-data"))]
    except OSError:
        return []
