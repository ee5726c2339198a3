"""One request: the pause that its reply asks for, and the redirects that may be followed."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from pswbrief.sources.transport import Reply, fetch, may_follow
from testing.services import Played


@pytest.mark.parametrize(("value", "seconds"), [("7", 7.0), ("0", 0.0), ("", None), ("soon", None), ("-3", None)])
def test_a_pause_in_seconds(value, seconds):
    assert Reply(429, "", {"retry-after": value}).retry_after == seconds


def test_a_pause_until_a_date():
    found = Reply(429, "", {"retry-after": formatdate(time.time() + 3600, usegmt=True)}).retry_after
    assert 3500 < found <= 3600
    assert Reply(429, "", {"retry-after": formatdate(0, usegmt=True)}).retry_after == 0


def test_a_reply_is_text_whatever_its_bytes_are(services):
    services.answers["/x"] = Played("\udcff\ufeffok", headers={"X-Rate-Limit-Limit": "5"})
    reply = fetch(f"{services.address}/x", {})
    assert reply.text.endswith("ok")
    assert reply.headers["x-rate-limit-limit"] == "5"


@pytest.mark.parametrize(
    "target", ["https://10.0.0.1/x", "https://[fd00::1]/x", "https://localhost/", "http://api.example.org/x"]
)
def test_a_private_address_or_a_lesser_scheme_is_never_followed(target):
    assert not may_follow("https://api.example.org/works", target)


def test_the_same_host_is_followed():
    assert may_follow("https://api.example.org/works", "https://api.example.org/works/2")
