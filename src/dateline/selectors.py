"""A span as others can find it: W3C selectors and a link to the words in the page.

`selectors` gives TextQuoteSelector and TextPositionSelector of the Web Annotation Data
Model; positions count code points of the report's text. For a report taken from a page
there is a RangeSelector too, by XPath and offset in the text content of an element.
`fragment` gives the `#:~:text=` of the URL Fragment Text Directive.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dateline.report import Anchor, Report, Span

# Letters of context; the Web Annotation examples and Hypothesis have 32.
CONTEXT = 32
# A link names the first and the last words of a longer stretch.
_WHOLE = 120
_EDGE_WORDS = 5


def selectors(report: Report, span: Span) -> tuple[dict[str, Any], ...]:
    """Return the W3C selectors of a span, ready to be written as JSON."""
    text = report.text
    found: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - CONTEXT) : span.start],
            "suffix": text[span.end : span.end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
    first, last = place_of(report, span.start), place_of(report, span.end - 1)
    if first and last:
        found.append(_range(first, (last[0], last[1] + 1)))
    return tuple(found)


def place_of(report: Report, position: int) -> tuple[str, int] | None:
    """Return XPath and offset in the page of a character; None where the page has none."""
    anchor = _anchor(report, position)
    if anchor is None:
        return None
    even = anchor.end - anchor.start == anchor.node_end - anchor.node_start
    return anchor.node, anchor.node_start + (position - anchor.start if even else 0)


def fragment(report: Report, span: Span) -> str:
    """Return the fragment that makes a browser scroll to a span: "#:~:text=..."."""
    words = span.text.split()
    if not words:
        return ""
    if len(span.text) > _WHOLE:
        edges = (" ".join(words[:_EDGE_WORDS]), " ".join(words[-_EDGE_WORDS:]))
        return "#:~:text=" + ",".join(map(_percent, edges))
    before = _context(report.text[: span.start][-CONTEXT:], last=True)
    after = _context(report.text[span.end : span.end + CONTEXT], last=False)
    if report.text.count(span.text) == 1:
        before = after = ""
    return "#:~:text=" + "".join(
        (
            f"{_percent(before)}-," if before else "",
            _percent(" ".join(words)),
            f",-{_percent(after)}" if after else "",
        )
    )


def _anchor(report: Report, position: int) -> Anchor | None:
    anchors = report.page.anchors if report.page else ()
    return next((a for a in anchors if a.start <= position < a.end), None)


def _range(first: tuple[str, int], last: tuple[str, int]) -> dict[str, Any]:
    ends = (("startSelector", first), ("endSelector", last))
    return {
        "type": "RangeSelector",
        **{
            key: {
                "type": "XPathSelector",
                "value": node,
                "refinedBy": {"type": "TextPositionSelector", "start": place, "end": place},
            }
            for key, (node, place) in ends
        },
    }


def _context(text: str, *, last: bool) -> str:
    """Return the whole words of one line next to a span."""
    line = text.rpartition("\n")[2] if last else text.partition("\n")[0]
    words = line.split()
    if len(line) == CONTEXT:  # the outermost word may be cut
        words = words[1:] if last else words[:-1]
    return " ".join(words)


def _percent(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
