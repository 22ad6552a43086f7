"""Bytes to text, and the language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import acquire
from dateline.acquire.prose import language, text
from dateline.report import Source


def test_utf8_is_taken_at_its_word() -> None:
    """Line ends and the byte-order mark stay where they are, so that positions fit the file."""
    assert text.decode("\ufeff“Yes,”\r\nhe said".encode()) == ("\ufeff“Yes,”\r\nhe said", None)


def test_windows_1252_is_assumed_and_told() -> None:
    """Curly quotes of old pages are read, with a note."""
    decoded, note = text.decode("It was “over”, the café’s owner said that day.".encode("cp1252"))
    assert decoded == "It was “over”, the café’s owner said that day."
    assert note == "The text is no sound UTF-8; it is read as cp1252."


def test_utf16_is_known_by_its_mark() -> None:
    """A text saved as "Unicode" is read, with a note."""
    assert text.decode("Talks ended.".encode("utf-16")) == (
        "Talks ended.",
        "The text is read as UTF-16.",
    )


def test_cut_off_utf8_stays_utf8() -> None:
    """A last letter that is cut in two does not change how the rest is read."""
    whole = "“Yes” — “no” — “perhaps” — “never”, he said in Malmö".encode()
    decoded, note = text.decode(whole + b"\xc3")
    assert decoded.startswith("“Yes” — “no”")
    assert note is not None


@given(st.binary())
def test_any_bytes_decode(content: bytes) -> None:
    """Decoding never fails, and what comes out can be written again."""
    decoded, _ = text.decode(content)
    decoded.encode("utf-8")


@given(st.binary())
def test_any_bytes_are_read(content: bytes) -> None:
    """Reading never fails: odd content becomes a report with problems."""
    assert acquire.read(Source("r1", "odd", content)).id == "r1"


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        (
            (
                "The president said on Monday that he would not go to the summit, and that it was "
                "for the others to say when they were ready to meet with him again."
            ),
            "en",
        ),
        (
            (
                "Le président a déclaré lundi que la rencontre des deux pays ne serait pas pour "
                "cette année, mais il est prêt à les recevoir dans la capitale."
            ),
            "fr",
        ),
        (
            (
                "Der Präsident hat am Montag erklärt, dass er nicht zu dem Treffen fährt und dass "
                "es nun an den anderen ist, auf ihn zu warten."
            ),
            "de",
        ),
        (
            (
                "Президент заявил в понедельник, что не поедет на встречу, и это не было для него "
                "неожиданностью, как он сказал после того, как вернулся из Москвы."
            ),
            "ru",
        ),
        ("대통령은 월요일 회담에 참석하지 않을 것이라고 말했다.", "ko"),
        ("首相は月曜日、会談には出席しないと述べた。", "ja"),
        ("Kim, Putin, Trump", None),
        ("", None),
    ],
)
def test_language(sample: str, code: str | None) -> None:
    """Function words and scripts tell the language; a few names do not."""
    assert language.language_of(sample) == code


def test_other_language_is_a_problem() -> None:
    """A report that is not in English says so."""
    content = (
        "Le président a déclaré lundi que la rencontre des deux pays ne serait pas pour cette "
        "année, mais il est prêt à les recevoir dans la capitale."
    )
    report = acquire.read(Source("r1", "fr.txt", content.encode()))
    assert report.language == "fr"
    assert "The report is in French; only English is read yet." in [
        problem.message for problem in report.problems
    ]
