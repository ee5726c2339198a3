"""The fields of a catalogue's models: texts, keys, dates, pages and identifiers, each checked as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, PlainValidator, StringConstraints

from pswbrief.core.csl import CslValue, ExtraValue, check_csl, check_extra, csl_to_record, extra_to_record
from pswbrief.core.edtf import Edtf
from pswbrief.core.fields import FieldKind, item_fields
from pswbrief.core.identifiers import check_doi, check_pmcid, check_pmid, check_url
from pswbrief.core.item import Item
from pswbrief.core.keys import check_citation_key, check_key
from pswbrief.core.pages import Pages

# A later year is a misprint. There is no earliest year, as people cite Plato.
LAST_YEAR = 2100


def _parse_date(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise ValueError("a date is written between quotes, as EDTF")  # noqa: TRY004 - pydantic reports ValueErrors only
    parsed = Edtf.parse(value)
    if parsed.year > LAST_YEAR:
        raise ValueError(f"the year {parsed.year} is after {LAST_YEAR}")
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


# The CSL variables that are attributes of an item and stored as fields, with the fields' names.
OWNED = {
    field.csl: field.name
    for field in item_fields()
    if (field.item or field.name) in Item.__slots__ and field.kind is not FieldKind.COMPUTED
}


def _parse_csl(value: object) -> dict[str, CslValue]:
    return check_csl(value, OWNED)


def _csl_to_toml(values: Mapping[str, CslValue]) -> dict[str, Any]:
    """Return variables as TOML has them: unknown parts of a name are left out."""
    return {
        name: [{part: text for part, text in each.items() if text} for each in value]
        if isinstance(value, list)
        else value
        for name, value in csl_to_record(values).items()
    }


Text = Annotated[str, AfterValidator(_check_text)]
Key = Annotated[str, AfterValidator(check_key)]
CitationKey = Annotated[str, AfterValidator(check_citation_key)]
Csl = Annotated[Mapping[str, CslValue], PlainValidator(_parse_csl), PlainSerializer(_csl_to_toml)]
Extra = Annotated[Mapping[str, Mapping[str, ExtraValue]], PlainValidator(check_extra), PlainSerializer(extra_to_record)]
Date = Annotated[Edtf, PlainValidator(_parse_date), PlainSerializer(str)]
PageRange = Annotated[Pages, PlainValidator(_parse_pages), PlainSerializer(str)]
Doi = Annotated[str, AfterValidator(check_doi)]
Pmid = Annotated[str, AfterValidator(check_pmid)]
Pmcid = Annotated[str, AfterValidator(check_pmcid)]
Url = Annotated[str, AfterValidator(check_url)]
# The address where something was seen is evidence: it needs a host, but is otherwise kept as recorded, as no program follows it.
Seen = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]\S*$")]


class Model(BaseModel):
    """The base of every model of a catalogue: frozen, strict about types, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
