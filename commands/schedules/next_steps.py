"""Say what a person does next with the files of a schedule."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from commands.schedules.schedule_files import Schedule, Scheduler


def next_steps(schedule: Schedule, scheduler: Scheduler, files: Sequence[Path]) -> list[str]:
    """Return the commands to type, in lines."""
    names = " ".join(shlex.quote(str(path.absolute())) for path in files)
    timers = " ".join(path.name for path in files if path.suffix == ".timer")
    if scheduler == "systemd" and schedule.system:
        return [
            f"Then: sudo cp {names} /etc/systemd/system/",
            f"      sudo systemctl daemon-reload && sudo systemctl enable --now {timers}",
        ]
    if scheduler == "systemd":
        return [
            f"Then: mkdir -p ~/.config/systemd/user && cp {names} ~/.config/systemd/user/",
            f"      systemctl --user daemon-reload && systemctl --user enable --now {timers}",
            "      loginctl enable-linger   # so that it runs while you are not logged in",
        ]
    if scheduler == "cron":
        return [f"Then: (crontab -l; cat {names}) | crontab -"]
    return [
        "Then: commit both files; set the secrets that it names under Settings, Secrets and variables, Actions."
    ]
