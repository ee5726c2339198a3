"""Fill up a short list of references with others about the same subjects.

What few references say in the words of a query, others may say in words that no vocabulary has. A reference is added if it is filed
as those are that match, has their words, and is about what the query asks for, to a sufficient extent together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pswbrief.search.evaluate import name_something
from pswbrief.search.gist import about_asked, gist
from pswbrief.search.ranking import FIRST_PAGE
from pswbrief.search.similar import similar
from pswbrief.text.about import About

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.index.index import Index
    from pswbrief.search.result import SearchResult

# The weights of being filed as what matches is, of being about what the query asks for, and of having the words of what matches;
# and the sum from which a reference is added.
_FILED, _ASKED, _WORDS = 1.0, 1.0, 0.5
_LEAST = 0.8
# In larger collections something is near to everything, and a short list is not filled up.
_MOST_REFERENCES = 1_000


def filled_up(
    index: Index,
    asked: Sequence[str],
    found: SearchResult,
    *,
    best: Sequence[int],
    allowed: set[int] | None,
) -> SearchResult:
    """Return a result of which few are `best` with further references about the same, up to ten with these, after those that match.

    `asked`: the words of the query as they were read; `allowed`: the references that may be shown, None for all. What a title, a name
    or a year finds is not filled up.
    """
    if found.is_title or name_something(found.matches) or index.count() > _MOST_REFERENCES:
        return found
    near = related(index, asked, {doc: found.hits[doc] for doc in best})
    chosen = [doc for doc in near if allowed is None or doc in allowed][: FIRST_PAGE - len(best)]
    least = min(found.hits.values())
    added = {doc: least * near[doc] for doc in chosen if doc not in found.hits}
    matching = found.from_gist.keys() | {doc for match in found.matches for doc in match.scored.scores}
    behind = found.below_cutoff - len(added.keys() & matching)
    return found._replace(hits={**found.hits, **added}, related=added, asked=(*asked,), below_cutoff=behind)


def related(index: Index, words: Sequence[str], hits: Mapping[int, float]) -> dict[int, float]:
    """Return the references about the same as those that match a query, by position, best first, with a nearness below 1.

    `words` are those of the query, and `hits` the scores of what matches.
    """
    headings = _headings(index)
    filed, about = _filed_alike(headings, hits), about_asked(index.connection, words, headings)
    alike = similar(index, [*hits])
    most = max(alike.values(), default=1.0)
    found = {
        pos: _FILED * filed[pos] + _ASKED * about.get(pos, 0.0) + _WORDS * alike.get(pos, 0.0) / most
        for pos in headings
        if pos not in hits
    }
    near = sorted((pos for pos, value in found.items() if value >= _LEAST), key=lambda pos: (-found[pos], pos))
    return {pos: found[pos] / (_FILED + _ASKED + _WORDS) for pos in near}


def shared_headings(index: Index, found: SearchResult) -> dict[int, list[str]]:
    """Return, for each reference that a result was filled up with, the headings that it shares with those that match.

    Those come first that brought it near the most. If it shares none, it is filed under some that the query asks for: these.
    """
    matching = {pos: score for pos, score in found.hits.items() if pos not in found.related}
    headings = _headings(index)
    shares = _shares(headings, matching)
    asked = [subject.heading for subject in gist(index.connection, found.asked)]
    return {
        pos: sorted(shares[pos], key=lambda heading: (-shares[pos][heading], heading))
        or [heading for heading in asked if heading in (*headings[pos].main, *headings[pos].minor)]
        for pos in found.related
    }


def _headings(index: Index) -> dict[int, About]:
    rows = index.connection.execute("SELECT pos, headings FROM made")
    return {pos: About.unpack(packed) for pos, packed in rows}


def _filed_alike(headings: Mapping[int, About], hits: Mapping[int, float]) -> dict[int, float]:
    """Return how much references are filed as the hits are: the cosine (0 to 1) of their headings, weighted by rarity."""
    return {pos: sum(shares.values()) for pos, shares in _shares(headings, hits).items()}


def _shares(headings: Mapping[int, About], hits: Mapping[int, float]) -> dict[int, dict[str, float]]:
    """Return the share that each heading has in how much a reference is filed as the hits are; only of those that hits have."""
    filed = {pos: about.weights() for pos, about in headings.items()}
    under = Counter(heading for weights in filed.values() for heading in weights)
    for weights in filed.values():
        for heading in weights:
            weights[heading] *= math.log(1 + len(filed) / under[heading])
    length = {pos: math.hypot(*weights.values()) or 1.0 for pos, weights in filed.items()}
    mean: defaultdict[str, float] = defaultdict(float)
    for pos, score in hits.items():
        for heading, weight in filed[pos].items():
            mean[heading] += score * weight / length[pos]
    whole = math.hypot(*mean.values()) or 1.0
    return {
        pos: {
            heading: mean[heading] * weight / length[pos] / whole
            for heading, weight in weights.items()
            if heading in mean
        }
        for pos, weights in filed.items()
    }
