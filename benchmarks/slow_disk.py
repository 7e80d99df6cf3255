"""Have a folder on a disk that is slow: a file system in a file, whose device the kernel throttles (only as root)."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

THROTTLE = Path("/sys/fs/cgroup/blkio")
"""Version 1 of control groups: what its root bounds holds for every process, the journal's kernel thread too."""
MEGABYTES = 512
UNMOUNT_SECONDS = 60
"""A process that was killed while it waited for the disk is gone only when the disk has answered."""


class SlowDisk:
    """An ext4 on a loop device."""

    def __init__(self, device: str) -> None:
        self._number = Path(f"/sys/block/{Path(device).name}/dev").read_text("ascii").strip()

    def slow_down(self, operations: int, kilobytes: int) -> None:
        """Let it read and write so many times, and so many kB, a second; 0 takes the bound away."""
        for way in ("read", "write"):
            for unit, bound in (("iops", operations), ("bps", kilobytes * 1_000)):
                path = THROTTLE / f"blkio.throttle.{way}_{unit}_device"
                path.write_text(f"{self._number} {bound}", "ascii")


def why_no_slow_disk() -> str | None:
    """Return why there can be none on this machine, or null."""
    if os.geteuid() != 0:
        return "only root can make a file system"
    missing = [name for name in ("losetup", "mkfs.ext4", "mount") if shutil.which(name) is None]
    if missing:
        return f"{missing[0]} is missing"
    if not (THROTTLE / "blkio.throttle.write_iops_device").is_file():
        return "the kernel has no control group that bounds a device"
    if subprocess.run(["losetup", "-f"], capture_output=True, check=False).returncode != 0:
        return "there is no loop device"
    return None


@contextmanager
def slow_disk(place: Path) -> Iterator[SlowDisk]:
    """Mount an empty one, as fast as the machine's own yet, over a folder; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="checkup-disk-") as name:
        image = Path(name) / "disk"
        with image.open("wb") as file:
            file.truncate(MEGABYTES * 1_000_000)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
        made = subprocess.run(
            ["losetup", "-f", "--show", str(image)], check=True, capture_output=True, text=True
        )
        device = made.stdout.strip()
        try:
            subprocess.run(["mount", device, str(place)], check=True)
            (place / "lost+found").rmdir()
            disk = SlowDisk(device)
            try:
                yield disk
            finally:
                disk.slow_down(0, 0)
                with contextlib.suppress(OSError):
                    os.sync()
                _unmount(place)
        finally:
            subprocess.run(["losetup", "-d", device], check=True)


def _unmount(place: Path) -> None:
    end = time.monotonic() + UNMOUNT_SECONDS
    while subprocess.run(["umount", str(place)], capture_output=True, check=False).returncode != 0:
        if time.monotonic() > end:
            raise OSError(f"{place} is still in use after {UNMOUNT_SECONDS} s")
        time.sleep(0.2)
