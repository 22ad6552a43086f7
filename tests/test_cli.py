"""What a person types, and what comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from ferry import RECORD, TEXTS

from dateline import errors
from dateline.tell import interchange
from dateline.tell.cli import run
from dateline.tell.interchange import from_json, to_json

DATELINE = (sys.executable, "-m", "dateline")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """Return a folder with the reports of the ferry."""
    folder = tmp_path / "ferry"
    folder.mkdir()
    for id_, text in TEXTS.items():
        (folder / f"{id_}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def program(
    *command: str, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a program as the shell does."""
    return subprocess.run(  # noqa: S603  # the program under test
        command,
        input=given,
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the installed package."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dateline 0.")


@pytest.mark.parametrize("command", ["brief", "read", "check"])
def test_help_teaches_by_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of a command shows how it is called."""
    assert run([command, "--help"]) == 0
    assert f"dateline {command} " in capsys.readouterr().out.split("Examples:")[1]


def test_help_loads_nothing_heavy() -> None:
    """Asking for help loads none of what does the work."""
    code = (
        "import sys; from dateline.tell.cli import run; run(['--help']);"
        "sys.exit(bool({'rich', 'msgspec', 'dateline.annotate'} & set(sys.modules)))"
    )
    assert program(sys.executable, "-c", code).returncode == 0


def test_brief_of_a_folder(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of reports becomes one brief on the screen."""
    assert run(["brief", str(ferry)]) == 0
    shown = capsys.readouterr().out
    assert "REPORTS" in shown
    assert "r3.txt" in shown


def test_brief_of_standard_input() -> None:
    """A dash is standard input."""
    done = program(*DATELINE, "brief", "-", given=TEXTS["r2"].encode())
    assert done.returncode == 0
    assert b"1 report, 1 independent voice" in done.stdout


def test_ending_chooses_the_format(ferry: Path, tmp_path: Path) -> None:
    """A file that ends in .json gets a record, one that ends in .md a page."""
    record, page = tmp_path / "record.json", tmp_path / "brief.md"
    assert run(["brief", str(ferry), "-o", str(record)]) == 0
    assert run(["brief", str(ferry), "-o", str(page)]) == 0
    assert json.loads(record.read_bytes())["schema"] == "dateline/record/1"
    assert page.read_text(encoding="utf-8").startswith("# ")


