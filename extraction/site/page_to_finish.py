"""Hold one page of a site that is known, as the last step takes it; light to import, since it goes to workers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True, slots=True)
class ReadingToLoad:
    """A page's reading that is loaded where it is needed: when it is called, or when it goes to another process."""

    load: Callable[[], bytes]
    """Returns the reading (`PageReading.to_bytes`)."""

    def __call__(self) -> bytes:
        """Return the reading."""
        return self.load()

    def __reduce__(self) -> tuple[type[ReadingToLoad], tuple[Callable[[], bytes]]]:
        """Send the reading itself: a store's connection stays where it is."""
        return ReadingToLoad, (partial(bytes, self.load()),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToFinish:
    """One page with all that finishing it needs beside the site's facts."""

    url: str
    """The final URL, normalised."""
    page_id: str
    """The page's id; its text's has the same digits."""
    sitemap_lastmod: str | None
    """The date in the site map, as written there."""
    copy_of: str | None
    """URL of the page of the site that stands for this one, which then gives no text; null for none."""
    canonical_elsewhere: str | None = None
    """URL of the page of the site that this one names as canonical and whose text is another; null for none."""
    reading: ReadingToLoad
    """The page's reading; of a page that is as it was nobody asks for it."""
