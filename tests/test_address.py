"""Pages from the web: what is fetched, what is refused, and in what words.

Every server stands on 127.0.0.1; no other address is ever called.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import socket
import ssl
import subprocess
import sys
import time
import zlib
from itertools import count
from pathlib import Path

import pytest
from serving import Time, answer, serving, text, to, visitor

from dateline import errors
from dateline.acquire import fetch
from dateline.acquire.web import address, keep
from dateline.acquire.web.visit import Visitor
from dateline.tell import commands, interchange
from dateline.tell.terminal import Screen

SITE = "http://news.example/"


# Addresses


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTPS://News.Example:443/a b?q=ö#part", "https://news.example/a%20b?q=%C3%B6"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://news.example:8080/a%20b", "http://news.example:8080/a%20b"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
    ],
)
def test_address_as_it_is_sent(given: str, sent: str) -> None:
    """An address is sent without its part, in ASCII, without a port that goes without saying."""
    assert address.parse(given).url == sent


@pytest.mark.parametrize(
    "given",
    [
        "ftp://news.example/a",
        "file:///etc/passwd",
        "http://user:word@news.example/",
        "http:///a",
        "http://news.example:99999/",
        "http://[::1",
        "http://a b.example/",
        "http://news.example/" + "a" * 9000,
    ],
)
def test_what_is_no_address(given: str) -> None:
    """Other schemes, passwords and broken addresses are refused."""
    with pytest.raises(errors.NotWebAddress):
        address.parse(given)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104  # a number that is looked at, not listened on
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_private_number(number: str) -> None:
    """No name leads to this machine, a private network, or a number that wraps such a one."""
    with pytest.raises(errors.PrivateAddress, match="no public address"):
        address.places(address.parse(SITE), lookup=lambda *_: ("93.184.216.34", number))


def test_public_number() -> None:
    """A host with public numbers is called at them."""
    numbers = ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946")
    assert address.places(address.parse(SITE), lookup=lambda *_: numbers) == numbers


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]"])
def test_this_machine_by_any_name(host: str) -> None:
    """However it is written, this machine is not visited."""
    with pytest.raises((errors.PrivateAddress, errors.UnknownHost)):
        Visitor().get(f"http://{host}:9/")


def test_unknown_host() -> None:
    """A name that nobody knows is said to be unknown."""

    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(host, port)

    with pytest.raises(errors.UnknownHost, match=r"the host news\.example is not known"):
        Visitor(lookup=unknown).get(SITE)


def test_name_that_changes_its_number() -> None:
    """The call goes to the number that was looked at, whatever the name says a moment later."""
    numbers = iter([("127.0.0.1",), ("127.0.0.1",), ("10.0.0.1",)])
    with serving({"/a": text()}) as server:
        guest = visitor()
        guest.lookup = lambda *_: next(numbers)
        assert guest.get(f"http://news.example:{server.port}/a").content == b"A report."
        assert "Host: news.example" in server.heads[-1]
        with pytest.raises(errors.PrivateAddress):
            guest.get(f"http://news.example:{server.port}/b")


# Fetching


def test_page() -> None:
    """A page comes with its bytes, its type and its address behind redirects."""
    with serving({"/old": to("/new"), "/new": text("News.")}) as server:
        page = visitor().get(server.url("/old"))
    assert (page.content, page.media_type) == (b"News.", "text/plain")
    assert (page.named, page.url) == (server.url("/old"), server.url("/new"))


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(b"News.")),
        ("gzip", gzip.compress(b"Ne") + gzip.compress(b"ws.")),
        ("deflate", zlib.compress(b"News.")),
        ("deflate", zlib.compress(b"News.")[2:-4]),
        ("gzip, deflate", zlib.compress(gzip.compress(b"News."))),
    ],
)
def test_packed_page(packing: str, packed: bytes) -> None:
    """A page is unpacked, however it was packed."""
    with serving({"/a": answer(packed, Content_Encoding=packing)}) as server:
        assert visitor().get(server.url("/a")).content == b"News."


def test_chunks() -> None:
    """A page that comes in chunks is one page."""
    chunks = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nNe\r\n3\r\nws.\r\n0\r\n\r\n"
    )
    with serving({"/a": chunks}) as server:
        assert visitor().get(server.url("/a")).content == b"News."


def test_pause_between_two_visits() -> None:
    """One site is asked one thing a second at most."""
    clock = Time()
    with serving({"/a": text(), "/b": text()}) as server:
        guest = visitor(time=clock)
        guest.get(server.url("/a"))
        guest.get(server.url("/b"))
    assert server.asked == ["/robots.txt", "/a", "/b"]
    assert clock.slept == [1.0, 1.0]


def test_busy_site_is_asked_again() -> None:
    """A site that is busy is asked again after the time it names."""
    clock = Time()
    busy = answer(status="503 Busy", Retry_After="7")
    with serving({"/a": [busy, busy, text()]}) as server:
        assert visitor(time=clock).get(server.url("/a")).content == b"A report."
    assert clock.slept == [1.0, 7.0, 7.0]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "503 Busy", "204 No Content"])
def test_page_that_is_not_there(status: str) -> None:
    """An answer without a page gives the number that the site answered."""
    with (
        serving({"/a": answer(status=status)}) as server,
        pytest.raises(errors.NotServed, match=f"the site answers {status[:3]}"),
    ):
        visitor().get(server.url("/a"))


def test_nobody_answers() -> None:
    """A port where nobody listens is tried three times, with longer waits."""
    clock = Time()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(errors.NoConnection, match="no connection holds"):
        visitor(time=clock).get(f"http://127.0.0.1:{port}/")
    assert clock.slept == [1.0, 4.0]


# Refusals


def test_redirect_loop() -> None:
    """Pages that lead to one another in a circle are told as such."""
    with (
        serving({"/a": to("/b"), "/b": to("/a")}) as server,
        pytest.raises(errors.RedirectLoop, match="in a circle"),
    ):
        visitor().get(server.url("/a"))


def test_redirects_without_end() -> None:
    """After ten redirects it is enough."""
    numbers = count()

    def on(line: socket.socket) -> None:
        line.sendall(to(f"/a?{next(numbers)}"))

    pages = {"/a": on} | {f"/a?{number}": on for number in range(50)}
    with serving(pages) as server, pytest.raises(errors.RedirectLoop, match="more than 10 times"):
        visitor().get(server.url("/a"))


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("http://10.0.0.1/", errors.PrivateAddress),
        ("http://169.254.169.254/latest/meta-data/", errors.PrivateAddress),
        ("//192.168.0.1/", errors.PrivateAddress),
        ("file:///etc/passwd", errors.NotWebAddress),
        ("http://user:word@news.example/", errors.NotWebAddress),
    ],
)
def test_redirect_to_where_it_must_not_lead(place: str, error: type[errors.NotFetched]) -> None:
    """Every step of a redirect is looked at as the first one is."""
    with serving({"/a": to(place)}) as server, pytest.raises(error):
        visitor().get(server.url("/a"))


def test_robots_of_every_step() -> None:
    """A redirect does not lead past the rules of the site."""
    rules = text("User-agent: *\nDisallow: /private/*.html$\n")
    pages = {"/robots.txt": rules, "/a": to("/private/b.html"), "/private/b.html": text()}
    with serving(pages) as server:
        with pytest.raises(errors.NotAllowed, match=r"robots\.txt asks programs not to"):
            visitor().get(server.url("/a"))
        with pytest.raises(errors.NotAllowed):
            visitor().get(server.url("/private/b.html"))
    assert "/private/b.html" not in server.asked


def test_robots_that_name_the_program() -> None:
    """What is said to all others does not count when the program is named."""
    rules = text("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nCrawl-delay: 5\n")
    clock = Time()
    with serving({"/robots.txt": rules, "/a": text()}) as server:
        assert visitor(time=clock).get(server.url("/a")).content == b"A report."
    assert clock.slept == [5.0]


@pytest.mark.parametrize("status", ["500 Broken", "429 Too Many"])
def test_robots_that_cannot_be_read(status: str) -> None:
    """A site whose rules are out of order is left alone (RFC 9309)."""
    with (
        serving({"/robots.txt": answer(status=status), "/a": text()}) as server,
        pytest.raises(errors.NotAllowed, match="cannot be read"),
    ):
        visitor().get(server.url("/a"))
    assert "/a" not in server.asked


def test_long_pause_wanted() -> None:
    """A site that wants ten minutes between visits is left alone."""
    rules = text("User-agent: *\nCrawl-delay: 600\n")
    with (
        serving({"/robots.txt": rules, "/a": text()}) as server,
        pytest.raises(errors.NotAllowed, match="pause of 600 s"),
    ):
        visitor().get(server.url("/a"))


def test_body_that_says_it_is_10_gb() -> None:
    """A body that states too great a length is not begun."""
    huge = answer(b"x", length=10_000_000_000)
    with serving({"/a": huge}) as server, pytest.raises(errors.TooLarge, match="larger than 20 MB"):
        visitor().get(server.url("/a"))


def test_body_without_end() -> None:
    """A body that does not say how long it is, and never ends, is left at the limit."""
    sent = 0

    def pour(line: socket.socket) -> None:
        nonlocal sent
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while sent < 10_000_000_000:
            line.sendall(b"x" * 65536)
            sent += 65536

    with serving({"/a": pour}) as server, pytest.raises(errors.TooLarge, match="1 MB as sent"):
        visitor(sent=1_000_000).get(server.url("/a"))
    assert sent < 20_000_000


@pytest.mark.parametrize("packing", ["gzip", "deflate", "gzip, gzip"])
def test_bomb(packing: str) -> None:
    """A small body that unpacks to a giant is left at the limit, and takes no memory."""
    zeros = bytes(50_000_000)
    body = zlib.compress(zeros) if packing == "deflate" else gzip.compress(zeros)
    if "," in packing:
        body = gzip.compress(body)
    with (
        serving({"/a": answer(body, Content_Encoding=packing)}) as server,
        pytest.raises(errors.TooLarge, match="20 MB unpacked"),
    ):
        visitor().get(server.url("/a"))


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (b"no gzip", "gzip"),
        (gzip.compress(b"News." * 100)[:-20], "gzip"),
        (b"x", "compress"),
        (gzip.compress(b"x"), "gzip, gzip, gzip, gzip"),
    ],
)
def test_broken_packing(body: bytes, packing: str) -> None:
    """A body that cannot be unpacked is no sound answer."""
    with (
        serving({"/a": answer(body, Content_Encoding=packing)}) as server,
        pytest.raises(errors.BadReply, match="packed"),
    ):
        visitor().get(server.url("/a"))


def test_slow_drip() -> None:
    """A body that drips is left when its time is over, though every drop comes soon enough."""

    def drip(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            line.sendall(b"x")
            time.sleep(0.02)

    with serving({"/a": drip}) as server:
        guest = visitor(seconds=0.3, stall=0.2)
        guest.clock = time.monotonic
        begin = time.monotonic()
        with pytest.raises(errors.TooSlow, match=r"not there after 0\.3 s"):
            guest.get(server.url("/a"))
        assert time.monotonic() - begin < 2


def test_slow_head() -> None:
    """The head of an answer may not drip, either."""

    def drip(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(1000):
            line.sendall(f"X-{number}: x\r\n".encode())
            time.sleep(0.02)

    with serving({"/a": drip}) as server:
        guest = visitor(seconds=0.3, stall=0.2)
        guest.clock = time.monotonic
        with pytest.raises(errors.TooSlow):
            guest.get(server.url("/a"))


def test_silence() -> None:
    """A server that takes the question and says nothing is left after a while."""
    with (
        serving({"/a": lambda _: time.sleep(0.5)}) as server,
        pytest.raises(errors.TooSlow, match=r"not there after 0\.2 s"),
    ):
        visitor(stall=0.2).get(server.url("/a"))


def test_body_cut_off() -> None:
    """A body shorter than it states is told as such, and not taken for the page."""
    with (
        serving({"/a": answer(b"A rep", length=9)}) as server,
        pytest.raises(errors.WrongLength, match="cut off before the length it states"),
    ):
        visitor().get(server.url("/a"))


def test_body_with_two_lengths() -> None:
    """An answer that states two lengths is not sound."""
    sent = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nNews.."
    with serving({"/a": sent}) as server, pytest.raises(errors.BadReply):
        visitor().get(server.url("/a"))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 300_000,
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ],
)
def test_no_http(sent: bytes) -> None:
    """What is no HTTP is said to be no sound answer."""
    with serving({"/a": sent}) as server, pytest.raises(errors.BadReply, match="not sound"):
        visitor().get(server.url("/a"))


def test_https_that_is_none() -> None:
    """A server that speaks no TLS where it should is not trusted."""
    with serving({"/a": text()}) as server, pytest.raises(errors.BadTLS, match="cannot be trusted"):
        visitor().get(server.url("/a").replace("http:", "https:"))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """Make a certificate that nobody vouches for."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is needed to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    kind = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    names = ("-days", "2", "-subj", "/CN=a", "-keyout", "key.pem", "-out", "cert.pem")
    subprocess.run([openssl, *kind, *names], cwd=folder, check=True, capture_output=True)  # noqa: S603
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_certificate_that_nobody_vouches_for(certificate: ssl.SSLContext) -> None:
    """A machine that cannot prove its name is not read."""
    with (
        serving({"/a": text()}, certificate) as server,
        pytest.raises(errors.BadTLS, match="self-signed"),
    ):
        visitor().get(server.url("/a"))


