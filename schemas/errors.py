"""The errors that a user can meet, each with its data and the exit code it ends in.

    CheckupError                      never raised itself
    ├── UsageError          2         an option, id or argument that is not known
    │   ├── ProfileError    2         a key or value in checkup.toml
    │   └── InputError      2         a file or line given to `checkup extract`
    ├── SiteError           4         unreachable, empty, refused by robots.txt
    ├── StoreError          74        cannot write, broken or from a newer version
    │   ├── BrokenHistoryError    74  history.sqlite is damaged
    │   └── BrokenReviewError     74  review.sqlite is damaged
    └── LockedError         75        another run holds the site

A record that its schema refuses is not an error but data: `schemas.reject.Reject`.

A message ends with what to do next. Nothing decides on the text of a message.
"""

from __future__ import annotations

from schemas.vocabulary import Exit, InputFault


class CheckupError(Exception):
    """Base of the tree: ``exit`` is the code that a command ends with."""

    exit: Exit = Exit.INTERNAL_ERROR


class UsageError(CheckupError):
    """Something the user named is not known or not possible."""

    exit = Exit.USAGE


class ProfileError(UsageError):
    """A wrong key or value in a profile; carries file, line and key."""

    def __init__(self, message: str, *, path: str, line: int | None = None, key: str | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.key = key


class InputError(UsageError):
    """A saved page or a request line that cannot be used; carries the kind of fault."""

    def __init__(self, message: str, *, fault: InputFault) -> None:
        super().__init__(message)
        self.fault = fault


class SiteError(CheckupError):
    """The site gave nothing to work on: unreachable, empty, or refused by robots.txt."""

    exit = Exit.UNREACHABLE

    def __init__(self, message: str, *, url: str, cause: str) -> None:
        super().__init__(message)
        self.url = url
        self.cause = cause


class StoreError(CheckupError):
    """The store cannot be read or written; carries the file."""

    exit = Exit.CANNOT_WRITE

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class BrokenHistoryError(StoreError):
    """The history is damaged: it is refilled from the published runs, or restored from a backup."""


class BrokenReviewError(StoreError):
    """What reviewers decided is damaged: nothing can make it again, so that no run goes on without it."""


class LockedError(CheckupError):
    """Another run holds the site's lock; carries its process and run, where the lock names them."""

    exit = Exit.LOCKED

    def __init__(self, message: str, *, path: str, pid: int | None = None, run: str | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.pid = pid
        self.run = run
