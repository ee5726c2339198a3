from __future__ import annotations

import contextlib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.store.field_lines import merge, set_fields
from pswbrief.store.toml_writer import dump_fields
from testing.catalogues import reference

ORDER = list(Reference.model_fields)
BLOCK = """\
[[references]]
id = "a"
# The title as printed.
title = "A" # sic
authors = [
    { family = "B", given = "C" },
]
volume = '3'

# Of later.
notes = \"\"\"
One.
# Two.\"\"\"

[references.verified] # seen
basis = "title"
seen_at = ["https://a.uk"]"""


def _set(block, *, rewrite=False, **values):
    return set_fields(block, values, ORDER, name="b.toml", rewrite=rewrite)


def _table(block):
    return tomllib.loads(block)["references"][0]


@pytest.mark.parametrize(
    ("values", "old", "new"),
    [
        ({"volume": "4"}, "volume = '3'", 'volume = "4"'),
        ({"volume": None}, "volume = '3'\n", ""),
        ({"issue": "2"}, "volume = '3'\n", "volume = '3'\nissue = \"2\"\n"),
        ({"type": "book"}, 'id = "a"\n', 'id = "a"\ntype = "book"\n'),
        ({"authors": [{"literal": "D"}]}, '{ family = "B", given = "C" }', '{ literal = "D" }'),
        ({"notes": "x"}, '"""\nOne.\n# Two."""', '"x"'),
        ({"notes": None}, 'notes = """\nOne.\n# Two."""\n', ""),
        ({"abstract": "x"}, '# Two."""\n', '# Two."""\nabstract = "x"\n'),
        ({"id": "b"}, 'id = "a"', 'id = "b"'),
    ],
)
def test_a_field_is_set_in_its_own_lines_and_no_other_changes(values, old, new):
    assert BLOCK.count(old) == 1
    assert _set(BLOCK, **values) == BLOCK.replace(old, new)


def test_a_value_that_is_there_is_set_to_the_same_without_a_trace():
    assert _set(BLOCK, id="a") == BLOCK


def test_a_comment_next_to_a_field_is_never_lost_silently():
    with pytest.raises(InputError, match=r"Setting title would drop the comment on it in b\.toml") as caught:
        _set(BLOCK, title="T")
    assert "--rewrite" in caught.value.hint
    assert 'title = "T"\nauthors' in _set(BLOCK, title="T", rewrite=True)


def test_a_comment_inside_an_array_is_never_lost_silently():
    block = '[[references]]\nid = "a"\ntags = [\n    "x", # why\n]'
    with pytest.raises(InputError, match="would drop the comment"):
        _set(block, tags=["y"])


def test_a_hash_in_a_text_is_no_comment():
    assert _set('[[references]]\nid = "a"\nnotes = "# x"', notes="y").endswith('notes = "y"')


# All of these are TOML in which a field has no lines of its own.
ODD = {
    "dotted keys": '[[references]]\nid = "a"\ntitle = "T"\nverified.basis = "title"\nverified.seen_at = ["https://a.uk"]',
    "dotted keys apart": '[[references]]\nid = "a"\nverified.basis = "title"\ntitle = "T"\nverified.seen_at = ["https://a.uk"]',
    "a table a person": '[[references]]\nid = "a"\ntitle = "T"\n[[references.authors]]\nfamily = "B"',
    "an escaped key": '[[references]]\nid = "a"\ntitle = "T"\n"not\\u0065s" = "N"',
}


@pytest.mark.parametrize("block", ODD.values(), ids=ODD)
@pytest.mark.parametrize("values", [{"title": "New"}, {"authors": [{"family": "Z"}]}, {"notes": "N2"}, {"volume": "1"}])
def test_nothing_is_lost_where_a_field_has_no_lines_of_its_own(block, values):
    assert _table(_set(block, **values)) == _table(block) | values


@pytest.mark.parametrize("block", ODD.values(), ids=ODD)
def test_where_a_field_has_no_lines_of_its_own_no_comment_is_lost_silently(block):
    block = block.replace('id = "a"', '# Why.\nid = "a"')
    with contextlib.suppress(InputError):
        assert "# Why." in _set(block, title="New")
    assert _table(_set(block, title="New", rewrite=True))["title"] == "New"


def test_lines_that_end_with_crlf_are_set_too():
    edited = _set(BLOCK.replace("\n", "\r\n"), volume="4")
    assert _table(edited) == _table(BLOCK) | {"volume": "4"}


TEXTS = st.text(min_size=1).map(lambda text: text.encode("utf-8", "replace").decode())


@given(
    st.dictionaries(st.sampled_from(["title", "notes", "abstract", "volume"]), TEXTS),
    st.dictionaries(st.sampled_from(["title", "notes", "abstract", "tags"]), TEXTS | st.none()),
)
def test_whatever_is_set_reads_back_and_the_rest_stays(there, values):
    table = reference(**there)
    known = {name: [text] if name == "tags" and text else text for name, text in values.items()}
    edited = _set(dump_fields("references", table), **known)
    assert _table(edited) == {name: value for name, value in (table | known).items() if value is not None}


