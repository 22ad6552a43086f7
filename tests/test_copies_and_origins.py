"""Copied passages, and the voices behind the reports."""

from __future__ import annotations

from dataclasses import replace

from making import reading

from dateline.reconcile.copies import find_copies
from dateline.reconcile.origins import find_origins
from dateline.report import Credit, Reading

FERRY = (
    "The ferry left the harbour before dawn and turned over in heavy seas two hours later. "
    "Rescuers pulled survivors from the cold water until the wind forced the boats back."
)
OTHER = (
    "Coast guards say a passenger boat sank off the island early in the day. "
    "Helicopters searched until dark for people who may still be in the sea."
)


def credited(page: Reading, agency: str) -> Reading:
    """Return the reading as if an agency were credited in its first word."""
    credit = Credit(agency, "credit", page.report.span(0, 3))
    return replace(page, report=replace(page.report, credits=(credit,)))


def voices(*readings: Reading) -> list[tuple[str, ...]]:
    """Return the reports of each voice."""
    return [origin.reports for origin in find_origins(readings, find_copies(readings))]


def test_a_passage_with_an_edited_word_is_a_copy() -> None:
    """A changed word does not hide the copy, and both spans hold the passage."""
    edited = FERRY.replace("heavy", "rough")
    (copy, *_) = find_copies((reading(FERRY, id_="r1"), reading(edited, id_="r2")))
    assert [span.report for span in copy.spans] == ["r1", "r2"]
    assert copy.spans[0].text.startswith("The ferry left the harbour")


def test_two_reports_in_their_own_words_share_no_copy() -> None:
    """Reports of one event that were written apart have no passage in common."""
    assert find_copies((reading(FERRY, id_="r1"), reading(OTHER, id_="r2"))) == ()


def test_a_run_of_names_and_titles_is_nobodys_sentence() -> None:
    """Two leaders with their titles are named alike everywhere."""
    names = "{} North Korean leader Kim Jong-un and Russian President Vladimir Putin of Russia {}"
    one = reading(names.format("Yesterday", "shook hands"), id_="r1")
    other = reading(names.format("Later", "sat down"), id_="r2")
    assert find_copies((one, other)) == ()


def test_copied_text_makes_one_voice() -> None:
    """Who prints another's text adds no voice."""
    assert voices(reading(FERRY, id_="r1"), reading(FERRY + " It was dark.", id_="r2")) == [
        ("r1", "r2")
    ]


def test_a_shared_agency_makes_one_voice_and_says_so() -> None:
    """Two reports with one agency behind them rest on one reporting."""
    one = credited(reading(FERRY, id_="r1"), "Reuters")
    other = credited(reading(OTHER, id_="r2"), "Reuters")
    (origin,) = find_origins((one, other), ())
    assert (origin.name, origin.because[0].kind) == ("Reuters", "agency credit")


def test_an_agency_on_its_own_page_is_the_voice_of_who_credits_it() -> None:
    """A page of the agency and another's page with its credit are one voice."""
    own = reading(FERRY, id_="r1")
    own = replace(own, report=replace(own.report, outlet="Yonhap News Agency"))
    other = credited(reading(OTHER, id_="r2"), "Yonhap")
    assert len(find_origins((own, other), ())) == 1


def test_a_shared_quotation_makes_no_voice() -> None:
    """Reporters who heard one speech quote the same words."""
    speech = "“We will not rest until every one of the missing has been brought home to us,” "
    one = reading(speech + "the mayor said in a hall full of silent people on the quay.", id_="r1")
    other = reading(speech + "Mayor Ana Brandt told relatives who had waited all night.", id_="r2")
    assert len(voices(one, other)) == 2


def test_a_speech_printed_whole_and_quoted_makes_no_voice() -> None:
    """Who prints what another quotes has not copied the other."""
    speech = "We will not rest until every one of the missing has been brought home to all of us"
    more = "and nobody on this coast will forget what the crews of the boats did in those hours"
    printed = reading(f"{speech}, {more}.", id_="r1")
    quoted = reading(f"“{speech}, {more},” Mayor Ana Brandt said.\n{OTHER * 3}", id_="r2")
    assert len(voices(printed, quoted)) == 2


def test_reports_without_any_sign_in_common_are_voices_of_their_own() -> None:
    """Silence about the source joins nothing."""
    assert len(voices(reading(FERRY, id_="r1"), reading(OTHER, id_="r2"))) == 2
