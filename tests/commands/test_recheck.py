"""`checkup recheck` ends with a code that says what became of the findings, and prints it for people and programs."""

from __future__ import annotations

import json
from pathlib import Path

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import LoopbackSite
from tests.pipeline.small_clinic import SmallClinic

TYPO = "Please take the recieved tablets with a glass of water each morning, and rest well after it."


def test_the_end_of_a_recheck_says_what_became_of_the_finding(tmp_path: Path) -> None:
    """1 while it is there, 3 while the page fails, 0 once it is fixed and after; what cannot be read is said."""
    clinic = SmallClinic()
    clinic.posts["hip"].texts.append(TYPO)
    data = ("--data", tmp_path)
    with LoopbackSite(clinic) as served:
        site = f"http://127.0.0.1:{served.port}/"
        assert (
            checkup("run", site, "--delay", "0", "--quiet", "--workers", "1", *data).returncode == Exit.DONE
        )
        (run,) = (tmp_path / f"127.0.0.1_{served.port}" / "runs").iterdir()
        lines = (run / "findings.jsonl").read_text("utf-8").splitlines()
        finding_id = next(one["finding_id"] for one in map(json.loads, lines) if one["subject"] == "recieved")
        there = checkup("recheck", finding_id, *data)
        assert there.returncode == Exit.NEW_FINDINGS, there.stderr
        assert f"still there on {site}blog/hip/: “Please take the recieved tablets with a”" in there.stdout
        clinic.bodies["/blog/hip/"] = ""
        assert checkup("recheck", finding_id, *data).returncode == Exit.PARTIAL
        del clinic.bodies["/blog/hip/"]
        clinic.posts["hip"].texts.pop()
        fixed = checkup("recheck", finding_id, "--json", *data)
        assert fixed.returncode == Exit.DONE, fixed.stderr
        printed = json.loads(fixed.stdout)
        assert (printed["exit"], printed["new"]) == ("done", [])
        assert [(one["finding_id"], one["answer"]) for one in printed["answers"]] == [(finding_id, "fixed")]
    closed = checkup("recheck", finding_id, *data)  # without the site: nothing is asked for
    assert (closed.returncode, "closed before" in closed.stdout) == (Exit.DONE, True)
    unknown = checkup("recheck", "f-0123456789abcdef", *data)
    assert (unknown.returncode, "no finding" in unknown.stderr) == (Exit.USAGE, True)
    offline = checkup("recheck", f"{site}blog/knee/", *data)
    assert offline.returncode == Exit.PARTIAL
    assert "the site did not answer" in offline.stdout
