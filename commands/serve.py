"""`checkup serve`: the review app and the read API."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.run_options import data_option
from commands.serve_address import TOKEN_VARIABLE, checked_token, listen, origins, own_origin
from commands.spoken_line import say_line
from commands.sure_misspellings import sure_misspellings
from commands.this_user import this_user
from schemas.errors import UsageError

if TYPE_CHECKING:
    import uvicorn

PORT = 8340
"""The port that no other program of ours or of the usual ones takes."""


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    show_default=True,
    help="Port; 0 takes one that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. Any but this machine's own needs a token and --public-url.",
)
@click.option(
    "--public-url",
    metavar="URL",
    help="Address under which browsers reach the server, e.g. that of a proxy before it.",
)
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="TLS certificate (PEM).")
@click.option(
    "--certificate-key", type=click.Path(exists=True, dir_okay=False), help="Its private key (PEM)."
)
@click.option(
    "--user-header",
    metavar="NAME",
    help="Header in which a proxy with a login says who decides, e.g. X-Forwarded-User.",
)
@data_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    port: int,
    host: str,
    public_url: str | None,
    certificate: str | None,
    certificate_key: str | None,
    user_header: str | None,
    data: Path,
    quiet: bool,
) -> None:
    """Review findings in a browser, and serve what was published to other systems.

    Prints its address and runs until it is stopped (Ctrl-C). What is decided is kept at once, and the next run obeys.
    The read API is below /api/v1; /api/v1/openapi.json describes it.

    Only this machine can ask. With CHECKUP_TOKEN set, everybody must know that token, and other machines may ask, too:
    over https, by --certificate or by a proxy. docs/review-app.md shows one with a login. Needs the app extra.
    """
    try:
        import uvicorn

        from reports.api.api import make_api
        from reports.app.application import make_app
        from reports.app.security.key_file import read_key
        from reports.app.settings import AppSettings
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the app needs {error.name}: run pip install 'clinic-checkup[app]', then the same command again."
        ) from error

    if (certificate is None) != (certificate_key is None):
        raise UsageError("--certificate and --certificate-key belong together: name both.")
    token = checked_token(os.environ.get(TOKEN_VARIABLE))
    with listen(host, port) as listening:
        reached = origins(
            host,
            listening.getsockname()[1],
            public_url=public_url,
            has_token=token is not None,
            has_certificate=certificate is not None,
            has_user_header=user_header is not None,
        )
        own = own_origin(host, listening.getsockname()[1], has_certificate=certificate is not None)
        settings = AppSettings(
            data=data,
            origins=reached,
            key=read_key(data),
            recheck_command=partial(_recheck_command, data),
            sure_misspellings=sure_misspellings,
            token=token,
            user_header=user_header,
            default_who=this_user(),
        )
        config = uvicorn.Config(
            make_app(settings, make_api(data)),
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ssl_certfile=certificate,
            ssl_keyfile=certificate_key,
            timeout_graceful_shutdown=5,
        )
        _load(config)
        if not quiet:
            say_line(f"Review at {(public_url or own).rstrip('/')}/ (Ctrl-C stops it)")
        uvicorn.Server(config).run(sockets=[listening])


def _load(config: uvicorn.Config) -> None:
    """Read the certificate, before an address is printed that nobody can reach."""
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one
        raise UsageError(
            f"cannot use --certificate {config.ssl_certfile} with --certificate-key {config.ssl_keyfile}: {error}. "
            "Name a certificate in PEM and the private key that belongs to it, without a password."
        ) from error


def _recheck_command(data: Path, folder: Path, findings: Sequence[str]) -> list[str]:
    """Return the command that looks at findings again in a process of its own."""
    options = ["--data", str(data), "--site", folder.name, "--json"]
    return [sys.executable, "-m", "clinic_checkup", "recheck", *findings, *options]
