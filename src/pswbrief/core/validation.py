"""The fields of a catalogue's models: texts, keys, dates, pages and identifiers, each checked as it is read."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, PlainValidator, StringConstraints

from pswbrief.core.edtf import Edtf
from pswbrief.core.identifiers import check_doi, check_pmcid, check_pmid, check_url
from pswbrief.core.keys import check_key
from pswbrief.core.pages import Pages

# Nothing printed is older; and a year after the last is a misprint in any catalogue now alive.
FIRST_YEAR, LAST_YEAR = 1450, 2100


def _parse_date(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise ValueError("a date is written between quotes, as EDTF")  # noqa: TRY004 - pydantic reports ValueErrors only
    parsed = Edtf.parse(value)
    if not FIRST_YEAR <= parsed.year <= LAST_YEAR:
        raise ValueError(f"the year {parsed.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return parsed


def _parse_pages(value: object) -> Pages:
    if isinstance(value, Pages):
        return value
    if not isinstance(value, str):
        raise ValueError("pages are written between quotes")  # noqa: TRY004 - pydantic reports ValueErrors only
    return Pages.kept(value)


def _check_text(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; leave the field out instead")
    return text


Text = Annotated[str, AfterValidator(_check_text)]
Key = Annotated[str, AfterValidator(check_key)]
Date = Annotated[Edtf, PlainValidator(_parse_date), PlainSerializer(str)]
PageRange = Annotated[Pages, PlainValidator(_parse_pages), PlainSerializer(str)]
Doi = Annotated[str, AfterValidator(check_doi)]
Pmid = Annotated[str, AfterValidator(check_pmid)]
Pmcid = Annotated[str, AfterValidator(check_pmcid)]
Url = Annotated[str, AfterValidator(check_url)]
# Where something was seen is kept as it was recorded, slips of the pen included: it is evidence, and no program follows it.
Seen = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Model(BaseModel):
    """The ground of every model of a catalogue: frozen, strict about types, and without room for unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
