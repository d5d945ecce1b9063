// The term map: Cytoscape.js (https://js.cytoscape.org) draws it, the panel says it in words.
"use strict";

(() => {
  const RELATIONS = {
    broader: (own) => (own ? "A kind of" : "Its kinds"),
    contrast: () => "Easily confused with",
    related: () => "Related",
  };
  const SIZE = (degree) => 10 + 3 * Math.sqrt(degree);

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
        "z-index": 0, events: "no", "font-size": 42, "font-weight": "bold", color: colour("soft"), "text-margin-y": -8,
      } },
      { selector: ".entry", style: {
        "font-size": 11, "min-zoomed-font-size": 9, "text-valign": "bottom", "text-margin-y": 2,
        "text-wrap": "wrap", "text-max-width": 90, "z-index": 2, ...halo,
      } },
      ...kinds.map(({ key }) => ({ selector: `.${key}`, style: { "background-color": colour(key) } })),
      { selector: "edge", style: {
        width: 1.2, "curve-style": "haystack", "line-color": colour("soft"), opacity: 0.09, events: "no",
      } },
      { selector: ".hover", style: { "min-zoomed-font-size": 0, "text-max-width": 600, "z-index": 8 } },
      { selector: ".far", style: { display: "none" } },
      { selector: "edge.near", style: { opacity: 0.16, width: 1 } },
      { selector: "edge.own", style: { opacity: 0.85, width: 1.8 } },
      { selector: "edge.own.contrast", style: { "line-color": colour("anti_pattern"), "line-style": "dashed", "curve-style": "straight" } },
      { selector: "edge.own.broader", style: { "line-color": colour("link"), width: 3.5 } },
      { selector: "node.near", style: { "min-zoomed-font-size": 0, "z-index": 5, "font-size": 15, "text-max-width": 110 } },
      { selector: "node.chosen", style: {
        "border-width": 4, "border-color": colour("focus"), "font-size": 19, "font-weight": "bold", "z-index": 9,
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

    const moved = { animate: !still.matches, animationDuration: 350, fit: true };
    const CLASSES = "far near own chosen hover";

    // The entry in the middle, its neighbours around it, those of one relation side by side.
    function gather(node, near) {
      const order = Object.keys(RELATIONS);
      const relation = (other) => order.indexOf(other.edgesWith(node).data("relation"));
      near.nodes().layout({
        name: "concentric", ...moved, padding: 45, minNodeSpacing: 72, startAngle: -Math.PI / 2,
        concentric: (each) => (each.same(node) ? 2 : 1), levelWidth: () => 1,
        sort: (a, b) => (a.same(node) || b.same(node) ? 0 : relation(a) - relation(b)),
      }).run();
    }

    function scatter() {
      cy.nodes().layout({ name: "preset", ...moved, padding: 12, positions: (node) => node.scratch("home") }).run();
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
      cy.elements().removeClass(CLASSES);
      scatter();
      element("map-panel").replaceChildren(made("p", {}, "Choose an entry in the picture, or find one by its name."));
      history.replaceState(null, "", location.pathname + location.search);
    }

    function choose(id) {
      const entry = byId.get(id);
      if (!entry) return;
      const node = cy.getElementById(id);
      const nodes = node.closedNeighborhood().nodes();
      const near = nodes.union(nodes.edgesWith(nodes));
      cy.batch(() => {
        cy.elements().removeClass(CLASSES).difference(near).addClass("far");
        near.addClass("near");
        node.connectedEdges().addClass("own");
        node.addClass("chosen");
      });
      tell(entry, node);
      gather(node, near);
      history.replaceState(null, "", `#${id}`);
    }

    cy.nodes().forEach((node) => { node.scratch("home", { ...node.position() }); });
    // As large on the screen, however far away.
    cy.on("mouseover", "node.entry", ({ target }) => {
      if (target.hasClass("near")) return;
      target.addClass("hover").style({ "font-size": 15 / cy.zoom(), "text-outline-width": 5 / cy.zoom() });
    });
    cy.on("mouseout", "node.entry", (event) => event.target.removeClass("hover").removeStyle());
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
    element("map-all").addEventListener("click", clear);

    element("map-kinds").append(...graph.kinds.map(({ key, label }) => {
      const box = made("input", { type: "checkbox", checked: "" });
      box.addEventListener("change", () => cy.elements(`.entry.${key}`).toggleClass("away", !box.checked));
      return made("label", { class: key }, box, ` ${label}`);
    }));

    const repaint = () => cy.style(style(graph.kinds));
    document.addEventListener("theme", repaint);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    addEventListener("hashchange", () => choose(decodeURIComponent(location.hash.slice(1))));

    if (location.hash) choose(decodeURIComponent(location.hash.slice(1)));
  }

  addEventListener("DOMContentLoaded", start);
})();
