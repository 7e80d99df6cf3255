"""Read hCards: organisations and addresses by class names (microformats.org: hCard 1.0, h-card)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree, html

from extraction.page.document import Document, fold
from extraction.page.structured_data import Node
from schemas.vocabulary import Region

MAX_CARDS = 100
"""Most cards read on a page; a directory of a thousand doctors is not a clinic's office page."""
_STREETS = etree.XPath(".//*[contains(@class, 'street-address')]")
_PARTS = {
    "street-address": "streetAddress", "extended-address": "streetAddress", "locality": "addressLocality",
    "region": "addressRegion", "postal-code": "postalCode", "country-name": "addressCountry",
}  # fmt: skip
"""Class names of an address to schema.org's words for the same."""
_ADDRESS = frozenset(("adr",))
_CARD = frozenset(("vcard", "card"))


@dataclass(frozen=True, slots=True)
class Card:
    """An address with the organisation around it."""

    node: Node
    """In schema.org's words."""
    region: Region
    """The part of the page."""


def read_cards(document: Document) -> list[Card]:
    """Return the cards of a page that hold a street, in order; data beside two addresses belongs to neither."""
    holders: dict[html.HtmlElement, html.HtmlElement] = {}
    for street in _STREETS(document.body)[:MAX_CARDS]:
        if _names(street) & {"street-address"}:
            card = _around(street, _CARD)
            address = _around(street, _ADDRESS)
            if address is None and card is None:
                continue
            holders.setdefault(address if address is not None else street.getparent(), card)
    several = {card for card in holders.values() if list(holders.values()).count(card) > 1}
    found = []
    for address, card in holders.items():
        parts = _address(address)
        alone = card is not None and card not in several
        whole = card if alone and card is not None else address
        node = {"@type": ["hcard"], "address": parts, **_organisation(whole)}
        found.append(Card(node, document.region(address)))
    return found


def _around(element: html.HtmlElement, names: frozenset[str]) -> html.HtmlElement | None:
    node = element.getparent()
    while node is not None and node.tag not in ("body", "html"):
        if _names(node) & names and not (names is _CARD and not _is_card(node)):
            return node
        node = node.getparent()
    return None


def _is_card(element: html.HtmlElement) -> bool:
    """Return whether an element is an hCard: ``card`` alone is a style's name."""
    return bool({"vcard", "h-card"} & set((element.get("class") or "").split()))


def _names(element: html.HtmlElement) -> set[str]:
    """Return an element's class names, without the prefixes of microformats 2."""
    return {
        name.partition("-")[2] if name[:2] in ("p-", "h-", "u-") else name
        for name in (element.get("class") or "").split()
    }


def _value(element: html.HtmlElement) -> str:
    if element.tag == "abbr" and (title := element.get("title")):
        return fold(title)
    values = [fold(part.text_content()) for part in element.iter() if "value" in _classes(part)]
    return "".join(values) or fold(" ".join(element.itertext()))


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []


def _address(element: html.HtmlElement) -> dict[str, str | list[str]]:
    parts: dict[str, str | list[str]] = {}
    lines: list[str] = []
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        for name in _names(node) & _PARTS.keys():
            key, text = _PARTS[name], _value(node).strip(" ,")
            if text and key == "streetAddress":
                lines.append(text)
            elif text:
                parts.setdefault(key, text)
    return {"streetAddress": lines, **parts}


def _organisation(element: html.HtmlElement) -> dict[str, str | list[str]]:
    names: list[str] = []
    phones: list[str] = []
    faxes: list[str] = []
    url = ""
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        own = _names(node)
        if own & {"fn", "org", "organization-name", "name"} and not own & {"given-name", "family-name"}:
            names.append(_value(node))
        if "tel" in own or own & {"fax", "tel-fax"}:
            (faxes if _is_fax(node) else phones).append(_number(node))
        if "url" in own and not url and node.tag == "a":
            url = node.get("href") or ""
    found: dict[str, str | list[str]] = {
        "telephone": [p for p in phones if p],
        "faxNumber": [f for f in faxes if f],
    }
    if names:
        found["name"] = names[0]
    if url.startswith("http"):
        found["url"] = url
    return found


def _is_fax(element: html.HtmlElement) -> bool:
    kinds = [
        fold(node.text_content()) or node.get("title") or ""
        for node in element.iter()
        if "type" in _classes(node)
    ]
    before = element.getprevious()
    label = (element.getparent().text or "") if before is None and element.getparent() is not None else ""
    tail = (before.tail or "") if before is not None else label
    return "fax" in " ".join([*kinds, *_classes(element), tail]).casefold()


def _number(element: html.HtmlElement) -> str:
    values = [fold(part.text_content()) for part in element.iter() if "value" in _classes(part)]
    if values:
        return "".join(values)
    href = element.get("href") or ""
    text = fold(element.text_content())
    return (
        text
        if any(c.isdigit() for c in text)
        else href.partition(":")[2]
        if href.lower().startswith("tel:")
        else ""
    )
