"""The page of the shipped brief in a real Chromium: search, filters, the address, the clipboard, narrow and dark."""

from __future__ import annotations

from importlib.resources import files

import pytest
import tomli_w
from selenium.webdriver.common.keys import Keys

from pswbrief.workspace import Settings, Workspace
from relevance.measure import QUERIES, queries
from relevance.metrics import mean, measure
from testing.browser import CHROMIUM, DRIVER, browser

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver aren't installed"),
]

TYPE = "const box = document.getElementById('q'); box.value = arguments[0]; box.dispatchEvent(new Event('input'))"
SHOWN = (
    "return [...document.querySelectorAll('article')].filter((one) => one.offsetParent).map((one) => one.id.slice(4))"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page as a file; its address."""
    workspace = Workspace(Settings())
    file = tmp_path_factory.mktemp("page") / "brief.html"
    text = workspace.export(workspace.select(), "html").text
    file.write_text(text, encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def opened(chromium, page):
    chromium.get("about:blank")
    chromium.get(page)
    return chromium


def choose(driver, field, value):
    driver.execute_script(
        "const menu = document.getElementById(arguments[0]); menu.value = arguments[1]; menu.dispatchEvent(new Event('change'))",
        f"f-{field}",
        value,
    )


def test_the_page_runs_without_a_complaint(opened):
    """The policy lets its own script and style run, and nothing asks for anything else."""
    assert opened.get_log("browser") == []
    assert len(opened.execute_script(SHOWN)) == 135


def test_search_in_the_page_is_about_as_good_as_the_program_s(opened):
    """By the judged queries; a table that has lost its synonyms, or titles, falls far below."""
    judged = queries(QUERIES)
    found = opened.execute_script(
        "return arguments[0].map((query) => window.pswbriefSearch(query))", [query["text"] for query in judged]
    )
    figures = [measure(ids, query["grades"]) for ids, query in zip(found, judged, strict=True)]
    assert mean(figures).ndcg >= 0.90


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("does peer support help", "peer support does help"),
        ("are people treated differently", "people treated differently"),
    ],
)
def test_a_question_is_taken_apart_as_the_program_does_it(opened, query, same):
    """A phrase may be interrupted by another, and have words that no reference holds: nothing is reported of them."""
    opened.execute_script(TYPE, query)
    assert "is in none of them" not in opened.find_element("id", "status").text
    found = opened.execute_script(
        "return arguments[0].map((one) => window.pswbriefSearch(one).slice(0, 4))", [query, same]
    )
    assert found[0] == found[1] != []


def test_as_one_types_the_best_come_first(opened):
    """The hits are shown in their order, and counted; what a word was read as is reported; so is an empty result."""
    opened.execute_script(TYPE, "burnout")
    assert opened.execute_script(SHOWN)[:2] == opened.execute_script("return window.pswbriefSearch('burnout')")[:2]
    assert opened.find_element("id", "status").text.startswith(str(len(opened.execute_script(SHOWN))))
    opened.execute_script(TYPE, "bournout")
    assert "“bournout” read as “burnout”" in opened.find_element("id", "status").text
    for word in ("constructor", "__proto__", "toString", "xyzzyqqq"):
        opened.execute_script(TYPE, word)
        assert opened.execute_script("return document.getElementById('results').hidden") is False
    assert opened.find_element("id", "none").is_displayed()
    opened.execute_script(TYPE, "")
    assert len(opened.execute_script(SHOWN)) == 135


def test_filters_narrow_and_count(opened):
    """What is shown has the value, and each choice says how many have it within the others."""
    choose(opened, "access", "openathens")
    shown = len(opened.execute_script(SHOWN))
    option = opened.execute_script("return document.querySelector('#f-access option[value=openathens]').textContent")
    assert option == f"NHS OpenAthens ({shown})"
    assert 0 < shown < 30
    choose(opened, "year", "2015")
    narrowed = opened.execute_script(SHOWN)
    assert 0 < len(narrowed) < shown
    assert opened.execute_script("return document.querySelector('#f-year option[value=\"2015\"]').textContent") == (
        f"2015 ({len(narrowed)})"
    )


def test_the_state_is_in_the_address_and_the_back_button_brings_it_back(opened, page):
    """A bookmark of a search shows the same, and one step back is what was before."""
    choose(opened, "access", "abstract")
    before = opened.execute_script(SHOWN)
    choose(opened, "year", "2019")
    after = opened.execute_script(SHOWN)
    address = opened.current_url
    assert "access=abstract" in address
    assert "year=2019" in address
    opened.back()
    assert opened.execute_script(SHOWN) == before
    opened.get("about:blank")
    opened.get(address)
    assert opened.execute_script(SHOWN) == after
    opened.get("about:blank")
    opened.get(f"{page}#?q=burnout")
    assert opened.execute_script("return document.getElementById('q').value") == "burnout"


def test_a_citation_is_copied_in_the_style_that_was_chosen(opened):
    """One, and all that are selected; BibTeX and RIS are those of the program."""
    copied = (
        "window.said = []; Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => window.said.push(text)},"
        " configurable: true}); document.getElementById('style').value = arguments[0];"
        " document.querySelector('article .tools button').click(); return window.said[0]"
    )
    citation = opened.execute_script("return document.querySelector('article .citation').textContent")
    assert opened.execute_script(copied, "harvard") == citation
    assert opened.execute_script(copied, "bibtex").startswith("@")
    ris = opened.execute_script(copied, "ris")
    assert ris.startswith("TY  - ")
    assert "\r\nAB  - " in ris
    assert ris.endswith("ER  - \r\n")
    opened.execute_script("[...document.querySelectorAll('article input')].slice(0, 2).forEach((one) => one.click())")
    button = opened.find_element("id", "copy-all")
    assert button.text == "Copy 2 selected"
    opened.execute_script(
        "document.getElementById('style').value = 'apa'; window.said = []; document.getElementById('copy-all').click()"
    )
    assert len(opened.execute_script("return window.said[0]").split("\n")) == 2


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_hangs_over_the_edge(tmp_path, page, width):
    """A telephone and a tablet need no scrolling sideways, and the filters are folded away."""
    with browser(tmp_path, width=width, dark=True) as driver:
        driver.get(page)
        assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
        assert driver.execute_script("return document.getElementById('filters').open") is False


RULES = """const done = arguments[0];
axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
  (found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ' ' + node.html.slice(0, 200)))),
  (error) => done([String(error)]))"""
# What is out of sight has no size yet, by which axe would take it for covered.
LAID_OUT = """document.querySelectorAll('article').forEach((one) => (one.style.contentVisibility = 'visible'));
[...document.querySelectorAll('article details')].slice(0, 12).forEach((one) => (one.open = true))"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_barrier(tmp_path, page, width, dark):
    """By axe-core's rules for WCAG 2.2 AA: the page as it opens and what a search found, some of it unfolded."""
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    with browser(tmp_path, width=width, dark=dark) as driver:
        for address in (page, f"{page}#?q=burnout"):
            driver.get("about:blank")
            driver.get(address)
            driver.execute_script(LAID_OUT)
            driver.execute_script(axe)
            assert driver.execute_async_script(RULES) == []


