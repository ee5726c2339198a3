"""The client with a real server on this machine: limits, retries, what is cached, and what is never followed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pswbrief.errors import ServiceError, UsageError
from pswbrief.sources.answer_cache import AnswerCache
from pswbrief.sources.client import Client, path_of
from pswbrief.sources.services import CROSSREF, DATACITE, PUBMED
from pswbrief.sources.values import json_object
from testing.services import Played

OK = Played(json.dumps({"a": 1}))


def ask(client, path="/works/1", service=CROSSREF, **parameters):
    return client.ask(service, path, parameters, json_object, secret={"mailto": client.email or ""})


def test_an_answer_is_asked_for_once_and_kept_without_the_address(client, services, tmp_path):
    services.play("/works", {"a": 1})
    assert ask(client, q="hope") == {"a": 1}
    assert ask(client, q="hope") == {"a": 1}
    assert len(services.asked) == 1
    assert services.query() == {"q": ["hope"], "mailto": ["me@example.org"]}
    assert "mailto:me@example.org" in services.agents[0]
    kept = "".join(file.read_text() for file in (tmp_path / "answers").rglob("*.json"))
    assert "hope" in kept
    assert "me@example.org" not in kept


def test_the_address_goes_to_no_other_service(client, services):
    services.play("/dois", {"a": 1})
    client.ask(DATACITE, "/dois/1", {}, json_object)
    assert "example.org" not in services.asked[0] + services.agents[0]


def test_not_found_is_no_failure_and_is_kept(client, services):
    assert ask(client) is None
    assert ask(client) is None
    assert len(services.asked) == 1
    assert not client.failed


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_fault_of_the_moment_is_tried_again_after_the_pause_that_is_asked_for(client, services, pauses, status):
    services.answers["/works"] = [Played("later", status, {"Retry-After": "7"}), Played("<html>", status), OK]
    assert ask(client) == {"a": 1}
    assert pauses == [7.0, 1.0]


def test_a_service_that_asks_for_a_long_pause_is_left_alone(client, services, pauses):
    services.answers["/works"] = Played("later", 429, {"Retry-After": "3600"})
    with pytest.raises(ServiceError, match="pause of 3600 seconds"):
        ask(client)
    with pytest.raises(ServiceError, match="not asked again"):
        ask(client, "/works/2")
    assert len(services.asked) == 1
    assert pauses == []


@pytest.mark.parametrize(
    "played",
    [
        Played("<html>Down</html>"),
        Played('{"a": [1, 2'),
        Played("[1]"),
        Played(""),
        Played('{"a": "' + "x" * 1000 + '"}', cut=True),
        Played("x", 400),
        Played("x", 401),
        Played("x", 500),
    ],
)
def test_a_useless_answer_is_an_error_of_the_service_and_is_not_kept(client, services, played):
    services.answers["/works"] = played
    with pytest.raises(ServiceError, match="Crossref") as caught:
        ask(client)
    assert caught.value.exit_status == 4
    assert client.failed["Crossref"]
    services.answers["/works"] = OK
    assert ask(client) == {"a": 1}


def test_a_service_that_fails_twice_is_not_asked_again_and_the_others_are(client, services):
    services.play("/works", "x", status=400)
    services.play("/dois", {"b": 2})
    for number in (1, 2, 3):
        with pytest.raises(ServiceError):
            ask(client, f"/works/{number}")
    assert len(services.asked) == 2
    assert ask(client, "/dois/1", DATACITE) == {"b": 2}


def test_a_service_that_is_not_there_is_an_error_and_no_traceback(tmp_path, monkeypatch):
    monkeypatch.setenv("PSWBRIEF_CROSSREF", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(ServiceError, match="could not be reached"):
        ask(Client(cache=AnswerCache(tmp_path), pause=lambda _: None))


def test_offline_reads_what_is_kept_and_asks_nobody(client, services):
    services.play("/works", {"a": 1})
    ask(client)
    offline = replace(client, offline=True)
    assert ask(offline) == {"a": 1}
    assert ask(offline, "/works/2") is None
    assert offline.missing == 1
    assert len(services.asked) == 1


def test_a_redirect_on_the_same_server_is_followed(client, services):
    services.answers["/works/1"] = Played("", 301, {"Location": "/works/alias"})
    services.play("/works/alias", {"a": 1})
    assert ask(client) == {"a": 1}


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "https://127.0.0.1/x",
        "http://127.0.0.2:80/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://169.254.169.254/latest",
        "http://user@127.0.0.1/x",
    ],
)
def test_a_redirect_to_another_scheme_or_a_private_address_is_not_followed(client, services, target):
    services.answers["/works"] = Played("", 302, {"Location": target})
    with pytest.raises(ServiceError, match="may not be followed"):
        ask(client)
    assert len(services.asked) == 1


def test_redirects_in_a_circle_end(client, services):
    services.answers["/works"] = Played("", 302, {"Location": "/works/2"})
    with pytest.raises(ServiceError, match="without end"):
        ask(client)


def test_an_answer_that_is_far_too_large_is_refused(client, services, monkeypatch):
    monkeypatch.setattr("pswbrief.sources.transport.LARGEST", 1000)
    services.play("/works", {"a": "x" * 2000})
    with pytest.raises(ServiceError, match="far too large"):
        ask(client)


def test_each_service_is_announced_once_before_its_first_request(client, services):
    reported = []
    client.on_first_request = lambda service: reported.append((service.name, len(services.asked)))
    services.play("/works", {"a": 1})
    ask(client)
    ask(client, "/works/2")
    assert reported == [("Crossref", 0)]


@pytest.mark.parametrize(
    "base",
    ["http://example.org", "ftp://127.0.0.1", "example.org", "https://u:p@example.org", "file:///x", "https://x?y=1"],
)
def test_a_base_address_is_https_or_this_machine(client, monkeypatch, base):
    monkeypatch.setenv("PSWBRIEF_CROSSREF", base)
    with pytest.raises(UsageError, match="PSWBRIEF_CROSSREF"):
        ask(client)


def test_a_base_address_may_hold_the_services_own_path_or_not(monkeypatch):
    for base in ("https://mirror.example.org", "https://mirror.example.org/entrez/eutils/"):
        monkeypatch.setenv("PSWBRIEF_PUBMED", base)
        assert PUBMED.address == "https://mirror.example.org/entrez/eutils"


def test_an_identifier_stays_one_part_of_the_path():
    assert path_of("10.5555/../x?y#z") == "10.5555%2F..%2Fx%3Fy%23z"
    assert path_of("..") == "%2E"
