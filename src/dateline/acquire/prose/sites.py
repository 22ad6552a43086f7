"""The site that an address belongs to, by which a newsroom is called that no list names.

"blogs.ocweekly.com" and "www.ocweekly.com" are one site, "ocweekly.com"; what stands before a
country's second level ("co.uk") counts, and so does what stands before a host that many
writers share. Of a file's name only endings that no file has are taken for an address.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from dateline import lexicon

HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
_FILE_ENDING = re.compile(r"\.(?:txt|html?|xhtml|gz|md)\b")
_COUNTRY = 2  # letters of a country's domain


def site_of(url: str, path: str) -> str | None:
    """Return the site of an address, else of the address in a file's name; None without either."""
    return _site(_host(url)) or _in_name(path)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _in_name(path: str) -> str | None:
    name = path.replace("\\", "/").rpartition("/")[2].casefold()
    for host in HOST.findall(_FILE_ENDING.sub(" ", name)):
        *_, second, top = host.split(".")
        if top in _listed("top") or (len(top) == _COUNTRY and second in _listed("second")):
            return _site(host)
    return None


def _site(host: str) -> str | None:
    """Return the part of a host's name that stands for its owner."""
    labels = host.split(".")
    if not HOST.fullmatch(host):
        return None
    kept = 2
    if len(labels[-1]) == _COUNTRY and labels[-2] in _listed("second"):
        kept = 3
    if ".".join(labels[-kept:]) in _listed("mirror") or len(labels) < kept:
        return None
    shared = next((n for n in (2, 3) if ".".join(labels[-n:]) in _listed("shared")), 0)
    return ".".join(labels[-max(kept, shared + 1 if shared else 0) :])


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(name for name, listed in lexicon.rows("domains.tsv") if listed == kind)
