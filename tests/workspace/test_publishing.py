"""The page of a brief as text: nothing of a reader's own is exported unasked."""

from __future__ import annotations

import pytest

from pswbrief.core.selection import Selection
from pswbrief.workspace import Settings, Workspace
from pswbrief.workspace.export_fields import ExportFields

# Words that are in no reference of the brief.
TITLE, TAG, NOTE = "Zebraxyz", "quuxtag", "frobnote"
BRIEF = Selection(source="brief")


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library in which something is noted on a reference of the brief, and on one of the reader's own."""
    file = tmp_path_factory.mktemp("library") / "library.toml"
    file.write_text(
        f"""
[[references]]
id = "own2020"
type = "book"
title = "{TITLE} on the ward"
tags = ["{TAG}own"]
notes = "{NOTE}own"

[[annotations]]
id = "gillard2022impact"
tags = ["{TAG}"]
status = "reading"
notes = "{NOTE}"
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture(scope="module")
def whole_page():
    """The page of the brief that ships, where there is no library."""
    return _page(Workspace(Settings()), BRIEF)


def _page(workspace, selection, *, tags=True):
    return workspace.export(workspace.select(selection), "html", carried=ExportFields(tags=tags)).text


def test_the_page_of_the_brief_alone_is_the_same_whatever_a_library_holds(library, whole_page):
    assert _page(Workspace(Settings(library=library)), BRIEF, tags=False) == whole_page


@pytest.mark.parametrize("key", ["own2020", "gillard2022impact"])
def test_a_page_holds_tags_but_no_private_note_and_no_word_of_what_was_not_chosen(library, key):
    page = _page(Workspace(Settings(library=library)), Selection(ids=(key,)))
    assert NOTE not in page
    assert TAG in page
    assert (TITLE.lower() in page.lower()) == (key == "own2020")
    assert "burnout" not in page


def test_the_page_of_the_whole_brief_is_a_file_to_send_by_mail(whole_page):
    assert len(whole_page.encode()) <= 1_000_000


def test_a_page_without_a_reference_of_the_brief_says_nothing_of_the_brief(library):
    workspace = Workspace(Settings(library=library))
    notice = workspace.acknowledgement()[0]
    own, both = (_page(workspace, Selection(ids=ids)) for ids in (("own2020",), ("own2020", "gillard2022impact")))
    assert notice in both
    assert not [word for word in ("Evidence Brief", "Acknowledgement", "Contact:", "Updates", notice) if word in own]
    assert "<title>References</title>" in own
