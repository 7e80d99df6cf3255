"""Stored facts are read one list at a time, and are what the whole record holds."""

from __future__ import annotations

import pytest

from audits.subjects import MARKUP
from pipeline.stored_facts import StoredFacts
from schemas.facts.page_facts import Facts, PageFacts, TemplateFacts
from schemas.vocabulary import FactName
from tests.audits.facts import link, page_facts, template


@pytest.mark.parametrize("name", [*MARKUP, FactName.META])
def test_a_page_has_the_one_list_and_its_own_values(name: FactName) -> None:
    whole = page_facts(1, links=[link(4, "Fees"), link(5, "here")])
    (part,) = StoredFacts(PageFacts, lambda: iter([whole.to_json()])).of(name)
    assert getattr(part, name) == getattr(whole, name)
    assert (part.page_id, part.url, part.template) == (whole.page_id, whole.url, whole.template)
    assert _filled(part) <= {name.value}


@pytest.mark.parametrize("name", [*MARKUP, FactName.TEMPLATE_TEXTS])
def test_a_region_has_the_one_list_and_its_name(name: FactName) -> None:
    whole = template(links=[link(4, "Fees")])
    (part,) = StoredFacts(TemplateFacts, lambda: iter([whole.to_json()])).of(name)
    assert getattr(part, name) == getattr(whole, name)
    assert part.subject == whole.subject
    assert _filled(part) <= {name.value}


def _filled(facts: Facts) -> set[str]:
    return {name for name in Facts.model_fields if getattr(facts, name)}
