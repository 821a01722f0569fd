"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = one("#tools"), search = one("#search"), rule = one("#rule"), article = one("#article");
  const clean = one("#clean"), keys = one("#keys"), status = one("#status");
  const chapters = all(".chapter"), cards = all(".card");
  const fold = (text) => text.toLowerCase().normalize("NFC");
  const texts = new Map();
  const text = (node) => {
    if (!texts.has(node)) texts.set(node, fold(node.textContent));
    return texts.get(node);
  };
  let current = null;

  const fits = (card, shown) =>
    shown.severities.has(card.dataset.s) && (!shown.rule || shown.rule === card.dataset.r);

  function paint(mark, numbers) {
    const kept = mark.dataset.f.split(" ").filter((number) => numbers.has(number));
    const found = new Set(kept.map((number) => byNumber.get(number).dataset.s));
    mark.className = ["error", "warning", "info"].find((severity) => found.has(severity)) ?? "off";
  }

  function filterRow(row, shown, titled) {
    const told = all(".card", row), links = all(".also a", row);
    const numbers = new Set();
    const found = titled || text(row).includes(shown.words);
    for (const card of told) {
      card.hidden = !found || !fits(card, shown);
      if (!card.hidden) numbers.add(card.dataset.n);
    }
    for (const link of links) {
      const fit = found && fits(byNumber.get(link.dataset.f), shown);
      link.classList.toggle("off", !fit);
      if (fit) numbers.add(link.dataset.f);
    }
    for (const mark of all(".side mark", row)) paint(mark, numbers);
    const bare = !told.length && !links.length;
    row.hidden = !(numbers.size || (found && (bare ? clean.checked && !shown.narrow : shown.every)));
    return !row.hidden;
  }

  function filterChapter(chapter, shown) {
    const titled = text(one("h2", chapter)).includes(shown.words);
    let any = false;
    for (const card of all(".card", chapter)) {
      if (card.closest(".row")) continue;
      card.hidden = !fits(card, shown) || !(titled || text(card).includes(shown.words));
      any = any || !card.hidden;
    }
    for (const row of all(".row", chapter)) any = filterRow(row, shown, titled) || any;
    const chosen = !shown.article || shown.article === chapter.id;
    chapter.hidden = !chosen || !(any || (!shown.narrow && !shown.words));
  }

  const byNumber = new Map(cards.map((card) => [card.dataset.n, card]));
  const visible = () => cards.filter((card) => !card.hidden && !card.closest(".chapter").hidden);

  function apply() {
    const boxes = all("[name=severity]", tools);
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const shown = { severities, rule: rule.value, article: article.value, words: fold(search.value.trim()) };
    shown.every = severities.size === boxes.length && !rule.value;
    shown.narrow = !shown.every;
    for (const chapter of chapters) filterChapter(chapter, shown);
    one("#nothing").hidden = chapters.some((chapter) => !chapter.hidden);
    tell();
  }

  function clear() {
    tools.reset();
    apply();
  }

  function tell() {
    const found = visible(), at = found.indexOf(current);
    const numbers = { at: at + 1, shown: found.length, all: cards.length };
    const template = at < 0 ? status.dataset.shown : status.dataset.current;
    status.textContent = template.replace(/\{(\w+)\}/g, (whole, name) => numbers[name]);
  }

  function reveal(node) {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  function show(card) {
    if (current) current.classList.remove("current");
    current = card;
    card.classList.add("current");
    reveal(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
    try {
      history.replaceState(null, "", `#${card.id}`);
    } catch {
      // a page that is shown inside of another one may have no address of its own
    }
    tell();
  }

  function step(by) {
    const found = visible();
    if (!found.length) return;
    const at = found.indexOf(current);
    const next = at >= 0 ? at + by : by > 0 ? 0 : found.length - 1;
    show(found[(next + found.length) % found.length]);
  }

  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    reveal(target);
    if (target.classList.contains("card")) show(target);
    else target.scrollIntoView();
  }

  const actions = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1) };
  actions["/"] = () => search.focus();

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return clear();
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || !keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".side mark");
    const card = mark && byNumber.get(mark.dataset.f.split(" ")[0]);
    if (card && !card.hidden && getSelection().isCollapsed) show(card);
  });
  tools.addEventListener("input", apply);
  tools.addEventListener("submit", (event) => event.preventDefault());
  one("#everything").addEventListener("click", clear);
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));
  addEventListener("hashchange", arrive);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("#articles details:not([open])");
    for (const node of closed) node.open = true;
  });
  addEventListener("afterprint", () => {
    for (const node of closed) node.open = false;
  });

  document.documentElement.classList.add("script");
  tools.hidden = false;
  apply();
  arrive();
})();
