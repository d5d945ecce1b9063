// A button that opens a menu.

import { element } from "./api.js";

// entries: [[text, act], ...]
export function menuButton(attributes, label, entries) {
  const items = entries.map(([text, act]) => element("button", {
    type: "button", role: "menuitem", tabindex: "-1",
    onclick: () => { close(); button.focus(); act(); },
  }, text));
  const menu = element("div", { role: "menu", class: "popup" }, ...items);
  menu.hidden = true;
  const button = element("button", {
    type: "button", "aria-haspopup": "menu", "aria-expanded": "false", ...attributes,
    onclick: () => (menu.hidden ? open() : close()),
  }, label);
  const holder = element("span", { class: "holder" }, button, menu);

  function open() {
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items[0].focus();
  }

  function close() {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  holder.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); button.focus(); }
    else if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  holder.addEventListener("focusout", (event) => {
    if (!holder.contains(event.relatedTarget)) close();
  });
  return holder;
}
