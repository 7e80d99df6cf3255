"""An S3-compatible server on loopback, with a bucket and the environment by which s3fs and its children find it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

BUCKET = "clinics"


@contextmanager
def s3_server() -> Iterator[Mapping[str, str]]:
    """Yield the environment of a process that is to find the server; in this process it is set meanwhile."""
    import fsspec
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    address, port = server.get_host_and_port()
    made = {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{address}:{port}", "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    }  # fmt: skip
    former = dict(os.environ)
    os.environ.update(made)
    try:
        files = fsspec.filesystem("s3", skip_instance_cache=True)
        type(files).clear_instance_cache()  # one of an earlier server
        with contextlib.suppress(FileExistsError):  # moto keeps its buckets as long as this process lives
            files.mkdir(BUCKET)
        yield made
    finally:
        os.environ.clear()
        os.environ.update(former)
        server.stop()


def names_below(url: str) -> list[str]:
    """Return the objects below a URL, relative to it, sorted."""
    import fsspec

    files, root = fsspec.core.url_to_fs(url, skip_instance_cache=True, use_listings_cache=False)
    return sorted(str(Path(found).relative_to(root)) for found in files.find(root))
