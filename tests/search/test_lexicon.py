"""How a word that no reference holds is read, and what the index knows about words and their places."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.index.populate import Contents, populate
from pswbrief.search.concepts import Reading
from pswbrief.search.lexicon import IndexLexicon, correct
from pswbrief.search.postings import Postings
from testing.catalogues import model, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORTY = [f"yyyz{number}" for number in range(10, 50)]
FORTY_ONE = [f"zzzy{number}" for number in range(10, 51)]
PAPERS = [
    reference(id="a", title="Social prescribing for veterans", abstract="Veterans volunteer. A veteran volunteers."),
    reference(id="b", title="Workplace burnout", abstract="Burnout in the workplace; social things, and prescribing."),
    reference(id="c", title="研究報告"),
    reference(
        id="d",
        title="UK veterans at work",
        abstract="T veterans. TV veterans x. The burnout. Xab yab, xa byab. Cloud burst, cloudburst; cloud by cloud. "
        + "q" * 60,
        authors=[{"family": "Weikel"}, {"family": "Weigel"}],
    ),
    reference(id="e", title="Cloud bursts", abstract="quickthorn"),
    reference(
        id="f", title="Social psychiatry", abstract=" ".join(["Psychiatrist; psychiatrists.", *FORTY, *FORTY_ONE])
    ),
    reference(id="g", title="Bursts of cloud", abstract="Clouds burst. The cloud bursts; a cloud bursts."),
    reference(
        id="qd", title="Quiet rooms (QRs)", abstract="Quiet rooms (QRs), quick replies (QR), or open access (OA)."
    ),
    reference(id="qe", title="Quiet rooms (QRs)"),
    reference(id="qf", title="Quick replies (QR)"),
    reference(id="qg", title="Quiet rooms (QRs)"),
    reference(id="qh", title="Quiet rooms (QRs)"),
    reference(id="h", title="One-to-one work, and set-backs", abstract="Well-being; co-workers. Inset, to reply."),
    reference(id="qi", title="Quite right (QR)", abstract="Clinical aid and recovery education (CARE)."),
]
# Parts of words of the sample that slips may precede.
SLIPS = [
    "urnout",
    "orkplace",
    "eteran",
    "eterans",
    "eikel",
    "louds",
    "burnout",
    "veterans",
    "xab",
    "究報告",
    "sychiatrist",
]


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        populate(made, Contents(model(*PAPERS), None, [None]))
        yield made


@pytest.fixture
def lexicon(connection: sqlite3.Connection) -> IndexLexicon:
    return IndexLexicon(connection, Postings(connection), correct)


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("veter", Reading("beginning", (("veteran", "veterans"),))),
        ("socialprescribing", Reading("apart", (("social",), ("prescribing",)))),
        ("burnuot", Reading("corrected", (("burnout",),))),
        ("zzqqxx", None),
        ("police", None),
        ("vet", None),
        ("x" * 1000, None),
        # As a beginning: of four letters or more, of forty words or fewer, no longer than any word is.
        ("cloudb", Reading("beginning", (("cloudburst",),))),
        ("wei", None),
        ("weik", Reading("beginning", (("weikel",),))),
        ("weik3l", None),
        ("yyyz", Reading("beginning", (tuple(FORTY),))),
        ("zzzy", None),
        ("q" * 50, Reading("beginning", (("q" * 60,),))),
        ("q" * 51, None),
        # As two: of two letters or more each, the first no stopword, by what most references have side by side.
        ("ukveterans", Reading("apart", (("uk",), ("veterans",)))),
        ("veteransat", Reading("apart", (("veterans",), ("at",)))),
        ("tveterans", Reading("corrected", (("veterans",),))),
        ("veteransx", Reading("corrected", (("veterans",),))),
        ("xabyab", Reading("apart", (("xa",), ("byab",)))),
        ("theburnout", None),
        # But one may be another small word, if it is no word of English; and the last may be there in another inflection.
        ("onetoone", Reading("apart", (("one",), ("to",), ("one",)))),
        ("toreply", Reading("apart", (("to",), ("reply",)))),
        ("setback", Reading("apart", (("set",), ("backs",)))),
        ("cloudbursts", Reading("apart", (("cloud",), ("bursts",)))),
        ("burnoutveterans", None),
        # A small word may stand within three, as in *peer to peer*.
        ("veteransatwork", Reading("apart", (("veterans",), ("at",), ("work",)))),
        # And of up to five.
        ("socialprescribingforveterans", Reading("apart", (("social",), ("prescribing",), ("for",), ("veterans",)))),
        ("ukveteransatwork", Reading("apart", (("uk",), ("veterans",), ("at",), ("work",)))),
        (
            "burnoutintheworkplacesocial",
            Reading("apart", (("burnout",), ("in",), ("the",), ("workplace",), ("social",))),
        ),
        ("burnoutintheworkplacesocialthings", None),
        ("ukveteransworkat", None),
    ],
)
def test_a_word_is_read_as_a_beginning_then_as_two_then_as_misspelt(
    lexicon: IndexLexicon, word: str, reading: Reading | None
) -> None:
    assert lexicon.read(word) == reading
    assert lexicon.readings.get(word) == reading


def test_a_sign_within_a_word_means_one_letter_or_none(lexicon: IndexLexicon) -> None:
    assert lexicon.beginning("vet?rans") == ("veterans",)
    assert lexicon.beginning("veteran?s") == ("veterans",)
    assert lexicon.beginning("vet?ran*") == ("veteran", "veterans")
    assert lexicon.beginning("vet?s") == ()


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("organiz", "organisation organisational"),
        ("organis", "organisation organisational"),
        ("behaviou", "behavior"),
        ("behavio", "behavior"),
        ("counsell", "counseling"),
        ("centr", "center central"),
        ("programm", "program"),
        ("licens", "licence"),
        ("isra", "isrel"),
        ("well", "wellness"),
        ("colo", ""),
    ],
)
def test_a_beginning_in_either_spelling_is_that_of_the_words_in_both(prefix: str, found: str) -> None:
    text = "Organisation, organizational behaviour; counselling at a central centre. A licence for a programme in Israel; wellness."
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        populate(made, Contents(model(reference(id="a", title="Moor", abstract=text)), None, [None]))
        assert IndexLexicon(made, Postings(made), correct).beginning(prefix) == tuple(found.split())


def test_a_noun_may_be_parted_before_its_particle() -> None:
    papers = [reference(id="a", title="Turnover, burnout and overtime"), reference(id="b", title="Inpatients")]
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        populate(made, Contents(model(*papers), None, [None]))
        lexicon = IndexLexicon(made, Postings(made), correct)
        assert lexicon.joined("turn", "over") == ("turnover",)
        assert lexicon.joined("burn", "out") == ("burnout",)
        # Before a word, a small one mostly belongs to the sentence.
        assert lexicon.joined("over", "time") == ()
        assert lexicon.joined("in", "patients") == ()


def test_three_words_written_as_one_are_read_apart(connection: sqlite3.Connection) -> None:
    lexicon = IndexLexicon(connection, Postings(connection), correct)
    assert lexicon.read("veteranvolunteersin") is None
    assert lexicon.read("socialprescribingfor") == Reading("apart", (("social",), ("prescribing",), ("for",)))


def test_more_than_two_words_are_only_read_apart_if_one_is_not_common(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pswbrief.search.lexicon.COMMON", 0)
    lexicon = IndexLexicon(connection, Postings(connection), correct)
    assert lexicon.read("socialprescribingfor") is None
    assert lexicon.read("socialprescribing") == Reading("apart", (("social",), ("prescribing",)))


def test_a_corrector_chooses_from_words_of_the_letter_and_about_the_length_and_its_first_is_taken(
    connection: sqlite3.Connection,
) -> None:
    asked = []

    def corrector(word: str, vocabulary: Mapping[str, int]) -> list[str]:
        asked.append((word, sorted(vocabulary), vocabulary.get("veterans")))
        return ["veterans", "veteran"] if word == "vqxzjqx" else []

    lexicon = IndexLexicon(connection, Postings(connection), corrector)
    assert lexicon.read("vqxzjqx") == Reading("corrected", (("veterans",),))
    assert lexicon.read("vqxz") is None
    assert lexicon.read("juk") is None
    assert asked == [
        ("vqxzjqx", ["veteran", "veterans", "volunteer", "volunteers"], 2),
        ("vqxz", ["veteran"], None),
        # And from those that a slip in the first letter may have made it of.
        ("juk", ["uk"], None),
    ]
    # What was read once is known.
    assert lexicon.read("vqxzjqx") == lexicon.readings["vqxzjqx"]
    assert (len(asked), [*lexicon.readings]) == (3, ["vqxzjqx"])


@pytest.mark.parametrize("word", [f"{first}{rest}" for first in ("", "b", "q", "w", "é", "研") for rest in SLIPS])
def test_the_words_that_a_corrector_sees_are_all_that_it_could_choose(
    connection: sqlite3.Connection, word: str
) -> None:
    known = dict(connection.execute("SELECT word, docs FROM vocabulary"))
    seen: list[dict[str, int]] = []

    def corrector(_: str, vocabulary: Mapping[str, int]) -> list[str]:
        seen.append(dict(vocabulary))
        return []

    lexicon = IndexLexicon(connection, Postings(connection), corrector)
    assert lexicon.nearest_name(word) is None
    (vocabulary,) = seen
    assert vocabulary.items() <= known.items()
    assert correct(word, vocabulary) == correct(word, known)


def test_a_slip_in_the_first_letter_is_corrected(lexicon: IndexLexicon) -> None:
    typed = ["surnout", "ourkplace", "urnout", "eveterans", "evterans"]
    assert [lexicon.nearest_name(word) for word in typed] == [None] * len(typed)
    read = [lexicon.read(word) for word in typed]
    assert [reading and reading.words[0] for reading in read] == ["burnout", None, "burnout", "veterans", "veterans"]


def test_the_nearest_name_is_the_first_near_word_that_is_in_a_name(lexicon: IndexLexicon) -> None:
    assert lexicon.nearest_name("weikle") == "weikel"
    assert lexicon.nearest_name("veteranz") is None
    assert lexicon.nearest_name("nobodyatall") is None
    assert lexicon.readings == {"weikle": Reading("corrected", (("weikel",),))}


def test_what_the_thesaurus_has_under_a_key_wins_over_what_a_question_asks_for(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO thesaurus VALUES ('zebra', '0.8 veteran staff' || char(10) || '0.5 burnout')")
    connection.execute("INSERT INTO thesaurus VALUES ('zebra hors', '')")
    connection.execute("INSERT INTO finds VALUES (9001, '0.6 burnout' || char(10) || '0.6 workplace')")
    connection.executemany("INSERT INTO asks VALUES (?, 9001)", [("zebra",), ("okapi",)])
    lexicon = IndexLexicon(connection, Postings(connection), None)
    asked = ("zebra", "zebra hors", "okapi", "falcon")
    assert [lexicon.is_phrase(key) for key in asked] == [True, True, True, False]
    assert [sorted(lexicon.related_phrases(key)) for key in asked] == [
        [("burnout", 0.5), ("veteran staff", 0.8), ("workplace", 0.6)],
        [],
        [("burnout", 0.6), ("workplace", 0.6)],
        [],
    ]


def test_without_a_corrector_nothing_is_read_as_anything_else(connection: sqlite3.Connection) -> None:
    lexicon = IndexLexicon(connection, Postings(connection), None)
    assert (lexicon.read("veter"), lexicon.nearest_name("weikle")) == (None, None)


def test_two_words_that_references_write_as_one_are_known(lexicon: IndexLexicon) -> None:
    assert lexicon.joined("work", "place") == ("workplace",)
    assert lexicon.joined("cloud", "bursts") == lexicon.joined("work", "burnout") == (), "another form is not enough"
    assert lexicon.joined("burn", "the") == (), "the second is a stopword"
    assert lexicon.joined("a", "t") == (), "together they are one"


def test_a_word_may_have_a_hyphen_after_a_prefix_that_is_no_word_or_as_the_vocabulary_has_it(
    lexicon: IndexLexicon,
) -> None:
    assert lexicon.with_hyphen("wellbeing") == [("well", "being")]
    assert lexicon.with_hyphen("coworkers") == [("co", "workers")]
    assert lexicon.with_hyphen("overtime") == lexicon.with_hyphen("burnout") == []


def test_inflections_are_fewer_than_forms(lexicon: IndexLexicon) -> None:
    assert lexicon.inflections("psychiatrists") == ("psychiatrists", "psychiatrist")
    assert lexicon.forms("psychiatrists") == ("psychiatrist", "psychiatrists", "psychiatry")
    assert lexicon.inflections("nowhere") == ("nowhere",)


def test_a_single_sign_of_a_script_without_blanks_is_found_within_words_and_a_letter_is_not(
    lexicon: IndexLexicon,
) -> None:
    assert set(lexicon.beginning("究")) == {"究报", "研究"}
    assert lexicon.beginning("研究") == ("研究",)
    assert all(word.startswith("v") for word in lexicon.beginning("v"))


def test_an_abbreviation_finds_its_meaning_in_most_references(lexicon: IndexLexicon) -> None:
    assert lexicon.related_phrases("oa") == [("open access", 0.9)]
    # Four say the one and two the other, which is half as many; what a seventh says is left out. The plural finds the same.
    assert lexicon.related_phrases("qr") == [("quiet rooms", 0.9), ("quick replies", 0.9)]
    assert lexicon.related_phrases("qrs") == lexicon.related_phrases("qr")
    # Care is something else as well.
    assert lexicon.related_phrases("clinic") == lexicon.related_phrases("care") == []
    # Its meaning does not become a phrase of the thesaurus.
    assert not lexicon.is_phrase("open access")
    assert lexicon.related_phrases("xy") == []
