"""Translate the libraries' exceptions into our list of failures."""

from __future__ import annotations

from collections.abc import Iterator

from OpenSSL import SSL
from scrapy.exceptions import DownloadCancelledError
from twisted.internet import error as tx
from twisted.internet.defer import CancelledError
from twisted.python.failure import Failure as TxFailure
from twisted.web import client
from twisted.web._newclient import ParseError
from twisted.web.http import PotentialDataLoss, _DataLoss

from crawler.answer import Failure

_KINDS: tuple[tuple[Failure, tuple[type[BaseException], ...]], ...] = (
    (Failure.TLS, (SSL.Error, tx.CertificateError, tx.VerifyError)),
    (Failure.TIMEOUT, (tx.TimeoutError, tx.TCPTimedOutError, TimeoutError)),
    (Failure.REFUSED, (tx.ConnectionRefusedError,)),
    (Failure.DNS, (tx.DNSLookupError, tx.UnknownHostError)),
    (Failure.TRUNCATED, (PotentialDataLoss, _DataLoss)),
    (Failure.PROTOCOL, (ParseError,)),
    (Failure.TOO_BIG, (DownloadCancelledError, CancelledError)),
    (
        Failure.LOST,
        (tx.ConnectionLost, tx.ConnectionDone, tx.ConnectError, client.ResponseNeverReceived, OSError),
    ),
)
_BY_NAME = {
    # Scrapy's own, which earlier versions do not have.
    "DownloadTimeoutError": Failure.TIMEOUT,
    "DownloadConnectionRefusedError": Failure.REFUSED,
    "CannotResolveHostError": Failure.DNS,
    "ResponseDataLossError": Failure.TRUNCATED,
    # service_identity's: a certificate of another host.
    "VerificationError": Failure.TLS,
}


def name_failure(error: BaseException) -> Failure:
    """Return the failure that a download's exception, or one that it wraps, means."""
    chain = list(_unwrap(error))
    for link in chain:
        if type(link).__name__ in _BY_NAME:
            return _BY_NAME[type(link).__name__]
    for failure, types in _KINDS:
        if any(isinstance(link, types) for link in chain):
            return failure
    # A header line that is too long, a chunk length that is no number: Twisted raises ValueError for these.
    return Failure.PROTOCOL if any(isinstance(link, ValueError) for link in chain) else Failure.LOST


def _unwrap(error: BaseException, depth: int = 0) -> Iterator[BaseException]:
    yield error
    if depth > 8:
        return
    for inner in (error.__cause__, *getattr(error, "reasons", ())):
        if isinstance(inner, TxFailure):
            inner = inner.value
        if isinstance(inner, BaseException):
            yield from _unwrap(inner, depth + 1)
