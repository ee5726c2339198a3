"""Names of one journal, and names that only begin alike."""

from __future__ import annotations

import pytest

from pswbrief.core.containers import same_container, starts_container


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Journal of Mental Health", "J Ment Health"),
        ("Psychiatric Rehabilitation Journal", "Psychiatr. Rehabil. J."),
        ("Psychiatric Services", "Psychiatric services (Washington, D.C.)"),
        ("Health & Social Care in the Community", "Health and social care in the community"),
        ("Health Expectations", "Health Expect"),
        ("Health Expectations", "Health expectations : an international journal of public participation"),
        ("British Medical Journal", "BMJ"),
        ("PLoS ONE", "PLOS One"),
        ("American Journal of Preventative Medicine", "American Journal of Preventive Medicine"),
        ("Journal of National Nursing", "J Natl Nurs"),
        ("Annals of Nurses", "Annals of Nurtes"),
        ("Journal of Wards (Leeds)", "Journal of Wards (York)"),
        ("Photodermatology & Photomedicine", "Photodermatology &amp;amp; Photomedicine"),
    ],
)
def test_names_of_one_journal(one, other):
    assert same_container(one, other)
    assert same_container(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Journal of Mental Health", "Journal of Mental Health Policy and Economics"),
        ("J Affect Disord", "Journal of Affective Disorders Reports"),
        ("BMC Medicine", "BMC Medical Education"),
        ("Journal of Psychology", "Journal of Psychiatry"),
        ("International Journal of Mental Health", "International Journal of Mental Health Systems"),
        ("Nature", "Nature Medicine"),
        ("Journal of Mental Health", "Journal of Mental Healthcare"),
        ("Atención Primaria", "Atención Primaria (English edition)"),
        ("", "Nature"),
        ("The", "Of"),
        # One letter in five makes another word, so do three in any, and the first one.
        ("Annals of Nurse", "Annals of Nurte"),
        ("Annals of Epidemiology", "Annals of Epistemology"),
        ("Nature Medicine", "Mature Medicine"),
        # Two letters are no initials, and initials are those of every word.
        ("Nature Medicine", "NM"),
        ("British Medical Journal", "BMJO"),
        ("Annals of Nurses and Wards", "Annals of Nurtes"),
    ],
)
def test_names_of_two_journals(one, other):
    assert not same_container(one, other)
    assert not same_container(other, one)


def test_a_name_cut_short_begins_as_the_other():
    assert starts_container("BMC Health Services", "BMC Health Services Research")
    assert starts_container("BMC Health Services Research", "BMC Health Services")
    assert not starts_container("BMC Health", "BMC Health Services Research")
    assert not starts_container("Journal of Hope", "Annals of Hope")
    assert not starts_container(
        "BMC Health Services (English edition)", "BMC Health Services (English edition) Research"
    )
    assert not starts_container("", "Annals of Hope")
