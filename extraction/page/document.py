"""Parse a page once, and read its structured data once, for every field's reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from lxml import etree, html

from extraction.page.decoding import decode
from extraction.page.regions import own_region
from extraction.page.structured_data import StructuredData, read_structured
from reference.expensive_markup import flat_tangle
from reference.url_identity import normalise
from schemas.vocabulary import Region

MAX_HTML_CHARACTERS = 8_000_000
"""Longer pages are cut: the largest real clinic page here has 1.2 million characters."""
MOST_LINES = 65_535
"""Lines that libxml2 counts; every later element is on this one (``xmlNode.line`` has 16 bits)."""

_ONE_CLASS = etree.ElementDefaultClassLookup(
    element=html.HtmlElement,
    comment=html.HtmlComment,
    pi=html.HtmlProcessingInstruction,
    entity=html.HtmlEntity,
)
"""Makes every element an `HtmlElement`; lxml's own lookup asks Python for each element whether it is a form's."""


class UnreadablePage(ValueError):  # noqa: N818 - it names the page's state, other code says `unreadable`
    """Raised for bytes that cannot be read as a page; the message gives the reason, in words for the report."""


class Document:
    """A page as one lxml tree, with its head and structured data. Readers never change it."""

    def __init__(
        self, root: html.HtmlElement, url: str, headers: Mapping[str, str], long_source: str = ""
    ) -> None:
        self.root = root
        self._long_source = long_source
        self.url = url
        self.headers = headers
        self._regions: dict[html.HtmlElement, Region] = {}
        self._absolutes: dict[str, str | None] = {}
        self._searched = (0, 1)
        """Offset in the long source up to which lines were counted, and the line there."""
        self.elements: list[html.HtmlElement] = [
            *root.iter(),
            *(e for more in root.itersiblings() for e in more.iter()),
        ]
        """All elements in document order, those of a second root with them, which libxml2 makes of a second ``<html>``
        now and then. The list keeps lxml's proxies, which are otherwise made again at each look at an
        element: a tenth of all time."""

    def line_of(self, element: html.HtmlElement) -> int:
        """Return the line of the page's source on which an element's start tag ends, counted from 1.

        The parser counts up to `MOST_LINES`. Beyond, the element's own text is looked for in the source; where it has
        none, its line is the last that is counted. Elements are asked for in the order of the page, each once.
        """
        line = int(element.sourceline or 1)
        if line < MOST_LINES or not (text := element.text):
            return line
        before, lines = self._searched
        at = self._long_source.find(f">{text}", before)
        if at < 0:
            self._searched = (len(self._long_source), line)  # one search that fails is enough
            return line
        lines += self._long_source.count("\n", before, at)
        self._searched = (at + 1, lines)
        return lines

    @cached_property
    def order(self) -> dict[html.HtmlElement, int]:
        """Each element's index in document order."""
        return {element: at for at, element in enumerate(self.elements)}

    @cached_property
    def texts(self) -> list[tuple[str, html.HtmlElement, bool]]:
        """The texts that are not blank, by element: before its first child, then behind it, marked as such."""
        found = []
        for element in self.elements:
            text = element.text
            if text and not text.isspace():
                found.append((text, element, False))
            text = element.tail
            if text and not text.isspace():
                found.append((text, element, True))
        return found

    def texts_in(self, element: html.HtmlElement) -> list[tuple[str, html.HtmlElement, bool]]:
        """Return those of `texts` that belong to an element or to the elements in it."""
        first, last = self.order[element], self.order[last_in(element)]
        start = bisect_left(self.texts, first, key=self._place)
        return self.texts[start : bisect_right(self.texts, last, key=self._place)]

    def _place(self, text: tuple[str, html.HtmlElement, bool]) -> int:
        return self.order[text[1]]

    @cached_property
    def base_url(self) -> str:
        """The URL that relative links of the page are resolved against."""
        for element in self.root.iter("base"):
            href = element.get("href")
            if href:
                return normalise(href, self.url) or self.url
        return self.url

    @cached_property
    def body(self) -> html.HtmlElement:
        """The body element, or the root where there is none."""
        found = self.root.find("body")
        return self.root if found is None else found

    @cached_property
    def structured(self) -> StructuredData:
        """JSON-LD, microdata, OpenGraph and other meta, read once."""
        return read_structured(self.root)

    @cached_property
    def title(self) -> str | None:
        """The text of the first ``<title>`` outside of svg, white space folded; null where empty."""
        for element in self.root.iter("title"):
            parent = element.getparent()
            if parent is not None and parent.tag == "svg":
                continue
            text = fold(element.text_content())
            return text or None
        return None

    def absolute(self, href: str | None) -> str | None:
        """Return the normalised http(s) URL of a link of the page, or null; remembered, as several readers ask."""
        if not href:
            return None
        if href not in self._absolutes:
            self._absolutes[href] = normalise(href, self.base_url)
        return self._absolutes[href]

    def region(self, element: html.HtmlElement) -> Region:
        """Return the part of the page that holds an element, by tags, roles and class words, nearest first."""
        known = self._regions
        chain = []
        node: html.HtmlElement | None = element
        result = Region.UNKNOWN
        while node is not None:
            if node in known:
                result = known[node]
                break
            chain.append(node)
            found = own_region(node)
            if found is not None:
                result = found
                break
            node = node.getparent()
        for seen in chain:
            known[seen] = result
        return result


