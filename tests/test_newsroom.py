"""Items as newsrooms exchange them: ninjs, NewsML-G2 and NITF."""

from __future__ import annotations

import json

import pytest

from dateline import acquire
from dateline.report import BlockKind, Report, Source

NINJS = {
    "uri": "https://wire.example/2031/ferry-talks",
    "type": "text",
    "language": "en-GB",
    "versioncreated": "2031-03-04T18:40:00+09:00",
    "firstcreated": "2031-03-04T09:15:00+09:00",
    "headline": "(LEAD) Ferry talks resume in Port Hallow",
    "byline": "Mara Quill",
    "ednote": "ADDS minister's remarks",
    "copyrightholder": "Northern Wire",
    "people": [{"name": "Ada Verrin", "rel": "about"}],
    "body_xhtml": (
        "<p>PORT HALLOW (Northern Wire) - Talks between the ferry company and its crews resumed on"
        " Tuesday, officials said.</p><h2>Storm</h2><p>A storm had kept both sides apart for two"
        " days, and eleven islands have had no boat since.</p><p>(END)</p>"
    ),
}

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
 <header><sent>2031-03-04T09:20:00+09:00</sent></header>
 <itemSet><newsItem guid="urn:x" version="4" xml:lang="en">
  <rightsInfo><copyrightHolder><name>Northern Wire</name></copyrightHolder></rightsInfo>
  <itemMeta><versionCreated>2031-03-04T18:40:00+09:00</versionCreated>
   <edNote>(ADDS minister's remarks)</edNote></itemMeta>
  <contentMeta><contentCreated>2031-03-04T09:15:00+09:00</contentCreated>
   <headline>Ferry talks resume in Port Hallow</headline><by>By Mara Quill</by>
   <language tag="en"/></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml">
   <html xmlns="http://www.w3.org/1999/xhtml"><body>
    <p>PORT HALLOW, March 4 (AFP) - Talks between the ferry company and its crews resumed on
     Tuesday, officials said.</p>
    <p>A storm had kept both sides apart for two days, and eleven islands have had no boat.</p>
   </body></html></inlineXML></contentSet>
 </newsItem></itemSet>
</newsMessage>"""

NITF = """<nitf><head><docdata><date.issue norm="20310304T091500+0900"/></docdata></head>
<body><body.head><hedline><hl1>Ferry talks resume in Port Hallow</hl1></hedline>
<byline>By Mara Quill</byline></body.head><body.content>
<p>Talks between the ferry company and its crews resumed on Tuesday, officials said.</p>
<media><caption>The harbour of Port Hallow</caption></media>
<p>A storm had kept both sides apart for two days, and eleven islands have had no boat.</p>
</body.content></body></nitf>"""


def read(content: str) -> Report:
    """Read an item."""
    return acquire.read(Source("r1", "item", content.encode()))


def texts(report: Report, kind: BlockKind) -> list[str]:
    """Return the blocks of one kind, as they stand."""
    return [report.text[b.start : b.end] for b in report.blocks if b.kind == kind]


def test_ninjs_is_read_by_its_fields() -> None:
    """Headline, byline, times, newsroom and address are the item's own."""
    report = read(json.dumps(NINJS))
    assert report.title is not None
    assert report.title.text == "(LEAD) Ferry talks resume in Port Hallow"
    assert (report.bylines, report.outlet) == (("Mara Quill",), "Northern Wire")
    assert (report.published, report.updated) == (
        "2031-03-04T09:15:00+09:00",
        "2031-03-04T18:40:00+09:00",
    )
    assert report.url == "https://wire.example/2031/ferry-talks"


def test_body_of_ninjs_is_read_by_the_rules_of_wires() -> None:
    """Dateline, crosshead and end mark of an item's body are told apart from its paragraphs."""
    report = read(json.dumps(NINJS))
    assert texts(report, "dateline") == ["PORT HALLOW (Northern Wire) -"]
    assert texts(report, "subhead") == ["Storm"]
    assert texts(report, "wire_note") == ["(ADDS minister's remarks)", "(END)"]
    assert [line.split()[0] for line in texts(report, "body")] == ["Talks", "A"]


def test_persons_spoken_of_are_no_authors() -> None:
    """The people of an item are those in the news; only authors sign."""
    item = {key: value for key, value in NINJS.items() if key != "byline"}
    assert read(json.dumps(item)).bylines == ()


def test_ninjs_3_has_lists_of_headlines_and_bodies() -> None:
    """The newer form has several of each; the first that says something is read."""
    item = {
        "uri": "urn:x",
        "versioncreated": "2031-03-04T09:15:00Z",
        "headlines": [{"role": "main", "value": "Ferry talks resume"}],
        "bodies": [{"role": "main", "value": "Talks resumed on Tuesday.\n\nA storm had passed."}],
    }
    report = read(json.dumps(item))
    assert texts(report, "title") == ["Ferry talks resume"]
    assert texts(report, "body") == ["Talks resumed on Tuesday.", "A storm had passed."]


def test_newsml_is_read_by_its_elements() -> None:
    """A NewsML-G2 message gives masthead, desk's note, dateline and paragraphs."""
    report = read(NEWSML)
    assert report.title is not None
    assert report.title.text == "Ferry talks resume in Port Hallow"
    assert (report.bylines, report.outlet) == (("Mara Quill",), "Northern Wire")
    assert report.published == "2031-03-04T09:15:00+09:00"
    assert texts(report, "wire_note") == ["(ADDS minister's remarks)"]
    assert texts(report, "dateline") == ["PORT HALLOW, March 4 (AFP) -"]
    assert [credit.name for credit in report.credits] == ["AFP"]


def test_nitf_is_read_alone() -> None:
    """The older NITF stands by itself; a caption is no paragraph."""
    report = read(NITF)
    assert texts(report, "caption") == ["The harbour of Port Hallow"]
    assert len(texts(report, "body")) == 2
    assert report.published == "2031-03-04T09:15:00+09:00"


@pytest.mark.parametrize(
    "content", ["{", '{"headline": 1, "body_text": []}', "<nitf", "<newsItem/>"]
)
def test_broken_items_give_problems(content: str) -> None:
    """What cannot be read is a report with problems, never an error."""
    assert read(content).problems


def test_entities_of_an_item_open_no_file() -> None:
    """An item cannot make the reader open a file of the machine."""
    item = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content>'
    assert "root:" not in read(f"{item}<p>&x; Talks resumed.</p></body.content></body></nitf>").text


def test_other_json_stays_text() -> None:
    """JSON that is no news item is read as the text that it is."""
    assert read('{"a": 1}').text == '{"a": 1}'


def test_item_that_is_not_sound_is_read_as_text() -> None:
    """What no parser of JSON or XML holds is kept as plain text, and that is told."""
    torn = json.dumps(NINJS)[:-40]
    deep = "<nitf><body>" + "<p>Word.</p><block>" * 400 + "<p>Last words.</p>"
    for content, last in ((torn, torn[-20:]), (deep, "Last words.")):
        report = acquire.read(Source("r1", "a.xml", content.encode()))
        assert report.text.endswith(last)
        assert report.problems[0].message.startswith("The item is not sound")


def test_item_of_a_thousand_paragraphs_leads_back() -> None:
    """Of an endless item, a paragraph leads back to its place in what holds them all."""
    many = "".join(f"<p>Boat number {n} left the port of Malo.</p>" for n in range(1_200))
    item = f"<nitf><body><body.content>{many}</body.content></body></nitf>"
    report = acquire.read(Source("r1", "a.xml", item.encode()))
    assert report.page is not None
    anchor = report.page.anchors[2]
    shown = "".join(f"Boat number {n} left the port of Malo." for n in range(1_200))
    assert shown[anchor.node_start : anchor.node_end] == report.text[anchor.start : anchor.end]


def test_endless_nitf_is_read_as_text() -> None:
    """An item of more elements than a page can have is read without its tags, and that is told."""
    paragraph = "<p>A storm had kept both sides apart for two days.</p>\n"
    report = read(NITF.replace("<body.content>", "<body.content>" + paragraph * 15_000))
    assert report.text.count("A storm had kept both sides") == 15_001
    assert report.problems[0].message.startswith("The item has more than 15,000 elements")


def test_endless_text_of_ninjs_loses_nothing() -> None:
    """Paragraphs behind the last that is told apart stand together at the end."""
    body = "\n\n".join(f"Boat number {n} left the port." for n in range(6_000))
    report = read(json.dumps({**NINJS, "body_xhtml": None, "body_text": body}))
    assert report.text.endswith("Boat number 5998 left the port. Boat number 5999 left the port.")
    assert len(report.blocks) < 5_010
