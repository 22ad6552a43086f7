"""What `--help` says under the options: examples of every command."""

from __future__ import annotations

BRIEF_HELP = """\b
Examples:
  dateline brief reports/
  dateline brief a.txt b.txt c.txt
  dateline brief reports/ --format json -o record.json
  dateline brief reports/ -o brief.md
  cat report.txt | dateline brief -
  dateline brief https://news.example/a https://wire.example/b

A mark such as [r1:9] leads to line 9 of report r1.
"""
READ_HELP = """\b
Examples:
  dateline read report.txt
  dateline read report.txt | less
  dateline read reports/*.txt --format jsonl -o readings.jsonl
  dateline read news.warc.gz --host news.example --language en -o readings.jsonl
  dateline read news.warc.gz --since 2019-04-24 --until 2019-04-26 -o readings.parquet
  dateline read --feed https://news.example/rss.xml --limit 20 --format jsonl

When reading into a file is stopped, the same command goes on where it was.
Names stand in [brackets] and times in <angles> where there is no colour.
"""
CHECK_HELP = """\b
Examples:
  dateline brief reports/ -o record.json
  dateline check record.json --reports reports/

The exit status is 0 when all holds, and 1 when it does not.
"""
MAIN_HELP = """\b
Start here:
  dateline brief FOLDER          several saved reports of one event, as one account
  dateline read FILE             one report, as it is understood
  dateline COMMAND --help        what a command takes, with examples

\b
Exit status: 0 all is well; 1 a check failed; 2 nothing to read, or wrong usage.
"""
