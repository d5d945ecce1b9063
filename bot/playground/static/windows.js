// Slack's modals: the topmost window of the pile, in a dialog.

import { act, element } from "./api.js";
import { enliven, listen, values } from "./controls.js";

const dialog = document.getElementById("window");
let shown = null;
let drawn = "";

export function windows(here) {
  const where = () => ({ view: shown.id });
  const body = element("div", { class: "blocks body" });
  const press = listen(body, where);

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });

  // Some browsers cancel twice for one Escape, which must not close the window below as well.
  let closed = "";
  function close() {
    if (closed === drawn) return;
    closed = drawn;
    act("close", {});
  }

  async function submit() {
    const wrong = await act("submit", { view: shown.id, values: values(body) });
    for (const place of body.querySelectorAll("[data-wrong]")) {
      place.textContent = wrong?.[place.dataset.wrong] ?? "";
    }
    body.querySelector("[data-wrong]:not(:empty)")?.parentElement.querySelector("[data-action]")?.focus();
  }

  return (pile, channels) => {
    shown = pile.at(-1) ?? null;
    const key = shown ? `${shown.id} ${shown.key}` : "";
    if (key === drawn) return;
    drawn = key;
    if (!shown) return dialog.close();
    const back = pile.length > 1 ? "‹ Back" : shown.close || "Close";
    const buttons = [element("button", { type: "button", onclick: close }, back)];
    if (shown.submit) buttons.push(element("button", { type: "button", class: "primary", onclick: submit }, shown.submit));
    body.innerHTML = shown.html;
    enliven(body, where, press, channels, here);
    dialog.replaceChildren(
      element("div", { class: "bar" }, element("h2", { id: "window-title" }, shown.title),
        element("button", { type: "button", class: "close", "aria-label": "Close the window", onclick: close }, "×")),
      body, element("div", { class: "foot" }, ...buttons));
    if (!dialog.open) dialog.showModal();
    (body.querySelector("[role=combobox], input, select, textarea") ?? body.querySelector("button") ?? dialog).focus();
    body.scrollTop = 0;
    return undefined;
  };
}
