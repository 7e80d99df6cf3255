"""Send a notice to a target of Apprise, as plain text."""

from __future__ import annotations

import importlib.util
import warnings

from notices.targets import Target
from reference.secret_text import without_secrets
from schemas.notice import Notice
from schemas.vocabulary import NoticeEvent

_TYPES = {
    NoticeEvent.RUN_INCOMPLETE: "warning",
    NoticeEvent.NEW_FINDINGS: "warning",
    NoticeEvent.HEARTBEAT_MISSED: "failure",
    NoticeEvent.RUN_COMPLETE_AGAIN: "success",
    NoticeEvent.HEARTBEAT_BACK: "success",
    NoticeEvent.DIGEST: "info",
}
_SECONDS = 60


def send_by_apprise(target: Target, notice: Notice) -> str | None:
    """Send a notice; return null where the target took it, else why not, without secrets."""
    if importlib.util.find_spec("apprise") is None:
        return "it needs the extra: pip install 'clinic-checkup[notify]'"
    with warnings.catch_warnings():  # a plug-in imports modules that Python 3.13 has no more
        warnings.simplefilter("ignore", DeprecationWarning)
        return _send(target, notice)


def _send(target: Target, notice: Notice) -> str | None:
    import apprise

    # One thread, one try (the next run is the second one), and nothing of Apprise's own on the disk.
    asset = apprise.AppriseAsset(
        async_mode=False,
        interpret_escapes=False,
        interpret_emojis=False,
        secure_logging=True,
        app_id="Checkup",
        app_desc="Checkup",
        app_url="",
    )
    sender = apprise.Apprise(asset=asset)
    if not sender.add(target.url):
        return "Apprise does not know such a target, or misses a part of it"
    result = sender.notify(
        title=notice.title,
        body=notice.text,
        body_format=apprise.NotifyFormat.TEXT,
        notify_type=_TYPES[notice.event],
        timeout=_SECONDS,
    )
    if result:
        return None
    said = [entry.message for entry in result.logs()]
    return without_secrets(" ".join(said), _parts(target.url))[:300] or "it was not taken"


def _parts(url: str) -> list[str]:
    """Return the parts of a target that may be secret: all of its tokens."""
    rest = url.partition("://")[2]
    for sign in "/?&=:@":
        rest = rest.replace(sign, " ")
    return [part for part in rest.split() if len(part) > 5]
