"""One question to a web server, one answer, within limits that hold while it comes.

The connection goes to a number that was looked at before (see `address`), and the name
of the host is still what its certificate has to prove. A clock runs over the whole
exchange, so that an answer that drips is left as one that never comes. Redirects are
not followed here, and nothing is remembered from one exchange to the next.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import httpcore2

from dateline.acquire.archives.packing import MEGABYTE, unpack
from dateline.acquire.web.address import Address
from dateline.errors import BadReply, BadTLS, NoConnection, TooLarge, TooSlow, WrongLength

Clock = Callable[[], float]
PACKINGS = "gzip, deflate"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an exchange may cost. A news page has 0.1 to 3 MB and comes within seconds."""

    sent: int = 20_000_000  # bytes of a body as sent
    unpacked: int = 20_000_000
    seconds: float = 60.0  # for the whole of an answer
    stall: float = 20.0  # for the next piece of it


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, as sent."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the last value of a header."""
        values = [value for key, value in self.headers if key.casefold() == name.casefold()]
        return values[-1] if values else None

    def content(self, limit: int) -> bytes:
        """Return the body unpacked."""
        coding = self.header("Content-Encoding") or ""
        return unpack(self.body, coding, address=self.url, limit=limit)


def ask(  # noqa: PLR0913  # an exchange is made of these
    address: Address,
    places: tuple[str, ...],
    headers: Mapping[str, str],
    *,
    limits: Limits,
    clock: Clock,
    tls: ssl.SSLContext | None = None,
) -> Reply:
    """Return a server's answer to a GET, or raise the `NotFetched` that tells why there is none."""
    deadline = clock() + limits.seconds
    patience = dict.fromkeys(("connect", "read", "write", "pool"), limits.stall)
    sent = {"Accept-Encoding": PACKINGS, "Connection": "close", **headers}
    reply: Reply | None = None
    try:
        with (
            httpcore2.ConnectionPool(
                ssl_context=tls, network_backend=_Pinned(places, deadline, clock)
            ) as pool,
            pool.stream(
                "GET", address.url, headers=list(sent.items()), extensions={"timeout": patience}
            ) as response,
        ):
            reply = _head(address.url, response)
            return replace(reply, body=_body(reply, response.iter_stream(), limits))
    except httpcore2.TimeoutException as error:
        waited = limits.seconds if clock() >= deadline else limits.stall
        raise TooSlow(address.url, waited) from error
    except httpcore2.ProtocolError as error:
        if reply is not None and "without sending complete" in str(error):
            raise WrongLength(address.url) from error
        raise BadReply(address.url, str(error)) from error
    except httpcore2.NetworkError as error:
        if refused := _tls_error(error):
            raise BadTLS(address.url, refused) from error
        raise NoConnection(address.url, str(error) or type(error).__name__) from error


def _head(url: str, response: httpcore2.Response) -> Reply:
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers
    )
    reason = bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1")
    return Reply(url, response.status, reason, headers, b"")


def _body(reply: Reply, pieces: Iterable[bytes], limits: Limits) -> bytes:
    """Return the pieces as one, unless they are more than is allowed."""
    stated = reply.header("Content-Length") or ""
    if stated.isascii() and stated.isdigit() and int(stated[:20]) > limits.sent:
        raise TooLarge(reply.url, limits.sent / MEGABYTE, "as sent")
    parts: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.sent:
            raise TooLarge(reply.url, limits.sent / MEGABYTE, "as sent")
        parts.append(piece)
    return b"".join(parts)


def _tls_error(error: BaseException | None) -> str | None:
    """Return what is wrong with the encryption, if that is behind an error."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return str(getattr(error, "verify_message", "") or error.reason or error)
        error = error.__cause__ or error.__context__
    return None


class _Pinned(httpcore2.NetworkBackend):
    """A way to the network that knows one host, by numbers, and looks at the clock."""

    def __init__(self, places: tuple[str, ...], deadline: float, clock: Clock) -> None:
        self._places, self._deadline, self._clock = places, deadline, clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first number that answers."""
        del host  # it was resolved, and its numbers looked at, before
        failed: httpcore2.NetworkError | httpcore2.TimeoutException | None = None
        for place in self._places:
            try:
                stream = httpcore2.SyncBackend().connect_tcp(
                    place, port, self._left(timeout), local_address, socket_options
                )
            except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
                failed = error
                continue
            return _Timed(stream, self._left)
        raise failed or httpcore2.ConnectError("no number to call")

    def _left(self, timeout: float | None) -> float:
        """Return how long the next step may take; raise when there is no time left."""
        left = self._deadline - self._clock()
        if left <= 0:
            message = "out of time"
            raise httpcore2.ReadTimeout(message)
        return min(left, left if timeout is None else timeout)


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step is cut to the time that is left."""

    def __init__(
        self, stream: httpcore2.NetworkStream, left: Callable[[float | None], float]
    ) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(stream, self._left)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # as the class above has it
        return self._stream.get_extra_info(info)
