"""Which references a command is about: the options that `list`, `search`, `cite` and `export` share."""

from __future__ import annotations

import pytest


def _ids(records, keep):
    return [record["id"] for record in records if keep(record)]


def _names(record):
    return [author.get("family", author.get("literal", "")).lower() for author in record["authors"]]


CHOICES = {
    "a year": (("--year", "2020"), lambda r: r["year"] == 2020),
    "from to": (("--year", "2018..2022"), lambda r: 2018 <= (r["year"] or 0) <= 2022),
    "from": (("--year", "2022.."), lambda r: (r["year"] or 0) >= 2022),
    "to": (("--year", "..2012"), lambda r: (r["year"] or 9999) <= 2012),
    "years": (("--year", "2012", "--year", "2024.."), lambda r: r["year"] == 2012 or (r["year"] or 0) >= 2024),
    "access": (("--access", "openathens"), lambda r: r["access"] == "openathens"),
    "accesses": (("--access", "abstract", "--access", "OPENATHENS"), lambda r: r["access"] != "open"),
    "type": (("--type", "report"), lambda r: r["type"] == "report"),
    "section": (("--section", "RURAL"), lambda r: r["section"] == "Rural areas"),
    "sections": (
        ("--section", "rural", "--section", "self-d"),
        lambda r: r["section"] in {"Rural areas", "Self-disclosure"},
    ),
    "journal": (
        ("--journal", "bmc psychiatry"),
        lambda r: "bmc psychiatry" in f"{r['container']} {(r['verified'] or {}).get('container')}".lower(),
    ),
    "author": (("--author", "Byrne"), lambda r: "byrne" in _names(r)),
    "all narrow one another": (
        ("--access", "open", "--year", "2020..", "--type", "article-journal"),
        lambda r: r["access"] == "open" and (r["year"] or 0) >= 2020 and r["type"] == "article-journal",
    ),
}


def test_a_message_repeats_little_of_a_name_that_is_no_id(program):
    answer = program("list", "-", stdin="\0" * 1_000_000)
    assert answer.status == 1
    assert len(answer.err) < 3_000
    long = program("list", "z" * 100)
    assert long.err.startswith(f"pswbrief: There is no reference '{'z' * 80}…'.\n")


@pytest.mark.parametrize(("options", "keep"), CHOICES.values(), ids=CHOICES)
def test_a_filter_keeps_what_fits_in_the_briefs_order(program, records, options, keep):
    expected = _ids(records, keep)
    assert program("list", *options).ids == expected
    assert 0 < len(expected) < 136


def test_the_section_above_holds_those_below(program, records):
    assert len(program("list", "--section", "Published Peer Reviewed").ids) == 120
    assert program("list", "--section", "research").ids == _ids(records, lambda r: r["section"] == "Research")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("year", lambda r: (r["year"] is None, r["year"])),
        ("id", lambda r: r["id"]),
    ],
)
def test_sorting_and_reversing(program, records, key, value):
    assert program("list", "--sort", key).ids == [record["id"] for record in sorted(records, key=value)]


def test_the_brief_reversed_and_cut_ends_where_the_brief_does(program, records):
    last = [record["id"] for record in records[:-4:-1]]
    assert program("list", "--reverse", "--limit", "3").ids == last
    assert program("list", "--limit", "3").ids == [record["id"] for record in records[:3]]


@pytest.mark.parametrize("key", ["title", "author", "journal", "brief"])
def test_every_order_holds_every_reference(program, records, key):
    assert sorted(program("list", "--sort", key).ids) == sorted(record["id"] for record in records)


@pytest.mark.parametrize(
    ("options", "status", "sentence"),
    [
        (("--year", "20"), 2, "'20' is not a year"),
        (("--year", ".."), 2, "'..' is not a year"),
        (("--year", "20182020"), 2, "'20182020' is not a year"),
        (("--year", "2022..2018"), 2, "run backwards"),
        (("--access", "half"), 2, "'half' is not a value of --access"),
        (("--type", "novel"), 2, "'novel' is not a value of --type"),
        (("--section", "e"), 1, "'e' is part of the names of several sections"),
        (("--section", "zebras"), 1, "There is no section 'zebras'"),
        (("--section", "Rurla areas"), 1, "Did you mean Rural areas"),
        (("--sort", "colour"), 2, "'colour'"),
        (("--limit", "0"), 2, "--limit"),
        (("--limit", "many"), 2, "--limit"),
        (("--author", ""), 2, "--author"),
        (("--journal", "!"), 2, "--journal"),
        (("--journal", "zebras weekly"), 1, "Nothing matched"),
        (("--author", "nobody"), 1, "No reference has an author 'nobody'"),
        (("--author", "xyzzy"), 1, "See: pswbrief stats --by author"),
        (("--author", "de beers"), 1, "Did you mean De Beer C R M or "),
        (("--year", "..1800"), 1, "Nothing matched"),
        (("--access", "open", "--access", "wrong"), 2, "'wrong'"),
    ],
)
def test_what_cannot_be_chosen_is_reported_and_nothing_is_written(program, options, status, sentence):
    answer = program("list", *options)
    assert answer.status == status
    assert sentence in answer.err
    assert answer.err.startswith("pswbrief: ")
    assert answer.out == ""


