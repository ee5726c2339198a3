"""Records of tagged lines, and the ends that they lack."""

from __future__ import annotations

import pytest

from pswbrief.formats import web_of_science
from pswbrief.formats.ris import reader as ris

RIS, WOS = "TY  - JOUR\nTI  - {}\n", "PT J\nTI {}\n"
LINES = 3  # of a record with its end


def _found(loads, text):
    result = loads(text)
    assert not [problem for problem in result.problems if problem.lost]
    return [item.title for item in result.items], [(problem.line, problem.reason) for problem in result.problems]


@pytest.mark.parametrize(
    ("loads", "record", "end"), [(ris.loads, RIS, "ER  - \n"), (web_of_science.loads, WOS, "ER\n")]
)
class TestEnds:
    def test_a_record_without_its_end_is_kept_and_named_wherever_it_is(self, loads, record, end):
        one, two, three = (record.format(title) for title in ("Wards", "Nights", "Days"))
        reason = "the record has no ER line at its end; it is kept, and may be cut off"
        titles = ["Wards", "Nights", "Days"]
        assert _found(loads, one + two + end + three + end) == (titles, [(1, reason)])
        assert _found(loads, one + end + two + three + end) == (titles, [(1 + LINES, reason)])
        assert _found(loads, one + end + two + end + three) == (titles, [(1 + 2 * LINES, reason)])
        assert _found(loads, one) == (["Wards"], [(1, reason)])

    def test_a_file_that_has_no_ends_is_named_once(self, loads, record, end):
        text = "".join(map(record.format, ("Wards", "Nights")))
        assert end not in text
        reason = "no record of the file has an ER line at its end; this one, the last, may be cut off"
        assert _found(loads, text) == (["Wards", "Nights"], [(LINES, reason)])

    @pytest.mark.parametrize(
        "preamble", ["", "\ufeff", "\n\n", "Provider: Ashby\nDatabase: Wards\nContent: text/plain\n\n"]
    )
    @pytest.mark.parametrize("after", ["", "\n\n", "EF\n", "\n2.\n"])
    def test_what_programs_write_around_records_is_no_fault(self, loads, record, end, preamble, after):
        assert _found(loads, preamble + record.format("Wards") + end + after) == (["Wards"], [])
