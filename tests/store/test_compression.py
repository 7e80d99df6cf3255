"""What is packed comes back whole, or not at all."""

import pytest

from store.compression import DamagedFrame, pack, unpack

PAGE = b"<p>Our office is open on Mondays.</p>" * 200


@pytest.mark.parametrize("data", [b"", b"x", PAGE])
@pytest.mark.parametrize("level", [3, 6])
def test_unpack_returns_what_was_packed(data: bytes, level: int) -> None:
    """At each level, again and again by one compressor."""
    assert [unpack(pack(data, level)) for _ in range(3)] == [data] * 3


@pytest.mark.parametrize("packed", [b"", b"\0", PAGE, pack(PAGE)[:-1], pack(PAGE)[:20]])
def test_damage_is_an_error(packed: bytes) -> None:
    """A frame that is cut, or none."""
    with pytest.raises(DamagedFrame):
        unpack(packed)


def test_more_bytes_than_most_are_an_error() -> None:
    """The data's size is bounded where the caller says so, to the byte."""
    assert unpack(pack(PAGE), most=len(PAGE)) == PAGE
    with pytest.raises(DamagedFrame):
        unpack(pack(PAGE), most=len(PAGE) - 1)


def test_frames_of_an_older_version_are_read() -> None:
    """``python-zstandard`` 0.25 wrote this frame of 22 letters."""
    written = bytes.fromhex("28b52ffd20164d0000186162630100266e08")
    assert unpack(written) == b"abcabcabcabcabcabcabca"
