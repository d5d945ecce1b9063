// A list of choices below (or above) a field, moved through with the arrow keys.

import { element } from "./api.js";

let lists = 0;

export class Listbox {
  // groups: [{label, choices: [{text, about, value}]}]; choose(choice) is called with one of them.
  constructor(field, choose, { above = false } = {}) {
    this.field = field;
    this.choose = choose;
    this.id = `list-${++lists}`;
    this.list = element("div", { id: this.id, role: "listbox", "aria-label": "Choices", class: above ? "list above" : "list" });
    this.list.hidden = true;
    this.items = [];
    this.at = -1;
    field.after(this.list);
    field.setAttribute("aria-controls", this.id);
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
  }

  get open() { return !this.list.hidden; }

  show(groups) {
    this.items = [];
    const drawn = groups.filter((group) => group.choices.length).map((group) => {
      const options = group.choices.map((choice) => this.option(choice));
      const name = group.label ? [element("p", { class: "group", "aria-hidden": "true" }, group.label)] : [];
      return element("div", { role: "group", "aria-label": group.label || "Choices" }, ...name, ...options);
    });
    this.list.replaceChildren(...drawn);
    this.list.hidden = !this.items.length;
    this.expanded();
    this.move(this.open ? 0 : -1);
  }

  expanded() {
    // A text area may not be said to expand.
    if (this.field.hasAttribute("aria-expanded")) this.field.setAttribute("aria-expanded", String(this.open));
  }

  option(choice) {
    const at = this.items.length;
    const about = choice.about ? [element("small", {}, choice.about)] : [];
    const option = element("div", { role: "option", id: `${this.id}-${at}`, "aria-selected": "false" },
      element("span", {}, choice.text), ...about);
    // The field keeps the focus, so that its blur does not close the list before the click.
    option.addEventListener("mousedown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.take(choice));
    this.items.push({ option, choice });
    return option;
  }

  move(at) {
    this.items[this.at]?.option.setAttribute("aria-selected", "false");
    this.at = at;
    const current = this.items[at]?.option;
    current?.setAttribute("aria-selected", "true");
    current?.scrollIntoView({ block: "nearest" });
    if (current) this.field.setAttribute("aria-activedescendant", current.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (!this.open) return;
    const count = this.items.length;
    if (event.key === "ArrowDown") this.move((this.at + 1) % count);
    else if (event.key === "ArrowUp") this.move((this.at - 1 + count) % count);
    else if (event.key === "Enter" || event.key === "Tab") {
      // Enter on what is already typed in full sends it instead.
      if (!this.take(this.items[this.at].choice) && event.key === "Enter") return;
    } else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  take(choice) {
    this.close();
    return this.choose(choice) !== false;
  }

  close() {
    this.list.hidden = true;
    this.items = [];
    this.expanded();
    this.field.removeAttribute("aria-activedescendant");
  }
}
