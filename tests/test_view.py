"""What a brief says, and in what order."""

from __future__ import annotations

from dataclasses import replace

from ferry import AGROUND_1, RECORD, TEXTS, TOLD_RADIO, at

from dateline.record import Record
from dateline.report import Problem
from dateline.tell.brief import Line, Section
from dateline.tell.view import view


def section(heading: str, record: Record = RECORD, *, full: bool = False) -> Section | None:
    """Return the section under a heading; None when there is none."""
    brief = view(record, TEXTS, full=full)
    return next((part for part in brief.sections if part.heading == heading), None)


def lines(heading: str, record: Record = RECORD, *, full: bool = False) -> tuple[Line, ...]:
    """Return the lines under a heading; none when it is left out."""
    found = section(heading, record, full=full)
    return found.lines if found else ()


def words(line: Line) -> str:
    """Return the words of a line."""
    return "".join(run.text for run in line.runs)


def places(line: Line) -> list[tuple[str, int | None]]:
    """Return where the marks of a line lead."""
    return [(mark.report, mark.line) for mark in line.marks]


def test_order() -> None:
    """The sections follow an editor's questions."""
    assert [part.heading for part in view(RECORD, TEXTS).sections] == [
        "Summary",
        "Reports",
        "Independent voices",
        "What the voices agree on",
        "Where they differ",
        "Who said what",
        "Timeline",
        "Still to come",
        "Who wants what",
        "What only one has",
        "Who is who",
        "What could not be told",
    ]


def test_empty_sections_are_left_out() -> None:
    """A section with nothing to say has no heading."""
    assert section("Where they differ", replace(RECORD, differences=())) is None


def test_lead() -> None:
    """The head says when, where, and how many reports and voices there are."""
    lead = {line.label: words(line) for line in view(RECORD, TEXTS).lead}
    assert lead == {
        "When": "Friday 3 May 2024",
        "Where": "Skagen",
        "From": "3 reports, 2 independent voices",
    }


def test_what_puts_all_in_doubt_stands_at_the_head() -> None:
    """Two events, or a report in another language, are told above all else, and only there."""
    doubt = Problem("These may tell of different events: a.txt; b.txt.")
    tongue = "The report is in French; only English is read yet."
    reports = (RECORD.reports[0], replace(RECORD.reports[1], problems=(tongue,)))
    record = replace(RECORD, reports=(*reports, *RECORD.reports[2:]), problems=(doubt,))
    head = view(record, TEXTS).lead[:2]
    assert [(line.label, words(line)) for line in head] == [
        ("Note", doubt.message),
        ("Note", f"{RECORD.reports[1].id}: {tongue}"),
    ]
    below = " ".join(words(line) for line in lines("What could not be told", record))
    assert doubt.message not in below
    assert tongue not in below


def test_problem_of_several_reports_is_one_line() -> None:
    """What is said of several reports is said once, behind all of them."""
    undated = "The page does not tell the day of the report."
    problems = tuple(Problem(undated, report=report.id) for report in RECORD.reports)
    reports = tuple(replace(report, problems=()) for report in RECORD.reports)
    record = replace(RECORD, reports=reports, problems=problems)
    (line,) = lines("What could not be told", record)
    assert words(line) == f"{', '.join(report.id for report in reports)}: {undated}"


def test_mark_is_report_and_line() -> None:
    """A mark leads to the line of the file, as an editor counts lines."""
    (line,) = lines("Summary")
    assert places(line) == [("r1", 3), ("r2", 3), ("r3", 1)]


def test_mark_without_text_has_no_line() -> None:
    """Where a report's text is not at hand, a mark names no line rather than a wrong one."""
    brief = view(RECORD, {})
    assert brief.sections[0].lines[0].marks[0].line is None


def test_voice_of_two_reports_says_why() -> None:
    """Reports that are one voice stand together, with the reason and its evidence."""
    norden, kystposten = lines("Independent voices")
    assert words(norden) == "Norden: r1, r3, one voice because"
    assert words(norden.under[0]) == "they credit the same agency: “(Norden)”"
    assert kystposten.under == ()


def test_agreed_counts_voices() -> None:
    """A finding is labelled with its voices, not with its reports."""
    (line,) = lines("What the voices agree on")
    assert line.label == "2 voices"


