"""The look of the HTML reading list: its colours, light and dark, and its style sheet.

Every colour of text stands against its ground at 4.5 to 1 or better, and the focus's at 3 to 1 (WCAG 2.2, criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

LIGHT = {
    "paper": "#ffffff",
    "panel": "#f3f5f7",
    "ink": "#1b2128",
    "quiet": "#4c5a67",
    "link": "#005eb8",
    "visited": "#5b2a86",
    "line": "#c9d1d9",
    "focus": "#b35000",
}
DARK = {
    "paper": "#12171d",
    "panel": "#1b232c",
    "ink": "#e8edf2",
    "quiet": "#adbac7",
    "link": "#79b8ff",
    "visited": "#c8a6f5",
    "line": "#3b4753",
    "focus": "#ffb454",
}


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


STYLE = f"""\
:root {{ color-scheme: light dark; {_variables(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}
*, *::before, *::after {{ box-sizing: border-box; }}
html {{ font: 100%/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; scroll-padding-top: 1rem; }}
body {{ margin: 0 auto; max-width: 78rem; padding: 0 1.25rem; background: var(--paper); color: var(--ink);
  overflow-wrap: break-word; }}
a {{ color: var(--link); text-underline-offset: 0.15em; }}
a:visited {{ color: var(--visited); }}
:focus-visible {{ outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 2px; }}
main:focus {{ outline: none; }}
.skip {{ position: absolute; left: 1rem; top: -6rem; padding: 0.6rem 1rem; background: var(--paper); z-index: 1; }}
.skip:focus {{ top: 0.75rem; }}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.25; margin: 2.2em 0 0.6em; text-wrap: balance; }}
h1 {{ font-size: 1.9rem; margin: 2.5rem 0 0.4rem; }}
h2 {{ font-size: 1.45rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); }}
h3 {{ font-size: 1.15rem; }}
h4, h5, h6 {{ font-size: 1rem; }}
header p, .access {{ color: var(--quiet); margin: 0; }}
nav {{ background: var(--panel); border-radius: 0.5rem; margin: 1.5rem 0; padding: 1rem 1.25rem; font-size: 0.95rem; }}
nav h2 {{ font-size: 1.05rem; margin: 0 0 0.5rem; padding: 0; border: 0; }}
nav ul {{ list-style: none; margin: 0; padding: 0; }}
nav ul ul {{ padding-left: 1.1rem; }}
nav li {{ padding-top: 0.3rem; line-height: 1.4; }}
nav a, nav a:visited {{ color: var(--link); text-decoration: none; }}
nav a:hover {{ text-decoration: underline; }}
nav span {{ color: var(--quiet); font-variant-numeric: tabular-nums; }}
.entries {{ list-style: none; margin: 0; padding: 0; }}
.entries > li {{ padding: 0.8rem 0 0.9rem; border-bottom: 1px solid var(--line); }}
.entries > li:last-child {{ border-bottom: 0; }}
.entries > li:target {{ background: var(--panel); box-shadow: -0.75rem 0 var(--panel), -1rem 0 var(--focus); }}
.citation {{ margin: 0; }}
.access {{ margin-top: 0.25rem; font-size: 0.92rem; }}
.access span {{ font-weight: 600; }}
details {{ margin-top: 0.35rem; }}
summary {{ cursor: pointer; color: var(--link); width: fit-content; padding: 0.15rem 0; }}
details p {{ margin: 0.3rem 0 0; padding-left: 1rem; border-left: 3px solid var(--line); }}
footer {{ margin: 3rem 0 2rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); }}
@media (min-width: 66rem) {{
  .columns {{ display: grid; grid-template-columns: 19rem minmax(0, 46rem); gap: 3rem; align-items: start; }}
  nav {{ position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }}
  main > section:first-of-type > h2 {{ margin-top: 1.5rem; }}
}}
@media print {{
  :root {{ {_variables(LIGHT)} color-scheme: light; }}
  @page {{ margin: 2cm; }}
  html {{ font-size: 10pt; }}
  body {{ max-width: none; padding: 0; }}
  .skip, nav {{ display: none; }}
  a, a:visited {{ color: inherit; }}
  .entries > li, h1, h2, h3, h4, h5, h6 {{ break-inside: avoid; }}
  h1, h2, h3, h4, h5, h6 {{ break-after: avoid; }}
  @supports selector(details::details-content) {{
    details::details-content {{ content-visibility: visible; height: auto; display: block; }}
    details > summary {{ display: none; }}
  }}
}}
"""
