from __future__ import annotations

import difflib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.catalogue import Annotation
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.store.document import Document
from pswbrief.store.read import parse_catalogue, parse_library
from testing.catalogues import reference
from testing.libraries import COMMENTED as LIBRARY

ODD = 'references = [{ id = "a", type = "book", title = "A" }]\n'


def _document(text=LIBRARY, **options):
    return Document(text.encode(), "l.toml", library=True, **options)


def _new(key="c", **fields):
    return Reference.model_validate(reference(id=key, section=None, access=None, **fields))


def _ids(text, kind="references"):
    return [part["id"] for part in tomllib.loads(text.removeprefix("\ufeff")).get(kind, [])]


SHAPES = {
    "as it is": LIBRARY,
    "CRLF": LIBRARY.replace("\n", "\r\n"),
    "no line end": LIBRARY.rstrip("\n"),
    "blank lines at the end": LIBRARY + "\n\n",
    "a comment at the end": LIBRARY + "# The end.",
    "BOM": "\ufeff" + LIBRARY,
    "BOM and no comment": "\ufeff" + LIBRARY.removeprefix("# Mine.\n\n"),
    # Their bytes include 85 and A0, which are blanks in Latin-1.
    "more than ASCII": LIBRARY.replace("# Mine.", "# Mine: à Å 中文 😀 à").replace('["x"]', '["Åland à", "中", "😀"]'),
    "more than ASCII at the end": LIBRARY + "# à Å\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_what_is_added_comes_at_the_end_and_the_rest_stays_byte_for_byte(text):
    document = _document(text)
    document.append("references", _new())
    assert document.text().startswith(text)
    assert _ids(document.text()) == ["a", "b", "c"]
    assert document.text().count("\n") == document.text().count("\r\n" if "\r\n" in text else "\n")


@pytest.mark.parametrize("text", ["", "\n", "# Nothing yet.\n", "\ufeff"])
def test_a_library_with_nothing_in_it_gets_its_first_reference(text):
    document = _document(text)
    document.append("references", _new())
    assert document.text().startswith(text)
    assert [part.id for part in parse_library(document.text().encode(), "l.toml").references] == ["c"]


@pytest.mark.parametrize(("text", "between"), [(LIBRARY.rstrip("\n"), "\n\n"), (LIBRARY, "\n"), (LIBRARY + "\n", "")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_blank_line_is_above_each_table_that_is_added(text, between, end):
    document = _document(text.replace("\n", end))
    for key in "cd":
        document.append("annotations", Annotation(id=key))
    added = '[[annotations]]\nid = "c"\n\n[[annotations]]\nid = "d"\n'
    assert document.text() == (text + between + added).replace("\n", end)


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_one_change_is_one_small_difference(text):
    document = _document(text)
    document.set_fields("references", "a", {"title": "Other"})
    before, after = text.splitlines(), document.text().splitlines()
    changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert changed == ['- title = "A"', '+ title = "Other"']


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_what_is_removed_takes_its_own_lines_with_it_and_no_comment(text):
    document = _document(text)
    document.remove("references", "a")
    left = document.text()
    assert _ids(left) == ["b"]
    assert "# Read first." in left
    assert "# or a report?" in left
    assert not document.has("references", "a")
    assert document.removed("references") == ["a"]


def test_removing_a_table_with_a_comment_in_it_is_refused_with_its_line():
    with pytest.raises(InputError, match=r"Removing b would drop the comment in l\.toml:15\.") as caught:
        _document().remove("references", "b")
    assert "--rewrite" in caught.value.hint
    with pytest.raises(InputError, match=r"Removing b would drop the comment in l\.toml:17\."):
        _document("\n\n" + LIBRARY + "# The end.\n").remove("references", "b")
    document = _document(rewrite=True)
    document.remove("references", "b")
    assert _ids(document.text()) == ["a"]


def test_every_character_of_what_is_written_and_of_what_stays_is_kept():
    document = _document(SHAPES["more than ASCII"])
    document.set_fields("references", "a", {"title": "Zürich 東京 😀 à"})
    document.append("annotations", Annotation(id="c", notes="Å"))
    assert document.data() == document.text().encode()
    tables = tomllib.loads(document.text())
    assert [note.get("tags") or note["notes"] for note in tables["annotations"]] == [["Åland à", "中", "😀"], "Å"]
    assert [table["title"] for table in tables["references"]] == ["Zürich 東京 😀 à", "B"]
    assert document.table("references", "a")["title"] == "Zürich 東京 😀 à"


def test_when_all_is_removed_no_blank_line_is_left():
    document = _document('[[annotations]]\nid = "a"\n')
    document.remove("annotations", "a")
    assert document.text() == ""


def test_the_ids_of_a_kind_are_reported_in_order_with_what_was_added_and_without_what_was_removed():
    document = _document(LIBRARY + '\n[[sections]]\nid = "a"\ntitle = "A"\n')
    document.append("references", _new())
    document.remove("references", "a")
    assert document.ids("references") == ["b", "c"]
    assert document.ids("sections") == ["a"]
    assert document.ids("annotations") == ["theirs"]


def test_a_table_is_there_from_when_it_is_added_until_it_is_removed():
    document = _document()
    document.append("references", _new())
    there = {("references", "a"): True, ("references", "c"): True, ("references", "x"): False, ("sections", "a"): False}
    assert {place: document.has(*place) for place in there} == there
    document.remove("references", "a")
    document.remove("references", "c")
    assert [document.has("references", key) for key in "abc"] == [False, True, False]


def test_a_table_is_reported_as_it_is_after_all_changes():
    document = _document()
    document.set_fields("annotations", "theirs", {"tags": ["y"], "notes": "N", "status": None})
    assert document.table("annotations", "theirs") == {"id": "theirs", "tags": ["y"], "notes": "N"}
    document.set_fields("annotations", "theirs", {"tags": [], "notes": ""})
    assert document.table("annotations", "theirs") == {"id": "theirs"}
    assert document.block("annotations", "theirs") == '[[annotations]]\nid = "theirs"'


def test_what_has_just_been_added_can_be_changed_and_removed_again():
    document = _document()
    document.append("annotations", Annotation(id="b", tags=("x",)))
    document.set_fields("annotations", "b", {"tags": ["y"]})
    assert document.table("annotations", "b")["tags"] == ["y"]
    document.remove("annotations", "b")
    assert document.text() == LIBRARY


def test_only_what_is_laid_out_otherwise_is_written_anew():
    document = _document(ODD)
    document.set_fields("references", "a", {"volume": "1"})
    assert document.text() == '[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nvolume = "1"\n'


def test_writing_anew_what_has_comments_is_refused_with_the_first_ones_line():
    with pytest.raises(InputError, match=r"would drop its comments, the first in line 2") as caught:
        _document(ODD + "# Mine.\n")
    assert "--rewrite" in caught.value.hint
    assert "# Mine." not in _document(ODD + "# Mine.\n", rewrite=True).text()


def test_a_catalogue_that_is_laid_out_otherwise_is_written_anew_as_one():
    text = 'brief = { title = "B" }\nreferences = [{ id = "a", type = "book", title = "A" }]\n'
    document = Document(text.encode(), "b.toml", library=False)
    assert parse_catalogue(document.text().encode(), "b.toml") == parse_catalogue(text.encode(), "b.toml")
    assert document.text().startswith('[brief]\ntitle = "B"\n')


# Each is TOML by itself, but not one table of the kind in a place of its own.
WRONG = {
    "nothing": ("", "is expected, and nothing else"),
    "another kind": ('[[sections]]\nid = "a"\ntitle = "A"', "is expected, and nothing else"),
    "two": ('[[references]]\nid = "a"\n[[references]]\nid = "b"', "is expected, and nothing else"),
    "one and more": ('[brief]\ntitle = "B"\n[[references]]\nid = "a"', "is expected, and nothing else"),
    "one table": ('[references]\nid = "a"', "is expected, and nothing else"),
    "a number": ("references = 3", "is expected, and nothing else"),
    "inline": (ODD, "in lines of their own"),
    "a quoted key": ('[[references]]\n"id" = "a"\ntype = "book"\ntitle = "A"', "in lines of their own"),
    "no TOML": ("[[references]]\nid = a", "this is not TOML"),
    "an open text": ('[[references]]\nid = "a"\ntitle = """', "this is not TOML"),
    "an unknown field": ('[[references]]\nid = "a"\ntype = "book"\ntitle = "A"\nx = 1', "is not a field"),
    "no title": ('[[references]]\nid = "a"\ntype = "book"', "title: is missing"),
    "a wrong id": ('[[references]]\nid = "../a"\ntype = "book"\ntitle = "A"', "is not an id"),
    "a deep one": (f"[[references]]\nx = {'[' * 9000}", "nested too deeply"),
}


@pytest.mark.parametrize(("text", "reason"), WRONG.values(), ids=WRONG)
def test_a_text_that_is_not_a_single_table_is_refused(text, reason):
    document = _document()
    document.replace("references", "a", text)
    with pytest.raises(InputError, match=reason):
        document.checked()


def test_the_tables_that_were_changed_are_reported_by_the_ids_that_they_had():
    document = _document()
    document.set_fields("references", "a", {"id": "z"})
    document.append("references", _new())
    document.replace("references", "c", document.block("references", "c") + '\nvolume = "1"')
    touched = document.checked()
    assert {key: table["id"] for key, table in touched["references"].items()} == {"a": "z", "c": "c"}
    assert touched.keys() == {"references"}


def test_what_is_added_as_a_model_is_sound_until_it_is_replaced():
    document = _document()
    document.append("references", _new())
    assert document.checked() == {}
    document.replace("references", "c", "nonsense")
    with pytest.raises(InputError):
        document.checked()


@pytest.mark.parametrize(
    "line", ['duplicate_of = "a"', "duplicate_of='a'", '"duplicate_of" = "a" # twice', "  duplicate_of  =  'a'"]
)
def test_a_duplicate_of_a_reference_is_found(line):
    document = _document(LIBRARY + line + "\n")
    assert document.duplicate_of("a") == "b"
    assert document.duplicate_of("b") is None
    document.remove("references", "a")


def test_a_duplicate_that_is_removed_is_none_any_more():
    document = _document(LIBRARY + 'duplicate_of = "a"\n', rewrite=True)
    document.remove("references", "b")
    assert document.duplicate_of("a") is None


TEXTS = st.text(min_size=1).map(lambda text: text.encode("utf-8", "replace").decode()).filter(lambda text: text.strip())
ENDS = st.sampled_from(["\n", "\r\n"])


@given(st.lists(st.tuples(st.sampled_from(["set", "add", "remove"]), TEXTS), max_size=5), ENDS)
def test_after_any_changes_the_text_is_the_library_that_was_meant(steps, end):
    text = LIBRARY.replace("\n", end)
    meant = {part.id: part for part in parse_library(text.encode(), "l.toml").references}
    for number, (action, title) in enumerate(steps):
        document = _document(text, rewrite=True)
        key = sorted(meant)[number % len(meant)] if meant else None
        if action == "add" or key is None:
            meant[f"n{number}"] = _new(f"n{number}", title=title)
            document.append("references", meant[f"n{number}"])
        elif action == "set":
            document.set_fields("references", key, {"title": title, "tags": [title]})
            meant[key] = meant[key].model_copy(update={"title": title, "tags": (title,)})
        else:
            document.remove("references", key)
            del meant[key]
        document.checked()
        text = document.text()
        assert {part.id: part for part in parse_library(text.encode(), "l.toml").references} == meant
        assert text.startswith(f"# Mine.{end}")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_stays_where_it_is_and_every_table_can_be_changed(end):
    """The first table follows the mark, which is part of no table."""
    text = "\ufeff" + LIBRARY.removeprefix("# Mine.\n\n").replace("\n", end)
    document = _document(text)
    assert document.table("annotations", "theirs") == {"id": "theirs", "tags": ["x"]}
    document.set_fields("annotations", "theirs", {"tags": ["y"]})
    document.append("annotations", Annotation(id="other", tags=("z",)))
    made, listed = document.text(), f'tags = [{end}    "{{}}",{end}]{end}'
    assert made == text.replace(f'tags = ["x"]{end}', listed.format("y")) + (
        f'{end}[[annotations]]{end}id = "other"{end}' + listed.format("z")
    )
    assert parse_library(made.encode(), "l.toml").annotations[0].tags == ("y",)
    document.remove("annotations", "theirs")
    assert document.text().startswith("\ufeff# Read first.")


def test_a_library_of_nothing_but_a_byte_order_mark_can_be_added_to():
    document = _document("\ufeff")
    document.append("annotations", Annotation(id="a", tags=("z",)))
    assert document.text().startswith("\ufeff[[annotations]]\n")
