"""Links that call or write are gathered with their number or address."""

from __future__ import annotations

import pytest

from tests.extraction.facts.gathered import gathered


@pytest.mark.parametrize(
    ("href", "scheme", "target"),
    [
        ("tel:+1-555-010-0199", "tel", "+1-555-010-0199"),
        ("TEL: (555)%20010", "tel", "(555) 010"),
        ("tel:+15550100199;ext=5", "tel", "+15550100199"),
        ("tel:", "tel", ""),
        ("mailto:desk%40clinic.example?subject=Hi", "mailto", "desk@clinic.example"),
        ("Mailto:a@clinic.example,b@clinic.example", "mailto", "a@clinic.example,b@clinic.example"),
        ("mailto:", "mailto", ""),
        ("sms:+15550100&body=Hi", "sms", "+15550100"),
        ("sms:+15550100?body=Hi", "sms", "+15550100"),
    ],
)
def test_the_target_is_what_is_called_or_written_to(href: str, scheme: str, target: str) -> None:
    """Escapes decoded, parameters left out; an empty one is a fault that is kept."""
    page = f"<body><footer><a href='{href}'><b>Call</b> us</a></footer>"
    (link,) = gathered(page).contact_links
    assert (link.scheme, link.target, link.words, link.region.value) == (scheme, target, "Call us", "footer")
    assert gathered(page).links == []


@pytest.mark.parametrize("href", ["mailto:?subject=A%20page", "/tel:5", "telephone:1", "tel", "callto:x"])
def test_other_links_do_not_call(href: str) -> None:
    """A link that mails the page to a friend is not the clinic's address."""
    assert gathered(f"<body><a href='{href}'>x</a>").contact_links == []


def test_those_in_the_text_and_hidden_ones_are_marked() -> None:
    page = "<body><p>Call <a href=tel:1>us</a></p><div hidden><a href=tel:2>us</a></div><a href=tel:3 title=Phone></a>"
    assert [(link.in_text, link.hidden, link.words) for link in gathered(page, "Call").contact_links] == [
        (True, False, "us"), (False, True, "us"), (False, False, "Phone"),
    ]  # fmt: skip
