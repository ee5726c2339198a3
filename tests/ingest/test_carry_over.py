"""The next edition keeps what the last one knew of the same works."""

from pswbrief.core.catalogue import Catalogue
from pswbrief.ingest.carry_over import carry_over, links_into, with_duplicates
from testing import catalogues

NEW = {"id": "words2020peers", "title": "Words on Peers", "source": "Journal 3(1), 2020", "issued": "2020"}
OLD = {
    **NEW,
    "id": "smith2020words",
    "title": "Words on peers",
    "authors": [{"family": "Smith", "given": "Ada"}],
    "doi": "10.5555/words",
    "tags": ["mine"],
    "verified": {"basis": "title", "volume": "3", "seen_at": ["https://example.org/words"]},
}


def whole(*references, **tables) -> Catalogue:
    return catalogues.model(*(catalogues.reference(**one) for one in references), **tables)


def test_the_same_work_keeps_its_id_and_what_was_verified():
    """Id, authors, DOI, tags and verified values come over; the title stays as it is printed now."""
    carried = carry_over(whole(NEW), whole(OLD))
    (reference,) = carried.catalogue.references
    assert carried.known == 1
    assert reference.id == "smith2020words"
    assert reference.title == "Words on Peers"
    assert reference.doi == "10.5555/words"
    assert reference.tags == ("mine",)
    assert reference.verified is not None
    assert reference.verified.volume == "3"


def test_what_the_new_document_links_to_is_not_replaced():
    """Its own address is newer."""
    linked = NEW | {"url": "https://example.org/new"}
    (reference,) = carry_over(whole(linked), whole(OLD | {"url": "https://example.org/old"})).catalogue.references
    assert reference.url == "https://example.org/new"


def test_a_new_work_gets_no_id_that_an_old_one_keeps():
    """Ids are never given to another work."""
    other = NEW | {"id": "smith2020words", "title": "Sisters of the ward in Leith", "source": "Journal 4(1), 2021"}
    carried = carry_over(whole(other, NEW), whole(OLD)).catalogue
    assert [one.id for one in carried.references] == ["smith2020words-2", "smith2020words"]


def test_a_work_that_is_printed_twice_keeps_both_ids():
    """Each printing is identified by its section."""
    sections = [{"id": "all", "title": "All of it"}, {"id": "more", "title": "More"}]
    old = whole(OLD, OLD | {"id": "smith2020words-2", "section": "more"}, sections=sections)
    new = whole(NEW | {"id": "a", "section": "more"}, NEW | {"id": "b"}, sections=sections)
    assert [one.id for one in carry_over(new, old).catalogue.references] == ["smith2020words-2", "smith2020words"]


def test_sections_of_the_same_title_keep_their_ids():
    """References follow."""
    old = whole(OLD, sections=[{"id": "all", "title": "Key publications"}])
    new = whole(
        NEW | {"section": "key-publications"}, sections=[{"id": "key-publications", "title": "Key Publications"}]
    )
    carried = carry_over(new, old).catalogue
    assert [section.id for section in carried.sections] == ["all"]
    assert carried.references[0].section == "all"


def test_links_fill_only_what_is_empty():
    """A DOI that is there stays; an address that is lacking is filled."""
    linked = whole(NEW | {"doi": "10.5555/words", "url": "https://doi.org/10.5555/words"})
    assert links_into(linked, whole(OLD)) == {"smith2020words": {"url": "https://doi.org/10.5555/words"}}
    assert links_into(linked, whole(OLD | {"doi": None})) == {
        "smith2020words": {"doi": "10.5555/words", "url": "https://doi.org/10.5555/words"}
    }


def test_a_second_printing_points_to_the_first():
    """Both stay, and the second says of which it is a duplicate."""
    found = with_duplicates(whole(OLD, OLD | {"id": "smith2020words-2"}))
    assert [one.duplicate_of for one in found.references] == [None, "smith2020words"]
