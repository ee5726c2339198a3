"""An invented brief: its sections, references and front matter, which `testing.briefs` renders."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """One reference as it is printed, and the fields that a reader finds in its source line."""

    title: str
    source: str
    fields: dict[str, str]
    abstract: str
    note: str = ""
    authors: str = ""
    doi: str = ""

    @property
    def link(self) -> str:
        """The address behind the title."""
        return (
            f"https://doi.org/{self.doi}"
            if self.doi
            else "https://example.org/reports/" + self.title.split()[-1].lower()
        )


ABSTRACT = "Abstract only*"


ATHENS = "Full text available with NHS OpenAthens account*"


TITLE = "Evidence Brief: Virtual Wards"


SECTIONS: list[tuple[str, str | None, list[Printed]]] = [
    (
        "Key publications",
        None,
        [
            Printed(
                "Virtual wards: operational framework",
                "Leith Health Board, August 2024",
                {"publisher": "Leith Health Board", "issued": "2024-08"},
                "This framework sets out how wards without walls are to be run. It supports teams that are planning one.",
            ),
            Printed(
                "Hospital at home: what good looks like for the people who are cared for and for those who care",
                "The Quillfeather Institute; 2022",
                {"publisher": "The Quillfeather Institute", "issued": "2022"},
                "Hospital at home is not new. What is new is its scale (n = 53 sites), and the money: £450m over two years.",
            ),
            Printed(
                "Staffing the remote ward: a guide",
                "Perth: Ochil University Press, 3rd March 2020",
                {"publisher": "Ochil University Press", "issued": "2020-03-03"},
                "A guide in five steps. Each has a checklist, and an example from practice.",
            ),
        ],
    ),
    ("Published research", None, []),
    (
        "Deteriorating patients",
        "Published research",
        [
            Printed(
                "Early warning scores in virtual wards: a cohort study",
                "Journal of Remote Care 12(3), May 2021",
                {"container": "Journal of Remote Care", "volume": "12", "issue": "3", "issued": "2021-05"},
                "Background: Scores that were made for bedsides are used elsewhere. Methods: We followed 1,204 people for 30 days."
                " Results: One in nine was admitted. Conclusion: Thresholds need to be set anew.",
                ABSTRACT,
                doi="10.5555/jrc.2021.0031",
            ),
            Printed(
                "Who watches the watchers? Nurses' views of pulse oximetry at home",
                "International Archives of Telenursing, Vol. 8, Issue 2, 2020",
                {"container": "International Archives of Telenursing", "volume": "8", "issue": "2", "issued": "2020"},
                "Nurses were asked what they make of numbers that they have not taken themselves. Most trusted them; some did not.",
                ATHENS,
                doi="10.5555/iat.8.2.77",
            ),
            Printed(
                "Oxygen saturation and skin tone in remote monitoring",
                "Pulse & Breath 2021; 44(12): 345–58",
                {"container": "Pulse & Breath", "volume": "44", "issue": "12", "pages": "345-58", "issued": "2021"},
                "Devices read too high for some. This matters where nobody sees the face.",
                authors="Author(s): Adeyemi et al.",
            ),
        ],
    ),
    (
        "Equity and access",
        "Published research",
        [
            Printed(
                "Digital exclusion and the virtual ward: a mixed-methods study of those who were not referred",
                "Health Equity Letters. 2022 Mar;14(2):e0123",
                {
                    "container": "Health Equity Letters",
                    "volume": "14",
                    "issue": "2",
                    "article_number": "e0123",
                    "issued": "2022-03",
                },
                "Objective: To learn who is left out.\n\nFindings: Those without a telephone line were seldom asked, and those who"
                " lack English were asked by letter.",
                doi="10.5555/hel.e0123",
            ),
            Printed(
                "Interpreters on screen",
                "Journal of Remote Care, online first, August 2024",
                {"container": "Journal of Remote Care", "issued": "2024-08"},
                "Interpreting by video was accepted by nine in ten people.",
                ABSTRACT,
            ),
        ],
    ),
    (
        "Workforce and wellbeing",
        "Published research",
        [
            Printed(
                "Lone work, long screens: burnout among clinicians of virtual wards",
                "Occupational Strain Quarterly 31, 2023",
                {"container": "Occupational Strain Quarterly", "volume": "31", "issued": "2023"},
                "Clinicians who worked alone on screens reported more strain than those on wards did, but slept better.",
                ATHENS,
            ),
            Printed(
                "From bedside to screen: a realist review of what helps staff to change places",
                "Reviews in Remote Medicine 7(88), January-February 2019",
                {
                    "container": "Reviews in Remote Medicine",
                    "volume": "7",
                    "article_number": "88",
                    "issued": "2019-01/2019-02",
                },
                "What helps is time, a person to ask, and equipment that works. What does not help is a manual.",
            ),
            Printed(
                "Skill mix on wards without beds",
                "In: Wards of the future, Ochil University Press, 2018",
                {"container": "Wards of the future", "publisher": "Ochil University Press", "issued": "2018"},
                "This chapter asks how many of whom are needed.",
            ),
        ],
    ),
    (
        "Tools",
        None,
        [
            Printed(
                "Competency framework for remote clinicians",
                "Leith Health Board",
                {"publisher": "Leith Health Board"},
                "Twelve competencies, in three levels.",
            ),
        ],
    ),
]


REFERENCES = [printed for _, _, references in SECTIONS for printed in references]


ACKNOWLEDGEMENT = (
    "Please acknowledge this work in any resulting paper or presentation as: "
    "Evidence Brief: Virtual Wards. A. Librarian. (June 2024). UK: Library and Knowledge Service"
)


FRONT = [
    "Produced by the Library and Knowledge Service",
    "Date of publication: June 2024",
    ACKNOWLEDGEMENT,
]


HELP = ("Help accessing articles", "If you need help with an article, write to library@example.org.")
