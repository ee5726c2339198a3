"""The rows of references by table."""

from __future__ import annotations

from pswbrief.core.enums import Source
from pswbrief.core.reference import Reference
from pswbrief.index.batch import SIZE, batch_of, batches_of, definitions
from pswbrief.index.entries import CollectionEntry
from pswbrief.text.about import About
from testing.catalogues import reference


def entry(pos, title, **fields):
    made = Reference.model_validate(reference(id=f"r{pos}", title=title, **fields))
    return CollectionEntry(
        pos, made, Source.BRIEF, 0, "All of it", f"print{pos}", About(("burnout", "stress"), ("pay",))
    )


def test_a_batch_has_the_rows_of_each_reference_by_table():
    batch = batch_of(
        [entry(0, "Peers and peers"), entry(5, "Hope", tags=["To read", "É"], pmid="7", url="https://a.org")]
    )
    assert [row[:2] for row in batch.tables["reference"]] == [(0, "r0"), (5, "r5")]
    assert [row[0] for row in batch.tables["detail"]] == [0, 5]
    assert batch.tables["tag"] == [(5, "To read", "to read"), (5, "É", "e")]
    assert [row[0] for row in batch.tables["identifier"] if str(row[0]).startswith("pmid")] == ["pmid:7"]
    assert {row[1] for row in batch.tables["identifier"]} == {5}
    made = batch.tables["made"][0]
    assert made[:2] == (0, "print0")
    assert str(made[2]).split("\n")[0] == "peers and peers"
    assert made[3] == "burnout;stress\npay\n"


def test_headings_that_readers_assigned_are_marked_so():
    one = entry(0, "Peers")
    (made,) = batch_of([one._replace(about=one.about._replace(by_hand=True))]).tables["made"]
    assert made[3] == "burnout;stress\npay\nby hand"


def test_words_are_by_column_and_counted_once_a_reference():
    batch = batch_of([entry(0, "Peers and peers"), entry(1, "Peers", abstract="Peers hope.")])
    assert batch.words[0][:2] == (0, "peers and peers")
    assert batch.words[1][7] == "peers hope"
    assert (batch.docs["peers"], batch.docs["hope"], batch.docs["burnout"]) == (2, 1, 2)


def test_the_abbreviations_of_title_and_abstract_are_given_for_each_reference_that_spells_them_out():
    spelt = "Open access (OA) papers"
    assert definitions(spelt, None) == definitions("Papers", spelt) == {("oa", "open access")}
    assert definitions("OA", None) == set()
    assert batch_of([entry(0, spelt), entry(1, "Hope", abstract=spelt)]).defined == [("oa", "open access")] * 2


def test_batches_have_one_size_but_for_the_last():
    made = list(batches_of(entry(pos, f"Title {pos}") for pos in range(SIZE + 3)))
    assert [len(batch.words) for batch in made] == [SIZE, 3]
    assert [row[0] for batch in made for row in batch.tables["made"]] == list(range(SIZE + 3))
    assert list(batches_of([])) == []
