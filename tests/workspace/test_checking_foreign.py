"""Another program's file is checked without being imported: with its own keys and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from pswbrief.errors import InputError
from pswbrief.workspace.checking_foreign import check_foreign, check_own, is_own_file

BIB = b"""@article{my key,
  title = {PEER SUPPORT IN THE MENTAL HEALTH SERVICES},
  author = {Smith, Ann},
  journal = {Health and Care},
  year = 2020,
  month = {Foo},
  abstract = {Peers &amp; others}
}
@article{b,
  title = {Nights on the ward},
  author = {Okoro, Ada},
  journal = {Ward Notes}, year = {2021}, pages = {9--3}, doi = {10.5555/12},
}
@article{c, title={Other}, doi = {nonsense}, year=2020, author={A, B}, journal={J}, pages={1}}
"""


def reported(data, name="x.bib"):
    return {(str(one.finding.code), one.line, one.finding.key) for one in check_foreign(data, name)}


@pytest.mark.parametrize("data", [b"", b"\n \n", b"# Mine\n\n"])
def test_an_empty_file_of_our_own_is_no_file_without_a_mistake(data):
    with pytest.raises(InputError, match="There is nothing in own"):
        check_own(Path("own.toml"), data)


def test_findings_have_the_file_s_own_keys_and_lines():
    assert reported(BIB) >= {
        ("odd-key", 1, "my key"),
        ("capitals", 1, "my key"),
        ("no-pages", 1, "my key"),
        ("odd-month", 6, "my key"),
        ("markup", 7, "my key"),
        ("reversed-pages", 9, "b"),
    }
    assert any(code == "left-out" and line == 14 for code, line, _ in reported(BIB))


def test_a_sound_record_has_no_finding():
    sound = b"@article{b, title={Nights on the ward}, author={Okoro, Ada}, journal={W}, year=2021, pages={3--9}, doi={10.5555/12}}"
    assert reported(sound) == set()


def test_what_cannot_be_read_is_an_error_and_comes_first():
    found = check_foreign(b'[{"id": "a", "type": "book", "title": "Nights"}, 5]', "x.json")
    assert (str(found[0].severity), str(found[0].finding.code)) == ("error", "unreadable")
    assert {str(one.severity) for one in found[1:]} == {"warning"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"TY  - JOUR\r\nTI  - Nights\r\nDA  - 2020/13/01\r\nER  - \r\n", "x.ris"),
        (b'[{"id": "a", "type": "book", "title": "Nights", "issued": {"date-parts": [[2020, 13]]}}]', "x.json"),
    ],
)
def test_other_formats_are_checked_as_they_are_written(data, name):
    assert "odd-month" in {code for code, _, _ in reported(data, name)}


def test_our_own_files_are_known(tmp_path):
    assert is_own_file(tmp_path / "a.toml", b"")
    assert is_own_file(tmp_path / "a", b"\n[brief]\n")
    assert not is_own_file(tmp_path / "a.bib", BIB)