def test_difference_shows_values_side_by_side() -> None:
    """Each value stands with the outlets that give it."""
    (line,) = lines("Where they differ")
    assert words(line) == "people aboard (how many; they contradict each other)"
    assert [(value.label, words(value)) for value in line.under] == [
        ("Norden, Morgenavis", "120: “120 people”"),
        ("Kystposten", "118: “118 people”"),
    ]


def test_numbers_of_other_scope_are_no_difference_to_print() -> None:
    """Of tolls it is for a person to judge whether they count the same people."""
    scope = replace(RECORD.differences[0], relation="scope")
    toll = replace(scope, about="number of injured")
    assert section("Where they differ", replace(RECORD, differences=(scope,))) is None
    assert len(lines("Where they differ", replace(RECORD, differences=(scope, toll)))) == 1


def test_single_findings_follow_the_inverted_pyramid() -> None:
    """Among findings of one voice, what a report tells first comes first."""
    early = replace(RECORD.findings[1], id="f4", text=at("r3", "The ferry Havfrue"), claims=())
    record = replace(RECORD, findings=(*RECORD.findings, early))
    assert words(lines("What only one has", record)[0]) == "The ferry Havfrue"


def test_parts_of_sentences_come_after_whole_ones() -> None:
    """What begins in the middle of a sentence reads badly, and is not put first."""
    part = replace(RECORD.findings[1], id="f4", text=at("r3", "ran aground"), claims=())
    record = replace(RECORD, findings=(part, *RECORD.findings))
    assert words(lines("What only one has", record)[-1]) == "… ran aground"


def test_headlines_are_not_told_as_news() -> None:
    """A headline stands with its report, and is no finding of its own."""
    headline = replace(RECORD.findings[1], id="f4", text=at("r2", "Ferry Havfrue stranded"))
    record = replace(RECORD, findings=(*RECORD.findings, headline))
    assert "Ferry Havfrue stranded" not in [
        words(line) for line in lines("What only one has", record)
    ]


def test_background_comes_last() -> None:
    """A finding that is background stands after the news, wherever a report has it."""
    early = replace(RECORD.findings[1], id="f4", text=at("r3", "The ferry Havfrue"), claims=())
    record = replace(RECORD, findings=(*RECORD.findings, replace(early, status="background")))
    assert words(lines("What only one has", record)[-1]) == "The ferry Havfrue"


def test_renderings_stand_side_by_side() -> None:
    """Two renderings of the same words are one saying."""
    (speaker,) = lines("Who said what")
    (saying,) = speaker.under
    assert words(saying) == "“Nobody was hurt” (to Radio Nord)"
    assert [(other.label, words(other)) for other in saying.under] == [
        ("Kystposten", "“No one was hurt.”")
    ]


def test_same_words_are_given_once() -> None:
    """A rendering that differs only in its last stop is no other rendering."""
    q1, q2 = RECORD.quotes
    record = replace(RECORD, quotes=(q1, replace(q2, span=q1.span)))
    (speaker,) = lines("Who said what", record)
    assert speaker.under[0].under == ()


def test_undecided_speaker_is_said_to_be_so() -> None:
    """A quotation without a speaker is shown, under a heading that says it."""
    quotes = tuple(replace(quote, speaker=None) for quote in RECORD.quotes)
    record = replace(RECORD, quotes=quotes, utterances=())
    (line,) = lines("Who said what", record)
    assert words(line) == "Speaker not told"


def test_a_speaker_who_is_only_described_is_told_by_the_description() -> None:
    """Words of a captain without a name stand under "captain"."""
    quote = replace(RECORD.quotes[0], speaker=None, speaker_span=at("r1", "captain"))
    (line,) = lines("Who said what", replace(RECORD, quotes=(quote,), utterances=()))
    assert words(line) == "captain"


def test_one_voice_has_nothing_that_only_one_has() -> None:
    """Of a single report all is told by one; a list of it all tells nothing."""
    assert section("What only one has", replace(RECORD, origins=RECORD.origins[:1])) is None


def test_partial_quotation_stands_in_its_statement() -> None:
    """A few quoted words are shown with the statement around them."""
    partial = replace(RECORD.quotes[0], kind="partial", span=at("r1", "hurt"))
    record = replace(RECORD, quotes=(partial,), utterances=())
    (speaker,) = lines("Who said what", record)
    assert words(speaker.under[0]).startswith('"Nobody was hurt," captain')


