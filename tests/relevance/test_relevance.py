"""Search is as good as it was: the figures of every kind of query are on record, and may not fall by more than 0.02."""

from __future__ import annotations

import tomllib

import pytest

from pswbrief.index.contents import records_of
from relevance.measure import QUERIES, RECORDED, UNSEEN, combinations, elsewhere, meets, ours, queries, recorded, warned
from relevance.metrics import Figures, measure

pytestmark = pytest.mark.slow
FIGURES = tomllib.loads(RECORDED.read_text(encoding="utf-8"))
TOLERANCE = 0.02


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    return recorded(ours()[1])


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("figure", Figures._fields)
def test_no_figure_of_any_kind_falls(figures: dict[str, Figures], kind: str, figure: str) -> None:
    assert getattr(figures[kind], figure) >= FIGURES[kind][figure] - TOLERANCE


def test_every_kind_is_on_record(figures: dict[str, Figures]) -> None:
    assert set(figures) == set(FIGURES)


def test_it_is_said_where_nothing_is_about_it_and_hardly_ever_where_something_is() -> None:
    index, _ = ours()
    other = warned(index, elsewhere())
    own = warned(index, [query["text"] for path in (QUERIES, UNSEEN) for query in queries(path)])
    assert other.said >= 0.8 * other.of
    assert own.said <= 0.01 * own.of


def test_a_filter_among_words_admits_only_what_meets_it() -> None:
    index, run = ours()
    records = {record["id"]: record for record in records_of(index, index.rows(range(index.count())))}
    filtered = [query for query in combinations(index) if "where" in query]
    assert filtered
    for query in filtered:
        shown = run(query["text"])
        assert shown
        assert all(meets(records[key], query["where"]) for key in shown), query["text"]


def test_a_perfect_ranking_measures_one() -> None:
    assert measure(["a", "b", "c"], {"a": 3, "b": 2, "c": 1}) == (1, 1, 1, 1)


def test_a_worse_order_and_a_missing_answer_measure_less() -> None:
    grades = {"a": 3, "b": 2}
    assert 1 > measure(["b", "a"], grades).ndcg > measure(["b"], grades).ndcg > measure(["x"], grades).ndcg == 0


def test_what_is_shown_in_vain_costs_precision() -> None:
    assert measure(["a", "x"], {"a": 3}).precision == 0.5
