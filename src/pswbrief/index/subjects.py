"""Find the headings of a reference: those that were assigned by hand, in whatever file it is, or else those found by rule."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import tomli

from pswbrief.errors import InputError
from pswbrief.index.freshness import vocabulary_version
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.locations import own_vocabulary_file, subjects_file, vocabulary_file
from pswbrief.text.about import About
from pswbrief.text.normalize import fold
from pswbrief.text.subject_headings import ABSTRACT, KEYWORD, SECTION, TITLE, HeadingRules
from pswbrief.text.vocabulary import Vocabulary, VocabularyError, parse_own_vocabulary, parse_vocabulary
from pswbrief.text.words import remembered_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pswbrief.core.reference import Reference


class Subjects:
    """Files references under headings."""

    def __init__(self, vocabulary: Vocabulary, filed: str) -> None:
        """`filed` is the text of a file like `data/subjects.toml`; ValueError if it isn't valid."""
        self._rules = HeadingRules(vocabulary)
        self._filed: dict[str, About] = {}
        for table in tomli.loads(filed).get("subjects", ()):
            about = About(tuple(table.get("main", ())), tuple(table.get("minor", ())), by_hand=True)
            for key in _keys(table.get("doi"), table.get("pmid"), table["title"], table.get("year")):
                self._filed[key] = about

    def of(self, reference: Reference, section: str) -> About:
        """Return the headings of a reference in a section of this name."""
        titles = [reference.title, reference.verified.title if reference.verified else None]
        year = reference.issued.year if reference.issued else None
        for title in titles:
            for key in _keys(reference.doi, reference.pmid, title, year):
                if key in self._filed:
                    return self._filed[key]
        texts = [(title, TITLE) for title in dict.fromkeys(filter(None, titles))]
        texts += [(reference.abstract, ABSTRACT)] if reference.abstract else []
        return self._rules.about([*texts, (section, SECTION), *((tag, KEYWORD) for tag in reference.tags)])


def _keys(doi: str | None, pmid: str | None, title: str | None, year: Any) -> Iterator[str]:  # noqa: ANN401 - of TOML
    if doi:
        yield f"doi:{fold(doi)}"
    if pmid:
        yield f"pmid:{pmid}"
    if title:
        yield f"title:{' '.join(remembered_words(title))} {year or ''}"


def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships, with the reader's own. InputError names the file and line of a mistake in the latter."""
    return _vocabulary(vocabulary_version())


def subjects() -> Subjects:
    """Return the rules that file references under the headings of the vocabulary."""
    return _subjects(vocabulary_version())


# Read again only if the files have changed.
@lru_cache(maxsize=1)
def _vocabulary(_version: int) -> Vocabulary:
    shipped = parse_vocabulary(vocabulary_file().read_text(encoding="utf-8"))
    path = own_vocabulary_file()
    if not is_there(path):
        return shipped
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} is not a text file in UTF-8.", hint="Save your vocabulary as UTF-8.") from None
    try:
        own = parse_own_vocabulary(text.replace("\r\n", "\n").replace("\r", "\n"), shipped.headings)
    except VocabularyError as error:
        hint = "Correct it, or move the file away."
        raise InputError(f"{path}, line {error.line}: {error.sentence}.", hint=hint) from None
    return shipped.with_own(own)


@lru_cache(maxsize=1)
def _subjects(_version: int) -> Subjects:
    return Subjects(vocabulary(), subjects_file().read_text(encoding="utf-8"))
