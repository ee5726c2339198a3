"""Reading the front matter of a brief: title, date, producer, acknowledgement, access help, update notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pswbrief.core.catalogue import Brief, LabelledLink
from pswbrief.ingest.dates import DATE_PATTERN, read_date
from pswbrief.ingest.wording import ACCESS_HELP, ACKNOWLEDGE, DATE_LABEL, EMAIL, PRODUCER, UPDATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.ingest.block import Block
    from pswbrief.ingest.segments import Segments

# The most words of a line that is a label and no introduction.
_LABEL_WORDS = 5
_DATE = re.compile(DATE_PATTERN, re.VERBOSE)


def read_brief(title: str | None, segments: Segments) -> Brief:
    """Return the brief's own description from its front matter; fields that it doesn't print stay empty."""
    found: dict[str, Any] = {"title": title or "A brief"}
    lines = _front_lines(segments.front, title)
    place = 0
    while place < len(lines):
        place = _read_line(found, lines, place)
    help_texts = [block.text for block in segments.help]
    if help_texts:
        found["access_help"] = tuple(help_texts)
    everything = " ".join([*help_texts, *(block.text for block in lines)])
    if email := EMAIL.search(everything):
        found["contact"] = email[0]
    return Brief(**found)


def _front_lines(front: Sequence[Block], title: str | None) -> list[Block]:
    return [block for block in front if block.text != title]


def _read_line(found: dict[str, Any], lines: Sequence[Block], place: int) -> int:
    """Read the block at a place into `found`; return the place of the next block."""
    text = lines[place].text
    if (date := DATE_LABEL.fullmatch(text)) and "issued" not in found:
        _date(found, date["date"])
    elif (producer := PRODUCER.match(text)) and "producer" not in found:
        found["producer"] = (producer["team"] or producer["name"]).strip()
        if rest := producer["sentence"] or producer["rest"]:
            found["introduction"] = rest.strip()
    elif ACKNOWLEDGE.match(text) and "acknowledgement" not in found:
        return _acknowledgement(found, lines, place)
    elif UPDATE.match(text) and "update_notice" not in found:
        return _update(found, lines, place)
    elif (only := _DATE.fullmatch(text)) and "issued" not in found:
        _date(found, only[0])
    elif not ACCESS_HELP.fullmatch(text) and len(text.split()) > _LABEL_WORDS:
        found["introduction"] = f"{found['introduction']} {text}" if "introduction" in found else text
    return place + 1


def _acknowledgement(found: dict[str, Any], lines: Sequence[Block], place: int) -> int:
    """Read the request to acknowledge the brief, and the wording, which may be in the next paragraph; return the next place."""
    request, colon, words = lines[place].text.partition(":")
    found["acknowledgement_request"] = request + colon
    following = place + 1
    if not words.strip() and following < len(lines):
        words = lines[following].text
        following += 1
    if words.strip():
        found["acknowledgement"] = words.strip()
    return following


def _update(found: dict[str, Any], lines: Sequence[Block], place: int) -> int:
    """Read the update notice and the links below it; return the place of the next block."""
    found["update_notice"] = lines[place].text
    links = []
    following = place + 1
    while following < len(lines) and (lines[following].paragraph.bullet or lines[following].paragraph.links):
        block = lines[following]
        links.append(
            LabelledLink(text=block.text, url=next((link.url for link in block.paragraph.links if link.url), None))
        )
        following += 1
    found["update_links"] = tuple(links)
    return following


def _date(found: dict[str, Any], text: str) -> None:
    match = _DATE.search(text)
    issued = read_date(match[0]) if match else None
    if issued is not None:
        found["issued"] = issued
    if match is None or issued is None or match[0] != text.strip():
        found["issued_note"] = text.strip()
