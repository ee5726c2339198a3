"""Reading the head of a reference: its title, and the lines between the title and the source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.ingest.asides import address_in_line, identifiers_in_line, is_stray
from pswbrief.ingest.document import DocumentLink, join_lines
from pswbrief.ingest.furniture import heading_key
from pswbrief.ingest.markdown import web_address
from pswbrief.ingest.segments import FoundReference, without_label, without_number
from pswbrief.ingest.wording import is_access_note, split_note_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.block import Block


def begin_reference(head: Sequence[Block], source: Block) -> FoundReference:
    """Return the reference whose title is the first block of `head`, and whose source line is `source`; its abstract follows later.

    If titles are emphasised, a plain block that is neither authors nor an access note is not part of the title, and is kept as not
    understood.
    """
    found = FoundReference(title="", page=head[0].paragraph.page, source=source)
    words, plain = [head[0].text], []
    authors = []
    for block in head[1:]:
        if block.names_authors and not is_access_note(block.text):
            authors.append(block.text)
        elif is_stray(block.text):
            found.stray = found.stray or block.text
        elif (link := address_of(block)) is not None:
            found.more_links.append(link)
        elif identifiers := identifiers_in_line(block.text):
            found.identifiers |= identifiers
        else:
            words.append(block.text)
            plain += [block.text] if head[0].emphasised and not block.emphasised else []
    noted = split_note_after(join_lines(words))
    if plain and not (noted.note and plain[-1].endswith(noted.note[-1])):
        found.unknown = " ".join(plain)
        noted = split_note_after(join_lines([word for word in words if word not in plain]))
    found.title, found.access_note = without_label(noted.text), noted.note
    found.author_note = "; ".join(authors) or None
    found.link = _link_of(head, noted.text)
    return found


def address_of(block: Block) -> DocumentLink | None:
    """Return the address on a line by itself: its link if it has one, as a printed address may be cut; None for other lines."""
    if (address := address_in_line(block.text)) is None:
        return None
    return next((link for link in block.paragraph.links if link.url), DocumentLink(block.text, web_address(address)))


def _link_of(head: Sequence[Block], title: str) -> DocumentLink | None:
    """Return the link of a title: one in its paragraph with an address, on words of the title; None if there is none."""
    links = [link for block in head for link in block.paragraph.links if link.url]
    key = heading_key(without_number(title))
    # A link of a line of a PDF holds all of the line, the access note included.
    return next((one for one in links if (words := heading_key(one.text)) and (words in key or key in words)), None)
