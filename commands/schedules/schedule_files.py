"""Write the files that let a scheduler start Checkup for a site, from templates."""

from __future__ import annotations

import getpass
import hashlib
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from commands.schedules.quoting import (
    cron_command,
    shell_command,
    systemd_command,
    systemd_path,
    systemd_quoted,
    yaml_text,
)
from reference.url_identity import folder_name, normalise
from schemas.errors import UsageError
from schemas.profile import Profile

Scheduler = Literal["systemd", "cron", "github"]

_ODD = re.compile(r"[^A-Za-z0-9_.-]")  # ":" of an IPv6 host: not in a unit's or a workflow's name
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")  # "CHECKUP_NOTIFY_URLS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A site's schedule."""

    profile: Profile
    """The site's settings."""
    file: Path
    """Its ``checkup.toml``."""
    data: Path
    """Folder of the runs."""
    fail_on: str
    """The run's gate."""
    mail: str | None = None
    """Where cron mails to; null for the user who owns the crontab."""
    system: bool = False
    """Units for the machine, not for a user's own manager."""

    @property
    def host(self) -> str:
        """Return the site's host, with its port where it has one, fit for a name."""
        return _ODD.sub("-", folder_name(normalise(self.profile.url) or ""))

    @property
    def unit(self) -> str:
        """Return the name of the run's unit."""
        return f"checkup-{self.host}"

    def moment(self, hours: range, salt: str = "") -> tuple[int, int]:
        """Return an hour and a minute that are the host's own: a machine with many sites starts them apart."""
        digest = hashlib.sha256(f"{salt}{self.host}".encode()).digest()
        return hours[digest[0] % len(hours)], int.from_bytes(digest[1:3], "big") % 60

    def words(self, *command: str) -> list[str]:
        """Return a command of Checkup for this site and data folder."""
        name, *options = command
        data = str(self.data.absolute())
        return [*_program(), name, str(self.file.absolute()), "--data", data, *options]


def schedule_files(schedule: Schedule, scheduler: Scheduler, folder: Path) -> dict[Path, str]:
    """Return the text of each file by its path below a folder.

    Raises `UsageError` for a path that the scheduler cannot be given.
    """
    write = {"systemd": _systemd, "cron": _cron, "github": _github}[scheduler]
    return {folder / name: text for name, text in write(schedule, folder).items()}


def _systemd(schedule: Schedule, folder: Path) -> dict[str, str]:
    run = schedule.words("run", "--quiet", "--fail-on", schedule.fail_on)
    beat_unit = f"checkup-heartbeat-{schedule.host}"
    values = {
        "system": schedule.system,
        "renders": schedule.profile.crawl.render_javascript,
        "user": systemd_path(getpass.getuser()) if schedule.system else "",
        "folder": systemd_path(str(schedule.file.absolute().parent)),
        "environment": systemd_path(str(_environment(schedule))),
        "data": systemd_quoted(str(schedule.data.absolute())),
        "run": systemd_command(run),
        "prune": systemd_command(schedule.words("prune", "--quiet")),
        "heartbeat": systemd_command(schedule.words("heartbeat")),
        "time": "{:02}:{:02}".format(*schedule.moment(range(1, 6))),
        "heartbeat_time": "{:02}:{:02}".format(*schedule.moment(range(7, 9), "heartbeat")),
        "unit": schedule.unit,
        "heartbeat_unit": beat_unit,
    }
    return {
        f"{schedule.unit}.service": _text("run.service", schedule, values),
        f"{schedule.unit}.timer": _text("run.timer", schedule, values),
        f"{beat_unit}.service": _text("heartbeat.service", schedule, values),
        f"{beat_unit}.timer": _text("heartbeat.timer", schedule, values),
    }


def _cron(schedule: Schedule, folder: Path) -> dict[str, str]:
    environment = shell_command([str(_environment(schedule))])
    secrets = f"[ ! -r {environment} ] || {{ set -a; . {environment}; set +a; }};"
    run = shell_command(schedule.words("run", "--quiet", "--fail-on", schedule.fail_on))
    prune = shell_command(schedule.words("prune", "--quiet"))
    beat = shell_command(schedule.words("heartbeat"))
    hour, minute = schedule.moment(range(1, 6))
    beat_hour, beat_minute = schedule.moment(range(7, 9), "heartbeat")
    mail = schedule.mail if schedule.mail is not None else getpass.getuser()
    if not mail.isprintable() or set(mail) & set(" '\"\\"):
        raise UsageError(f"{mail!r} is not an address for cron's MAILTO. Write one like ann@clinic.example.")
    values = {
        "mail": mail,
        "minute": minute,
        "hour": hour,
        "run": cron_command(f"{secrets} {run}; case $? in 0|1|3) {prune} ;; esac"),
        "heartbeat_minute": beat_minute,
        "heartbeat_hour": beat_hour,
        "heartbeat": cron_command(f"{secrets} {beat}"),
    }
    return {f"{schedule.unit}.cron": _text("cron", schedule, values)}


def _github(schedule: Schedule, folder: Path) -> dict[str, str]:
    if not schedule.file.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            f"{schedule.file} is not in the repository {folder}. Name the repository's folder with --out."
        )
    hour, minute = schedule.moment(range(1, 6))
    values = {
        "minute": minute,
        "hour": hour,
        "unit": schedule.unit,
        "profile": yaml_text(schedule.file.resolve().relative_to(folder.resolve()).as_posix()),
        "version": version("clinic-checkup"),
        "fail_on": schedule.fail_on,
        "secrets": _variables(schedule.profile),
    }
    return {f".github/workflows/{schedule.unit}.yml": _text("workflow", schedule, values)}


def _text(template: str, schedule: Schedule, values: Mapping[str, object]) -> str:
    command = (
        f"Written by 'checkup init --schedule' for {schedule.host}; docs/operations.md says how to use it."
    )
    # Units, crontabs and workflows are no HTML; every value is quoted by `commands.schedules.quoting`.
    templates = Environment(  # noqa: S701
        loader=PackageLoader("commands.schedules"),
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    found = templates.get_template(f"{template}.txt")
    return found.render(written=command, host=schedule.host, **values)


def _environment(schedule: Schedule) -> Path:
    """Return the file that holds the site's secrets: beside the profile."""
    return schedule.file.absolute().with_suffix(".env")


def _variables(profile: Profile) -> list[str]:
    """Return the names of the variables that the profile reads, which a workflow takes from the secrets."""
    found = sorted(profile.variables)
    for name in found:
        if not _VARIABLE.fullmatch(name):
            raise UsageError(f"{name!r} is not the name of a secret of GitHub. Rename it in the profile.")
    return found


def _program() -> list[str]:
    """Return the command that is running now, by its full path: a timer's PATH does not have it."""
    beside = Path(sys.executable).parent / "checkup"
    if beside.is_file():
        return [str(beside)]
    found = shutil.which("checkup")
    return [str(Path(found).absolute())] if found else [sys.executable, "-m", "clinic_checkup"]
