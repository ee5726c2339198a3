"""Invented works, from which tests of duplicates make others by changing a field."""

from __future__ import annotations

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages

TITLE = "Tea rounds on acute wards: a diary study of peer workers"
ARTICLE = {
    "type": ItemType.ARTICLE,
    "title": TITLE,
    "authors": (Person("Quill", "Ada"), Person("Brook", "Ben")),
    "container": "Journal of Made Up Studies",
    "issued": Edtf.parse("2019"),
    "volume": "4",
    "issue": "2",
    "pages": Pages("11", "19"),
}
EDITORIAL = ARTICLE | {"title": "Editorial", "issue": "1", "pages": Pages("1", "2")}
