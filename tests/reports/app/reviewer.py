"""A person at the review app, without a browser: reads pages and sends their forms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx2 as httpx
from starlette.testclient import TestClient

from reports.app.application import make_app
from tests.reports.app.review_site import HOST, settings

_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
SITE = f"/sites/{HOST}"


class Reviewer:
    """One browser's session with a server of its own or one that is shared; redirects are not followed."""

    def __init__(
        self,
        data: Path,
        *,
        app: Any = None,
        origin: str = "http://testserver",
        host: str = HOST,
        **more: Any,
    ) -> None:
        self.site = f"/sites/{host}"
        self.app = app or make_app(settings(data, origin, **more))
        self.origin = origin
        self.client = TestClient(self.app, base_url=origin, follow_redirects=False)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Return the answer to a page's address."""
        return self.client.get(path, headers=headers)

    def token(self, path: str = "") -> str:
        """Return what the forms of this session bring."""
        found = _TOKEN.search(self.get(path or f"{self.site}/words").text)
        assert found is not None
        return found[1]

    def post(
        self, path: str, fields: dict[str, Any], headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """Send a form as the app's own page does."""
        values = {"token": self.token(), **fields}
        return self.client.post(path, data=values, headers={"Origin": self.origin, **(headers or {})})

    def decide(self, *seen: str, partial: bool = False, **fields: Any) -> httpx.Response:
        """Decide about findings, each named as its row names it."""
        values = {"finding": list(seen), "action": "ignore", "reason": "It is a name.", **fields}
        return self.post(f"{self.site}/decisions", values, {"HX-Request": "true"} if partial else None)
