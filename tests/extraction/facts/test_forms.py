"""Forms are gathered with their fields and which of these have no label."""

from __future__ import annotations

import pytest

from tests.extraction.facts.gathered import URL, gathered


@pytest.mark.parametrize(
    ("field", "unlabelled"),
    [
        ("<label for=n>Name</label><input id=n name=name>", []),
        ("<label>Name <input name=name></label>", []),
        ("<input name=name aria-label=Name>", []),
        ("<input name=name title=Name>", []),
        ("<b id=l>Name</b><input name=name aria-labelledby=l>", []),
        ("<input name=name placeholder=Name>", ["name"]),
        ("<label>Name</label><input name=name>", ["name"]),
        ("<label>Name</label><input type=Email>", ["email"]),
        ("<label for=other>Name</label><select id=n></select>", ["select"]),
        ("<input name=name aria-label=' '>", ["name"]),
    ],
)
def test_a_field_without_a_label_is_named(field: str, unlabelled: list[str]) -> None:
    """By its name, else its type; a placeholder is not a label."""
    (form,) = gathered(f"<body><form>{field}</form>").forms
    assert (form.fields, form.unlabelled) == (1, unlabelled)


def test_only_fields_that_a_reader_fills_in_count() -> None:
    """Not buttons, not hidden ones, not those of another form; one that names its form from outside does."""
    page = (
        "<body><form id=f action=/send method=POST><input type=hidden name=a><input type=submit><button>Go</button>"
        "<div style='display:none'><input name=trap></div><textarea name=b></textarea></form><input form=f name=c>"
        "<input name=d><form method=x action='javascript:go()'></form>"
    )
    forms = gathered(page).forms
    assert [(form.action, form.method, form.fields, form.unlabelled) for form in forms] == [
        ("https://www.clinic.example/send", "post", 2, ["b", "c"]), (URL, "get", 0, []),
    ]  # fmt: skip
