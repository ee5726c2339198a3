"""The rule of agreement: whether a work that a service found is the one that was asked for.

Nothing is scored. Each part of a reference can only refuse a candidate or let it pass, and a candidate is accepted if it is the only
one that nothing refuses. A wrong identifier is worse than a missing one, so every doubtful candidate is refused, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.core.containers import starts_container
from pswbrief.core.enums import ItemType
from pswbrief.core.found_work import FoundWork, WorkKind
from pswbrief.core.found_work_comparison import Comparison, compare, is_supplement, same_number
from pswbrief.core.identifiers import is_preprint_doi
from pswbrief.core.titles import is_recurring, is_rubric, notices, same_main_title, same_title
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.item import Item

# By type of reference, the kinds of works that may match; other types are never looked up by title.
_KINDS = {
    "article-journal": {WorkKind.ARTICLE, WorkKind.UNKNOWN},
    "article": {WorkKind.ARTICLE, WorkKind.PREPRINT},
    "report": {WorkKind.REPORT, WorkKind.BOOK},
    "document": {WorkKind.ARTICLE, WorkKind.REPORT, WorkKind.BOOK, WorkKind.THESIS},
    "book": {WorkKind.BOOK},
    "chapter": {WorkKind.CHAPTER},
    "thesis": {WorkKind.THESIS},
    "paper-conference": {WorkKind.PAPER},
    "dataset": {WorkKind.DATASET},
}
# Types that come out yearly under the same title, publisher and authors, so that only the year distinguishes them.
_DATED = frozenset({"report", "document", "dataset"})


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that isn't the work asked for, or can't be shown to be, and why."""

    work: FoundWork
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The one candidate that is the work asked for, or None; and all others, each with the reason."""

    accepted: FoundWork | None
    rejected: tuple[Rejection, ...] = ()


def agree(asked: Item, candidates: Sequence[FoundWork]) -> Agreement:
    """Choose the candidate that is the work asked for: the only one that passes. If two works pass, neither is taken."""
    rejected: list[Rejection] = []
    passed: dict[str, FoundWork] = {}
    for work in candidates:
        reason = disagreement(asked, work)
        if reason is None:
            passed.setdefault(work.identity, work)
        else:
            rejected.append(Rejection(work, reason))
    if len(passed) > 1:
        rejected += [Rejection(work, "another candidate fits as well") for work in passed.values()]
    accepted = next(iter(passed.values())) if len(passed) == 1 else None
    return Agreement(accepted, tuple(rejected))


def disagreement(asked: Item, work: FoundWork) -> str | None:
    """Return why a candidate isn't the work asked for, or can't be shown to be; None if it is."""
    return next(_objections(asked, work), None)


def contradiction(asked: Item, work: FoundWork) -> str | None:
    """Return the objection to a work that an identifier led to; None if its title is the one asked for.

    An identifier is proof enough where only details differ; a wholly different title shows that the identifier itself is wrong.
    """
    title = asked.title or ""
    if not title or not work.title or any(_title_fits(title, form) for form in (work.title, work.full_title)):
        return None
    return f"the title is {work.full_title!r}"


def disagreement_in(asked: Item, work: FoundWork) -> Iterator[tuple[str, str]]:
    """Yield the fields in which a work differs from its reference, and how; a value that one side lacks is no difference."""
    facts = compare(asked, work)
    if asked.title and work.title and not facts.whole_title:
        yield "title", f"the title is {work.full_title!r}"
    if facts.container is False:
        yield "container", f"it is in {work.containers[0]!r}"
    if facts.year is False or (asked.issued and work.years and asked.issued.year not in work.years):
        yield "issued", f"the year is {' or '.join(map(str, work.years))}"
    for name in ("volume", "issue"):
        if getattr(facts, name) is False:
            yield name, f"the {name} is {getattr(work, name)}"
    if facts.page is False:
        yield "pages", f"the page is {work.pages or work.article_number}"
    for name in ("doi", "pmid", "pmcid"):
        ours, theirs = getattr(asked, name), getattr(work, name)
        if ours and theirs and ours.lower() != theirs.lower():
            yield name, f"the {name.upper()} is {theirs}"


def _title_fits(title: str, form: str) -> bool:
    return same_title(title, form) or same_main_title(title, form)


def _objections(asked: Item, work: FoundWork) -> Iterator[str]:
    yield from _kind_objections(asked, work)
    title = asked.title or ""
    facts = compare(asked, work)
    if notices(title) != notices(work.title):
        marks = sorted(notices(title) ^ notices(work.title))
        yield f"only one of the titles says {marks[0]!r}"
    if not facts.whole_title and not facts.main_title:
        yield f"the title is {work.full_title!r}"
    yield from _field_objections(asked, work, facts)
    yield from _proof_objections(asked, work, facts)


def _kind_objections(asked: Item, work: FoundWork) -> Iterator[str]:
    kind = WorkKind.PREPRINT if is_preprint_doi(work.doi) else work.kind
    if kind is WorkKind.NOTICE and notices(asked.title or ""):
        kind = WorkKind.ARTICLE
    if kind not in _KINDS.get(str(asked.type), ()):
        yield f"it is a {kind} and no {asked.type}" if kind is not WorkKind.UNKNOWN else "its kind is not known"
    if asked.type == ItemType.ARTICLE and not _abstract_excused(asked, work):
        yield "it looks like a conference abstract"


def _abstract_excused(asked: Item, work: FoundWork) -> bool:
    """Return whether a work need not be a conference abstract, or is the one asked for.

    That is: it is in no supplement, it has several pages, or its issue or page is the one asked for.
    """
    if not work.issue or not is_supplement(work.issue):
        return True
    first, dash, last = (work.pages or "").partition("-")
    if dash and last not in {"", first}:
        return True
    same_page = bool(first) and asked.pages is not None and fold(asked.pages.first) == fold(first)
    return same_page or (asked.issue is not None and same_number(asked.issue, work.issue))


def _field_objections(asked: Item, work: FoundWork, facts: Comparison) -> Iterator[str]:
    """Yield objections to a work from fields that are known on both sides and differ."""
    if facts.container is False and not _container_cut_short(asked, work, facts):
        yield f"it is in {work.containers[0]!r}"
    if facts.year is False and not facts.year_excused:
        yield f"the year is {work.years[0]}"
    if facts.volume is False:
        yield f"the volume is {work.volume}"
    if facts.issue is False:
        yield f"the issue is {work.issue}"
    if facts.page is False:
        yield f"the page is {work.pages or work.article_number}"
    if facts.author is False:
        yield f"it is by {work.authors[0]}"


def _proof_objections(asked: Item, work: FoundWork, facts: Comparison) -> Iterator[str]:
    """Yield what evidence is missing to accept a work."""
    article = str(asked.type) in {"article-journal", "article"}
    if not facts.long_title and not facts.volume:
        yield "so short a title needs the same volume as well"
    if not facts.long_title and not (facts.page or (facts.issue and not is_rubric(asked.title or ""))):
        yield "so short a title needs the same issue or page as well"
    if article and facts.container is None and not (facts.year and (facts.volume or facts.page)):
        yield "nothing shows that the journal is the same"
    if not article and not (facts.container or facts.author or facts.publisher):
        yield "nothing but the title shows that it is the same"
    if facts.year is None and not (facts.container and (facts.author or facts.located)):
        yield "nothing shows that the year is the same"
    if facts.apart == 1 and not facts.located and (str(asked.type) in _DATED or is_recurring(asked.title or "")):
        yield f"the year is {work.years[0]}, and such a title may come out every year"
    if not facts.whole_title and not (facts.volume or facts.page or facts.author):
        yield "the subtitle is missing on one side, and neither volume, page nor author is known on both"


def _container_cut_short(asked: Item, work: FoundWork, facts: Comparison) -> bool:
    """Return whether one journal's name is the beginning of the other's, and all else agrees: a name that was cut short."""
    agrees = facts.whole_title and facts.long_title and facts.year and facts.located
    return bool(agrees) and any(starts_container(asked.container or "", name) for name in work.containers)
