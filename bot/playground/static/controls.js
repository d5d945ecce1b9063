// What is pressed in a message, in a window or on Home.

import { act, element } from "./api.js";
import { Listbox } from "./listbox.js";

// Let presses in `root` reach the app. where() tells {message} or {view}.
export function listen(root, where) {
  root.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-action]");
    if (!button || !root.contains(button)) return;
    if (button.dataset.confirm && !(await confirmed(JSON.parse(button.dataset.confirm)))) return;
    if (button.dataset.url) window.open(button.dataset.url, "_blank", "noopener");
    press(button, { choice: button.dataset.choice });
  });
  root.addEventListener("change", (event) => {
    const menu = event.target;
    if (!menu.matches("select[data-action]") || !menu.value || menu.closest(".field")) return;
    const text = menu.selectedOptions[0].textContent;
    press(menu, { option: { text: { type: "plain_text", text }, value: menu.value } });
  });

  root.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && field.closest("[data-enters]") && field.value) {
      press(field, { value: field.value });
    }
  });

  function press(control, chosen) {
    return act("press", {
      ...where(), block: control.dataset.block, action: control.dataset.action,
      values: values(root), ...chosen,
    });
  }
  return press;
}

// Menus that ask the app what to offer, and menus of conversations; here() tells the channel.
export function enliven(root, where, press, channels, here) {
  for (const menu of root.querySelectorAll("[data-conversations]")) {
    menu.append(element("option", { value: "" }, "Choose a channel"), ...channels.map(({ id, name, is_direct: direct }) =>
      element("option", { value: id, selected: "here" in menu.dataset && id === here() }, direct ? name : `#${name}`)));
  }
  for (const field of root.querySelectorAll("input[role=combobox]")) {
    let asked = 0;
    const list = new Listbox(field, (option) => {
      field.value = option.text;
      field.dataset.value = option.value;
      press(field, { option: { text: { type: "plain_text", text: option.text }, value: option.value } });
    });
    field.addEventListener("input", async () => {
      const turn = ++asked;
      if (field.value.length < Number(field.dataset.least)) return list.close();
      const groups = await act("options", {
        ...where(), block: field.dataset.block, action: field.dataset.action, text: field.value,
      });
      // An answer to what has been typed over since is late.
      if (turn !== asked || !groups) return;
      list.show(groups.map(({ label, options }) => ({
        label: label.text, choices: options.map(({ text, value }) => ({ text: text.text, value })),
      })));
    });
  }
}

// The state of all fields, as Slack tells it: by block and action.
export function values(root) {
  const state = {};
  for (const field of root.querySelectorAll(".field [data-action]")) {
    const { block, action } = field.dataset;
    state[block] = { [action]: stateOf(field) };
  }
  return state;
}

function stateOf(field) {
  const value = field.value || null;
  const option = ({ value, text }) => ({ value, text: { type: "plain_text", text } });
  if (field.classList.contains("boxes")) {
    const boxes = [...field.querySelectorAll(":checked")];
    const type = field.classList.contains("many") ? "multi_static_select" : "checkboxes";
    return { type, selected_options: boxes.map((box) =>
      option({ value: box.value, text: box.parentElement.textContent })) };
  }
  if (field.role === "combobox") return { type: "external_select", selected_option:
    value && field.dataset.value ? option({ value: field.dataset.value, text: value }) : null };
  if ("conversations" in field.dataset) return { type: "conversations_select", selected_conversation: value };
  if (field.tagName === "SELECT") return { type: "static_select", selected_option: value && option(field.selectedOptions[0]) };
  if (field.type === "time") return { type: "timepicker", selected_time: value };
  if (field.type === "date") return { type: "datepicker", selected_date: value };
  return { type: "plain_text_input", value };
}

function confirmed(texts) {
  const dialog = document.getElementById("confirm");
  const answer = (value) => element("button", { type: "button", onclick: () => dialog.close(value) }, texts[value]);
  dialog.replaceChildren(
    element("h2", { id: "confirm-title" }, texts.title), element("p", {}, texts.text),
    element("div", { class: "foot" }, answer("deny"), answer("confirm")));
  dialog.returnValue = "deny";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirm"), { once: true });
  });
}
