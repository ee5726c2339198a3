from __future__ import annotations

import codecs

import pytest
import tomli
import tomli_w
from pydantic import ValidationError

from pswbrief.core.catalogue import Catalogue, Library
from pswbrief.core.reference import Author, Reference
from pswbrief.store.read import (
    CatalogueError,
    field_faults,
    invalid_block,
    parse_catalogue,
    parse_either,
    parse_library,
    text_of,
)
from testing.catalogues import catalogue, reference

HEAD = '[brief]\ntitle = "B"\n[[sections]]\nid = "all"\ntitle = "All"\n'
# The head has five lines; a reference starts in the sixth.
GOOD = '[[references]]\nid = "a"\nsection = "all"\ntype = "report"\ntitle = "T"\naccess = "open"\n'


def _sentence(text):
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(text if isinstance(text, bytes) else text.encode(), "b.toml")
    assert caught.value.exit_status == 3
    return caught.value.sentence


def test_a_library_is_read_and_an_empty_file_is_one():
    assert [made.id for made in parse_library(GOOD.encode(), "l.toml").references] == ["a"]
    assert parse_library(b"", "l.toml") == Library()
    with pytest.raises(CatalogueError) as caught:
        parse_library((GOOD + GOOD).encode(), "l.toml")
    assert caught.value.sentence == "l.toml:8: reference a, id: the id 'a' is used already."


def test_a_good_catalogue_is_read():
    read = parse_catalogue((HEAD + GOOD).encode(), "b.toml")
    assert [made.id for made in read.references] == ["a"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[references]]\ntitle = T", "the text:2: this is not TOML: "),
        ('[[references]]\nid = "a"\ntype = "book"\nvolume = 7', (
            "l.toml: title: is missing.\nl.toml: volume: should be text between quotes, not 7."
        )),
        ('[[references]]\nid = "a"\ntype = "book"\ntitle = "T"\nauthors = [{ given = "A" }]', (
            "l.toml: authors.0: an author has either family (and given), or literal."
        )),
        ("[[references]]\nx = " + "[" * 9000, "l.toml: the table is nested too deeply."),
    ],
    ids=["no TOML", "two fields", "an author", "deep"],
)  # fmt: skip
def test_a_table_for_a_file_has_its_faults_named_without_lines(text, sentence):
    with pytest.raises((tomli.TOMLDecodeError, ValidationError, RecursionError)) as caught:
        Reference.model_validate(tomli.loads(text)["references"][0])
    found = invalid_block(caught.value, "l.toml", text).sentence
    assert found.startswith(sentence) if "TOML" in sentence else found == sentence


def test_a_fault_of_a_whole_table_names_no_field():
    with pytest.raises(ValidationError) as caught:
        Author.model_validate({"given": "A"})
    assert field_faults(caught.value) == ["an author has either family (and given), or literal"]


@pytest.mark.parametrize(
    ("data", "text"), [(b"a\r\nb\n", "a\nb\n"), (b"a\nb", "a\nb"), (b"a\rb", "a\rb"), (codecs.BOM_UTF8 + b"\r\n", "\n")]
)
def test_lines_end_with_a_line_feed_whatever_the_file_has(data, text):
    assert text_of(data, "b.toml") == text


@pytest.mark.parametrize("encode", [lambda text: codecs.BOM_UTF8 + text, lambda text: text.replace(b"\n", b"\r\n")])
def test_the_habits_of_windows_make_no_difference(encode):
    data = (HEAD + GOOD).encode()
    assert parse_catalogue(encode(data), "b.toml") == parse_catalogue(data, "b.toml")


