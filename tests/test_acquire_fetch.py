"""Files, folders and standard input as sources, and what is passed over."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.acquire import fetch
from dateline.errors import MissingPath, NothingToRead


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with two reports and things that are none."""
    (tmp_path / "b.txt").write_text("The second report.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The first report.", encoding="utf-8")
    (tmp_path / ".hidden").write_text("no report", encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    return tmp_path


def test_folder_stands_for_its_files(folder: Path) -> None:
    """Hidden files, folders and files of other kinds are left out, without a word."""
    found, problems = fetch.sources([str(folder)])
    assert [Path(source.path).name for source in found] == ["a.txt", "b.txt"]
    assert not problems


def test_order_of_arguments_does_not_matter(folder: Path) -> None:
    """Reports are numbered by their paths."""
    paths = [str(folder / "b.txt"), str(folder / "a.txt")]
    assert fetch.sources(paths) == fetch.sources(paths[::-1])
    assert [source.id for source in fetch.sources(paths)[0]] == ["r1", "r2"]


def test_standard_input_is_a_dash() -> None:
    """What comes in by "-" is one report."""
    found, _ = fetch.sources(["-"], io.BytesIO(b"A report."))
    assert [(source.path, source.content) for source in found] == [("-", b"A report.")]


def test_path_named_twice_is_read_once(folder: Path) -> None:
    """A file named itself and by its folder is one report, and a problem says so."""
    found, problems = fetch.sources([str(folder), str(folder / "a.txt")])
    assert len(found) == 2
    assert [problem.message for problem in problems] == [
        f"{folder / 'a.txt'} is named twice; it is read once."
    ]


def test_same_bytes_are_read_once(folder: Path) -> None:
    """A copy of a report is not read, and the problem points to the one that is."""
    (folder / "copy.txt").write_text("The first report.", encoding="utf-8")
    found, problems = fetch.sources([str(folder)])
    assert len(found) == 2
    assert [problem.report for problem in problems] == ["r1"]


def test_missing_path_beside_a_good_one(folder: Path) -> None:
    """The rest goes on without what is missing."""
    found, problems = fetch.sources([str(folder / "a.txt"), str(folder / "none.txt")])
    assert len(found) == 1
    assert "does not exist" in problems[0].message


def test_missing_path_alone(tmp_path: Path) -> None:
    """The one path named is missing: an error that names it."""
    with pytest.raises(MissingPath, match=r"none\.txt does not exist"):
        fetch.sources([str(tmp_path / "none.txt")])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is no text"),
        (b"%PDF-1.7 and so on", "it is a PDF"),
        (b'<?xml version="1.0"?><rss><item/></rss>', "it is markup"),
    ],
)
def test_what_can_be_no_report(tmp_path: Path, content: bytes, reason: str) -> None:
    """Empty files, binary files and markup are passed over, and the error says why."""
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(NothingToRead, match=reason):
        fetch.sources([str(tmp_path)])


def test_over_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file past the limit is passed over."""
    monkeypatch.setattr(fetch, "MAX_BYTES", 1_000_000)
    (tmp_path / "a.txt").write_bytes(b"word " * 200_001)
    (tmp_path / "b.txt").write_bytes(b"A report.")
    found, problems = fetch.sources([str(tmp_path)])
    assert [Path(source.path).name for source in found] == ["b.txt"]
    assert "it is larger than 1 MB" in problems[0].message


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without text files is nothing to read."""
    with pytest.raises(NothingToRead, match="holds no text file"):
        fetch.sources([str(tmp_path)])


def test_what_is_served_as_html_is_a_page() -> None:
    """A piece of HTML without a name that says so is a page where the server says so."""
    piece = b"<!-- <html> --><?xml version='1.0'?>\n<div><p>The boats sail again.</p></div>"
    assert fetch.refusal(piece, "http://news.example/a") == "it is markup; save the page as text"
    assert fetch.refusal(piece, "http://news.example/a", "text/html") is None
