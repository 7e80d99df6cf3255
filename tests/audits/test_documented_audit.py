"""The audit that docs/add-an-audit.md shows does what the page says."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

import audits
from audits import run
from audits.registry import can_read
from audits.run import audit_page, audit_template
from schemas.vocabulary import Region
from tests.audits.build import context
from tests.audits.facts import link, page_facts, seen_on, template

PAGE = Path(audits.__file__).parents[1] / "docs" / "add-an-audit.md"
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
"""Matches the example, from its fence to the next."""


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the documented audit, as the only one."""
    match = CODE.search(PAGE.read_text("utf-8"))
    assert match
    names: dict[str, Any] = {}
    exec(textwrap.dedent(match[1]), names)
    monkeypatch.setattr(run, "active", lambda profile: (names["AUDIT"],))
    return names["AUDIT"]


def test_the_example_judges_pages_and_the_template(audit: Any) -> None:
    """One finding on a page's link and one on the footer's, which counts its pages."""
    assert can_read(audit)
    links = [link(2, "Click here"), link(3, "our fees")]
    footer = [link(4, "more", region=Region.FOOTER, seen_on=seen_on(1, 2, pages=30))]
    (own,) = audit_page(context(), facts=page_facts(1, links=links)).findings
    (shared,) = audit_template(template(links=footer), context()).findings
    assert (own.evidence.quote, own.page_count) == ("Click here", 1)
    assert (shared.subject, shared.page_count) == ("template:footer", 30)
    assert [found.outcome for found in audit_page(context(), facts=page_facts(1)).outcomes] == [
        "inapplicable"
    ]
