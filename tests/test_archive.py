"""Reports in archives: WARC as crawls write it and as it breaks, JSON Lines, folder trees."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.acquire.archives import archive, bulk, jsonlines
from dateline.acquire.archives.archive import Damage, Mark, Page
from dateline.acquire.archives.bulk import Wanted
from dateline.errors import OtherRun
from dateline.report import Problem, Reading
from dateline.tell import desk, harvest
from dateline.tell.cli import run
from dateline.tell.desk import Desk, Order, Task

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


def record(  # noqa: PLR0913  # what a record says
    url: str,
    body: bytes,
    *,
    head: bytes = OK,
    kind: str = "response",
    day: str = "2021-03-03",
    length: int | None = None,
) -> bytes:
    """Return a record of an archive."""
    block = head + b"\r\n" + body
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        f"WARC-Date: {day}T04:05:06Z",
        f"WARC-Target-URI: {url}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block) if length is None else length}",
        "",
        "",
    )
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def story(number: int) -> bytes:
    """Return a report in English."""
    return (
        f"Ferry {number} runs aground off Havn\n\nHAVN, March 3, 2021 (Reuters) - A ferry with "
        f"{number} people ran aground off Havn on Wednesday, and the coast guard said that nobody "
        "was hurt when it came to a halt on the rocks at the mouth of the port.\n"
    ).encode()


RECORDS = [record(f"http://news.example/{number}", story(number)) for number in range(6)]
MEMBERS = [gzip.compress(part, mtime=0) for part in RECORDS]
PLAIN, PACKED = b"".join(RECORDS), b"".join(MEMBERS)
WHOLE = gzip.compress(PLAIN, mtime=0)  # one member for all, as some tools pack


def read(content: bytes, after: Mark | None = None) -> list[Page | Damage]:
    """Return what an archive holds."""
    return list(archive.pages(io.BytesIO(content), after=after))


def urls(found: list[Page | Damage]) -> list[str]:
    """Return the last parts of the addresses of the pages; "!" for what is broken."""
    return [item.url[-1] if isinstance(item, Page) else "!" for item in found]


# Records


@pytest.mark.parametrize("content", [PLAIN, PACKED, WHOLE])
def test_pages_of_an_archive(content: bytes) -> None:
    """Every answer comes with its address, its time and its bytes, however it is packed."""
    found = read(content)
    assert urls(found) == list("012345")
    assert isinstance(found[3], Page)
    assert found[3].content == story(3)
    assert found[3].fetched == "2021-03-03T04:05:06Z"


@pytest.mark.parametrize("content", [PLAIN, PACKED, WHOLE])
def test_going_on_behind_a_mark(content: bytes) -> None:
    """From every mark on, the rest comes, whole and once."""
    found = read(content)
    for place, item in enumerate(found):
        assert read(content, item.mark) == found[place + 1 :]


def test_only_answers_count() -> None:
    """Requests and the rest of what a crawl stores are passed over."""
    kinds = ("warcinfo", "request", "metadata", "revisit")
    others = [record("http://news.example/x", b"x", kind=kind) for kind in kinds]
    assert urls(read(b"".join((*others, RECORDS[1], *others)))) == ["1"]


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(b"News.")),
        ("Content-Encoding: gzip", b"News."),
        ("Content-Encoding: deflate", zlib.compress(b"News.")),
        ("Content-Encoding: br", b"\x0b\x02\x80News.\x03"),
        ("Content-Encoding: strange", b"News."),
        ("Transfer-Encoding: chunked", b"2\r\nNe\r\n3;x=y\r\nws.\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", b"News."),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(b"News.")), gzip.compress(b"News.")),
        ),
    ],
)
def test_body_as_it_travelled(fields: str, body: bytes) -> None:
    """Chunks and packings are taken off where they are there, and only there."""
    (page,) = read(record("http://a.example/", body, head=OK + fields.encode() + b"\r\n"))
    assert isinstance(page, Page)
    assert page.content == b"News."


# Broken archives


@pytest.mark.parametrize("content", [PLAIN[:-60], PACKED[:-20]])
def test_last_record_cut_off(content: bytes) -> None:
    """The last record of a copy that broke off is told, and not taken for a page."""
    found = read(content)
    assert urls(found) == ["0", "1", "2", "3", "4", "!"]
    assert isinstance(found[-1], Damage)


def test_corrupt_in_the_middle() -> None:
    """Behind a corrupt member, reading goes on with the next that is sound."""
    members = list(MEMBERS)
    members[2] = members[2][:60] + b"\xff" * 20 + members[2][80:]
    found = read(b"".join(members))
    assert [item for item in urls(found) if item != "!"] == list("01345")
    assert any(isinstance(item, Damage) and "corrupt" in item.message for item in found)


def test_stretch_that_is_missing() -> None:
    """A hole in an archive costs the records that it touches."""
    found = urls(read(MEMBERS[0] + MEMBERS[1][:80] + MEMBERS[3][40:] + MEMBERS[4] + MEMBERS[5]))
    assert [item for item in found if item != "!"] == ["0", "4", "5"]


def test_record_larger_than_any_report() -> None:
    """A packed giant is leapt over without being unpacked, and told."""
    bomb = gzip.compress(record("http://a.example/9", bytes(30_000_000)))
    found = read(MEMBERS[0] + bomb + MEMBERS[1])
    assert urls(found) == ["0", "!", "1"]


def test_page_that_unpacks_to_a_giant() -> None:
    """A page that is a bomb is told, and the rest goes on."""
    body = gzip.compress(bytes(30_000_000))
    bomb = record("http://a.example/9", body, head=OK + b"Content-Encoding: gzip\r\n")
    assert urls(read(bomb + RECORDS[1])) == ["!", "1"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00", b"\0" * 5000])
def test_what_is_no_archive(content: bytes) -> None:
    """What is no archive holds no page, without an error."""
    assert not [item for item in read(content) if isinstance(item, Page)]


@pytest.mark.slow
@pytest.mark.parametrize("content", [PLAIN, PACKED, WHOLE])
def test_mutated_archives(content: bytes) -> None:
    """However an archive is broken, it is read to its end, and soon."""
    chance = random.Random(11)  # noqa: S311  # the same breakage every time
    for _ in range(1500):
        given = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            at, length = chance.randrange(len(given) + 1), chance.randint(1, 60)
            piece = bytes(given[at : at + length])
            noise = bytes(chance.randrange(256) for _ in piece)
            given[at : at + length] = chance.choice((b"", piece * 2, piece[::-1], noise, b"\r\n"))
        begin = time.process_time()
        read(bytes(given))
        assert time.process_time() - begin < 1


# Filters


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Wanted(hosts=("news.example",)), "12"),
        (Wanted(hosts=("other.example",)), "3"),
        (Wanted(since="2021-03-04"), "23"),
        (Wanted(until="2021-03-03"), "1"),
        (Wanted(languages=("en",)), "12"),
        (Wanted(languages=("de",), since="2021-03-05"), "3"),
    ],
)
def test_filters(wanted: Wanted, kept: str, tmp_path: Path) -> None:
    """Pages are kept by site, by day and by language."""
    german = (
        "Die Fähre lief am Mittwoch vor dem Hafen auf Grund, und die Küstenwache sagte, dass "
        "niemand verletzt wurde, als sie auf den Felsen an der Mündung zum Stehen kam."
    ).encode()
    english = story(1).replace(b"HAVN, March 3, 2021 (Reuters) - ", b"")
    parts = (
        record("http://www.news.example/1", english, day="2021-03-03"),
        record("http://news.example/2", english, day="2021-03-04"),
        record("http://other.example/3", german, day="2021-03-05"),
    )
    (tmp_path / "news.warc").write_bytes(b"".join(parts))
    order = Order((str(tmp_path / "news.warc"),), wanted, layers=False)
    with Desk(order) as place:
        items = list(harvest.harvest(order, place))
    found = [item.reading.report.url for item in items if item.reading]
    assert "".join((url or "")[-1] for url in found) == kept


def test_pictures_and_errors_are_passed_over(tmp_path: Path) -> None:
    """What a crawl holds besides pages is no report, and no problem."""
    picture = record("http://a.example/p", b"\x89PNG", head=OK.replace(b"text/plain", b"image/png"))
    missing = record("http://a.example/m", b"No.", head=OK.replace(b"200 OK", b"404 Not Found"))
    (tmp_path / "news.warc").write_bytes(picture + missing + RECORDS[1])
    found = list(bulk.found(str(tmp_path / "news.warc"), Wanted()))
    assert [item.source.url for item in found if item.source] == ["http://news.example/1"]
    assert not any(item.problem for item in found)


# JSON Lines


@pytest.mark.parametrize(
    ("row", "content"),
    [
        ({"text": "News."}, "News."),
        (
            {"maintext": "News.", "title": "Ferry", "authors": ["Anna Berg"]},
            "Ferry\nBy Anna Berg\n\nNews.",
        ),
        ({"title": "Ferry", "text": "Ferry\n\nNews."}, "Ferry\n\nNews."),
        ({"html": "<p>News.</p>", "text": "no"}, "<p>News.</p>"),
        ({"report": {"text": "News.", "url": None}, "times": []}, "News."),
    ],
)
def test_line_of_json(row: dict[str, object], content: str) -> None:
    """The text of a report is found under the names that are common."""
    (found,) = jsonlines.rows(io.BytesIO(json.dumps(row).encode()))
    assert found.content == content.encode()


def test_lines_that_hold_no_report() -> None:
    """A line that is no report is told, and the rest goes on."""
    lines = b'{"text": "One."}\n\nno json\n[1]\n{"text": 7}\n' + b"[" * 9000 + b'\n{"text": "Two."}'
    rows = list(jsonlines.rows(io.BytesIO(lines)))
    assert [row.content for row in rows] == [b"One.", None, None, None, None, b"Two."]
    assert list(jsonlines.rows(io.BytesIO(lines), rows[2].end)) == rows[3:]


def test_readings_are_read_again(tmp_path: Path) -> None:
    """What the program wrote as JSON Lines it reads as the same texts."""
    (tmp_path / "a.txt").write_bytes(story(1))
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    assert run(["read", str(tmp_path / "a.txt"), "--pages", "-o", str(first)]) == 0
    assert run(["read", str(first), "--pages", "-o", str(second)]) == 0
    assert texts(first) == texts(second) == [story(1).decode()]


# From the command line


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Return an archive of six reports, the third one corrupt, and two lines of JSON."""
    members = list(MEMBERS)
    members[2] = members[2][:60] + b"\xff" * 20 + members[2][80:]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.warc.gz").write_bytes(b"".join(members))
    lines = [json.dumps({"text": story(number).decode()}) for number in (7, 8)]
    (tmp_path / "in" / "b.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "in"


def texts(file: Path) -> list[str]:
    """Return the texts of the reports in a file of readings."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["report"]["text"] for line in lines]


def test_archive_into_a_file(crawl: Path, tmp_path: Path) -> None:
    """Every sound report becomes a line, and nothing else is left behind."""
    output = tmp_path / "out" / "readings.jsonl"
    output.parent.mkdir()
    paths = [str(crawl / "a.warc.gz"), str(crawl / "b.jsonl")]
    assert run(["read", *paths, "-o", str(output)]) == 0
    assert texts(output) == [story(number).decode() for number in (0, 1, 3, 4, 5, 7, 8)]
    assert list(output.parent.iterdir()) == [output]


def test_folder_tree(crawl: Path, tmp_path: Path) -> None:
    """With --recursive, a folder stands for all that lies under it."""
    (crawl / "deep" / "er").mkdir(parents=True)
    (crawl / "deep" / "er" / "c.txt").write_bytes(story(9))
    output = tmp_path / "readings.jsonl"
    assert run(["read", str(crawl), "--recursive", "--pages", "-o", str(output)]) == 0
    assert len(texts(output)) == 8


def test_archive_onto_the_screen(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, readings come one after the other; what is broken goes to the side."""
    command = ["read", str(crawl / "a.warc.gz"), "--host", "news.example", "--format", "jsonl"]
    assert run(command) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 5
    assert "corrupt" in told.err


def test_brief_of_an_archive(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An archive of one event can be briefed as a folder can."""
    assert run(["brief", str(crawl / "b.jsonl")]) == 0
    assert "2 reports" in capsys.readouterr().out


@pytest.mark.parametrize("stop", range(1, 9))
def test_stopped_and_gone_on_with(stop: int, crawl: Path, tmp_path: Path) -> None:
    """Stopped after any step, even in the middle of a line, the rest is read and nothing twice."""
    order = Order((str(crawl / "a.warc.gz"), str(crawl / "b.jsonl")), layers=False)
    whole, output = tmp_path / "whole.jsonl", tmp_path / "readings.jsonl"
    count = harvest.to_file(order, str(whole), told=_ignored)
    steps = iter(range(stop))

    def stopping(_: object) -> None:
        if next(steps, None) is None:
            raise KeyboardInterrupt

    try:
        harvest.to_file(order, str(output), told=_ignored, seen=stopping)
    except KeyboardInterrupt:
        with Path(f"{output}.draft").open("ab") as draft, Path(f"{output}.journal").open("ab") as j:
            draft.write(b'{"report":{"te')
            j.write(b"0 12")
        assert harvest.to_file(order, str(output), told=_ignored) == count
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.slow
def test_killed_and_gone_on_with(tmp_path: Path) -> None:
    """A run that is killed outright goes on where it was when it is started again."""
    source, output = tmp_path / "news.warc.gz", tmp_path / "readings.jsonl"
    source.write_bytes(
        b"".join(gzip.compress(record(f"http://a.example/{n}", story(n)), 1) for n in range(1000))
    )
    command = (sys.executable, "-m", "dateline", "read", str(source), "--pages", "-o", str(output))
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    draft = Path(f"{output}.draft")
    while process.poll() is None and not (draft.exists() and draft.stat().st_size > 20_000):
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = draft.read_bytes()
    assert not output.exists()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    assert texts(output) == [story(number).decode() for number in range(1000)]
    whole_lines = before[: before.rindex(b"\n") + 1]
    assert output.read_bytes().startswith(whole_lines)


def stumbling(order: Order) -> Callable[[Task], Reading | None]:
    """Make what reads all but a few reports, as a fault of the program would have it."""
    read = desk.reading(order)

    def stumble(task: Task) -> Reading | None:
        number = int((task[0].url or "0").rpartition("/")[2])
        if order.layers:
            FATES.get(number, _ignored)(number)
        if number == 5:
            raise KeyError("always")
        return read(task)

    return stumble


def fail(_: object) -> None:
    """Fail as a layer with a fault does."""
    raise ValueError("odd words")


FATES: dict[int, Callable[[object], object]] = {
    1: fail,
    2: lambda _: time.sleep(1000),
    3: lambda _: os._exit(9),
    5: fail,
}


def test_reports_that_cannot_be_read_do_not_stop_the_others(tmp_path: Path) -> None:
    """A layer that fails, hangs or dies costs the layers of one report, and is told."""
    source, output = tmp_path / "news.warc", tmp_path / "readings.jsonl"
    source.write_bytes(b"".join(record(f"http://a.example/{n}", story(n)) for n in range(7)))
    order = Order((str(source),), seconds=8)
    told: list[Problem] = []
    assert harvest.to_file(order, str(output), told=told.append, make=stumbling) == 7
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    whole = [n for n, line in enumerate(lines) if line["sentences"]]
    assert whole == [0, 4, 6]
    assert [line["report"]["text"] for line in lines] == [
        "" if n == 5 else story(n).decode() for n in range(7)
    ]
    marked = [line["report"]["problems"][-1]["message"] for line in lines if not line["sentences"]]
    assert marked == [problem.message for problem in told[:-1]]
    assert "has no layers: reading it failed (ValueError: odd words)" in marked[0]
    assert "has no layers: reading it took more than 8 s" in marked[1]
    assert "has no layers: the process that read it ended (exit code 9)" in marked[2]
    assert "has no more than its name" in marked[3]
    assert told[-1].message.startswith("4 reports were not read whole: ")


def test_other_order_in_the_way(crawl: Path, tmp_path: Path) -> None:
    """What another command began is not gone on with."""
    order = Order((str(crawl / "b.jsonl"),))
    output = tmp_path / "readings.jsonl"
    Path(f"{output}.journal").write_bytes(b"dateline 0\n")
    with pytest.raises(OtherRun, match="interrupted run over other inputs"):
        harvest.to_file(order, str(output), told=_ignored)


def test_parquet(crawl: Path, tmp_path: Path) -> None:
    """A table of Parquet has a row for each report."""
    parquet = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / "readings.parquet"
    assert run(["read", str(crawl / "a.warc.gz"), "-o", str(output)]) == 0
    rows = parquet.read_table(output).to_pylist()
    assert [row["text"] for row in rows] == [story(number).decode() for number in (0, 1, 3, 4, 5)]
    assert rows[0]["url"] == "http://news.example/0"


def test_parquet_without_its_part(
    crawl: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without pyarrow, it is said how to get it, before anything is read."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run(["read", str(crawl / "a.warc.gz"), "-o", str(tmp_path / "a.parquet")]) == 2
    assert "pip install 'dateline[parquet]'" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


@pytest.mark.parametrize("option", [["--since", "soon"], ["--until", "2021-13-01"]])
def test_day_that_is_none(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A day is wanted as 2019-04-25."""
    assert run(["read", "a.warc", *option]) == 2
    assert "a day is needed" in capsys.readouterr().err


def _ignored(_: object) -> None: ...
