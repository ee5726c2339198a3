"""Names of journals and of organisations that publish, recognised by their words or because they are well known."""

from __future__ import annotations

import re

from pswbrief.text.normalize import fold

# Words in the names of organisations that publish.
ORGANISATION = re.compile(
    r"\b(?:university|college|institute?|trust|department|office|centre|council|commission|agency|foundation|society"
    r"|association|federation|government|ministry|committee|board|authority|library|press|network|alliance|ltd|limited|plc"
    r"|fund|employers|inspectorate|executive|group|center|company|consultancy|publishing|publishers|publications|unit|bureau"
    r"|parliament|routledge|springer|wiley|elsevier|sage|charity|union|nhs|service|services|team|partnership|collaborative|academy|organi[sz]ation|confederation|forum"
    r"|observatory|taskforce|programme|directorate|school|hospitals?|consortium|coalition|secretariat|ombudsman|icbs?|ccgs?|csu)\b"
    r"|^skills for\b|\b(?:report|briefing|guidance|guideline|strategy|paper|toolkit|blog|website|hub)$"
    r"|\b(?:england|scotland|wales|northern ireland|ireland|uk|europe|evidence|international)$|\.(?:com|org|net|gov|co|ac)\b",
    re.IGNORECASE,
)
JOURNAL = re.compile(
    r"\b(?:journal|annals|archives?|acta|bulletin|proceedings|transactions|quarterly|bmj|bmc|plos|jmir|jama|lancet|frontiers"
    r"|cochrane database|reviews?|nursing times|gazette|letters|revista|zeitschrift|advances in|issues in|perspectives)\b"
    r"|^(?:evidence[- ]based|current opinion|trends in|seminars in|clinics in|progress in|international review)\b",
    re.IGNORECASE,
)
# Well-known journals and organisations whose words do not show what they are, as they write their own names.
_JOURNALS = """
    Addiction|Age and Ageing|Anaesthesia|Autism|Behavioral Sciences|Cancer|Chest|Circulation|Climacteric
    |Community Practitioner|Critical Care|Cureus|Death Studies|Dementia|Diabetes Care|Diabetic Medicine|eClinicalMedicine
    |Education for Health|Education for Primary Care|Emergency Nurse|Ergonomics|Ethnicity & Health|Family Practice|Gut
    |Health Affairs|Health Education & Behavior|Health Expectations|Health Policy|Health Promotion International
    |Health Technology Assessment|Healthcare|Heart|Heliyon|Human Relations|Human Resources for Health|Implementation Science
    |InnovAiT|Leadership in Health Services|Learning Disability Practice|Maturitas|Medical Care|Medical Education
    |Medical Humanities|Medical Teacher|Medicine|Menopause|Mental Health Practice|Midwifery|MIDIRS Midwifery Digest|Nature
    |Neurology|npj Digital Medicine|Nurse Education in Practice|Nurse Education Today|Nurse Leader|Nurse Researcher|Nursing
    |Nursing & Health Sciences|Nursing Children and Young People|Nursing Ethics|Nursing in Practice|Nursing Inquiry
    |Nursing Management|Nursing Older People|Nursing Open|Nursing Outlook|Nursing Standard|Occupational Medicine
    |Paediatrics & Child Health|Palliative Medicine|Patient Safety|Pediatrics|Personnel Review|Pharmacy
    |Post Reproductive Health|Practice Nursing|Preventive Medicine|Primary Health Care|Psychiatric Services|Psychiatry
    |Psychology & Health|Psycho-Oncology|Public Health|Public Health Nutrition|Qualitative Health Research|Qualitative Research
    |Radiography|Radiology|SAGE Open|SAGE Open Nursing|Safety Science|Sleep|Social Science & Medicine|Stress and Health|Stroke
    |Sustainability|The Clinical Teacher|The Gerontologist|The Pharmaceutical Journal|The Psychologist|Thorax|Tobacco Control
    |Trials|Vaccine|Work & Stress|Work, Employment and Society|Workplace Health & Safety|World Psychiatry
"""
_BODIES = """
    Alzheimer's Society|Barnardo's|Bevan Commission|Carers UK|CIPD|Citizens Advice|Deloitte|Demos|Healthwatch|HSE|Imroc|IPPR
    |Ipsos|Ipsos MORI|Iriss|Kantar|KPMG|Macmillan Cancer Support|Marie Curie|McKinsey & Company|Mencap|Mind|NatCen
    |National Voices|Nesta|NICE|NIHR|Nuffield Health|Oxfam|Picker|Public Health Wales|PwC|RAND|RAND Corporation
    |Rethink Mental Illness|SCIE|Shelter|Social Care Wales|Social Finance|Stonewall|Think Local Act Personal|UNICEF|UNISON
    |Versus Arthritis|Volunteering Matters|WHO|YouGov|YoungMinds
"""


_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")


def _keys(names: str) -> frozenset[str]:
    return frozenset(_key(name) for name in names.split("|"))


def _key(name: str) -> str:
    return " ".join(fold(_IN_BRACKETS.sub("", name).replace("&", "and")).split()).removeprefix("the ")


_KNOWN_JOURNALS, _KNOWN_BODIES = _keys(_JOURNALS), _keys(_BODIES)


def names_journal(name: str) -> bool:
    """Return whether a name is that of a journal, by one of its words or because it is well known."""
    return _key(name) in _KNOWN_JOURNALS or (JOURNAL.search(name) is not None and _key(name) not in _KNOWN_BODIES)


def names_body(name: str) -> bool:
    """Return whether a name is that of an organisation that publishes."""
    return _key(name) in _KNOWN_BODIES or (ORGANISATION.search(name) is not None and _key(name) not in _KNOWN_JOURNALS)
