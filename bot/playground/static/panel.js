// The last request to the app, and what the app has sent since, with what Slack would say to it.

import { element } from "./api.js";

const panel = document.getElementById("panel");
const toggle = document.getElementById("inspect");
let drawn = "";

toggle.addEventListener("click", () => open(panel.hidden));

export function open(wanted) {
  panel.hidden = !wanted;
  toggle.setAttribute("aria-expanded", String(wanted));
}

export function show({ what, status, json, answers }) {
  const key = JSON.stringify([what, status, answers]);
  if (key === drawn) return;
  drawn = key;
  if (!what && !answers.length) {
    panel.replaceChildren(element("h2", {}, "Payloads"),
      element("p", {}, "Ask something: what Slack sends, and what the app answers, is shown here."));
    return;
  }
  panel.replaceChildren(
    ...(what ? [element("h2", {}, "Slack sent"), payload(what, status, json, true)] : []),
    element("h2", {}, what ? "The app answered" : "The app posted"),
    ...(answers.length ? answers.map(({ name, valid, verdict, json: body }) => payload(name, verdict, body, valid))
      : [element("p", {}, "Nothing beyond its acknowledgement.")]));
}

function payload(name, verdict, json, valid) {
  return element("details", {},
    element("summary", {}, element("b", {}, name), element("small", { class: valid ? "valid" : "wrong" }, `${valid ? "✓" : "✗"} ${verdict}`)),
    element("pre", { tabindex: "0" }, json));
}
