// What pages do beyond what they say: colours, search as you type, copying for Slack.
// Every page can be read and searched without this file; a static copy searches with it alone.
"use strict";

(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const SHOWN = 8;
  const PAUSE = 90;

  // Colours: the system's, unless the reader has chosen. Before the body is there, so that
  // nothing flashes.
  const chosen = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  if (chosen()) root.dataset.theme = chosen();
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

  function colours(button) {
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    show();
    dark.addEventListener("change", show);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* this page only */ }
      show();
      document.dispatchEvent(new Event("theme"));
    });
  }

  // A static copy finds entries by their names, and by the words of the questions noted with them.
  let names = null;
  const plain = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  async function fromFile(address, query, limit) {
    names ??= fetch(address).then((response) => response.json());
    const typed = plain(query);
    const words = typed.split(" ");
    const fit = (text) => {
      const said = plain(text);
      if (said === typed) return 0;
      if (said.startsWith(typed)) return 1;
      return words.every((word) => ` ${said}`.includes(` ${word}`)) ? 2 : 9;
    };
    return (await names)
      .map(([id, title, kind, summary, aliases, asks]) => {
        const named = Math.min(...[title, ...aliases].map(fit));
        const asked = Math.min(9, ...asks.map((ask) => 3 + fit(ask)));
        return { id, title, kind, summary, place: Math.min(named, asked) };
      })
      .filter((entry) => typed && entry.place < 9)
      .sort((a, b) => a.place - b.place || a.title.length - b.title.length)
      .slice(0, limit);
  }

  async function fromServer(address, query, limit, signal) {
    const asked = new URLSearchParams({ q: query, limit });
    const response = await fetch(`${address}?${asked}`, { signal });
    return response.ok ? (await response.json()).entries : [];
  }

  const pageOf = (pattern, id) => pattern.replace("e/-", `e/${id}`);

  function made(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  // The combobox of https://www.w3.org/WAI/ARIA/apg/patterns/combobox/: a list that follows what
  // is typed, arrows to choose, Enter to go there, Escape to close it.
  function searchAsYouType(form) {
    const input = form.querySelector("input");
    const { complete, entry } = form.dataset;
    const list = made("ul", { role: "listbox", id: `${input.id}-list`, "aria-label": "Entries" });
    const count = made("span", { role: "status", class: "unseen" });
    list.hidden = true;
    form.append(list, count);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let at = -1;
    let timer = 0;
    let request = null;

    function choose(next) {
      at = next;
      [...list.children].forEach((option, place) => {
        option.setAttribute("aria-selected", String(place === at));
        if (place === at) option.scrollIntoView({ block: "nearest" });
      });
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.children[at].id);
    }

    function show(entries) {
      list.replaceChildren(...entries.map(({ id, title, summary }, place) =>
        made("li", { role: "option", id: `${list.id}-${place}`, "data-id": id }, title, made("span", {}, summary))));
      list.hidden = !entries.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      count.textContent = list.hidden ? "" : `${entries.length} of the entries fit`;
      choose(-1);
    }

    async function look() {
      request?.abort();
      request = new AbortController();
      const query = input.value.trim();
      if (!query) return show([]);
      try {
        const entries = "static" in form.dataset
          ? await fromFile(complete, query, SHOWN)
          : await fromServer(complete, query, SHOWN, request.signal);
        if (query === input.value.trim() && document.activeElement === input) show(entries);
      } catch { /* a newer request has taken its place, or the network is gone: the form still works */ }
    }

    const go = (option) => location.assign(pageOf(entry, option.dataset.id));

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.key === "Escape" && !list.hidden) show([]);
      else if (list.hidden) return;
      else if (event.key === "ArrowDown") choose(at < last ? at + 1 : -1);
      else if (event.key === "ArrowUp") choose(at < 0 ? last : at - 1);
      else if (event.key === "Enter" && at >= 0) go(list.children[at]);
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", () => show([]));
    // The press would take the focus from the field, and close the list before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) go(option);
    });
  }

  async function results(place) {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const form = document.querySelector(".find");
    form.querySelector("input").value = query;
    if (!query.trim()) return;
    const found = await fromFile(place.dataset.names, query, 30);
    const rows = found.map(({ id, title, kind, summary }) => made("div", {},
      made("dt", {}, made("a", { href: pageOf(form.dataset.entry, id) }, title), " ", made("span", { class: "kind" }, kind)),
      made("dd", {}, summary)));
    place.append(rows.length
      ? made("dl", { class: "entries" }, ...rows)
      : made("p", { class: "lead" }, `No entry has all of “${query}” in one of its names or questions.`));
  }

  // Pasted into Slack it is a message with a bold title and a link; anywhere else it is text.
  function copying(button) {
    if (!navigator.clipboard?.write) return;
    button.hidden = false;
    const said = document.querySelector(".said");
    button.addEventListener("click", async () => {
      const { title, kind, summary } = button.dataset;
      const link = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
      const html = made("p", {}, made("b", {}, title), ` (${kind}): ${summary} `, made("a", { href: link }, "Handbook"));
      const text = `${title} (${kind}): ${summary} ${link}`;
      const blob = (type, value) => new Blob([value], { type });
      try {
        await navigator.clipboard.write([new ClipboardItem({
          "text/html": blob("text/html", html.outerHTML), "text/plain": blob("text/plain", text),
        })]);
        said.textContent = "Copied: paste it into Slack.";
      } catch {
        said.textContent = "The browser did not allow copying.";
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("button.theme").forEach(colours);
    document.querySelectorAll("form.find").forEach(searchAsYouType);
    document.querySelectorAll("button.copy").forEach(copying);
    document.querySelectorAll("#results").forEach(results);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      document.querySelector(".find input")?.focus();
    });
  });
})();
