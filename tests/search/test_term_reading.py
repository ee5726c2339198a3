"""The terms of one token of a query: words, phrases, wildcards, and fields with their values."""

from __future__ import annotations

import pytest

from pswbrief.search.language import parse
from pswbrief.search.nodes import terms


def words_of(text: str) -> list[str]:
    """The terms of a query: `*` after a beginning, in quotation marks what is searched to the letter."""
    found = terms(parse(text).root)
    marked = [
        (f"{one.field}:" if one.field else "", '"' * one.phrase, " ".join(one.words), "*" * one.prefix) for one in found
    ]
    return [f"{field}{mark}{text}{mark}{star}" for field, mark, text, star in marked]


@pytest.mark.parametrize(
    ("text", "hyphens"),
    [
        ("in-patient", [True, False]),
        ("pre\u2013post", [True, False]),
        ("in\u2010patient ward", [True, False, False]),
        ("in patient", [False, False]),
        ("in - patient", [False, False]),
        ("in/patient", [False, False]),
        ("in\u2014patient", [False, False]),
        ("state-of-the-art", [True, True, True, False]),
        ("peer\u2011to\u2011peer", [True, True, False]),
        ("peer-to-peer/nurse", [False] * 4),
        ("co-prod*", [True, False]),
        ('"in-patient"', [False]),
        ("-in-patient", [True, False]),
        ("-in/patient", [False]),
        ("title:in-patient", [False]),
    ],
)
def test_hyphens_are_kept_if_nothing_else_parts_the_words_of_a_token(text: str, hyphens: list[bool]) -> None:
    assert [term.hyphen for term in terms(parse(text).root)] == hyphens


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("volunt*", ["volunt*"]),
        ("co-prod*", ["co", "prod*"]),
        ('"job satisf"*', ['"job satisf"*']),
        ('"job satisf*"', ['"job satisf"*']),
        ('"job satisf$"', ['"job satisf"*']),
        ('"job* satisf*"', ['"job* satisf"*']),
        ('"j* satisf*"', ['"j satisf"*']),
        ('title:"peer work*"', ['title:"peer work"*']),
        ("title:wom?n", ['title:"wom?n"*']),
        ("behavio*r", ["behavio?*r*"]),
        ("behavio*r*", ["behavio?*r**"]),
        ('"good value for money?"', ['"good value for money"']),
        ("bu*", ["bu*"]),
        ("b*", ["b"]),
        ("究*", ["究*"]),
        ("同儕支持", ["同侪 侪支 支持"]),
        ("wom#n", ["wom?n*"]),
        ("Wom?n 3d?", ["wom?n*", "3d"]),
        ('"wom?n"', ['"wom?n"*']),
        ('"wom?n workers"', ['"wom?n workers"']),
        ("-co-production", ["co", "production"]),
        ("-co/production", ['"co production"']),
        ('"moor"', ['"moor"']),
        ("US us", ["usa", "us"]),
        ("title:stigma", ['title:"stigma"']),
        ('journal:"bmj open"', ['journal:"bmj open"']),
        ("title:volunt*", ['title:"volunt"*']),
        ("title:volunt$", ['title:"volunt"*']),
        ('title:"job satisf"*', ['title:"job satisf"*']),
        ("any:volunt*", ['"volunt"*']),
        ("tag:chap*", ['tag:"chap"*']),
        ("doi:10.5555/ab*", ['doi:"10 5555 ab"*']),
        ("10.5555/ab*", ['doi:"10 5555 ab"*']),
        ("type:report", ['type:"report"']),
        ("id:moor*", ['id:"moor"']),
        ("-rural", ["rural"]),
        ('"peer wom?n*"', ['"peer wom?n*"*']),
        ("tiab:hope", ['title:"hope"', 'abstract:"hope"']),
        ("doi:hope", ['doi:"hope"']),
        ("tag:!", ['tag:""']),
    ],
)
def test_a_term_is_its_words_to_the_letter_with_a_field_and_a_beginning_with_a_star(
    text: str, meant: list[str]
) -> None:
    assert words_of(text) == meant


@pytest.mark.parametrize(
    ("text", "field", "typed"),
    [
        ("abstract:stigma*", "abstract", "stigma"),
        ('journal:"bmj open"', "journal", "bmj open"),
        ("YEAR:2018..2022", "year", "2018..2022"),
        ("access:OPEN", "access", "open"),
        ("access:FREE", "access", "open"),
        ("status:Read", "status", "read"),
        ("type:journal", "type", "article-journal"),
        ("-title:stigma", "title", "stigma"),
    ],
)
def test_a_field_filters_by_a_value_which_is_kept_as_typed_or_is_the_one_that_it_is_known_by(
    text: str, field: str, typed: str
) -> None:
    (term,) = terms(parse(text).root)
    assert (term.field, term.typed, term.phrase) == (field, typed, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour:red", "no field 'colour' (column 1)"),
        ("year:soon", "'year:soon' in column 1: 'soon' is not a year or a range of years; searching its words."),
        ("access:half", "access is one of"),
        ("title:!", "no word in it"),
        ("b*", "'b*' in column 1: a beginning needs 2 letters"),
        ("pmid:soon", "column 1: that is no PMID"),
        ("pmid:22812608 OR pmid:x", "column 18: that is no PMID"),
        ("burnout[zz]", "no field 'zz' (column 1)"),
        ("status:lost", "status is one of"),
        ("pmcid:x", "that is no PMCID"),
    ],
)
def test_a_value_that_is_not_valid_is_hinted_at_with_its_place(text: str, said: str) -> None:
    (hint,) = parse(text).hints
    assert said in hint


@pytest.mark.parametrize(
    "text", ["bu*", "究*", "doi:hope", "tag:!", "year:2020", "see http://example.org/a", "doi:10.1186/x;y b"]
)
def test_a_value_that_is_valid_and_an_address_need_no_hint(text: str) -> None:
    assert parse(text).hints == ()
