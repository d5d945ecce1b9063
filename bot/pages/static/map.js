// The term map: Cytoscape.js (https://js.cytoscape.org) draws it, the panel says it in words.
"use strict";

(() => {
  const RELATIONS = {
    broader: (own) => (own ? "A kind of" : "Its kinds"),
    contrast: () => "Easily confused with",
    related: () => "Related",
  };
  const SIZE = (degree) => 8 + 3 * Math.sqrt(degree);

  const element = (id) => document.getElementById(id);
  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  function made(tag, attributes, ...inside) {
    const created = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
    created.append(...inside);
    return created;
  }

  function elements({ entries, edges, stages }) {
    return [
      ...stages.map(({ key, label, x, y, r }) => ({
        group: "nodes", classes: "stage", selectable: false, grabbable: false,
        data: { id: `stage ${key}`, label, size: 2 * r + 26 }, position: { x, y },
      })),
      ...entries.map(({ id, title, kind, x, y, degree }) => ({
        group: "nodes", classes: `entry ${kind}`, grabbable: false,
        data: { id, label: title, size: SIZE(degree), degree }, position: { x, y },
      })),
      ...edges.map(([first, second, relation]) => ({
        group: "edges", classes: relation,
        data: { source: entries[first].id, target: entries[second].id, relation },
      })),
    ];
  }

  function style(kinds) {
    const text = colour("text");
    const halo = { "text-outline-color": colour("raised"), "text-outline-width": 3, color: text };
    return [
      { selector: "node", style: { label: "data(label)", width: "data(size)", height: "data(size)" } },
      { selector: ".stage", style: {
        "background-color": colour("sunken"), "border-width": 1, "border-color": colour("line"),
        "z-index": 0, events: "no", "font-size": 26, "font-weight": "bold", color: colour("soft"), "text-margin-y": -6,
      } },
      { selector: ".entry", style: {
        "font-size": 11, "min-zoomed-font-size": 9, "text-valign": "bottom", "text-margin-y": 2,
        "text-wrap": "wrap", "text-max-width": 90, ...halo,
      } },
      ...kinds.map(({ key }) => ({ selector: `.${key}`, style: { "background-color": colour(key) } })),
      { selector: "edge", style: {
        width: 1.2, "curve-style": "haystack", "line-color": colour("soft"), opacity: 0, events: "no",
      } },
      { selector: ".faded", style: { opacity: 0.14, "text-opacity": 0 } },
      { selector: "edge.near", style: { opacity: 0.75, width: 1.8 } },
      { selector: "edge.near.contrast", style: { "line-color": colour("anti_pattern"), "line-style": "dashed", "curve-style": "straight" } },
      { selector: "edge.near.broader", style: { "line-color": colour("link"), width: 3.5 } },
      { selector: "node.near", style: { "min-zoomed-font-size": 0, "z-index": 5, "font-size": 15 } },
      { selector: "node.chosen", style: {
        "border-width": 4, "border-color": colour("focus"), "font-size": 20, "font-weight": "bold", "z-index": 9,
      } },
      { selector: ".away", style: { display: "none" } },
    ];
  }

  async function start() {
    const place = element("map");
    const graph = await (await fetch(place.dataset.graph)).json();
    const byId = new Map(graph.entries.map((entry) => [entry.id, entry]));
    const byTitle = new Map(graph.entries.map((entry) => [entry.title.toLowerCase(), entry]));
    const page = (id) => place.dataset.entry.replace("e/-", `e/${id}`);
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    place.hidden = false;

    const cy = cytoscape({
      container: element("map-picture"), elements: elements(graph), style: style(graph.kinds),
      layout: { name: "preset", padding: 12 }, minZoom: 0.12, maxZoom: 4, autounselectify: true,
    });
    window.termMap = cy;

    function move(chosen) {
      if (still.matches) cy.fit(chosen, 50);
      else cy.animate({ fit: { eles: chosen, padding: 50 } }, { duration: 350 });
    }

    function tell(entry, node) {
      const groups = new Map();
      node.connectedEdges().forEach((edge) => {
        const own = edge.source().id() === entry.id;
        const other = byId.get((own ? edge.target() : edge.source()).id());
        const label = RELATIONS[edge.data("relation")](own);
        groups.set(label, [...(groups.get(label) ?? []), other]);
      });
      const lists = [...groups].sort().flatMap(([label, others]) => [
        made("h3", {}, label),
        made("ul", {}, ...others
          .sort((a, b) => a.title.localeCompare(b.title))
          .map((other) => {
            const button = made("button", { type: "button" }, other.title);
            button.addEventListener("click", () => choose(other.id));
            return made("li", {}, button);
          })),
      ]);
      element("map-panel").replaceChildren(
        made("h2", {}, made("a", { href: page(entry.id) }, entry.title)),
        made("p", {}, entry.summary), ...lists,
      );
    }

    function clear() {
      cy.elements().removeClass("faded near chosen");
      element("map-panel").replaceChildren(made("p", {}, "Nothing is chosen yet."));
      history.replaceState(null, "", location.pathname + location.search);
    }

    function choose(id) {
      const entry = byId.get(id);
      if (!entry) return;
      const node = cy.getElementById(id);
      const near = node.closedNeighborhood();
      cy.batch(() => {
        cy.elements().removeClass("faded near chosen");
        cy.elements(".entry").difference(near).addClass("faded");
        near.addClass("near");
        node.addClass("chosen");
      });
      tell(entry, node);
      move(near);
      history.replaceState(null, "", `#${id}`);
    }

    cy.on("tap", "node.entry", (event) => choose(event.target.id()));
    cy.on("tap", (event) => { if (event.target === cy) clear(); });

    element("map-names").replaceChildren(...graph.entries.map(({ title }) => made("option", { value: title })));
    element("map-find").addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = element("map-name").value.trim().toLowerCase();
      const found = byTitle.get(typed) ?? graph.entries.find(({ title }) => title.toLowerCase().includes(typed));
      if (typed && found) choose(found.id);
      else element("map-panel").replaceChildren(made("p", {}, `No entry's title has “${typed}” in it.`));
    });
    element("map-all").addEventListener("click", () => { clear(); move(cy.elements(".stage")); });

    element("map-kinds").append(...graph.kinds.map(({ key, label }) => {
      const box = made("input", { type: "checkbox", checked: "" });
      box.addEventListener("change", () => cy.elements(`.entry.${key}`).toggleClass("away", !box.checked));
      return made("label", { class: key }, box, ` ${label}`);
    }));

    const repaint = () => cy.style(style(graph.kinds));
    document.addEventListener("theme", repaint);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    addEventListener("hashchange", () => choose(decodeURIComponent(location.hash.slice(1))));

    cy.fit(cy.elements(".stage"), 12);
    if (location.hash) choose(decodeURIComponent(location.hash.slice(1)));
  }

  addEventListener("DOMContentLoaded", start);
})();