def test_a_limit_of_any_size_is_no_limit(program):
    answer = program("list", "--limit", str(10**30))
    assert answer.status in {0, 2}, answer.err
    assert "fault" not in answer.err


def test_ids_come_in_the_order_in_which_they_are_asked_for_and_once(program, records):
    ids = [records[5]["id"], records[1]["id"], records[5]["id"]]
    assert program("list", *ids).ids == ids[:2]


def test_a_unique_beginning_of_an_id_is_enough_and_case_makes_no_difference(program):
    assert program("list", "gillard2022", "WATSON2024").ids == ["gillard2022impact", "watson2024social"]


def test_a_beginning_of_several_ids_is_reported_with_them(program, records):
    answer = program("list", "byrne20")
    assert answer.status == 1
    several = [record["id"] for record in records if record["id"].startswith("byrne20")]
    assert all(key in answer.err for key in several[:5])


def test_an_unknown_id_is_answered_with_the_nearest(program):
    for command in (("list",), ("show",), ("cite",), ("export", "--format", "json")):
        answer = program(*command, "gilard2022impact")
        assert answer.status == 1
        assert answer.out == ""
        assert answer.err.startswith(
            "pswbrief: There is no reference 'gilard2022impact'.\nDid you mean gillard2022impact"
        )


@pytest.mark.parametrize("asked", ["*", "%", "../etc", "a\nb", "\udcff", "x" * 100_000])
def test_what_can_be_no_id_is_not_found(program, asked):
    answer = program("list", asked)
    assert answer.status == 1
    assert "There is no reference" in answer.err
    assert "fault" not in answer.err


@pytest.mark.parametrize("asked", ["\udcff", "\x1b[31m'; DROP TABLE reference --"])
@pytest.mark.parametrize("option", ["--author", "--journal", "--section"])
def test_what_can_be_no_name_is_not_found(program, option, asked):
    answer = program("list", f"{option}={asked}", "--year", "1801")
    assert answer.status in {1, 2}
    assert "fault" not in answer.err
    assert "\x1b" not in answer.err


def test_ids_are_read_from_standard_input(program):
    text = "gillard2022impact\n\n  watson2024social  \r\n"
    assert program("list", "-", stdin=text).ids == ["gillard2022impact", "watson2024social"]
    assert program("list", "byrne2019stigma", "-", stdin=text).ids[0] == "byrne2019stigma"
    assert program("list", "-", "--reverse", "--limit", "1", stdin=text).ids == ["watson2024social"]


@pytest.mark.parametrize("command", [("list", "--format", "ids"), ("list",), ("search", "burnout")])
def test_the_output_of_one_command_is_the_input_of_another(program, command):
    first = program(*command)
    assert program("list", "-", stdin=first.out).ids == first.ids


@pytest.mark.parametrize("text", [b"", b"\n \n\t\n", b"\xef\xbb\xbf"])
def test_no_ids_on_standard_input_is_nothing_found(program, text):
    answer = program("list", "-", stdin=text)
    assert answer.status == 1
    assert "no ids on standard input" in answer.err


def test_a_file_with_the_mark_of_windows_is_read(program):
    assert program("list", "-", stdin=b"\xef\xbb\xbfwatson2024social\r\n").ids == ["watson2024social"]


def test_what_is_no_text_on_standard_input_is_not_found(program):
    answer = program("list", "-", stdin=b"\x00\xff\xfe\x1b[31m\n")
    assert answer.status == 1
    assert "\x1b" not in answer.err
    assert "fault" not in answer.err


def test_search_is_narrowed_by_the_same_options(program):
    found = program.once("search", "burnout").ids
    free = program.once("list", "--access", "open").ids
    assert program("search", "burnout", "--access", "open").ids == [key for key in found if key in free]
    assert program("search", "burnout", "-", stdin="\n".join(free)).ids == [key for key in found if key in free]
    assert program("search", "burnout", "--limit", "1").ids == found[:1]


@pytest.mark.parametrize("empty", ["", "  "])
@pytest.mark.parametrize(
    "command", [("list",), ("show",), ("cite",), ("export", "--format", "ris"), ("similar",), ("open", "--print")]
)
def test_an_empty_id_is_said_to_be_empty(program, command, empty):
    """As where a variable of the shell is unset."""
    answer = program(*command, empty)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "pswbrief: Which references? An id is empty.\nIs a variable of the shell unset?\n"
