from __future__ import annotations

import pytest


def test_what_is_found_is_best_first_with_its_score(program):
    found = program("search", "burnout", "--format", "json").json()
    scores = [record["score"] for record in found]
    assert scores == sorted(scores, reverse=True)
    assert all(isinstance(score, int | float) and score > 0 for score in scores)
    assert list(found[0])[-1] == "score"
    assert [record["id"] for record in found] == program.once("search", "burnout").ids


def test_a_word_is_found_in_any_case_and_with_any_accent(program):
    assert program("search", "BÜRNOUT").ids == program.once("search", "burnout").ids


def test_the_scores_are_a_column(program):
    lines = program("search", "burnout", "--columns", "id,score").lines
    assert [line.partition("\t")[0] for line in lines] == program.once("search", "burnout").ids
    assert float(lines[0].partition("\t")[2]) > 0


def test_a_misspelt_word_is_read_as_the_nearest_and_says_so(program):
    answer = program("search", "burnuot")
    assert answer.ids == program.once("search", "burnout").ids
    assert "burnuot" in answer.err
    assert "burnout" in answer.err


def test_the_lines_of_a_search_history_are_one_search(program):
    answer = program("search", "1. burnout\n2. retention\n3. 1 and 2", "--format", "ids")
    assert answer.ids == program("search", "burnout AND retention", "--format", "ids").ids != []


def test_a_line_of_a_search_history_that_is_not_there_is_an_error_that_points(program):
    answer = program("search", "#1 AND #2")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("pswbrief: '#1' in column 1 names a line of a search, and that line is not here.\n")


def test_a_language_that_no_reference_states_is_passed_over_in_a_sentence(program):
    answer = program("search", "burnout AND english[la]", "--format", "ids")
    assert answer.ids == program("search", "+burnout", "--format", "ids").ids
    assert answer.err == "pswbrief: No reference here says what language it is in; searching in any.\n"


def test_what_is_not_found_is_reported_with_what_to_try(program):
    answer = program("search", "zzzzqqqq")
    assert (answer.status, answer.out) == (1, "")
    assert "pswbrief: Nothing matched 'zzzzqqqq'.\n" in answer.err


@pytest.mark.parametrize("query", ["burnout", "10.5555/ab", "title:burnout", "NOT burnout", "burnout --year 2020"])
def test_where_there_is_nothing_to_search_it_says_so(own_program, query):
    assert own_program("new", "own.toml").status == 0
    answer = own_program("--catalogue", "own.toml", "search", *query.split())
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("pswbrief: There are no references in own.toml yet.\n")
    assert own_program("--catalogue", "own.toml", "search", "x", "--format", "json").out == "[]\n"


def test_without_references_of_ones_own_there_are_none_to_search(program):
    answer = program("search", "burnout", "--mine")
    assert (answer.status, answer.out) == (1, "")
    assert "You have no references of your own yet, so there is nothing to search.\n" in answer.err


@pytest.mark.parametrize("query", ["", " ", '"', "-", "!!!"])
def test_a_query_without_a_word_is_wrong_usage(program, query):
    answer = program("search", query)
    assert (answer.status, answer.out) == (2, "")
    assert "There is no word to search for." in answer.err


@pytest.mark.parametrize(
    "query", ["\udcff", "a\x1b[31mb", "x" * 100_000, "' OR 1=1", "(((", "* AND NEAR/2", "title:", "🙂"]
)
def test_no_query_is_a_fault(program, query):
    answer = program("search", query)
    assert answer.status in {0, 1, 2}
    assert "fault" not in answer.err
    assert "\x1b" not in answer.err


def test_the_order_can_be_another(program):
    years = [record["year"] for record in program("search", "burnout", "--sort", "year", "--format", "json").json()]
    assert years == sorted(years)


def test_explain_says_what_each_word_matched_and_where(program):
    (first, *_) = program("search", "stigmma", "--explain", "--format", "json").json()
    (typed, *_) = first["explain"]
    assert (typed["word"], typed["as"], typed["why"]) == ("stigmma", "stigma", "corrected")
    assert typed["fields"]["title"] == 1
    assert typed["score"] > 0


def test_explain_prints_reasons_for_plain_lines_on_standard_error(program):
    answer = program("search", "burnout", "--explain", "--limit", "1")
    assert len(answer.lines) == 1
    assert answer.err.startswith(f"pswbrief: 1. {answer.ids[0]} scores ")
    assert "2. " not in answer.err


def test_explain_names_the_headings_that_a_reference_was_found_by(program):
    (first, *_) = program("search", "exhaustion", "--explain", "--format", "json").json()
    named = [heading for reason in first["explain"] for heading in reason["headings"]]
    assert "burnout" in named
    assert all(
        bool(reason["headings"]) == bool({"subjects", "minor"} & reason["fields"].keys()) for reason in first["explain"]
    )
    assert "filed under burnout" in program("search", "exhaustion", "--explain").err


