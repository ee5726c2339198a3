"""Broken and hostile inputs to the query language, the catalogue and the library's editor: an answer or a sentence, never a fault.

`make test-all` feeds each some hundreds, `make nightly` a hundred thousand (PSWBRIEF_FUZZ). Inputs are made from the pieces of the
grammars, and by breaking valid ones.
"""

from __future__ import annotations

import contextlib

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from pswbrief.core.reference import Reference
from pswbrief.core.selection import Selection
from pswbrief.errors import BriefError
from pswbrief.index.raw_tables import raw_tables_of
from pswbrief.search.language import parse
from pswbrief.store.blocks import split
from pswbrief.store.catalogue_editor import CatalogueEditor
from pswbrief.store.document import Document
from pswbrief.store.merge.files import merge_files
from pswbrief.store.read import parse_either, parse_library
from pswbrief.text.normalize import plain_signs
from pswbrief.workspace import Settings, Workspace
from testing.catalogues import reference, write
from testing.exchange_items import MANY, SOME
from testing.odd_libraries import odd_libraries

pytestmark = pytest.mark.slow

# What queries are made of, the odd included.
PIECES = st.sampled_from(
    [
        *("peer", "Burnout", "support", "wörk", "支援", "e\u0301", "\U0001f600", "\x00", "\ud800", "\u200b", "x" * 300),
        *(
            "AND",
            "OR",
            "NOT",
            "and",
            "-",
            "--",
            "(",
            ")",
            "((",
            '"',
            "'",
            "*",
            "**",
            "?",
            ":",
            "::",
            "\\",
            "%",
            "\t",
            "\n",
        ),
        *(
            "title:",
            "author:",
            "year:",
            "access:",
            "id:",
            "tag:",
            "any:",
            "nothing:",
            "doi:10.1/",
            "year:2020..",
            "year:..0",
        ),
        *(
            "2018..2022",
            "99999999999999999999",
            "0",
            "pmid:",
            "https://doi.org/10.1186/x",
            "NEAR/3",
            "^",
            "~",
            "{",
            "[red]",
        ),
    ]
)
QUERIES = st.one_of(
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=40).map(
        lambda parts: "".join(map("".join, parts))
    ),
    st.text(max_size=80),
)


@MANY
@given(QUERIES)
@example("(" * 5000)
@example("-" * 5000)
@example('"' * 4999)
@example("\u200b")
@example("peer \uff08support\uff09")
def test_any_text_is_a_query(text):
    query = parse(text)
    assert query.text == (text if query.is_passage else plain_signs(text))
    assert all(hint == hint.strip() and hint for hint in query.hints)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    path = write(
        tmp_path_factory.mktemp("fuzz") / "b.toml",
        reference(title="Peer support and burnout"),
        reference(id="b", title="Words"),
    )
    return Workspace(Settings(catalogue=path, use_cache=False))


@SOME
@given(text=QUERIES)
@example(text="peer NOT \U0001f600")
@example(text="peer\udcff")
@example(text="https://doi.org/10.1186/x\udcff")
def test_any_query_has_an_answer(workspace, text):
    with contextlib.suppress(BriefError):
        assert workspace.search(text, Selection()) is not None


# Files: valid pieces in any order, some of them broken, and bytes changed anywhere.
LINES = st.sampled_from(
    [
        *(
            "[[references]]",
            "[[annotations]]",
            "[[sections]]",
            "[brief]",
            "[references.verified]",
            "[[references.authors]]",
        ),
        *(
            'id = "a"',
            'id = "b"',
            "id = 'c'",
            '"id" = "d"',
            'type = "book"',
            'title = "T"',
            'title = """T',
            '"""',
            "'''",
        ),
        *(
            "tags = [",
            "]",
            '"x",',
            "# comment",
            "# CONFLICT volume = 1",
            'volume = "1"',
            'authors = [{ family = "A" }]',
        ),
        *(
            'duplicate_of = "a"',
            'duplicate_of = "b"',
            'section = "s"',
            "issued = 2020-01-01",
            "",
            " ",
            "\t",
            "=",
            "a.b.c = 1",
        ),
        *(
            "references = []",
            'csl.medium = "x"',
            "[references.csl]",
            "[references.extra.ris]",
            "\ufeff",
            "\x00",
            "x = " + "[" * 90,
        ),
    ]
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
BASE = (
    '[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\n\n'
    '# Mine.\n[[references]]\nid = "b"\ntype = "book"\ntitle = "B"\ntags = ["x"]\n'
)
BROKEN = st.tuples(st.integers(0, len(BASE)), st.integers(0, 6), st.binary(max_size=4)).map(
    lambda cut: BASE.encode()[: cut[0]] + cut[2] + BASE.encode()[cut[0] + cut[1] :]
)
FILES = st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), BROKEN, st.binary(max_size=60))
VALUES = st.sampled_from([None, "v", "", 'a"\nb', "'''", ["x", "y"], "# no comment", "a\u2028b", "]]\n[[references]]"])
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["first", "first", "last", "theirs"]),
        st.sampled_from(["volume", "tags", "notes", "title", "csl.medium", "authors", "remove", "add"]),
        VALUES,
    ),
    max_size=4,
)
LISTS = {"tags", "authors"}


@MANY
@given(FILES)
def test_any_bytes_are_a_catalogue_or_a_library_or_are_reported(data):
    reported = None
    try:
        parse_either(data, "l.toml")
    except BriefError as error:
        reported = error.sentence
    assert reported is None or reported.startswith("l.toml")
    # What indexes are compared with makes no difference between files that do.
    parts = raw_tables_of(data)
    assert parts is None or parts.text.encode() in data


def _edit(editor, key, what, value):
    if what == "remove":
        if editor.text(key) is not None:
            editor.remove(key)
    elif what == "add":
        editor.add(Reference(id="new", type="book", title=value if isinstance(value, str) and value.strip() else "New"))
    else:
        editor.set_fields(key, {what: value if (what in LISTS) == isinstance(value, list) else None})


@MANY
@given(odd_libraries(), EDITS)
def test_what_the_editor_makes_of_any_library_is_valid_and_leaves_the_rest_alone(data, edits):
    before = parse_library(data, "l.toml")
    editor = CatalogueEditor(Document(data, "l.toml", library=True, rewrite=True), sections=["s"], brief_ids=["theirs"])
    keys = {"first": before.references[0].id, "last": before.references[-1].id, "theirs": "theirs"}
    touched = {"new", *(keys[place] for place, *_ in edits)}
    try:
        for place, what, value in edits:
            _edit(editor, keys[place], what, value)
        editor.check()
    except BriefError:
        return
    after = editor.document.text().encode()
    tomli.loads(after.decode().removeprefix("\ufeff"))
    made = parse_library(after, "l.toml")
    for parts in ("references", "annotations"):
        left, found = ([part for part in getattr(each, parts) if part.id not in touched] for each in (before, made))
        assert left == found
    # What is laid out in blocks is left alone to the byte.
    if not edits and split(data.decode().removeprefix("\ufeff")) is not None:
        assert after == data


SIDES = st.one_of(odd_libraries(), odd_libraries(), FILES)


@SOME
@given(SIDES, SIDES, SIDES)
def test_any_three_files_are_merged_into_a_valid_one_or_are_reported(base, ours, theirs):
    try:
        result = merge_files(base, ours, theirs, ["base", "ours", "theirs"])
    except BriefError:
        return
    if result.data not in {base, ours, theirs}:
        parse_either(result.data, "merged")
        assert merge_files(base, theirs, ours, ["base", "theirs", "ours"]).data == result.data
