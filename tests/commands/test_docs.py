"""Documentation is tested: whatever can be typed or met is written down."""

from __future__ import annotations

import click
import pytest
from jsonschema import Draft202012Validator

from audits.registry import OURS
from commands import generate_docs
from commands.program import COMMANDS, program
from schemas import generate_profile_docs
from schemas.generate import build_profile
from schemas.profile import Profile
from schemas.vocabulary import Exit
from tests.commands.checkup import ROOT, checkup

README = (ROOT / "README.md").read_text("utf-8")
COMMAND_PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
PROFILE_PAGE = (ROOT / "docs" / "profile.md").read_text("utf-8")


def test_the_pages_are_current() -> None:
    """They are generated; ``make generated`` writes them again."""
    assert generate_docs.page() == COMMAND_PAGE
    assert generate_profile_docs.page() == PROFILE_PAGE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_written_down(name: str) -> None:
    """The README names the command, its page each option with its help."""
    assert f"`checkup {name}" in README
    command = program.get_command(click.Context(program), name)
    assert command is not None
    section = COMMAND_PAGE.partition(f"## checkup {name}\n")[2].partition("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(f"{option}" in section for option in parameter.opts)


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_written_down(code: Exit) -> None:
    """In the README, and with its word on the page."""
    assert f"{int(code)}" in README.partition("Exit codes:")[2].partition("\n\n")[0]
    assert f"| {int(code)} | `{code.name.lower()}` | " in COMMAND_PAGE


def test_every_profile_key_is_written_down() -> None:
    """With what it does."""

    def keys(node: dict[str, object]) -> set[str]:
        found: set[str] = set()
        for key, value in node.items():
            if key == "properties" and isinstance(value, dict):
                found |= set(value)
            if isinstance(value, dict):
                found |= keys(value)
        return found

    schema = build_profile()
    missing = {
        key for key in keys(schema) if f"`{key}`" not in PROFILE_PAGE and f"`[{key}]`" not in PROFILE_PAGE
    }
    assert missing == set()
    assert "|  |" not in PROFILE_PAGE


@pytest.mark.parametrize("audit", [audit.info.audit for audit in OURS])
def test_every_audit_is_written_down(audit: str) -> None:
    """On a page of its own."""
    assert (ROOT / "docs" / "audits" / f"{audit}.md").is_file()


def test_the_profile_s_schema_takes_what_the_program_takes() -> None:
    """An editor must not mark what is right, and must mark what is wrong."""
    validator = Draft202012Validator(build_profile())
    Draft202012Validator.check_schema(build_profile())
    assert build_profile()["$id"] == "urn:clinic-checkup:profile:1.5"
    validator.validate({"url": "https://clinic.example/"})
    full = Profile(url="https://clinic.example/").model_dump(mode="json", exclude_none=True)
    validator.validate(full)
    validator.validate({"url": "x", "locale": "en-GB", "edit_url": "https://cms.example/{path}"})
    for wrong in (
        {},
        {"url": "x", "nmae": "y"},
        {"url": "x", "crawl": {"max_pages": 0}},
        {"url": "x", "locale": "en-UK"},
        {"url": "x", "edit_url": "https://cms.example/"},
    ):
        assert list(validator.iter_errors(wrong))


def test_the_program_prints_the_profile_s_schema() -> None:
    """For ``checkup schema profile > checkup.schema.json``."""
    done = checkup("schema", "profile")
    assert done.returncode == Exit.DONE
    assert '"$id": "urn:clinic-checkup:profile:1.5"' in done.stdout
    assert "profile" in checkup("schema").stdout.split()