# What is kept


def test_page_is_kept_as_it_came(tmp_path: Path) -> None:
    """A page is found again by its address, with the redirect before it in the same file."""
    packed = answer(gzip.compress(b"News."), Content_Encoding="gzip", Content_Type="text/plain")
    with serving({"/old": to("/new"), "/new": packed}) as server:
        page = visitor(tmp_path).get(server.url("/old"))
    kept = keep.find(tmp_path, server.url("/old"))
    assert kept is not None
    assert (kept.content, kept.url, kept.media_type) == (page.content, page.url, "text/plain")
    (file,) = tmp_path.rglob("*.warc.gz")
    stored = gzip.decompress(file.read_bytes())
    assert stored.count(b"WARC-Type: response") == 2
    assert gzip.compress(b"News.")[10:] in stored


def test_page_is_asked_for_only_when_it_changed(tmp_path: Path) -> None:
    """The ETag that a page came with is sent, and an answer that it is unchanged suffices."""
    unchanged = answer(status="304 Not Modified")
    with serving({"/a": [text(ETag='"one"'), unchanged, text("New.")]}) as server:
        contents = [visitor(tmp_path).get(server.url("/a")).content for _ in range(3)]
    assert contents == [b"A report.", b"A report.", b"New."]
    assert 'If-None-Match: "one"' in server.heads[3]