def test_expected_is_apart() -> None:
    """What has not happened yet stands under its own heading, not in the timeline."""
    assert [line.label for line in lines("Timeline")] == ["3 May 2024"]
    assert [line.label for line in lines("Still to come")] == ["4 May 2024"]


def test_expectation_of_a_day_gone_by_is_not_to_come() -> None:
    """The past days that an expectation names are no future."""
    past = replace(RECORD.timeline[1], when="2011")
    assert lines("Still to come", replace(RECORD, timeline=(past,))) == ()


def test_finding_stands_once_in_the_timeline() -> None:
    """A finding that its claims date twice stands at its own time."""
    other = replace(RECORD.timeline[0], when="2024-05-02")
    record = replace(RECORD, timeline=(other, *RECORD.timeline))
    assert [line.label for line in lines("Timeline", record)] == ["3 May 2024"]


def test_who_bears_out_a_small_part_of_a_summary_is_not_named_for_it() -> None:
    """Of a long sentence the others have to say half."""
    (short,) = RECORD.summary
    long = replace(short, text=f"{short.text[:-1]}, {'as it has done in spring before, ' * 4}.")
    told = [lines("Summary", replace(RECORD, summary=(one,)))[0] for one in (short, long)]
    assert [{mark.report for mark in line.marks} for line in told] == [{"r1", "r2", "r3"}, {"r2"}]


def test_what_is_in_doubt_leads_to_its_own_words_alone() -> None:
    """A date of one report is not said to stand in those that may tell of it."""
    doubtful = replace(RECORD.findings[0], verdict="unmeasured", because="unlike")
    record = replace(RECORD, findings=(doubtful, *RECORD.findings[1:]))
    assert {mark.report for mark in lines("Timeline", record)[0].marks} == {"r2"}


def test_doubtful_findings_are_told_as_a_doubt() -> None:
    """What may be shared, in words too unlike to tell, stands apart from what is agreed."""
    doubtful = replace(RECORD.findings[0], verdict="unmeasured", because="unlike")
    record = replace(RECORD, findings=(doubtful, *RECORD.findings[1:]))
    assert lines("What the voices agree on", record) == ()
    assert words(lines("What may be the same", record)[0]) == doubtful.text.text


def test_of_what_may_be_the_same_the_likest_stands_first() -> None:
    """Of several wordings in doubt, that with most of the words follows what is shown."""
    first, *others = RECORD.findings
    doubtful = replace(first, claims=("c2", "c5", "c1"), verdict="unmeasured", because="unlike")
    record = replace(RECORD, findings=(doubtful, *others))
    under = lines("What may be the same", record)[0].under
    assert [words(line) for line in under] == [AGROUND_1.text, TOLD_RADIO.text]


def test_renderings_are_told_once() -> None:
    """Renderings of the same words stand with their speaker, not among the differences."""
    wording = replace(RECORD.differences[0], id="d2", kind="wording")
    record = replace(RECORD, differences=(*RECORD.differences, wording))
    assert len(lines("Where they differ", record)) == 1


def test_problem_is_told_once() -> None:
    """A problem that stands twice in a record is told once."""
    record = replace(RECORD, problems=RECORD.problems * 2)
    assert [words(line) for line in lines("What could not be told", record)] == [
        "ferry/r4.txt is empty and was passed over."
    ]


def test_long_section_is_cut_and_says_so() -> None:
    """What is cut off is counted; `full` shows it."""
    problems = tuple(Problem(f"Problem {number}.") for number in range(30))
    record = replace(RECORD, problems=problems)
    cut = section("What could not be told", record)
    assert cut is not None
    assert len(cut.lines) + cut.rest == len(problems)
    assert len(lines("What could not be told", record, full=True)) == len(problems)


def test_timeline_keeps_what_most_voices_tell() -> None:
    """A timeline that is too long loses its lightest entries, not its latest."""
    old = tuple(replace(RECORD.findings[2], id=f"old{number}") for number in range(40))
    entries = tuple(
        replace(RECORD.timeline[0], when=f"{1900 + number}", findings=(finding.id,))
        for number, finding in enumerate(old)
    )
    record = replace(
        RECORD, findings=(*old, *RECORD.findings), timeline=(*entries, *RECORD.timeline)
    )
    assert lines("Timeline", record)[-1].label == "3 May 2024"