def test_same_input_gives_the_same_bytes(ferry: Path) -> None:
    """Two runs, with hashes seeded otherwise, write the same record."""
    runs = [
        program(*DATELINE, "brief", str(ferry), "-f", "json", PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].startswith(b"{\n")


def test_record_can_be_read_back() -> None:
    """JSON gives back the record it was made from."""
    assert from_json(to_json(RECORD).encode(), "record.json") == RECORD


def test_problems_are_told_once(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is passed over is told in the brief, and not a second time beside it."""
    (ferry / "r4.txt").write_bytes(b"")
    assert run(["brief", str(ferry)]) == 0
    told = capsys.readouterr()
    assert told.out.count("r4.txt") == 1
    assert told.err == ""


def test_read_shows_line_numbers(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that is read stands line by line, so that a mark leads somewhere."""
    assert run(["read", str(ferry / "r2.txt")]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert any(row.lstrip().startswith("3 ") and "Havfrue" in row for row in rows)


def test_read_gives_one_line_a_report(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON Lines hold one reading each, with its text."""
    assert run(["read", str(ferry), "--format", "jsonl"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [json.loads(row)["report"]["text"] for row in rows] == list(TEXTS.values())


def test_check_of_a_sound_record(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the program writes holds."""
    record = ferry / "record.json"
    assert run(["brief", str(ferry), "-o", str(record)]) == 0
    assert run(["check", str(record), "--reports", str(ferry)]) == 0
    assert capsys.readouterr().out.startswith("All holds: 3 reports")


def test_check_of_a_changed_report(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that was changed since makes the check fail, with a list."""
    record = ferry / "record.json"
    record.write_text(to_json(RECORD), encoding="utf-8")
    (ferry / "r3.txt").write_text("Another text altogether.", encoding="utf-8")
    assert run(["check", str(record), "--reports", str(ferry)]) == 1
    assert "r3.txt has changed since" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"schema": "x"}', b"not json at all"]
)
def test_broken_record(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no record is said to be none, in a sentence."""
    (tmp_path / "record.json").write_bytes(content)
    assert run(["check", str(tmp_path / "record.json")]) == 2
    assert "holds no event record" in capsys.readouterr().err


def test_record_of_another_schema() -> None:
    """A record of a schema to come is not taken for one of today's."""
    record = replace(RECORD, schema="dateline/record/9")
    with pytest.raises(errors.UnreadableRecord, match="dateline/record/9"):
        from_json(to_json(record).encode(), "record.json")


def test_missing_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is not there is named, without a traceback."""
    assert run(["brief", str(tmp_path / "nowhere")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "nowhere does not exist" in told.err


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A command without what it needs says what it needs."""
    assert run(["brief"]) == 2
    assert "PATH" in capsys.readouterr().err


def test_unexpected_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of the program is owned up to, without a traceback unless asked for."""

    def broken(*_: object, **__: object) -> str:
        message = "boom"
        raise ValueError(message)

    monkeypatch.setattr(interchange, "schema", broken)
    assert run(["schema"]) == 2
    assert "unexpected error, ValueError: boom" in (told := capsys.readouterr().err)
    assert "Traceback" not in told
    assert run(["--debug", "schema"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_output_replaces_a_file_whole(ferry: Path, tmp_path: Path) -> None:
    """The file named with -o is replaced, and nothing else is left behind."""
    target = tmp_path / "out" / "brief.txt"
    target.parent.mkdir()
    target.write_text("old")
    assert run(["brief", str(ferry), "-o", str(target)]) == 0
    assert "REPORTS" in target.read_text(encoding="utf-8")
    assert list(target.parent.iterdir()) == [target]


def test_output_that_cannot_be_written(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is named."""
    assert run(["brief", str(ferry), "-o", str(ferry / "no" / "brief.md")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_reader_that_goes_away() -> None:
    """`dateline schema | head -1` ends in silence."""
    command = f"{' '.join(DATELINE)} schema | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = program("bash", "-c", command)
    assert done.stdout == b"{0\n"
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("brief.docx", [], "brief.docx ends in .docx, which is no format here"),
        ("brief.json", ["--format", "md"], "brief.json ends in .json, and --format says md"),
        ("brief.md", ["--format", "text"], "brief.md ends in .md, and --format says text"),
    ],
)
def test_ending_that_says_otherwise_is_refused(
    name: str, options: list[str], told: str, ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that would not hold what its ending says is not written."""
    assert run(["brief", str(ferry), *options, "-o", str(ferry / name)]) == 2
    assert told in capsys.readouterr().err.replace(f"{ferry}{os.sep}", "")
    assert not (ferry / name).exists()


def test_format_that_is_said_needs_no_ending(ferry: Path) -> None:
    """Any ending that is none of the formats' own takes the format that is named."""
    assert run(["brief", str(ferry), "--format", "json", "-o", str(ferry / "out.record")]) == 0
    assert json.loads((ferry / "out.record").read_text(encoding="utf-8"))["schema"]


def test_folder_of_folders_says_so(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folders in a folder are not searched, and that is told."""
    assert run(["brief", str(ferry.parent)]) == 2
    assert "the folders in it are not searched" in capsys.readouterr().err


def test_file_named_twice_is_told(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The brief says that a file was named twice and read once."""
    name = min(ferry.iterdir())
    assert run(["brief", str(ferry), str(name)]) == 0
    assert "is named twice; it is read once." in " ".join(capsys.readouterr().out.split())


def test_report_in_another_language_is_set_aside(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A French report among English ones speaks nowhere but in the note and the list."""
    (ferry / "z.txt").write_text(
        "Un ferry coule\n\nLe ferry avec soixante personnes à bord a coulé vendredi, ont annoncé "
        "les autorités. « Nous cherchons encore », a déclaré le ministre Jean Dupont, qui est sur "
        "place depuis la nuit avec les secours.\n",
        encoding="utf-8",
    )
    assert run(["brief", str(ferry)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "The report is in French; only English is read yet." in told.split("SUMMARY")[0]
    assert "(1 report set aside)" in told
    assert "Dupont" not in told
