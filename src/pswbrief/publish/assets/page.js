(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const refs = data.references;
  const find = (id) => document.getElementById(id);
  const articles = refs.map((ref) => find(ref.anchor));
  const search = makeSearch(refs, data.table);
  window.pswbriefSearch = (query) => search(query).hits.map((at) => refs[at].id);

  // What is shown: the query, the filters and the place are in the address, so that the back button and a bookmark work.
  const FIELDS = ["section", "access", "year", "type", "tag"];
  const state = { q: "", section: "", access: "", year: "", type: "", tag: "" };
  const homes = articles.map((article) => {
    const mark = document.createComment("");
    article.before(mark);
    return mark;
  });
  const box = find("q");
  const results = find("results");
  const status = find("status");
  const listing = find("listing");
  const chosen = new Set();

  const valuesOf = (ref, field) => {
    if (field === "section") return ref.sections;
    if (field === "tag") return ref.tags;
    return ref[field] ? [String(ref[field])] : [];
  };
  const passes = (ref, but) => FIELDS.every((field) => field === but || !state[field] || valuesOf(ref, field).includes(state[field]));

  function readAddress() {
    const text = location.hash.startsWith("#?") ? location.hash.slice(2) : "";
    const given = new URLSearchParams(text);
    for (const name of Object.keys(state)) state[name] = given.get(name) || "";
  }
  function writeAddress(replace) {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries(state)) if (value) given.set(name, value);
    const hash = given.size || [...given].length ? `#?${given}` : "#";
    if (location.hash === hash || (hash === "#" && !location.hash)) return;
    history[replace ? "replaceState" : "pushState"](null, "", hash);
  }

  function shown() {
    const searched = state.q.trim() ? search(state.q) : null;
    const order = searched ? searched.hits : refs.map((_, at) => at);
    return { order: order.filter((at) => passes(refs[at])), matched: order, read: searched ? searched.read : [], searched: Boolean(searched) };
  }

  // Among results, which are in no section, a citation is a heading of the level below the page title.
  const headings = articles.map((article) => article.querySelector(".citation"));
  function level(searched) {
    for (const heading of headings) searched ? heading.setAttribute("aria-level", "2") : heading.removeAttribute("aria-level");
  }

  let current = [];
  function show() {
    const found = shown();
    current = found.order;
    const visible = new Set(current);
    if (results.hidden === found.searched) level(found.searched);
    results.hidden = !found.searched;
    listing.hidden = found.searched;
    if (found.searched) {
      results.replaceChildren(...current.map((at) => articles[at]));
      articles.forEach((article, at) => {
        article.hidden = !visible.has(at);
        if (!visible.has(at) && article.previousSibling !== homes[at]) homes[at].after(article);
      });
    } else {
      articles.forEach((article, at) => {
        if (article.previousSibling !== homes[at]) homes[at].after(article);
        article.hidden = !visible.has(at);
      });
      for (const section of [...listing.querySelectorAll("section")].reverse()) {
        section.hidden = Boolean(section.querySelector("article")) && !section.querySelector("article:not([hidden])");
      }
    }
    const count = current.length;
    const parts = [count === 1 ? "1 reference" : `${count} references`];
    for (const [word, near] of found.read) parts.push(near ? `“${word}” read as “${near}”` : `“${word}” is in none of them`);
    status.textContent = parts.join(" · ");
    find("none").hidden = count > 0;
    find("clear").hidden = !Object.values(state).some(Boolean);
    for (const field of FIELDS) count_(field, found.matched);
    copyLabel();
  }

  function count_(field, matched) {
    const menu = find(`f-${field}`);
    if (!menu) return;
    const counts = new Map();
    for (const at of matched) if (passes(refs[at], field)) for (const value of valuesOf(refs[at], field)) counts.set(value, (counts.get(value) || 0) + 1);
    for (const option of menu.options) {
      if (option.value) option.textContent = `${option.dataset.label} (${counts.get(option.value) || 0})`;
    }
    menu.value = state[field];
  }

  function copyLabel() {
    const count = chosen.size || current.length;
    find("copy-all").textContent = chosen.size ? `Copy ${count} selected` : `Copy all ${count}`;
    find("copy-all").disabled = !count;
  }
  function textOf(at) {
    const form = find("style").value;
    const ref = refs[at];
    if (form === "ris") {
      const abstract = articles[at].querySelector(".abstract");
      const lines = ref.ris.replace(/(?:\r\n)+$/, "").split("\r\n");
      if (abstract) lines.splice(lines.length - 1, 0, `AB  - ${abstract.textContent.replace(/\s+/g, " ").trim()}`);
      return lines.join("\r\n") + "\r\n";
    }
    return form === "bibtex" ? ref.bibtex : ref.citations[form];
  }
  async function copy(text, button) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.textContent = "Copied";
    find("said").textContent = "Copied to the clipboard";
    setTimeout(() => {
      button.textContent = label;
      find("said").textContent = "";
    }, 1500);
  }

  articles.forEach((article, at) => {
    const tools = article.querySelector(".tools");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = "Copy citation";
    button.setAttribute("aria-describedby", article.querySelector(".citation").id);
    button.addEventListener("click", () => copy(textOf(at), button));
    const label = document.createElement("label");
    const check = document.createElement("input");
    check.type = "checkbox";
    check.setAttribute("aria-describedby", article.querySelector(".citation").id);
    check.addEventListener("change", () => {
      chosen[check.checked ? "add" : "delete"](at);
      copyLabel();
    });
    label.append(check, " Select");
    tools.append(button, label);
  });

  let timer = 0;
  box.addEventListener("input", () => {
    state.q = box.value;
    show();
    clearTimeout(timer);
    timer = setTimeout(() => writeAddress(false), 600);
  });
  for (const field of FIELDS) {
    const menu = find(`f-${field}`);
    if (menu)
      menu.addEventListener("change", () => {
        state[field] = menu.value;
        show();
        writeAddress(false);
      });
  }
  find("search").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    writeAddress(false);
  });
  find("clear").addEventListener("click", () => {
    for (const name of Object.keys(state)) state[name] = "";
    box.value = "";
    show();
    writeAddress(false);
    box.focus();
  });
  find("copy-all").addEventListener("click", (event) => {
    const places = chosen.size ? [...chosen].sort((one, other) => one - other) : current;
    const forms = { ris: "\r\n", bibtex: "\n" };
    copy(places.map(textOf).join(forms[find("style").value] || "\n"), event.currentTarget);
  });
  const follow = () => {
    readAddress();
    box.value = state.q;
    show();
    const target = location.hash.length > 1 && !location.hash.startsWith("#?") ? find(decodeURIComponent(location.hash.slice(1))) : null;
    if (target) target.scrollIntoView();
  };
  window.addEventListener("popstate", follow);
  document.documentElement.classList.add("js");
  for (const part of document.querySelectorAll("[data-js]")) part.hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) for (const part of document.querySelectorAll("details.folds")) part.open = false;
  follow();
})();