def test_old_state_is_found_by_its_hash(tmp_path: Path) -> None:
    """A page that has changed since is still there as it was."""
    with serving({"/a": [text("One."), text("Two.")]}) as server:
        for _ in range(2):
            visitor(tmp_path).get(server.url("/a"))
    kept = keep.find(tmp_path, server.url("/a"), hashlib.sha256(b"One.").hexdigest())
    assert kept is not None
    assert kept.content == b"One."
    assert keep.find(tmp_path, server.url("/a"), "0" * 64) is None


# From the command line


REPORT = """\
Ferry runs aground off Havn

HAVN, March 3, 2021 (Reuters) - A ferry with 112 people ran aground off Havn on Wednesday,
the coast guard said. "Nobody is hurt," its head, Anna Berg, told reporters.
"""


def test_record_of_fetched_pages_is_checked_offline(tmp_path: Path) -> None:
    """A brief of addresses can be checked when the site is gone."""
    with serving({"/a": text(REPORT), "/b": text(REPORT.replace("112", "115"))}) as server:
        paths = [server.url("/a"), server.url("/b")]
        made = commands.brief(paths, sys.stdin.buffer, "json", Screen(), visitor=visitor(tmp_path))
    record = interchange.from_json(made.encode(), "record.json")
    assert [report.path for report in record.reports] == paths
    verdict = commands.compare(made.encode(), "record.json", (), sys.stdin.buffer, str(tmp_path))
    assert verdict.spans
    assert not verdict.faults


def test_page_of_html() -> None:
    """A page of HTML is handed on as it came, with the type that the site gives it."""
    page = b"<!DOCTYPE html><html><body><p>News.</p></body></html>"
    kind = "text/html; charset=euc-kr"
    with serving({"/a": answer(page, Content_Type=kind)}) as server:
        (source,), _ = fetch.sources([server.url("/a")], None, visitor())
    assert (source.content, source.media_type) == (page, kind)


def test_refusal_beside_a_page() -> None:
    """What is refused is told, and the rest goes on."""
    with serving({"/a": text(REPORT)}) as server:
        found, problems = fetch.sources([server.url("/a"), server.url("/b")], None, visitor())
    assert [source.url for source in found] == [server.url("/a")]
    assert "/b is not fetched: the site answers 404" in problems[0].message


def test_nothing_is_fetched_without_an_address(tmp_path: Path) -> None:
    """Reading files loads nothing that could reach the network."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    code = (
        "import sys; from dateline.tell.cli import run; run(['brief', sys.argv[1]]);"
        "sys.exit(bool({'httpcore2', 'fastwarc', 'feedparser', 'protego'} & set(sys.modules)))"
    )
    command = (sys.executable, "-c", code, str(tmp_path))
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
