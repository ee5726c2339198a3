"""The page of a brief: one self-contained HTML file that reads and prints without JavaScript, and with it searches and filters.

It loads nothing and sends nothing. Its content security policy allows its own style and script, by their hashes, and no other.
Sources: the HTML standard; WCAG 2.2 at level AA; Content Security Policy Level 3.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pswbrief.publish.page_contents import (
    ACCESS,
    Anchors,
    link_values,
    plain_or_none,
    reference_values,
    section_values,
    slug,
)
from pswbrief.styles.style_names import StyleName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pswbrief.publish.page_contents import PageReference, PageSection

# The forms in which a reference can be copied: a citation in a style, or its entry for a reference manager.
_FORMS = {style.value: style.label for style in StyleName} | {"bibtex": "BibTeX", "ris": "RIS"}
_PLOT_WIDTH, _PLOT_HEIGHT = 240, 56


def render_page(
    references: Sequence[PageReference],
    sections: Sequence[PageSection],
    brief: Mapping[str, Any],
    table: Mapping[str, Any],
    *,
    title: str | None = None,
) -> str:
    """Return the page of a brief, or of a selection of its references under another `title`.

    `brief`: the fields of `core.catalogue.Brief`. `table`: the search table (`workspace.search_table`), in the order of `references`.
    """
    from minijinja import Environment  # noqa: PLC0415 - only a page needs it

    template, style = _asset("page.html"), _asset("page.css")
    script = _asset("search.js") + _asset("page.js")
    anchors = Anchors(template)
    made = [reference_values(one, anchors.take("ref-" + slug(one.id))) for one in references]
    by_id = {one["id"]: one for one in made}
    for one, reference in zip(made, references, strict=True):
        one["similar"] = [by_id[key] for key in reference.similar if key in by_id]
    parts = [part for section in sections if (part := section_values(section, made, anchors, ()))]
    page = {
        **{name: plain_or_none(brief.get(name)) for name in _BRIEF_TEXTS},
        "access_help": [plain(text) for text in brief.get("access_help", ())],
        "access_links": [link for link in map(link_values, brief.get("access_links", ())) if link["url"]],
        "update_links": list(map(link_values, brief.get("update_links", ()))),
        "title": plain(title or brief["title"]),
        "count": _count(len(references)),
        "free": _free(references),
        "references": [one for one in made if not one["sections"]],
        "sections": parts,
        "filters": list(_filters(made)),
        "plot": _plot(references),
        "forms": [{"value": value, "label": label} for value, label in _FORMS.items()],
    }
    environment = Environment(templates={"page.html": template})
    return environment.render_template(
        "page.html",
        page=page,
        style=style,
        script=script,
        data=_json(_data(references, made, table)),
        policy=f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'",
    )


_BRIEF_TEXTS = (
    "introduction",
    "issued",
    "contact",
    "update_notice",
    "acknowledgement_request",
    "acknowledgement",
)


def _asset(name: str) -> str:
    return (files("pswbrief.publish") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _json(value: object) -> str:
    """Return JSON for a script element: nothing in it can end the element or begin a comment (HTML, "Restrictions for scripts")."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text.encode("utf-8", errors="replace").decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(
    references: Sequence[PageReference], made: Sequence[dict[str, Any]], table: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the data for the page's script: what it needs to know about each reference and can't read from the HTML."""
    return {
        "references": [
            {
                **{
                    name: values[name]
                    for name in ("id", "anchor", "title", "access", "year", "type", "sections", "tags")
                },
                "citations": dict(one.citations),
                "bibtex": one.bibtex,
                "ris": one.ris,
                "venue": one.venue,
            }
            for one, values in zip(references, made, strict=True)
        ],
        "table": table,
    }


def _filters(made: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the filters with more than one value, each with its values and their counts."""
    labels = {name: label for name, (_, _, label) in ACCESS.items()}
    for name, label, values, newest in (
        ("section", "Section", [one["sections"] for one in made], False),
        ("access", "Access", [[one["access"]] if one["access"] else [] for one in made], False),
        ("year", "Year", [[one["year"]] if one["year"] else [] for one in made], True),
        ("type", "Type", [[one["type"]] for one in made], False),
        ("tag", "Tag", [one["tags"] for one in made], False),
    ):
        count: Counter[Any] = Counter(value for found in values for value in found)
        if len(count) > 1 or (name == "tag" and count):
            order = sorted(count, reverse=True) if newest else list(count)
            options = [{"value": str(one), "label": labels.get(one, str(one)), "count": count[one]} for one in order]
            yield {"field": name, "label": label, "options": options}


def _plot(references: Iterable[PageReference]) -> dict[str, Any] | None:
    """Return the bar chart of years; None if there are fewer than two."""
    count = Counter(one.year for one in references if one.year)
    if len(count) < 2:  # noqa: PLR2004 - one year is no plot
        return None
    first, last, most = min(count), max(count), max(count.values())
    step = _PLOT_WIDTH / (last - first + 1)
    bars = [
        {
            "x": round((year - first) * step, 2),
            "width": round(step * 0.8, 2),
            "height": round(_PLOT_HEIGHT * number / most, 2),
            "y": round(_PLOT_HEIGHT * (1 - number / most), 2),
            "label": f"{year}: {number}",
        }
        for year, number in sorted(count.items())
    ]
    top = ", ".join(str(year) for year, number in sorted(count.items()) if number == most)
    summary = f"References by year, {first} to {last}; most, {most}, in {top}"
    return {"width": _PLOT_WIDTH, "bars": bars, "first": first, "last": last, "summary": summary}


def _count(number: int) -> str:
    return f"{number:,} reference{'' if number == 1 else 's'}"


def _free(references: Sequence[PageReference]) -> str | None:
    free = sum(one.access == "open" for one in references)
    return f"{free:,} of them {'is' if free == 1 else 'are'} free to read" if free else None
