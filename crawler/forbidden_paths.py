"""Say by a URL alone what is never requested as a page: closed doors, and files that are not pages."""

from __future__ import annotations

from crawler.closed_doors import is_closed_door
from schemas.left_out import LeftOutReason

_NO_PAGE = frozenset(
    {
        "7z", "aac", "apk", "avi", "avif", "bin", "bmp", "bz2", "class", "css", "csv", "dmg", "doc", "docx", "dot",
        "eot", "eps", "exe", "flv", "gif", "gz", "ico", "ics", "iso", "jar", "jpeg", "jpg", "js", "json", "jsonld",
        "m4a", "m4v", "map", "mid", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "odp", "ods", "odt", "ogg", "ogv",
        "otf", "pkg", "png", "ppt", "pptx", "psd", "rar", "rtf", "svg", "swf", "tar", "tgz", "tif", "tiff", "ttf",
        "vcf", "wasm", "wav", "webm", "webmanifest", "webp", "wma", "wmv", "woff", "woff2", "xls", "xlsx", "zip",
        "zst",
    }
)  # fmt: skip


def forbidden_reason(url: str) -> LeftOutReason | None:
    """Return the reason never to request a normalised URL (``login_or_cart``), or None."""
    return LeftOutReason.LOGIN_OR_CART if is_closed_door(url) else None


def is_other_file(url: str) -> bool:
    """Return whether a normalised URL names a picture, script, archive or office file by its suffix."""
    path = url.partition("?")[0]
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return dot > 0 and name[dot + 1 :].lower() in _NO_PAGE
