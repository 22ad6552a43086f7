"""Who signs a page: the persons that it states or prints, else the newsroom that it states.

What counts: a stated author who is a person; where none is, a person whom the page prints in
its byline; where nobody is, what the page states as its author, be it an agency or the
newsroom itself ("dpa", "Euronews"). What guards against false hits: a name that is the
publisher's, the site's, an agency's or a desk's is no person's.
"""

from __future__ import annotations

from dateline.acquire.pages.page_body import plain_of
from dateline.acquire.pages.page_metadata import Metadata
from dateline.acquire.prose import agencies, bylines, hygiene, outlets


def signed_by(stated: Metadata, shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return who signed: persons as stated for machines, else as printed, else who is stated."""
    persons = [hygiene.evened(name) for name in stated.authors if is_author(name, stated)]
    return tuple(dict.fromkeys(persons)) or shown or tuple(map(hygiene.evened, stated.authors))


def is_author(name: str, stated: Metadata) -> bool:
    """Say whether a stated author is a person and no newsroom or desk."""
    plain, house = plain_of(name), plain_of(stated.publisher or "")
    host = plain_of((stated.address or "").partition("://")[2].partition("/")[0])
    if plain in host and not bylines.has_given_name(name):
        return False
    if agencies.is_agency(name) or outlets.known(name) or (house and plain in house):
        return False
    return not bylines.is_desk(name) and (not house or house not in plain)
