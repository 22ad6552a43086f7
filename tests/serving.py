"""A web server on this machine that behaves as an example wants it to, and who visits it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dateline.acquire.web.exchange import Limits
from dateline.acquire.web.visit import Visitor

# What a server sends for a path: bytes, or a function that sends them as it likes.
Sender = Callable[[socket.socket], None]
Answer = bytes | Sender


def answer(
    body: bytes = b"", status: str = "200 OK", *, length: int | str | None = None, **headers: str
) -> bytes:
    """Return an answer as bytes; the names of headers have "_" for "-"."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join((*lines, "", "")).encode() + body


def text(words: str = "A report.", **headers: str) -> bytes:
    """Return an answer with a text."""
    return answer(words.encode(), Content_Type="text/plain", **headers)


def to(place: str) -> bytes:
    """Return an answer that leads elsewhere."""
    return answer(status="302 Found", Location=place)


@dataclass
class Server:
    """A server, and the questions it was asked."""

    port: int
    scheme: str
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Return the address of a page."""
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def answer_for(self, head: str) -> Answer:
        """Return what is sent for a question; the last answer of a page stands for all others."""
        path = head.split(" ", 2)[1]
        self.asked.append(path)
        self.heads.append(head)
        answers = self.pages.get(path, [answer(status="404 Not Found")])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def serving(
    pages: Mapping[str, Answer | list[Answer]], tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """Serve some pages on a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1], "https" if tls else "http")
        server.pages = {
            path: list(answers) if isinstance(answers, list) else [answers]
            for path, answers in pages.items()
        }
        thread = threading.Thread(target=_serve, args=(listener, server, tls), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(listener: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            plain, _ = listener.accept()
        except OSError:
            return
        with suppress(OSError), plain:
            plain.settimeout(5)
            with tls.wrap_socket(plain, server_side=True) if tls else plain as line:
                _answer(line, server)


def _answer(line: socket.socket, server: Server) -> None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = line.recv(4096)
        if not piece:
            return
        head += piece
        if head.startswith(b"\x16"):  # somebody who begins to speak TLS
            line.sendall(answer(status="400 Bad Request"))
            return
    sent = server.answer_for(head.decode())
    if callable(sent):
        sent(line)
    else:
        line.sendall(sent)


@dataclass
class Time:
    """A clock that only moves when somebody sleeps."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self.now += seconds


def visitor(folder: Path | None = None, time: Time | None = None, **limits: float) -> Visitor:
    """Return a visitor who may visit this machine, and does not wait for real."""
    time = time or Time()
    given = Limits(**{"seconds": 5.0, "stall": 5.0, **limits})  # type: ignore[arg-type]
    return Visitor(
        folder=folder, limits=given, allow_loopback=True, clock=time.clock, sleep=time.sleep
    )