def test_explain_says_what_a_title_and_similar_references_add(program):
    (first, *_) = program("search", "paving the road", "--explain", "--format", "json").json()
    assert first["beside"].keys() == {"title"}
    answer = program("search", "do peer workers get burnt out", "--explain")
    assert "references about the same match (" in answer.err
    assert "it answers what the words of the question ask for together (" in answer.err


def test_equals_come_in_one_order_whatever_the_seed_of_hashes(program):
    query = ("search", "mental health problem drug user peer", "--format", "json")
    first, second = (program.process(*query, env={"PYTHONHASHSEED": seed}).out for seed in ("1", "2"))
    assert first == second


def test_a_word_of_english_that_is_nowhere_is_not_taken_for_another_but_may_have_been_meant_for_it(program):
    answer = program("search", "police")
    assert (answer.status, answer.out) == (1, "")
    assert "Did you mean 'policy'?" in answer.err


@pytest.mark.parametrize("beginning", ["bu", "bur", "vet"])
def test_the_first_two_or_three_letters_of_a_word_are_answered_with_how_to_ask_for_it(program, beginning):
    answer = program("search", beginning)
    assert (answer.status, answer.out) == (1, "")
    assert f"Did you mean '{beginning}*'?" in answer.err
    assert program("search", f"{beginning}*").ids


def test_a_word_of_a_field_that_begins_others_is_answered_with_how_to_ask_for_it(program):
    answer = program("search", "title:limin")
    assert (answer.status, answer.out) == (1, "")
    assert "Did you mean 'limin*'?" in answer.err
    assert program("search", "title:limin*").ids == ["simpson2017liminality"]


def test_a_section_is_named_by_the_words_that_it_begins_with_and_not_by_others_that_hold_them(program):
    answer = program("list", "--section", "views")
    assert answer.status == 0
    assert "scanlan2020workplace" in answer.ids


def test_a_beginning_is_reported_with_the_words_that_it_begins(program):
    assert "pswbrief: veter -> veteran, veterans\n" in program("search", "veter").err


def test_a_terminal_is_shown_the_best_sentence_and_what_else_was_looked_for(program):
    screen = program.once("search", "stigma", "--format", "table", "--snippets")
    words = " ".join(screen.out.split())
    assert "However, lived experience practitioners frequently face stigma and discrimination" in words
    assert "stigma, also: " in screen.err


def test_a_terminal_is_told_which_references_are_there_for_their_subjects(program):
    screen = program.once("search", "career progression", "--format", "table")
    assert "pswbrief: 4 references at the end match by subject, not by words.\n" in screen.err
    explained = program("search", "career progression", "--explain", "--format", "json").json()
    assert [bool(record["beside"].get("related")) for record in explained] == [False] * 5 + [True] * 4


def test_explain_names_the_headings_that_what_is_about_the_same_shares_with_what_matches(program):
    found = program("search", "career progression", "--explain", "--format", "json").json()
    headings = {record["id"]: record["beside"].get("headings") for record in found}
    assert headings["hee2021raising"] is None
    assert headings["nhsengland2023workforce"][:2] == ["retention", "policy"]
    answer = program("search", "career progression", "--explain")
    described = [line for line in answer.err.splitlines() if "about the same as those that match (" in line]
    assert [line.partition("), filed under ")[2] for line in described] == [
        "turnover; retention; burnout; staff wellbeing; …",
        "retention; policy; nhs; workforce planning; …",
        "retention; job satisfaction; job quality and working conditions; staff wellbeing; …",
        "policy; professional development; impact on peer workers; staff wellbeing; …",
    ]


def test_of_several_identifiers_those_that_are_nowhere_are_reported(program):
    answer = program("search", "pmid:22812608, 99999999")
    assert answer.ids == ["jacobson2012job"]
    assert answer.err == "pswbrief: No reference has pmid:99999999; to look it up: pswbrief add pmid:99999999\n"


def test_a_word_to_leave_out_needs_no_quotes(program):
    assert "weikel2022burnout" not in program("search", "burnout", "-rural").ids


def test_all_shows_what_the_cut_leaves_out_and_exact_widens_nothing(program):
    query = ("search", "can nurses and peer workers work together")
    assert len(program(*query, "--all").ids) > len(program(*query).ids)
    assert program("search", "stigmma", "--exact").status == 1


def test_of_many_hints_only_the_first_are_printed_and_the_others_counted(program):
    said = program("search", "(" * 5 + "burnout").err.splitlines()
    assert said == [f"pswbrief: The parenthesis in column {place} is not closed." for place in range(1, 6)]
    assert program("search", "(" * 6 + "burnout").err.splitlines() == [*said, "pswbrief: And 1 hint more of this kind."]
    assert program("search", "(" * 40 + "burnout").err.splitlines()[5:] == ["pswbrief: And 35 hints more of this kind."]


@pytest.mark.parametrize(
    ("words", "searched"), [("burnout", "its rarest word"), ("burnout rural", "its 2 rarest words")]
)
def test_the_rarest_words_of_a_pasted_text_are_counted(program, words, searched):
    said = program("search", f"{words} {'zzyzx ' * 60}").err
    assert f"pswbrief: No reference is quoted in this text; searching {searched}.\n" in said
