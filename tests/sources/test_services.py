"""The table of services."""

from __future__ import annotations

from pathlib import Path

import pytest

from pswbrief.sources import services
from pswbrief.sources.services import Service, is_loopback

ALL = [value for value in vars(services).values() if isinstance(value, Service)]


@pytest.mark.parametrize("service", ALL, ids=lambda service: service.name)
def test_a_service_is_asked_over_https_unless_another_address_is_set(service, monkeypatch):
    monkeypatch.delenv(service.variable, raising=False)
    assert service.address.startswith("https://")
    assert not service.is_named
    monkeypatch.setenv(service.variable, "http://127.0.0.1:1")
    assert service.address.startswith("http://127.0.0.1:1")
    assert service.is_named


def test_the_loopback_is_this_machine_only():
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.8.9.1")))
    assert not any(map(is_loopback, ("10.0.0.1", "localhost.example.org", "127.0.0.1.example.org", "")))


@pytest.mark.parametrize("service", ALL, ids=lambda service: service.name)
def test_the_page_of_services_names_each_with_its_address_and_variable(service):
    page = (Path(__file__).parents[2] / "docs" / "enrich.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {service.name} |")]
    assert row.endswith(f"| `{service.base}`, `{service.variable}` |")
