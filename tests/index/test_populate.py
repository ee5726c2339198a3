"""What the tables of an index hold of a collection: words, what the vocabulary finds and asks for in it, and neighbours."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.catalogue import Library
from pswbrief.index import populate, schema
from pswbrief.index.batch import SIZE
from pswbrief.index.populate import Contents
from pswbrief.index.raw_tables import raw_tables_of
from pswbrief.text.stems import root
from pswbrief.text.vocabulary import Vocabulary, VocabularyConcept
from testing.catalogues import model, reference

SECTIONS = [{"id": "all", "title": "Everything"}, {"id": "part", "title": "Pieces", "parent": "all"}]


@contextlib.contextmanager
def _index(*references, library=None, parts=(None, None), **tables):
    contents = Contents(model(*references, **tables), library, parts)
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate.populate(connection, contents)
        yield connection


def _titled(*titles):
    return [reference(id=f"r{number}", title=title) for number, title in enumerate(titles)]


def test_references_are_counted_in_all_and_directly_under_each_section():
    library = Library.model_validate({"references": [reference(id="own", section="part")]})
    with _index(*_titled("One", "Two"), library=library, sections=SECTIONS) as connection:
        assert not connection.in_transaction, "all of it is committed"
        assert connection.execute("SELECT total FROM brief").fetchall() == [(3,)]
        assert connection.execute("SELECT id, parent, size FROM section ORDER BY pos").fetchall() == [
            ("all", None, 2),
            ("part", "all", 1),
        ]
    with _index(*_titled("One", "Two")) as connection:
        assert connection.execute("SELECT total FROM brief").fetchall() == [(2,)], "without a library"


def test_resources_keep_their_order():
    resources = [{"id": each, "section": "all", "title": each, "text": "Text."} for each in ("star", "data")]
    with _index(resources=resources) as connection:
        kept = connection.execute("SELECT pos, json_extract(record, '$.id') FROM resource ORDER BY pos").fetchall()
    assert kept == [(0, "star"), (1, "data")]


def test_each_word_is_there_once_with_its_root_and_the_number_of_references():
    with _index(*_titled("Falcons, falcons", "Falcons and herons")) as connection:
        words = connection.execute("SELECT word, root, docs FROM vocabulary WHERE word IN ('falcons', 'herons')")
        assert words.fetchall() == [("falcons", root("falcons"), 2), ("herons", root("herons"), 1)]


def _asked(connection, key):
    """The phrases, each after its weight, that the entry term of a question finds."""
    query = "SELECT found FROM asks JOIN finds USING (entry) WHERE key = ?"
    return [line.split(" ", 1) for (found,) in connection.execute(query, (key,)) for line in found.split("\n")]


def test_a_word_that_no_reference_holds_asks_for_what_the_vocabulary_finds_in_the_others():
    with _index(*_titled("Training on the ward")) as connection:
        found = _asked(connection, root("learn"))
        assert "training" in [phrase for _, phrase in found]
        assert all(float(weight) > 0 for weight, _ in found)


def test_a_word_that_a_reference_holds_asks_for_nothing_else():
    with _index(*_titled("Training on the ward", "Learn the job")) as connection:
        assert _asked(connection, root("learn")) == []


def test_each_word_is_counted_in_the_questions_about_a_heading_that_is_there(monkeypatch):
    ways = {
        "label": "falcons",
        "questions": ("what hunts", "the hunting birds", "hunt from the sky"),
        "finds": ("birds",),
    }
    absent = {"label": "herrings", "questions": ("what swims",)}
    other = {"label": "raptors", "synonyms": ("falcons", "goshawks")}
    concepts = tuple(VocabularyConcept(**one) for one in (ways, absent, other))
    monkeypatch.setattr(populate, "vocabulary", lambda: Vocabulary(("herrings", "falcons"), concepts))
    with _index(*_titled("Falcons and other birds", "Goshawks")) as connection:
        ((number, label, found),) = connection.execute("SELECT number, label, found FROM heading")
        cues = connection.execute("SELECT root, heading, times FROM cue").fetchall()
    assert (label, found.split("\n")) == ("falcons", ["1.0 falcons", "0.5 birds", "0.5 goshawks"])
    words = {root("hunt"): 3, "what": 1, root("birds"): 1, "from": 1, root("sky"): 1}
    assert sorted(cues) == sorted((word, number, times) for word, times in words.items())


def test_a_phrase_with_a_word_that_no_reference_has_is_not_looked_for():
    with _index(*_titled("Falcons")) as connection:
        assert connection.execute("SELECT count(*) FROM finds").fetchall() == [(0,)]
        assert connection.execute("SELECT count(*) FROM asks").fetchall() == [(0,)]
        # A phrase of the vocabulary is still known as one; a single word that finds nothing is not kept.
        kept = connection.execute("SELECT key, found FROM thesaurus").fetchall()
    assert kept
    assert all(" " in key and found == "" for key, found in kept)


def test_what_is_populated_again_takes_the_place_of_what_was_there():
    with _index(*_titled("Burnout and training", "Training and burnout")) as connection:
        names = ("thesaurus", "asks", "finds", "neighbour", "section")
        before = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608
        for again in (populate.populate_thesaurus, populate.populate_neighbours, populate.size_sections):
            again(connection)
        assert {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names} == before  # noqa: S608
        connection.execute("DELETE FROM reference")
        populate.size_sections(connection)
        assert connection.execute("SELECT size FROM section").fetchall() == [(0,)]


def test_a_phrase_of_the_thesaurus_finds_what_the_collection_has_each_after_its_weight():
    with _index(*_titled("Pay and turnover")) as connection:
        found = [text for (text,) in connection.execute("SELECT found FROM thesaurus") if text]
        held = {key for (key,) in connection.execute("SELECT root FROM vocabulary")}
    lines = [line.split(" ", 1) for text in found for line in text.split("\n")]
    assert lines
    assert all(0 < float(weight) <= 1 for weight, _ in lines)
    assert all(set(map(root, phrase.split())) <= held for _, phrase in lines)


def test_every_root_of_the_vocabulary_is_known_as_meaningful():
    with _index(*_titled("Falcons")) as connection:
        known = [key for (key,) in connection.execute("SELECT root FROM meaningful")]
    assert {root("burnout"), root("training")} <= set(known)
    assert root("falcon") not in known


@pytest.mark.parametrize(("most", "compared"), [(3, True), (2, False)])
def test_neighbours_are_kept_of_as_many_references_as_can_be_compared(monkeypatch, most, compared):
    monkeypatch.setattr(populate, "_MOST_COMPARED", most)
    with _index(*_titled("Burnout and training", "Training and burnout", "Falcons")) as connection:
        pairs = connection.execute("SELECT pos, other FROM neighbour ORDER BY pos").fetchall()
    assert pairs == ([(0, 1), (1, 0)] if compared else [])


def test_of_each_file_the_digest_of_what_is_no_reference_is_kept():
    parts = [raw_tables_of(b'[brief]\ntitle = "B"\n'), None]
    with _index(parts=parts) as connection:
        assert connection.execute("SELECT source, digest FROM rest").fetchall() == [("brief", parts[0].rest)]


@pytest.mark.parametrize(("total", "told"), [(3, [0, 3]), (SIZE, [0, SIZE]), (SIZE + 3, [0, SIZE, SIZE + 3])])
def test_progress_is_reported_by_batches_up_to_the_whole(total, told):
    done = []
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        contents = Contents(model(*_titled(*map(str, range(total)))), None, [None])
        populate.populate(connection, contents, lambda *each: done.append(each))
    assert done == [(each, total) for each in told]


def test_without_full_text_search_words_are_looked_up_by_an_index(monkeypatch):
    monkeypatch.setattr(schema, "FTS_TABLES", "CREATE VIRTUAL TABLE words USING absent(x)")
    with _index(*_titled("Falcons")) as connection:
        (plan,) = connection.execute("EXPLAIN QUERY PLAN SELECT doc FROM posting WHERE term = 'falcons'")
        assert connection.execute("SELECT doc, col, offset FROM posting WHERE term = 'falcons'").fetchall() == [
            (0, "title", 0)
        ]
    assert plan[-1].startswith("SEARCH")
