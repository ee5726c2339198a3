"""Release notes, read by a Markdown program of somebody else's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pswbrief.diff.editions import CataloguePart, ChangeKind, EditionChange
from pswbrief.diff.release_notes import dumps

CHANGES = [
    EditionChange(ChangeKind.ADDED, CataloguePart.SECTION, "new", "New"),
    EditionChange(ChangeKind.ADDED, CataloguePart.REFERENCE, "a", "On peers", "section", None, "New"),
    EditionChange(ChangeKind.REMOVED, CataloguePart.REFERENCE, "b", "On bees", "section", "Old", None),
    EditionChange(ChangeKind.MOVED, CataloguePart.REFERENCE, "c", "On work", "section", "Old", "New"),
    EditionChange(ChangeKind.RENAMED, CataloguePart.REFERENCE, "d2", "On words", "id", "d", "d2"),
    EditionChange(ChangeKind.CHANGED, CataloguePart.REFERENCE, "e", "On time", "volume", "11", "23"),
    EditionChange(ChangeKind.CHANGED, CataloguePart.REFERENCE, "e", "On time", "doi", None, "10.5555/1"),
    EditionChange(ChangeKind.CHANGED, CataloguePart.BRIEF, "", "", "issued", "2025", "2026"),
]

NOTES = """\
# What is new

## Added

- Section: New (`new`)
- On peers (`a`), in New

## Removed

- On bees (`b`), in Old

## Moved

- On work (`c`): Old → New

## Renamed

- On words (`d2`): d → d2

## Changed

- On time (`e`)
  - volume: 11 → 23
  - doi: nothing → 10.5555/1
- The brief itself
  - issued: 2025 → 2026
"""


def _tags(markdown):
    return re.sub(r">[^<]*<", "><", MarkdownIt("commonmark").enable("table").render(markdown))


def test_each_kind_of_change_has_its_heading_and_each_reference_its_title_and_id():
    assert dumps(CHANGES, title="What is new") == NOTES


def test_where_nothing_differs_the_notes_say_so():
    assert dumps([], title="New") == "# New\n\nNothing differs.\n"


def test_a_change_of_markup_alone_is_not_shown_as_none():
    change = EditionChange(ChangeKind.CHANGED, CataloguePart.REFERENCE, "a", "T", "title", "<i>T</i>", "T")
    assert "title: T (only its markup or blanks)" in dumps([change], title="New")


@pytest.mark.parametrize("place", ["title", "section", "value"])
@given(text=st.text(st.sampled_from("a *_`#[]()<>!|~^$\\&;@:=+-1.\n\t\x1b"), min_size=1, max_size=20))
def test_whatever_the_file_says_stays_text(place, text):
    """The structure of the page is the one that harmless text gives."""

    def notes(words):
        title, section, value = (words if name == place else "word" for name in ("title", "section", "value"))
        return dumps(
            [
                EditionChange(
                    ChangeKind.ADDED, CataloguePart.REFERENCE, "a", f"x{title}x", "section", None, f"x{section}x"
                ),
                EditionChange(
                    ChangeKind.CHANGED, CataloguePart.REFERENCE, "e", f"x{title}x", "volume", "1", f"x{value}x"
                ),
            ],
            title=f"x{title}x",
        )

    assert _tags(notes(text)) == _tags(notes("word"))
    assert "\x1b" not in notes(text)