FAULTS = {
    "unknown key": (GOOD + 'colour = "red"\n', "b.toml:12: reference a, colour: is not a field that pswbrief knows."),
    "wrong type": (GOOD + "volume = 7\n", "b.toml:12: reference a, volume: should be text between quotes, not 7."),
    "no list": (GOOD + 'tags = "x"\n', "b.toml:12: reference a, tags: should be a list, not 'x'."),
    "no table": (GOOD + 'verified = "x"\n', "b.toml:12: reference a, verified: should be a table, not 'x'."),
    "missing": (GOOD.replace('title = "T"\n', ""), "b.toml:6: reference a, title: is missing."),
    "no id": (GOOD.replace('id = "a"\n', ""), "b.toml:6: reference 1, id: is missing."),
    "empty text": (
        GOOD + 'abstract = " "\n',
        "b.toml:12: reference a, abstract: is empty; leave the field out instead.",
    ),
    "no date": (GOOD + 'issued = "May 2020"\n', "b.toml:12: reference a, issued: 'May 2020' is not a date"),
    "a date without quotes": (
        GOOD + "issued = 2020-01-01\n",
        "b.toml:12: reference a, issued: a date is written between",
    ),
    "no DOI": (GOOD + 'doi = "doi:10.1/x"\n', "b.toml:12: reference a, doi: 'doi:10.1/x' is not a DOI"),
    "no access": (GOOD.replace('"open"', '"free"'), "b.toml:11: reference a, access: "),
    "a section that is not there": (
        GOOD.replace('"all"', '"x"'),
        "b.toml:8: reference a, section: there is no section 'x'.",
    ),
    "the same id": (GOOD + GOOD, "b.toml:13: reference a, id: the id 'a' is used already."),
    "a duplicate of nothing": (
        GOOD + 'duplicate_of = "x"\n',
        "b.toml:12: reference a, duplicate_of: there is no other reference 'x'.",
    ),
    "a name's part": (
        GOOD + 'authors = [\n  { family = "X" },\n  { family = 1 },\n]\n',
        "b.toml:12: reference a, authors.2.family: should be text between quotes, not 1.",
    ),
    "a verified value": (
        GOOD + '[references.verified]\nbasis = "title"\nseen_at = ["x"]\n',
        "b.toml:14: reference a, verified.seen_at.1: is not an http(s) address, not 'x'.",
    ),
    "a list with nothing in it": (
        GOOD + '[references.verified]\nbasis = "title"\nseen_at = []\n',
        "b.toml:14: reference a, verified.seen_at: should not be empty.",
    ),
    "one of a few words": (
        GOOD + '[references.verified]\nbasis = "guess"\nseen_at = ["https://a.uk"]\n',
        "b.toml:13: reference a, verified.basis: input should be 'title', 'abstract', 'link' or 'identifier', not 'guess'.",
    ),
    "a value of sixty characters": (
        GOOD.replace('"open"', f'"{"x" * 58}"'),
        f"b.toml:11: reference a, access: input should be 'open', 'openathens' or 'abstract', not '{'x' * 58}'.",
    ),
    "a value of more": (
        GOOD.replace('"open"', f'"{"x" * 59}"'),
        f"b.toml:11: reference a, access: input should be 'open', 'openathens' or 'abstract', not '{'x' * 59}….",
    ),
    "a table whose name is misspelt": (
        '[[reference]]\nid = "a"\n[[reference]]\nid = "b"\n',
        "b.toml:6: reference: is not a field that pswbrief knows (perhaps references is meant).",
    ),
    "slip": (GOOD + "titel=1\n", "b.toml:12: reference a, titel: is not a field that pswbrief knows (perhaps title"),
    "a table that is unknown": ("[colours]\nred = 1\n", "b.toml:6: colours: is not a field that pswbrief knows."),
    "behind long text": (
        GOOD + 'abstract = """\nid = "x"\n[[references]]\n"""\nvolume = 7\n',
        "b.toml:16: reference a, volume: should be text between quotes, not 7.",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_the_file_the_line_the_thing_and_the_field_in_one_sentence(text, sentence):
    reported = _sentence(HEAD + text)
    assert reported.startswith(sentence)
    assert reported.endswith(".")
    assert "\n" not in reported


def test_references_as_one_table_are_reported_as_no_list():
    assert _sentence(HEAD + GOOD.replace("[[references]]", "[references]")) == "b.toml:6: references: should be a list."


def test_all_faults_are_reported_in_the_order_of_their_lines():
    second = GOOD.replace('"a"', '"b"').replace('access = "open"', "access = 1")
    reported = _sentence(HEAD.replace('title = "B"', "titel = 1") + GOOD + 'pmid = "0"\nx = 1\n' + second).split("\n")
    assert reported[0] == "b.toml is not a valid catalogue; 5 things are wrong:"
    # What is missing has the line of the table that it is missing from.
    assert [line.partition(": ")[0] for line in reported[1:]] == [f"b.toml:{line}" for line in (1, 2, 12, 13, 19)]
    assert [line.split(": ")[1] for line in reported[1:]] == [
        "brief.title",
        "brief.titel",
        "reference a, pmid",
        "reference a, x",
        "reference b, access",
    ]


def test_an_empty_list_is_reported_along_with_deeper_faults_elsewhere():
    second = GOOD.replace('"a"', '"b"') + "authors = [{ family = 1 }]\n"
    faults = _sentence(HEAD + GOOD + '[references.verified]\nbasis = "title"\nseen_at = []\n' + second).split("\n")
    assert [line.partition(": ")[2] for line in faults[1:]] == [
        "reference a, verified.seen_at: should not be empty.",
        "reference b, authors.1.family: should be text between quotes, not 1.",
    ]


def test_a_reference_that_is_no_table_is_named_by_its_place():
    assert _sentence('references = [7]\n[brief]\ntitle = "B"\n') == ("b.toml:1: reference 1: should be a table, not 7.")


def test_a_long_value_is_cut_in_its_sentence():
    reported = _sentence(HEAD + GOOD.replace('"open"', f'"{"x" * 500}"'))
    assert len(reported) < 250
    assert "…" in reported


@pytest.mark.parametrize("data", [b"", b" \n\t\n", codecs.BOM_UTF8, b"\n" * 1000])
def test_an_empty_file_is_called_empty(data):
    assert _sentence(data) == "b.toml is empty."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe\x00", "b.toml:1: this is not a text file in UTF-8."),
        (b"\n\xe9", "b.toml:2: this is not a text file in UTF-8."),
        (b"# a\n# \xe9\n", "b.toml:2: this is not a text file in UTF-8."),
        ((HEAD + GOOD).encode("utf-16"), "b.toml:1: this is UTF-16, not UTF-8."),
        (b"a\x00b", "b.toml:1: this is not TOML: "),
        (b"# a\n\x7fELF", "b.toml:2: this is not TOML: "),
        (b"Dear reader,\nthis is a letter.", "b.toml:1: this is not TOML: "),
        (b'{"references": []}', "b.toml:1: this is not TOML: "),
        (b"@article{a,\n title = {T}}", "b.toml:1: this is not TOML: "),
        (b"[brief]\ntitle = 'a'\ntitle = 'b'\n", "b.toml:3: this is not TOML: "),
        (b"[brief]\ntitle = 'a", "b.toml:2: this is not TOML: "),
        (b'[brief]\ntitle = """a\n\n', "b.toml:4: this is not TOML: "),
    ],
)
def test_what_is_no_toml_is_reported_with_its_line(data, sentence):
    reported = _sentence(data)
    assert reported.startswith(sentence)
    assert reported.count("\n") == 0
    assert "(at " not in reported


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000,
        "a = " + "[" * 50_000 + "]" * 50_000,
        "a = " + "{a=" * 50_000,
        "a = " + "{a=" * 90 + "1" + "}" * 90,
    ],
    ids=["open", "closed", "tables", "tables that end"],
)
def test_deep_nesting_is_reported_not_fallen_over(text):
    assert _sentence(text).startswith("b.toml")


