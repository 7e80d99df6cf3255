"""Render the back-quoted words of an audit's description as code."""

from __future__ import annotations

from markupsafe import Markup, escape

from reports.harmless_text import harmless


def inline_code(text: str) -> Markup:
    """Return ``text`` escaped, words between back quotes as ``<code>``; an unpaired one stays as it is."""
    parts = harmless(text).split("`")
    if len(parts) % 2 == 0:
        parts[-2:] = ["`".join(parts[-2:])]
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part)
        for index, part in enumerate(parts)
    )
