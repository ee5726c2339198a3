"""CSV, judged by Python's own strict reader and by pandoc."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.csv_table.cells import undo
from pswbrief.formats.csv_table.csv_table import COLUMNS, defuse, dumps, loads
from testing.exchange_items import (
    HOSTILE,
    ITEMS,
    MANY,
    PLAIN_ITEMS,
    SOME,
    TEXT,
    broken,
    item_lists,
    names,
    only_format_errors,
)

DATA = Path(__file__).parents[1] / "data"


def _rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_every_real_reference_is_one_row_of_equal_width_under_a_header():
    text = dumps(ITEMS)
    rows = _rows(text)
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == [item.id for item in ITEMS]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == len(ITEMS) + 1


@SOME
@given(item_lists(names(TEXT), TEXT))
def test_no_cell_could_be_run_by_a_spreadsheet(items):
    for row in _rows(dumps(items)):
        assert len(row) == len(COLUMNS)
        for cell in row:
            assert cell.lstrip(" \u00a0\u200b\ufeff\t\r\n")[:1] not in set("=+-@＝＋－＠") or not cell


@MANY
@given(TEXT | st.text("'=+-@\t\r\n \u00a0\u200b＝", max_size=5))
def test_defusing_is_undone_precisely(cell):
    assert undo(defuse(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "\u00a0=1", "＝1", "'=1", "''-1"])
def test_what_a_spreadsheet_would_run_is_defused(cell):
    assert defuse(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=b", "'tis", "2018-21", "10.1000/x", "(2018)", "p. -1"])
def test_what_is_harmless_stays_as_it_is(cell):
    assert defuse(cell) == cell


def test_pandoc_finds_the_same_cells():
    """pandoc trims and typesets a cell, so that the id, the DOI and the number of cells are what can be compared."""
    document = json.loads(pypandoc.convert_text(dumps(ITEMS), "json", format="csv"))
    (table,) = document["blocks"]
    rows = [row[1] for body in table["c"][4] for row in body[3]]
    place = COLUMNS.index("doi")

    def text(cell):
        return "".join(part.get("c", " ") for block in cell[4] for part in block["c"])

    assert [(len(row), text(row[0]), text(row[place])) for row in rows] == [
        (len(COLUMNS), item.id, item.doi or "") for item in ITEMS
    ]


def test_real_items_survive_the_way_out_and_back():
    loaded = loads(dumps(ITEMS))
    assert loaded.items == PLAIN_ITEMS
    assert loaded.problems == ()


@SOME
@given(item_lists())
def test_any_item_survives_the_way_out_and_back(items):
    assert loads(dumps(items)).items == items


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Roe, R.", ["Roe, R."]),
        ("Doe, J. and Roe, R.", ["Doe, J.", "Roe, R."]),
        ("Doe, Jane; Roe, R.", ["Doe, Jane", "Roe, R."]),
        ("Roe, Ana M.", ["Roe, Ana M."]),
        ("Doe JA, Roe R.", ["Doe, JA", "Roe, R"]),
        ("Doe, J; Roe, R.", ["Doe, J", "Roe, R"]),
        ("Ashby Press Ltd.", ["Ashby Press Ltd."]),
    ],
)
def test_a_full_stop_is_an_initials_unless_it_closes_the_list(cell, names):
    (item,) = loads(f'Title,Authors\nNights,"{cell}"\n').items
    assert [str(name) for name in item.authors] == names


def test_a_table_without_titles_is_named_with_its_columns():
    (problem,) = loads("Author,\tJob ,,Year\nRoe,Nurse,,2001\n").problems
    reason = "no column is a title; the columns are Author, Job, Year"
    assert (problem.line, problem.reason, problem.lost) == (1, reason, False)


def test_names_are_distinguished():
    authors = (
        Person("Watson", "Emma"),
        Organisation("NHS; Cumbria, Tyne"),
        Person("Plato"),
        Person("a,b", "c; d"),
        Organisation("\\"),
    )
    (_, row) = _rows(dumps([Item(id="a", authors=authors)]))
    assert row[COLUMNS.index("authors")] == r"Watson, Emma; NHS\; Cumbria\, Tyne; Plato,; a\,b, c\; d; \\"
    assert loads(dumps([Item(id="a", authors=authors)])).items[0].authors == authors


def test_zoteros_table_is_read():
    article, page = loads((DATA / "csv_zotero.csv").read_text(encoding="utf-8")).items
    assert article == Item(
        id="AB12CD34",
        type=ItemType.ARTICLE,
        title='Benefits, and "mechanisms", of recovery',
        authors=(Person("Moran", "Galia S."), Person("Russinova", "Zlatka")),
        container="Psychiatric Rehabilitation Journal",
        volume="35",
        issue="4",
        pages=article.pages,
        issued=Edtf.parse("2012-04"),
        accessed=Edtf.parse("2023-05-01"),
        doi="10.1037/a0027962",
        pmid="22491368",
        issn="1095-158X",
        url="https://example.org/a",
        abstract="First line. Second line.",
        keywords=("peer support", "recovery"),
        extra={"csv": {"Date Added": "2020-01-01 10:00:00"}},
    )
    assert str(article.pages) == "304-319"
    assert (page.type, page.authors, page.issued) == (
        ItemType.WEBPAGE,
        (Organisation("NHS England"),),
        Edtf.parse("2021-09"),
    )


def test_pubmeds_table_is_read():
    (item,) = loads((DATA / "csv_pubmed.csv").read_text(encoding="utf-8")).items
    assert item.authors == (Person("Gillard", "S"), Person("Foster", "R"), Person("van Bergen", "DD"))
    assert (item.type, item.container, item.issued) == (ItemType.ARTICLE, "BMC Psychiatry", Edtf.parse("2022"))
    assert (item.pmid, item.pmcid, item.id) == ("35012345", "PMC8765432", "gillard2022peer")


def _row(cells):
    return loads(
        ",".join(f'"{name}"' for name in cells) + "\n" + ",".join(f'"{cell}"' for cell in cells.values())
    ).items[0]


def test_the_other_columns_of_zoteros_table_are_variables_of_csl():
    cells = {
        "Item Type": "book",
        "Title": "T",
        "Series": "S",
        "Series Number": "7",
        "Num Pages": "320",
        "Number Of Volumes": "2",
        "Short Title": "Short",
        "Call Number": "C 1",
        "Translator": "Ash, Ada",
    }
    assert _row(cells).csl == {
        "collection-title": "S",
        "collection-number": "7",
        "number-of-pages": "320",
        "number-of-volumes": "2",
        "title-short": "Short",
        "call-number": "C 1",
        "translator": (Person("Ash", "Ada"),),
    }
    thesis = _row({"Item Type": "thesis", "Type": "PhD thesis", "Title": "T"})
    assert (thesis.type, thesis.genre) == (ItemType.THESIS, "PhD thesis")
    report = _row({"Item Type": "report", "Number": "12", "Title": "T"})
    assert (report.article_number, report.issue) == ("12", None)


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"Authors": "Ash A.", "Author full names": "Ash, Ada (12345678901)"}, "authors", (Person("Ash", "Ada"),)),
        ({"Authors": "A Ash, B Birch"}, "authors", (Person("Ash", "A"), Person("Birch", "B"))),
        ({"Published Year": "2019", "Published Month": "3"}, "issued", Edtf.parse("2019-03")),
        ({"Language": "English"}, "language", "en"),
        ({"digitalObjectIdentifier": "10.5555/x"}, "doi", "10.5555/x"),
        ({"ArticleURL": "https://example.org/a"}, "url", "https://example.org/a"),
        ({"Jahr": "2019", "Zeitschrift": "J"}, "container", "J"),
        ({"authors": "['Ash, Ada', 'Birch, B']"}, "authors", (Person("Ash", "Ada"), Person("Birch", "B"))),
        ({"Authors": "Ash, Ada|Birch, B"}, "authors", (Person("Ash", "Ada"), Person("Birch", "B"))),
        ({"Authors": "Ash, Ada\nBirch, B"}, "authors", (Person("Ash", "Ada"), Person("Birch", "B"))),
        ({"Authors": "Ash, Ada; Birch, Ben"}, "authors", (Person("Ash", "Ada"), Person("Birch", "Ben"))),
        ({"Authors": "Ash, Ada Mae|Birch, Ben"}, "authors", (Person("Ash", "Ada Mae"), Person("Birch", "Ben"))),
        ({"Authors": "Ada Ash; Ben Birch"}, "authors", (Person("Ash", "Ada"), Person("Birch", "Ben"))),
        (
            {"Authors": "Ash A, Birch B & Cole C"},
            "authors",
            (Person("Ash", "A"), Person("Birch", "B"), Person("Cole", "C")),
        ),
        (
            {"Authors": "Mind; World Hope Council"},
            "authors",
            (Organisation("Mind"), Organisation("World Hope Council")),
        ),
        ({"Cover Date": "2019-03-04"}, "issued", Edtf.parse("2019-03-04")),
        ({"Year Published": "2019"}, "issued", Edtf.parse("2019")),
        ({"Document type": "Dissertation/Thesis"}, "type", ItemType.THESIS),
        ({"keywords": "['hope', 'work']"}, "keywords", ("hope", "work")),
        ({"keywords": "hope, ward (rural, remote), work"}, "keywords", ("hope", "ward (rural, remote)", "work")),
        ({"keywords": "hope, ward (rural, remote; work"}, "keywords", ("hope, ward (rural, remote", "work")),
        ({"keywords": "Attitudes, Practice"}, "keywords", ("Attitudes, Practice",)),
        ({"type_of_reference": "JOUR", "secondary_title": "J"}, "container", "J"),
        ({"作者": "王, 小明", "来源": "期刊"}, "authors", (Person("王", "小明"),)),
    ],
)
def test_columns_of_databases_in_their_own_words(cells, field, value):
    assert getattr(_row({"Title": "T", **cells}), field) == value


def test_a_damaged_row_costs_no_other_and_says_its_line():
    """With a mark of the encoding, a separator named, semicolons, a long row, a short one, an open quotation mark, an empty row."""
    loaded = loads((DATA / "csv_excel.csv").read_bytes().decode("utf-8"))
    assert [(item.title, str(item.issued)) for item in loaded.items] == [("One; two", "2019"), ("Last", "2018-21")]
    assert loaded.items[0].doi == "10.1136/bmj.l1"
    assert [problem.line for problem in loaded.problems] == [4, 5, 6]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_line_end_is_read(separator, end):
    text = end.join(
        separator.join(row) for row in (("Title", "Authors", "Year"), ("A", "Smith J", "2019"), ("B", "Mind", "2020"))
    )
    assert [(item.title, item.authors[0]) for item in loads(text).items] == [
        ("A", Person("Smith", "J")),
        ("B", Organisation("Mind")),
    ]


@pytest.mark.parametrize("text", ["Nothing,that,is\nknown,at,all\n", "TY  - JOUR\nER  - \n", "<xml/>", "\x00", '"'])
def test_a_table_without_a_known_heading_is_refused(text):
    with pytest.raises(FormatError, match="no heading"):
        loads(text)


def test_an_empty_text_holds_nothing():
    assert loads("").items == loads("\ufeff\r\n\r\n").items == ()


WHOLE = dumps(ITEMS[16:19])


@MANY
@given(
    st.one_of(st.text(), TEXT.map(lambda text: "Title,Authors,DOI\n" + text), broken(WHOLE), st.sampled_from(HOSTILE))
)
def test_nothing_but_a_format_error_can_come_of_reading(text):
    only_format_errors(loads, text)


def test_a_row_with_thousands_of_authors_is_read():
    names = "; ".join(f"Quill{number}, Ada" for number in range(10_000))
    text = f'Title,Authors,Year\nOne,"Ash, A",2019\nMany,"{names}",2020\nLast,"Birch, B",2021\n'
    result = loads(text)
    assert [len(item.authors) for item in result.items] == [1, 10_000, 1]
    assert result.problems == ()
    # A quotation mark that is never closed still costs its own row only.
    damaged = loads(text.replace('"Ash, A"', '"Ash, A'))
    assert [item.title for item in damaged.items] == ["Many", "Last"]
    assert loads(dumps(result.items)).items == result.items
