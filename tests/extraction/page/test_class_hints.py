"""Read hints of an element from its class names."""

from __future__ import annotations

import pytest

from extraction.page.class_hints import BIT, hints


@pytest.mark.parametrize(
    "name", ["widget widget_recent_entries", "widget", "footer-column widget-area", "widgets"]
)
def test_a_widget_is_a_sidebars(name: str) -> None:
    assert hints(name) & BIT["sidebar"]


@pytest.mark.parametrize(
    "name",
    [
        "elementor-element elementor-widget elementor-widget-text-editor",
        "elementor-widget-wrap",
        "span12 widget-span widget-type-cell",
        "hs_cos_wrapper hs_cos_wrapper_widget",
    ],
)
def test_what_a_page_builder_calls_a_widget_is_not(name: str) -> None:
    assert not hints(name) & BIT["sidebar"]
