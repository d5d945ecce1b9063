// Where people write: Enter sends, Shift-Enter breaks the line, / and @ complete.

import { act, element } from "./api.js";
import { Listbox } from "./listbox.js";
import { menuButton } from "./menu.js";

const MENTION = "@mlpersona";

// where() tells {channel, thread, name}; state() what the server has told.
export function composer(id, where, state) {
  const field = element("textarea", { id, rows: "1", "aria-label": "Message", "aria-autocomplete": "list" });
  const send = element("button", { type: "submit", class: "send", "aria-label": "Send" }, "➤");
  const shortcuts = menuButton({ class: "plain", "aria-label": "Shortcuts" }, "⚡",
    Object.entries(state().shortcuts).map(([callback, name]) =>
      [name, () => act("shortcut", { shortcut: callback })]));
  const form = element("form", { class: "composer" }, field,
    element("div", { class: "row" }, shortcuts,
      element("small", {}, "Enter sends · / for commands · @ to mention"), send));
  const list = new Listbox(field, complete, { above: true });

  function complete(choice) {
    if (field.value.trim() === choice.value.trim()) return false;
    field.value = choice.value;
    return true;
  }

  function offer() {
    list.show([{ label: "", choices: choices(field.value) }]);
    fit();
  }

  function fit() {
    field.style.height = "auto";
    if (field.value) field.style.height = `${field.scrollHeight}px`;
  }

  function choices(text) {
    if (/^\/\S*(\s\S*)?$/.test(text)) {
      const commands = state().commands.map(({ text: command, usage, about }) =>
        ({ text: `/mlpersona ${usage}`, about, value: `${command} ` }));
      const invite = { text: `/invite ${MENTION}`, about: "Let the bot into this channel", value: `/invite ${MENTION}` };
      return [...commands, invite].filter(({ value }) => value.startsWith(text) && value.trim() !== text.trim());
    }
    const [typed] = text.match(/(?:^|\s)(@\w*)$/)?.slice(1) ?? [];
    if (typed && MENTION.startsWith(typed) && typed !== MENTION) {
      return [{ text: MENTION, about: "Ask it a question", value: `${text.slice(0, -typed.length)}${MENTION} ` }];
    }
    return [];
  }

  field.addEventListener("input", offer);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !event.defaultPrevented) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    fit();
    list.close();
    const { channel, thread } = where();
    act("say", { channel, thread, text });
  });
  form.label = (name) => {
    field.placeholder = `Message ${name}`;
    field.setAttribute("aria-label", `Message ${name}`);
  };
  return form;
}
