"""Build links to the screen on which a page is edited."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from reports.link import safe_href
from reports.page_lines import PageLine
from schemas.edit_template import PLACEHOLDER
from schemas.page import Page


def edit_link(page: Page | PageLine, template: str | None) -> str | None:
    """Return the URL of a page's edit screen: by the profile's ``edit_url``, else of the software that made the page.

    None for a document, which nobody edits on a screen, where the template needs an id that the page has not, where the
    software is not known, and where the result is not safe to link to.

    ``https://clinic.example/blog/wp-admin/post.php?post=178&action=edit``
    """
    if page.document is not None:
        return None
    known = page.software
    edit_id = known.edit_id if known else None
    if template is not None:
        return safe_href(_filled(template, page.final_url, edit_id))
    if known is None or known.base_url is None or edit_id is None:
        return None
    return safe_href(f"{known.base_url}wp-admin/post.php?post={edit_id}&action=edit")


def _filled(template: str, url: str, edit_id: str | None) -> str | None:
    """Return the template with each placeholder replaced; a value of the page cannot end what it is put into."""
    values = {
        "id": edit_id,
        "path": quote(urlsplit(url).path.removeprefix("/"), safe="/%"),  # a URL's own encoding stays
        "url": quote(url, safe=""),
    }
    if any(values.get(name) is None for name in PLACEHOLDER.findall(template)):
        return None
    return PLACEHOLDER.sub(lambda found: values[found[1]] or "", template)