def parse(
    body: bytes, url: str, content_type: str | None = None, headers: Mapping[str, str] | None = None
) -> Document:
    """Return the page of a response's bytes; raise `UnreadablePage` where it is not HTML.

    The encoding is found as browsers do (BOM, header, meta, then a guess). NUL and other characters that
    XML cannot hold are dropped.
    """
    if not body.strip():
        raise UnreadablePage("the page is empty")
    return parse_text(decode(body, content_type)[:MAX_HTML_CHARACTERS], url, headers)


def parse_text(text: str, url: str, headers: Mapping[str, str] | None = None) -> Document:
    """Return the page of decoded HTML; raise `UnreadablePage` where it is not HTML."""
    markup = text.encode("utf-8", "replace").replace(b"\0", b"")
    if reason := flat_tangle(markup):
        raise UnreadablePage(reason)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadablePage(f"not readable as HTML: {error}") from error
    if not isinstance(root, html.HtmlElement):
        raise UnreadablePage("not readable as HTML: no element found")
    long_source = text.replace("\r\n", "\n").replace("\r", "\n") if text.count("\n") >= MOST_LINES else ""
    return Document(root, url, headers or {}, long_source)


def fold(text: str) -> str:
    """Return text with each stretch of white space as one blank, ends stripped."""
    return " ".join(text.split())


def last_in(element: html.HtmlElement) -> html.HtmlElement:
    """Return the last element within another, or the element itself where it is empty."""
    while len(element):
        element = element[-1]
    return element


def selector(element: html.HtmlElement) -> str:
    """Return a short CSS path to an element: ids end the path, up to four steps, classes only where they help.

    >>> selector(html.fromstring('<div id="a"><p class="b c">x</p></div>')[0])
    'div#a > p.b'
    """
    steps: list[str] = []
    node: html.HtmlElement | None = element
    while (
        node is not None and len(steps) < 4 and isinstance(node.tag, str) and node.tag not in ("html", "body")
    ):
        identifier = (node.get("id") or "").strip()
        classes = (node.get("class") or "").split()
        if identifier and " " not in identifier:
            steps.append(f"{node.tag}#{identifier}")
            break
        steps.append(f"{node.tag}.{classes[0]}" if classes else node.tag)
        node = node.getparent()
    return " > ".join(reversed(steps)) or str(element.tag)


def elements(root: html.HtmlElement, *tags: str) -> Iterator[html.HtmlElement]:
    """Yield the elements below (and at) a root with these tags, comments and PIs left out."""
    for node in root.iter(*tags):
        if isinstance(node.tag, str):
            yield node
