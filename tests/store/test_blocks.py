from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.store.blocks import comments, split, without_strings
from pswbrief.store.toml_writer import dump_fields
from testing.catalogues import reference

BRIEF = '[brief]\ntitle = "B"\n'
TWO = BRIEF + '\n[[references]]\nid = "a"\ntitle = "A"\n\n# Between.\n\n[[references]]\nid = "b"\n'


def _texts(text):
    """The kind, id and text of each block."""
    return [(block.kind, block.id, text[block.start : block.end]) for block in split(text)]


def test_each_table_is_a_block_and_the_text_between_belongs_to_none():
    assert _texts(TWO) == [
        ("brief", "", '[brief]\ntitle = "B"'),
        ("references", "a", '[[references]]\nid = "a"\ntitle = "A"'),
        ("references", "b", '[[references]]\nid = "b"'),
    ]


def test_a_block_ends_with_its_last_value_however_lines_end():
    text = TWO.replace("\n", "\r\n") + "# End.\r\n"
    assert [block[2] for block in _texts(text)] == [
        '[brief]\r\ntitle = "B"',
        '[[references]]\r\nid = "a"\r\ntitle = "A"',
        '[[references]]\r\nid = "b"',
    ]
    assert _texts(TWO.rstrip("\n")) == _texts(TWO)


def test_the_brief_has_no_id():
    assert _texts('[brief]\nid = "x"\ntitle = "B"\n') == [("brief", "", '[brief]\nid = "x"\ntitle = "B"')]


def test_a_table_inside_a_table_belongs_to_its_block():
    text = '[[references]]\nid = "a"\n\n[references.verified]\nbasis = "title"\n\n[[annotations]]\nid = "c"\n'
    assert [block[:2] for block in _texts(text)] == [("references", "a"), ("annotations", "c")]
    assert _texts(text)[0][2].endswith('basis = "title"')


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TWO.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\ufeff" + TWO, id="BOM"),
        pytest.param(TWO.rstrip("\n"), id="no line end"),
        pytest.param("# Head.\n\n" + TWO, id="comment at the top"),
        pytest.param("\ufeff# Head.\n" + TWO, id="BOM and comment"),
        pytest.param(TWO.replace("[[references]]", "  [[ references ]]  # one"), id="blanks and comments"),
        pytest.param(TWO.replace('id = "a"', "\tid='a'\t# it's"), id="quotes in a comment"),
        pytest.param(TWO.replace('title = "A"', 'notes = """\n[[references]]\nid = "x"\n# no\n"""'), id="long string"),
        pytest.param(TWO.replace('title = "A"', "notes = '''\n[x]\n'''"), id="long literal string"),
        pytest.param(TWO.replace('title = "A"', 'notes = """"q"\n[x] \\""" """'), id="quotes in a long string"),
        pytest.param(TWO.replace('title = "A"', 'authors = [\n    { family = "[x]" },\n]'), id="array"),
    ],
)
def test_blocks_are_found_however_a_person_lays_them_out(text):
    tomllib.loads(text.removeprefix("\ufeff"))
    assert [(block.kind, block.id) for block in split(text)] == [
        ("brief", ""),
        ("references", "a"),
        ("references", "b"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('references = [{ id = "a" }]', id="inline"),
        pytest.param('[["references"]]\nid = "a"', id="quoted table"),
        pytest.param('[[references]]\n"id" = "a"', id="quoted key"),
        pytest.param('[[references]]\nid = "\\u0061"', id="escaped id"),
        pytest.param('[[references]]\nid = """a"""', id="id in long quotes"),
        pytest.param('[[references]]\ntitle = "A"', id="no id"),
        pytest.param('[references]\nid = "a"', id="one table"),
        pytest.param('[[references]]\ntitle = "A"\n[references.extra.ris]\nid = "q"', id="the id of a sub-table"),
        pytest.param(
            '[[references]]\ntitle = "A"\n[references.extra.ris]\nU1 = "a"\n[references.csl]\nid = "q"',
            id="the id of a second sub-table",
        ),
        pytest.param('[[brief]]\ntitle = "B"', id="several briefs"),
        pytest.param('[[references]]\nid = "a"\n[other.verified]\nx = 1', id="a table of another"),
        pytest.param('brief.title = "B"', id="dotted"),
        pytest.param('[[references]]\nid = "a"\nx = [\n[1],\n]', id="array of arrays"),
    ],
)
def test_what_is_laid_out_otherwise_has_no_blocks(text):
    tomllib.loads(text)
    assert split(text) is None


@pytest.mark.parametrize("text", ["", "\n\n", "# Only this.\n", "\ufeff"])
def test_a_file_with_nothing_in_it_has_no_blocks_and_is_laid_out_well(text):
    assert split(text) == []


@given(st.lists(st.text() | st.sampled_from(["[[references]]", '"""', "'''\n#", "\\", "\n[x]\n"]), max_size=4))
def test_whatever_texts_a_catalogue_holds_each_reference_is_a_block(notes):
    notes = [note.encode("utf-8", "replace").decode() for note in notes]
    tables = [reference(id=f"r{place}", notes=note or "-", tags=[note or "-"]) for place, note in enumerate(notes)]
    text = "\n".join(dump_fields("references", table) for table in tables)
    assert [block.id for block in split(text)] == [table["id"] for table in tables]
    assert [tomllib.loads(block[2])["references"] for block in _texts(text)] == [[table] for table in tables]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a = 1\n# x\nb = 2 # y\n", [2, 3]),
        ('a = "# no"\nb = \'# no\'\nc = """\n# no\n"""\nd = [ # yes\n]\n', [6]),
        ("\n# x", [2]),
        ("", []),
    ],
)
def test_comments_are_reported_from_strings_that_look_like_some(text, lines):
    assert comments(text) == lines


def test_long_strings_are_filled_so_that_places_and_lines_stay():
    text = '\ufeffa = """\n[x]\n"""\nb = "# [y]"\n'
    filled = without_strings(text)
    assert [len(line) for line in filled.split("\n")] == [len(line) for line in text.split("\n")]
    assert "[x]" not in filled
    assert 'b = "# [y]"' in filled
