"use strict";
// The search of the page, with tables that the program has made. The returned function takes a query, and returns the positions of
// the hits, best first (`hits`), and the words that it read as others (`read`).
function makeSearch(refs, table) {
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

  // Letters that are other forms of one, as the program folds them.
  const FORMS = new Map("ґг ךכ םמ ןנ ףפ ץצ ٱا ىي یي ةه ہه ۃه ەه کك".split(" ").map((pair) => [...pair]));
  const fold = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase().replace(/[\u2018\u2019\u2032]/g, "'")
      .replace(/[\u0491-\u06d5]/g, (char) => FORMS.get(char) ?? char);
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

  // Two swapped letters are one mistake. What is farther than `most` is not distinguished.
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
    const significant = part.filter((word) => !small.has(word));
    return (significant.length > 1 ? significant : part).map((word) => rootOf(word) || "?").join(".");
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

  // The same sum as the program's: coverage, shares of neighbours' scores, and titles that are half remembered.
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
          // A title that is remembered only by its small words, or by words that are part of a phrase.
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
    const withNeighbours = new Map(total);
    for (const [at, value] of near) total.set(at, total.get(at) + all * value);
    const ranked = [...total].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    const best = Math.max(0, ...withNeighbours.values());
    const least = best * (titled >= 0.5 && meant.length > 2 ? 0.22 : 0.12);
    const first = new Set([...withNeighbours].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 10).map(([at]) => at));
    const kept = ranked.filter(([at]) => {
      const value = withNeighbours.get(at);
      return value >= best * 0.38 || (value >= least && first.has(at)) || near.get(at) > 0.4;
    });
    return { hits: kept.map(([at]) => at), read };
  }

  return search;
}