@pytest.mark.parametrize(
    ("before", "table", "values", "after"),
    [
        ({}, "csl", {"csl.medium": "film"}, {"medium": "film"}),
        ({"medium": "film"}, "csl", {"csl.medium": None}, {}),
        ({"medium": "film"}, "csl", {"csl.scale": None}, {"medium": "film"}),
        ({"medium": "film"}, "csl", {"extra.ris.U1": "z", "title": "T"}, {"medium": "film"}),
        ({"ris": {"U1": "a"}}, "extra", {"extra.ris.U2": "b"}, {"ris": {"U1": "a", "U2": "b"}}),
        ({}, "extra", {"extra.bibtex.date.x": "b"}, {"bibtex": {"date.x": "b"}}),
        ({"ris": {"U1": "a"}, "bibtex": {"x": "y"}}, "extra", {"extra.ris.U1": None}, {"bibtex": {"x": "y"}}),
    ],
)
def test_a_value_of_a_table_is_set_by_its_dotted_name_and_a_table_left_empty_goes(before, table, values, after):
    kept = {name: dict(value) if isinstance(value, dict) else value for name, value in before.items()}
    assert merge(before, table, values) == after
    assert before == kept


CSL = '[references.csl]\nmedium = "film"\n'
VERIFIED = '[references.verified]\nbasis = "title"\n'
EXTRA = '[references.extra.ris]\nU1 = "z"\n'
NOTED = '[[references]]\n# Noted.\nid = "a"\n'
HEAD = '[[references]]\nid = "a"\n'


@pytest.mark.parametrize(
    ("block", "values", "edited"),
    [
        (HEAD, {"csl.medium": "film"}, f"{HEAD}\n{CSL}".rstrip("\n")),
        (f"{HEAD}\n{VERIFIED}", {"csl.medium": "film"}, f"{HEAD}\n{CSL}\n{VERIFIED}"),
        (
            f"{HEAD}\n{CSL}",
            {"extra.ris.U1": "z"},
            f'{HEAD}\n{CSL}\n[references.extra.ris]\nU1 = "z"',
        ),
        (
            f"{HEAD}\n{CSL}\n\n{VERIFIED}",
            {"csl.medium": "tape"},
            f"{HEAD}\n{CSL}\n\n{VERIFIED}".replace("film", "tape"),
        ),
        (f"{HEAD}\n{CSL}", {"csl.medium": "tape"}, f"{HEAD}\n{CSL}".replace("film", "tape")),
        (f"{HEAD}\n{CSL}\n{VERIFIED}", {"volume": "1"}, f'{HEAD}volume = "1"\n\n{CSL}\n{VERIFIED}'),
        (HEAD, {"csl.medium": None}, HEAD),
        (HEAD, {"csl": {"medium": "film"}}, f"{HEAD}\n{CSL}".rstrip("\n")),
        (f"{HEAD}\n{CSL}", {"csl": {"scale": "1:2"}}, f"{HEAD}\n{CSL}".replace('medium = "film"', 'scale = "1:2"')),
        (f"{HEAD}\n{CSL}\n{VERIFIED}", {"csl": None}, f"{HEAD}\n\n{VERIFIED}"),
        # With a comment in the table, writing it anew would lose it.
        *(
            (f"{NOTED}\n{before}", values, f"{NOTED}{line}\n{after}")
            for before, values, line, after in (
                (CSL, {"volume": "1"}, 'volume = "1"\n', CSL),
                (EXTRA, {"title": "T"}, 'title = "T"\n', EXTRA),
                (f"{EXTRA}\n{VERIFIED}", {"csl.medium": "film"}, "", f"{CSL}\n{EXTRA}\n{VERIFIED}"),
                (f"{CSL}\n{VERIFIED}", {"extra.ris.U1": "z"}, "", f"{CSL}\n{EXTRA}\n{VERIFIED}"),
                (f"{CSL}\n{VERIFIED}", {"csl.medium": "tape"}, "", f"{CSL}\n{VERIFIED}".replace("film", "tape")),
                (
                    f"{CSL}\n\n\n{VERIFIED}",
                    {"csl.medium": "tape"},
                    "",
                    f"{CSL}\n\n\n{VERIFIED}".replace("film", "tape"),
                ),
            )
        ),
        (f"{NOTED}\n{EXTRA}", {"id": "b"}, f"{NOTED}\n{EXTRA}".replace('"a"', '"b"')),
        ('[[sections]]\n# Of all.\ntitle = "S"', {"id": "s"}, '[[sections]]\nid = "s"\n# Of all.\ntitle = "S"'),
        ("[[references]]\n# Empty.", {"id": "s"}, '[[references]]\nid = "s"\n# Empty.'),
    ],
)
def test_a_table_is_set_in_its_own_lines_or_inserted_where_it_belongs(block, values, edited):
    assert set_fields(block, values, ORDER, name="b.toml", rewrite=False) == edited


def test_a_comment_in_a_table_is_dropped_only_on_request():
    block = f"{HEAD}\n{CSL}".replace('"film"', '"film" # on loan')
    with pytest.raises(InputError, match="Setting csl would drop a comment in it"):
        set_fields(block, {"csl.scale": "1:2"}, ORDER, name="b.toml", rewrite=False)
    edited = set_fields(block, {"csl.scale": "1:2"}, ORDER, name="b.toml", rewrite=True)
    assert _table(edited)["csl"] == {"medium": "film", "scale": "1:2"}


def test_a_table_that_must_be_written_anew_has_its_fields_in_order():
    block = '[[references]]\n"not\\u0065s" = "N"\ntitle = "T"\nid = "a"'
    assert list(_table(_set(block, notes="New"))) == ["id", "title", "notes"]
    with pytest.raises(InputError, match=r"a in b\.toml does not have one line for each field; .* first in its line 3"):
        _set(block.replace("title =", "# One.\n# Two.\ntitle ="), notes="New")