def test_without_javascript_everything_can_be_read(tmp_path, page):
    """All references are there, and nothing that wouldn't work."""
    with browser(tmp_path, script=False) as driver:
        driver.get(page)
        assert len(driver.find_elements("tag name", "article")) == 135
        assert not driver.find_element("id", "search").is_displayed()
        assert driver.find_elements("css selector", ".tools button") == []


HOSTILE = (
    "<script>document.title = 'taken'</script>",
    "<img src=x onerror=\"document.title = 'taken'\">",
    "constructor __proto__ toString",
    "</script><script>document.title = 'taken'</script><!--",
    "'\"&amp;{{ 7 * 7 }} \u202e\u2028 ${7 * 7}",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A page of works whose titles, abstracts, tags and addresses are written to break out of it; its address."""
    folder = tmp_path_factory.mktemp("hostile")
    brief = {"title": HOSTILE[0], "introduction": HOSTILE[1]}
    references = [
        {"id": f"h{at}", "section": "s", "type": "report", "title": title, "abstract": title, "tags": [f"tag {title}"]}
        for at, title in enumerate(HOSTILE)
    ]
    file = folder / "hostile.toml"
    sections = [{"id": "s", "title": HOSTILE[3]}]
    file.write_text(tomli_w.dumps({"brief": brief, "sections": sections, "references": references}), "utf-8")
    workspace = Workspace(Settings(catalogue=file))
    page = folder / "hostile.html"
    page.write_text(workspace.export(workspace.select(), "html").text, encoding="utf-8")
    return page.as_uri()


def test_hostile_titles_are_text(chromium, hostile):
    """Nothing in them runs, each is read as it is written, and a search for the name of a property finds a word."""
    chromium.get("about:blank")
    chromium.get(hostile)
    assert chromium.get_log("browser") == []
    assert chromium.title == HOSTILE[0]
    assert len(chromium.find_elements("tag name", "article")) == len(HOSTILE)
    assert chromium.execute_script("return document.images.length") == 0
    chromium.execute_script(TYPE, "constructor")
    assert chromium.execute_script(SHOWN) == ["h2"]
    addresses = chromium.execute_script("return [...document.links].map((one) => one.protocol)")
    assert set(addresses) <= {"file:", "https:", "http:", "mailto:"}
    chromium.execute_script(TYPE, HOSTILE[0])
    assert chromium.title == HOSTILE[0]


def test_forms_of_letters_make_no_difference(chromium, tmp_path):
    """Those of Arabic and Hebrew, which the program folds when it makes the table."""
    titles = {"arabic": "دور الأسرة في المستشفى", "hebrew": "תמיכת עמיתים"}
    references = [{"id": name, "section": "s", "type": "report", "title": title} for name, title in titles.items()]
    file = tmp_path / "forms.toml"
    brief = {"brief": {"title": "Forms"}, "sections": [{"id": "s", "title": "All"}], "references": references}
    file.write_text(tomli_w.dumps(brief), "utf-8")
    workspace = Workspace(Settings(catalogue=file))
    page = tmp_path / "forms.html"
    page.write_text(workspace.export(workspace.select(), "html").text, encoding="utf-8")
    chromium.get(page.as_uri())
    found = chromium.execute_script(
        "return arguments[0].map((query) => window.pswbriefSearch(query))", ["الاسره", "المستشفي", "עמיתימ", "עמיתים"]
    )
    assert found == [["arabic"], ["arabic"], ["hebrew"], ["hebrew"]]


def test_the_clipboard_holds_what_was_copied(opened):
    """The browser's own clipboard, by a click on the button."""
    opened.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    article = opened.find_element("tag name", "article")
    button = article.find_element("css selector", ".tools button")
    opened.execute_script("arguments[0].scrollIntoView()", button)
    button.click()
    read = "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)))"
    assert opened.execute_async_script(read) == article.find_element("class name", "citation").text


def test_the_keyboard_is_enough(opened):
    """The first key leads to a link past everything; the search is reached, and what has the focus is marked."""
    page = opened.switch_to.active_element
    page.send_keys(Keys.TAB)
    assert opened.switch_to.active_element.get_attribute("class") == "skip"
    for _ in range(40):
        focused = opened.switch_to.active_element
        style = "const style = getComputedStyle(arguments[0]); return style.outlineStyle + style.boxShadow + style.backgroundColor"
        assert opened.execute_script(style, focused) != "nonenonergba(0, 0, 0, 0)"
        if focused.get_attribute("id") == "q":
            break
        focused.send_keys(Keys.TAB)
    assert opened.switch_to.active_element.get_attribute("id") == "q"
    opened.switch_to.active_element.send_keys("burnout")
    assert 0 < len(opened.execute_script(SHOWN)) < 135
