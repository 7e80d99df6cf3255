"""Gather a page's forms."""

from __future__ import annotations

from lxml import html

from extraction.facts.bounds import MOST_URL_CHARACTERS, cut
from extraction.facts.page_walk import PageWalk

MOST_UNLABELLED = 100
"""Fields without a label that are named of a form."""

_NOT_FILLED_IN = frozenset(("hidden", "submit", "button", "image", "reset"))
"""Types of ``input`` that a reader does not fill in."""


def forms(walk: PageWalk) -> list[dict[str, object]]:
    """Return the fields of each `Form`; a field belongs to the form around it, or to the one that it names.

    Hidden fields, which catch robots or wait for a script, are not counted. A ``placeholder`` is not a label: it
    goes away when somebody writes (https://www.w3.org/WAI/tutorials/forms/instructions/). A form whose target has
    more than `MOST_URL_CHARACTERS` is left out.
    """
    of_form = _fields(walk)
    found: list[dict[str, object]] = []
    document = walk.document
    for element in walk.forms:
        action = (element.get("action") or "").strip()
        if len(action) > MOST_URL_CHARACTERS:
            continue
        own = of_form.get(element, [])
        place = walk.place(element)
        unlabelled = [field for field in own if not _is_labelled(walk, field)]
        found.append(
            {
                # A script's or an empty target is the page itself.
                "action": (walk.absolute(action) if action else None) or document.url,
                "method": "post" if (element.get("method") or "").strip().lower() == "post" else "get",
                "fields": len(own),
                "unlabelled": [_field_name(field) for field in unlabelled[:MOST_UNLABELLED]],
                "region": place.region,
                "hidden": place.hidden,
                "seen_on": None,
            }
        )
    return found


def _fields(walk: PageWalk) -> dict[html.HtmlElement, list[html.HtmlElement]]:
    by_id: dict[str, html.HtmlElement] = {}
    for element in walk.forms:
        if identifier := element.get("id"):
            by_id.setdefault(identifier, element)
    found: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for field in walk.fields:
        if field.tag == "input" and (field.get("type") or "").strip().lower() in _NOT_FILLED_IN:
            continue
        place = walk.place(field)
        named = field.get("form")
        form = by_id.get(named) if named else place.form
        if form is None or (place.hidden and not walk.place(form).hidden):
            continue
        found.setdefault(form, []).append(field)
    return found


def _is_labelled(walk: PageWalk, field: html.HtmlElement) -> bool:
    return (
        walk.place(field).labelled
        or (field.get("id") or "").strip() in walk.labelled_ids
        or bool(walk.name(field))
    )


def _field_name(field: html.HtmlElement) -> str:
    return cut(field.get("name")) or cut(field.get("type")).lower() or str(field.tag)
