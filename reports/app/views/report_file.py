"""The published report of the run that is shown, as the files that it is."""

from __future__ import annotations

import mimetypes

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from reports.app.ask import Ask

_FOLDER = "report/"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)
"""The files bring a stricter policy with the digests of their own style and script; the sandbox gives them an origin of
their own, which can decide nothing."""


def report_file(ask: Ask) -> Response:
    """Return a file of the report; only those that the manifest names."""
    path = _FOLDER + (ask.request.path_params["path"] or "index.html")
    run = ask.run.published
    named = next((file for file in run.manifest.files if file.path == path), None)
    found = run.path_of(named) if named else None
    if found is None or not found.is_file():
        raise HTTPException(404, "This check has no such page of a report.")
    kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    return FileResponse(found, media_type=kind, headers={"Content-Security-Policy": _POLICY})
