"""Looking one reference up, with the real client and services played by a server on this machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.item import Item
from pswbrief.errors import ServiceError
from pswbrief.sources.identification import look_up, look_up_identifier
from testing.works import DOI, PMID, TITLE, crossref_work, pubmed_article, pubmed_ids

ASKED = Item(
    id="x", title=TITLE, container="Journal of Imagined Care", issued=Edtf.parse("2019"), type="article-journal"
)
KNOWN = Item(id="x", title=TITLE, doi=DOI, type="article-journal")


def test_a_title_leads_to_the_doi_and_from_there_to_pubmed(client, services):
    services.play(
        "/works", {"message": {"items": [crossref_work(title="Something else", DOI="10.5555/else"), crossref_work()]}}
    )
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
    services.play("/entrez/eutils/efetch.fcgi", pubmed_article())
    found = look_up(client, ASKED)
    assert [work.service for work in found.works] == ["Crossref", "PubMed"]
    assert found.doi == DOI
    assert found.why == ["title agrees, and nothing else differs", "same DOI"]
    assert len(found.rejected) == 1
    sent = " ".join(services.asked)
    assert "Imagined" in sent
    assert not any(word in sent for word in ("notes", "tags"))


def test_a_doi_is_looked_up_and_not_searched_for(client, services):
    services.play(f"/works/{DOI}", {"message": crossref_work()})
    assert look_up(client, KNOWN, ("crossref",)).doi == DOI
    assert services.paths() == ["/works/10.5555%2Fcare.1"]


def test_a_doi_whose_work_has_another_title_is_rejected_with_the_reason(client, services):
    services.play(f"/works/{DOI}", {"message": crossref_work(title="The natural history of trees in towns")})
    found = look_up(client, KNOWN, ("crossref", "datacite"))
    assert found.works == []
    assert "natural history" in found.rejected[0].reason
    assert len(services.asked) == 1


def test_a_doi_that_crossref_lacks_is_asked_of_datacite(client, services):
    attributes = {"doi": DOI, "titles": [{"title": TITLE}], "publicationYear": 2019}
    services.play(f"/dois/{DOI}", {"data": {"attributes": attributes}})
    assert [work.service for work in look_up(client, KNOWN, free=False).works] == ["DataCite"]


def test_two_services_that_find_different_works_prove_each_other_wrong(client, services):
    services.play("/works", {"message": {"items": [crossref_work()]}})
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
    services.play("/entrez/eutils/efetch.fcgi", pubmed_article(doi="10.5555/other"))
    # PubMed is asked for the DOI that Crossref gave, and answers with another.
    assert [work.service for work in look_up(client, ASKED).works] == ["Crossref"]


def test_a_service_that_fails_costs_only_what_it_would_have_said(client, services):
    services.play("/works", "<html>", status=400)
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
    services.play("/entrez/eutils/efetch.fcgi", pubmed_article())
    found = look_up(client, ASKED, free=False)
    assert [work.pmid for work in found.works] == [PMID]
    assert list(client.failed) == ["Crossref"]


def test_an_identifier_is_completed_from_all_that_know_it(client, services):
    services.play(f"/works/{DOI}", {"message": crossref_work()})
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
    services.play("/entrez/eutils/efetch.fcgi", pubmed_article())
    work = look_up_identifier(client, Item(id="", doi=DOI, type="article-journal"))
    assert (work.doi, work.pmid, work.abstract) == (DOI, PMID, "One.")


def test_a_pmcid_leads_to_the_pmid_and_a_pmid_to_the_article(client, services):
    services.play("/tools/idconv/api/v1/articles/", {"records": [{"pmcid": "PMC7", "pmid": int(PMID)}]})
    services.play("/entrez/eutils/efetch.fcgi", pubmed_article(doi=""))
    assert look_up_identifier(client, Item(id="", pmcid="PMC7", type="article-journal")).pmid == PMID


def test_an_unknown_identifier_is_none_and_an_unreachable_service_an_error(client, services):
    item = Item(id="", doi=DOI, type="article-journal")
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids())
    assert look_up_identifier(client, item) is None
    services.play("/works", "x", status=403)
    with pytest.raises(ServiceError):
        look_up_identifier(client, Item(id="", doi="10.5555/new", type="article-journal"))


def test_what_one_service_rules_out_another_does_not_prove(client, services):
    """Two records under one DOI; by Crossref's it is another issue than the one asked for."""
    services.play("/works", {"message": {"items": [crossref_work(issue="9")]}})
    services.play("/entrez/eutils/esearch.fcgi", pubmed_ids(PMID))
    services.play("/entrez/eutils/efetch.fcgi", pubmed_article())
    found = look_up(client, replace(ASKED, volume="12", issue="3"), ("crossref", "pubmed"))
    assert found.works == []
    assert {rejection.work.service for rejection in found.rejected} == {"Crossref", "PubMed"}
