"""The API behind a real server on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from tests.reports.api.reader import mounted


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve a data folder's API for the time of the ``with``; yield its address."""
    # Of the protocol TCP by name: else asyncio leaves Nagle's algorithm on, which costs 40 ms now and then.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # whoever connects before the server is up waits
        server = uvicorn.Server(uvicorn.Config(mounted(data), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/v1"
        finally:
            server.should_exit = True
            thread.join()
