"""Take loopback down for some seconds, in a network namespace that nobody else is in."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import time

_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1
"""netdevice(7): SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP."""


def has_own_network() -> bool:
    """Return whether this process was started in a namespace of its own (``fleet_chaos``); its loopback is up then."""
    if os.environ.get("CHECKUP_CHAOS_NAMESPACE") != "1":
        return False
    _set_loopback(up=True)
    return True


def cut_for(seconds: float) -> None:
    """Take loopback down, wait, and bring it up again."""
    _set_loopback(up=False)
    try:
        time.sleep(seconds)
    finally:
        _set_loopback(up=True)


def _set_loopback(*, up: bool) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh14x", b"lo", 0)
        (flags,) = struct.unpack("16xh14x", fcntl.ioctl(any_socket, _GET_FLAGS, request))
        flags = flags | _UP if up else flags & ~_UP
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags))