def test_title_leaves_out_the_desk_marker() -> None:
    """A marker of the wire is told with the report, not in the headline."""
    first = replace(RECORD.reports[0], markers=("runs aground",))
    title = replace(at("r1", "Ferry runs aground off Skagen"), text="(runs aground) Ferry off")
    record = replace(RECORD, title=title, reports=(first, *RECORD.reports[1:]))
    assert view(record, TEXTS).title == "Ferry off"


def test_stray_report_is_not_counted() -> None:
    """A report that was set aside is neither counted among the others nor hidden."""
    stray = replace(RECORD.reports[2], origin=None)
    record = replace(RECORD, reports=(*RECORD.reports[:2], stray))
    assert words(view(record, TEXTS).lead[-1]) == (
        "2 reports, 2 independent voices (1 report set aside)"
    )
    assert words(lines("Reports", record)[2]).endswith("set aside; 12 words")


def test_position_within_a_position_is_told_once() -> None:
    """Of two positions of one actor in the same words, the wider is told."""
    inner = replace(RECORD.positions[0], span=at("r1", "Ane Holm told Radio Nord."))
    (actor,) = lines("Who wants what", replace(RECORD, positions=(inner, *RECORD.positions)))
    assert [words(line) for line in actor.under] == [RECORD.positions[0].span.text]


def test_words_of_one_statement_are_told_once() -> None:
    """Two partial quotations of one statement show it once."""
    one, other = (
        replace(RECORD.quotes[0], id=word, kind="partial", span=at("r1", word))
        for word in ("Nobody", "hurt")
    )
    (speaker,) = lines("Who said what", replace(RECORD, quotes=(one, other), utterances=()))
    assert len(speaker.under) == 1


def test_problem_names_its_report() -> None:
    """A problem says which report it is about, once."""
    problems = (
        Problem("The encoding was guessed.", "r1"),
        Problem("ferry/r2.txt was cut short.", "r2"),
    )
    assert [
        words(line) for line in lines("What could not be told", replace(RECORD, problems=problems))
    ] == ["r1: The encoding was guessed.", "ferry/r2.txt was cut short."]


def test_outlet_falls_back_to_the_voice_and_then_to_the_id() -> None:
    """A report without an outlet is called by the agency it comes from, or by its id."""
    reports = tuple(replace(report, outlet=None) for report in RECORD.reports)
    norden, kystposten = RECORD.origins
    record = replace(
        RECORD, reports=reports, origins=(norden, replace(kystposten, name="ferry/r2.txt"))
    )
    (line,) = lines("Where they differ", record)
    assert [value.label for value in line.under] == ["Norden", "r2"]
    assert words(lines("Independent voices", record)[1]) == "r2"


def test_parts_of_one_sentence_are_told_together() -> None:
    """What one voice alone tells in one sentence stands as the report has it."""
    parts = tuple(
        replace(RECORD.findings[1], id=f"p{place}", text=at("r1", text), claims=(claim,))
        for place, (text, claim) in enumerate(
            [("SKAGEN, May 3 (Norden)", "c1"), ("The ferry Havfrue ran aground on Friday", "c5")]
        )
    )
    (line, *_) = lines("What only one has", replace(RECORD, findings=parts))
    assert words(line) == "SKAGEN, May 3 (Norden) -- The ferry Havfrue ran aground on Friday"
    assert places(line) == [("r1", 3), ("r1", 5)]


def test_disputed_finding_is_not_told_as_agreed() -> None:
    """What the voices dispute stands where they differ, and nowhere else."""
    disputed = replace(RECORD.findings[0], verdict="disputed")
    record = replace(RECORD, findings=(disputed, *RECORD.findings[1:]))
    assert lines("What the voices agree on", record) == ()


def test_roles_tell_something() -> None:
    """A form of address is no role, and a role is told once."""
    roles = tuple(
        replace(at("r1", "captain"), text=text) for text in ("Mrs.", "captain", "the Captain", "MP")
    )
    record = replace(RECORD, actors=(replace(RECORD.actors[0], roles=roles),))
    assert words(lines("Who is who", record)[0]) == (
        "Ane Holm, captain; MP (also Holm)  in 1 of 3 reports"
    )
