"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const refs = data.references;
  const table = data.table;
  const find = (id) => document.getElementById(id);
  const articles = refs.map((ref) => find(ref.anchor));

  // Tables are maps: a search for "constructor" finds a word, and not a property of every object.
  const roots = new Map();
  table.roots.split(" ").forEach((root, at) => roots.set(root, at.toString(36)));
  const words = new Map();
  const stems = new Map();
  for (const entry of table.words.split(" ")) {
    const [word, root, stem] = entry.split(":");
    words.set(word, root ? Number(root).toString(36) : roots.get(word));
    if (stem) stems.set(word, Number(stem).toString(36));
  }
  for (const [root, number] of roots) if (!words.has(root)) words.set(root, number);
  const keys = new Map();
  table.scores.forEach((text, number) => text.slice(text.lastIndexOf(" ") + 1).split(",").forEach((key) => keys.set(key, number)));
  const vocabulary = [...words.keys()];
  const stop = new Set(table.stop.split(" "));
  const small = new Set(table.small.split(" "));
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const ENDING = /^(?:e|es|s|d|ed|ing|er|ers|or|ors|ly|y|ies|ments?|ions?|ations?|ive|i?al|ness|i?ated?|i?ates|i?ating|i?ators?|i?atory|ied|i[sz]ed?|i[sz]es|i[sz]ing|i[sz]ations?|ally|ously|ous|ary|less|ists?|ic|ity|able|ances?|ences?|ful|[ltnrpgmdb](?:ed|ing|ers?)|ian|ant|ent)$/;

  const fold = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase().replace(/[\u2018\u2019\u2032]/g, "'");
  const tokens = (text) =>
    (fold(text).replace(/\b(\w)&(\w)\b/g, "$1$2").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) || []).map((word) =>
      word.split("'")[0].replace(/^(do|did|does|is|was|are|were|have|has|had|could|would|should|ca|wo)nt$/, "$1n").replace(/^(ca|wo)n$/, "$1n"));

  const spellings = (word) => [
    word.replace(/iz(?=e|es|ed|er|ers|ing|ation|ations)/, "is").replace(/yz(?=e|es|ed|ing)/, "ys"),
    word.replace(/(\w{3,})or(?=$|s|ed|ing|al)/, "$1our"),
    word.replace(/^(\w{3,})er$/, "$1re").replace(/([a-z])ll(?=ed|ing|or)/, "$1l"),
    word.replace(/([a-z])l(?=ed$|ing$|or$|ors$)/, "$1ll"),
    word.replace(/pedia/, "paedia").replace(/behavior/, "behaviour"),
    word,
  ];

  function rootOf(word) {
    for (const spelt of spellings(word)) if (words.has(spelt)) return words.get(spelt);
    for (const spelt of spellings(word)) {
      // Longest first: "stigmatised" is of stigma, and not of a shorter root.
      for (let length = spelt.length - 1; length >= 3; length--) {
        const begun = spelt.slice(0, length);
        if (!ENDING.test(spelt.slice(length))) continue;
        if (length < 4 && spelt.length - length > 2) continue;
        if (roots.has(begun)) return roots.get(begun);
        if (roots.has(begun + "i")) return roots.get(begun + "i");
      }
    }
    return null;
  }

  // Two swapped letters are one mistake. What is farther than `most` is not told apart.
  const rows = [0, 1, 2].map(() => new Uint8Array(64));
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most || other.length > 62) return most + 1;
    let [above, row, next] = rows;
    for (let j = 0; j <= other.length; j++) row[j] = j;
    for (let i = 1; i <= one.length; i++) {
      let least = (next[0] = i);
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        let far = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) far = Math.min(far, above[j - 2] + 1);
        next[j] = far;
        if (far < least) least = far;
      }
      if (least > most) return most + 1;
      [above, row, next] = [row, next, above];
    }
    return row[other.length];
  }

  const nearest = new Map();
  function nearestWord(word) {
    if (nearest.has(word)) return nearest.get(word);
    const most = word.length > 7 ? 2 : 1;
    let best = null;
    if (word.length > 3 && !/\d/.test(word)) {
      for (const other of vocabulary) {
        if (other.length < 4 || Math.abs(other.length - word.length) > most || !keys.has(words.get(other))) continue;
        const far = distance(word, other, most);
        const score = far + (other[0] === word[0] ? 0 : 0.5);
        if (far <= most && (best === null || score < best[1])) best = [other, score];
      }
    }
    if (best === null && word.length > 7) {
      // A relative: managerial, manager.
      const begun = word.slice(0, Math.max(6, word.length - 4));
      const other = vocabulary.find((known) => known.startsWith(begun) && keys.has(words.get(known)));
      if (other) best = [other, 0];
    }
    nearest.set(word, best && best[0]);
    return best && best[0];
  }

  const unpacked = new Map();
  function unpack(number) {
    if (unpacked.has(number)) return unpacked.get(number);
    const [rarity, best, pairs] = table.scores[number].split(" ");
    const scores = new Map();
    let at = -1;
    for (const [, step, letter] of (pairs || "").matchAll(/(\d+)([A-Za-z])/g)) {
      at += Number(step);
      scores.set(at, (Number(best) / 100) * (LETTERS.indexOf(letter) / (LETTERS.length - 1)));
    }
    const found = { rarity: Number(rarity) / 100, scores };
    unpacked.set(number, found);
    return found;
  }

  function begunBy(word) {
    const begun = new Set();
    for (const other of vocabulary) if (other.startsWith(word)) begun.add(words.get(other));
    if (!begun.size || begun.size > 40) return null;
    const scores = new Map();
    let rarity = 0;
    for (const root of begun) {
      if (!keys.has(root)) continue;
      const part = unpack(keys.get(root));
      rarity = rarity ? Math.min(rarity, part.rarity) : part.rarity;
      for (const [at, score] of part.scores) scores.set(at, Math.max(score, scores.get(at) || 0));
    }
    return scores.size ? { rarity, scores } : null;
  }

  function keyOf(part) {
    const telling = part.filter((word) => !small.has(word));
    return (telling.length > 1 ? telling : part).map((word) => rootOf(word) || "?").join(".");
  }

  // A small word at either end that the key does without is no part of the phrase.
  function phraseKey(part) {
    const key = keyOf(part);
    return keys.has(key) && key !== keyOf(part.slice(1)) && key !== keyOf(part.slice(0, -1)) ? key : null;
  }

  // The best set of phrases, as the program finds it: one scores the square of its key's words, any other word 1, a stopword 0.
  function phraseLengths(typed) {
    const best = new Array(typed.length + 1).fill(0);
    const lengths = typed.map(() => 1);
    for (let at = typed.length - 1; at >= 0; at--) {
      best[at] = best[at + 1] + (stop.has(typed[at]) ? 0 : 1);
      for (let size = 2; size <= Math.min(6, typed.length - at); size++) {
        const key = phraseKey(typed.slice(at, at + size));
        const score = key === null ? -1 : key.split(".").length ** 2 + best[at + size];
        if (score >= best[at]) [best[at], lengths[at]] = [score, size];
      }
    }
    return lengths;
  }

  // A phrase that another interrupts: "bring peer workers in" holds "bring in" and "peer workers".
  function interrupted(typed, lengths, at) {
    if (small.has(typed[at])) return null;
    for (let start = at + 1; start < Math.min(at + 3, typed.length); start++) {
      const end = start + lengths[start];
      if (end - start < 2) continue;
      const around = [...typed.slice(at, start), ...typed.slice(end)];
      for (let size = Math.min(6, around.length); size > start - at; size--) {
        const key = phraseKey(around.slice(0, size));
        if (key !== null) return { keys: [key, phraseKey(typed.slice(start, end))], length: size + end - start };
      }
    }
    return null;
  }

  // The concepts of a query: phrases first, then words, then what a word may have been meant to be.
  function conceptsOf(query) {
    const typed = tokens(query);
    const kept = typed.some((word) => !stop.has(word)) ? typed.filter((word) => !stop.has(word)) : typed;
    const lengths = phraseLengths(typed);
    const found = [];
    const read = [];
    let at = 0;
    while (at < typed.length) {
      let length = lengths[at];
      const parted = length > 1 ? null : interrupted(typed, lengths, at);
      if (length > 1) found.push(unpack(keys.get(phraseKey(typed.slice(at, at + length)))));
      if (parted) {
        found.push(...parted.keys.map((key) => unpack(keys.get(key))));
        length = parted.length;
      }
      if (length === 1 && kept.includes(typed[at])) {
        const word = typed[at];
        let root = rootOf(word);
        if (root === null || !keys.has(root)) {
          const begun = word.length > 2 && at === typed.length - 1 ? begunBy(word) : null;
          const near = begun ? null : nearestWord(word);
          if (begun) found.push(begun);
          if (near) {
            read.push([word, near]);
            root = words.get(near);
          }
          if (!begun && !near) read.push([word, null]);
        }
        const own = [word, `${word}s`, word.replace(/s$/, ""), ...spellings(word)].map((spelt) => stems.get(spelt)).find(Boolean);
        if (own !== undefined && keys.has(own)) found.push(unpack(keys.get(own)));
        else if (root !== null && keys.has(root)) found.push(unpack(keys.get(root)));
      }
      at += length;
    }
    return { concepts: found.filter((concept) => concept.scores.size), typed, read };
  }

  const venues = refs.map((ref) => tokens(ref.venue || ""));
  const holds = (asked, name) => name.length > 2 && asked.some((_, at) => name.every((word, place) => asked[at + place] === word));
  const titles = refs.map((ref) => tokens(ref.title).map((word) => rootOf(word) || word));
  function inOrder(asked, weights, title) {
    let row = new Array(title.length + 1).fill(0);
    asked.forEach((word, at) => {
      const above = row;
      row = [0];
      title.forEach((other, place) => {
        const both = word === other ? above[place] + weights[at] : 0;
        row.push(Math.max(both, above[place + 1], row[place]));
      });
    });
    return row[title.length];
  }

  // The same sum as the program's: coverage, what neighbours lend, and titles that are half remembered.
  function search(query) {
    const { concepts, typed, read } = conceptsOf(query);
    const all = concepts.reduce((sum, concept) => sum + concept.rarity, 0);
    const sums = new Map();
    for (const concept of concepts)
      for (const [at, score] of concept.scores) {
        const entry = sums.get(at) || [0, 0];
        sums.set(at, [entry[0] + score, entry[1] + concept.rarity]);
      }
    const scores = new Map();
    for (const [at, [sum, covered]] of sums) scores.set(at, sum * (0.25 + (0.75 * covered) / all));
    const corrected = new Map(read.filter(([, near]) => near));
    const meant = typed.map((word) => rootOf(corrected.get(word) || word) || word);
    const near = new Map();
    if (meant.length > 1) {
      const weights = meant.map((root, at) => (keys.has(root) ? Math.max(0.05, unpack(keys.get(root)).rarity) : stop.has(typed[at]) ? 0.3 : 1));
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      refs.forEach((_, at) => {
        const value = (inOrder(meant, weights, titles[at]) / whole) ** 2 + (holds(typed, venues[at]) ? 0.5 : 0);
        if (scores.has(at)) near.set(at, Math.min(1, value));
        else if (value > 0.4) {
          // A title that is remembered in small words only, or by words that a phrase stands for.
          scores.set(at, all * 0.25);
          near.set(at, value);
        }
      });
    }
    const titled = Math.max(0, ...near.values());
    const total = new Map(scores);
    if (concepts.length > 1)
      for (const at of scores.keys()) {
        const others = table.near[at];
        let sum = 0;
        let weight = 0;
        for (let place = 0; place < others.length; place += 2) {
          sum += (scores.get(others[place]) || 0) * others[place + 1];
          weight += others[place + 1];
        }
        if (weight) total.set(at, total.get(at) + (0.7 * (1 - titled) * sum) / weight);
      }
    const lent = new Map(total);
    for (const [at, value] of near) total.set(at, total.get(at) + all * value);
    const ranked = [...total].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    const best = Math.max(0, ...lent.values());
    const least = best * (concepts.length > 1 ? 0.22 : 0.25);
    let kept = ranked.filter(([at]) => lent.get(at) >= least || near.get(at) > 0.4);
    if (kept.length < 8 && titled < 0.5) {
      const more = ranked.filter(([at]) => lent.get(at) < least && lent.get(at) >= best * 0.15 && !(near.get(at) > 0.4)).slice(0, 8 - kept.length);
      kept = ranked.filter((entry) => kept.includes(entry) || more.includes(entry));
    }
    return { hits: kept.map(([at]) => at), read };
  }
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

  // Among results, where no section stands above it, a citation is a heading right below that of the page.
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
