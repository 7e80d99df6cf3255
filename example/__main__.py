"""Serve the example clinic until Ctrl-C: ``python -m example [--later] [--port N]``."""

from __future__ import annotations

import argparse
import contextlib
import sys
from threading import Event

from example.server import ExampleClinic


def main(arguments: list[str]) -> int:
    """Print where the clinic is served, and serve it until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m example", description="Serve the example clinic on loopback."
    )
    parser.add_argument("--later", action="store_true", help="the clinic some weeks later")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; a free one without it")
    options = parser.parse_args(arguments)
    with ExampleClinic(edition="later" if options.later else "first", port=options.port) as clinic:
        sys.stdout.write(f"http://{clinic.host}/ is at {clinic.address}:{clinic.port} until Ctrl-C.\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