def test_a_value_that_toml_knows_and_a_catalogue_does_not_is_reported():
    for value in ("1979-05-27", "07:32:00", "nan", "[1, [2, 3]]", "{ a = 1 }", "true"):
        assert "reference a, title" in _sentence(HEAD + GOOD.replace('title = "T"', f"title = {value}")), value


def test_what_is_written_by_a_program_reads_the_same():
    table = catalogue(reference(abstract='line\nline "x" \\ \u2028 \x1b[31m\ttab', title="[red]x[/red]"))
    read = parse_catalogue(tomli_w.dumps(table).encode(), "b.toml")
    assert read.references[0].abstract == table["references"][0]["abstract"]
    assert read.references[0].title == "[red]x[/red]"


def _whole_fault(data):
    """What is said of a fault of a whole file."""
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(data, "b.toml")
    (fault,) = caught.value.faults
    assert (fault.where, fault.id) == ((), None)
    return fault.kind, fault.line, fault.sentence


def test_every_fault_is_there_by_itself_with_its_line_and_id():
    text = '[brief]\ntitle = "B"\n[[references]]\nid = "a"\ntype = "report"\ntitle = "T"\nvolume = 7\ncolour = "red"\n'
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(text.encode(), "my.toml")
    assert [(wrong.kind, wrong.line, wrong.where, wrong.id) for wrong in caught.value.faults] == [
        ("string_type", 7, ("references", 0, "volume"), "a"),
        ("extra_forbidden", 8, ("references", 0, "colour"), "a"),
    ]
    assert [_whole_fault(data) for data in (b"", b"\xe9", "x".encode("utf-16"))] == [
        ("empty", 1, "The file is empty."),
        ("text", 1, "This is not a text file in UTF-8."),
        ("text", 1, "This is UTF-16, not UTF-8."),
    ]
    kind, line, sentence = _whole_fault(b"[")
    assert (kind, line, sentence[:18]) == ("toml", 1, "This is not TOML: ")
    assert caught.value.faults[0].sentence == "volume: should be text between quotes, not 7."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('[brief]\ntitle = "B"\n', Catalogue),
        ('brief = { title = "B" }\n', Catalogue),
        ('brief.title = "B"\n', Catalogue),
        ('[[annotations]]\nid = "a"\n', Library),
        ("", Library),
    ],
)
def test_a_file_with_a_brief_is_a_catalogue_and_any_other_a_library(text, kind):
    assert isinstance(parse_either(text.encode(), "my.toml"), kind)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_reported_by_its_name(codec):
    """With a byte order mark, as Windows writes it, and without."""
    with pytest.raises(CatalogueError) as caught:
        parse_either('[brief]\ntitle = "B"\n'.encode(codec), "my.toml")
    assert caught.value.sentence == "my.toml:1: this is UTF-16, not UTF-8."
    assert "UTF-8" in caught.value.hint
