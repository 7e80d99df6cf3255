"""The secret that signs cookies is kept from other users of the computer, and outlives a restart."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reports.app.security.key_file import NAME, read_key
from schemas.errors import StoreError


def test_the_key_is_for_its_owner_alone_and_stays(tmp_path: Path) -> None:
    """In a data folder that is made where there is none."""
    data = tmp_path / "new" / "data"
    key = read_key(data)
    assert len(key) == 32
    assert stat.S_IMODE((data / NAME).stat().st_mode) == 0o600
    assert read_key(data) == key
    assert read_key(tmp_path) != key


@pytest.mark.parametrize("content", [b"", b"short", b"k" * 33])
def test_a_key_that_was_cut_short_is_made_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    key = read_key(tmp_path)
    assert (len(key), key != content) == (32, True)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_key_that_cannot_be_kept_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(StoreError, match="--data"):
        read_key(tmp_path)
