// Messages of a channel or of a thread, drawn again only where they have changed.

import { act, element } from "./api.js";
import { enliven, listen } from "./controls.js";
import { menuButton } from "./menu.js";

const NAMES = { UASKER: "You", UBOT: "mlpersona", USLACKBOT: "Slackbot" };
const FACES = { UASKER: "Y", USLACKBOT: "S" };
const LOGO = '<svg viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" fill="#1f2a44"/>'
  + '<path d="M8 25 14 12l5 9 4-6 5 10" fill="none" stroke="#7fd1ff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>'
  + '<circle cx="23" cy="12" r="2.5" fill="#ffd166"/></svg>';

export class Conversation {
  // openThread(ts) opens a thread; here() tells the channel; state() what the server has told.
  constructor(log, { openThread, here, state }) {
    Object.assign(this, { log, openThread, here, state });
    this.drawn = new Map();
  }

  show(messages, { threads }) {
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const drawn = new Map();
    const nodes = [];
    let day = "";
    let isNew = false;
    for (const message of messages) {
      const date = new Date(message.ts * 1000).toDateString();
      if (date !== day) nodes.push(divider(date));
      day = date;
      const replies = threads ? this.replies(message) : 0;
      const key = `${message.key} ${replies}`;
      const known = this.drawn.get(message.ts);
      const node = known?.key === key ? known.node : this.message(message, replies);
      if (known && known.node !== node && known.node.contains(document.activeElement)) node.wantsFocus = true;
      if (!known) isNew = true;
      drawn.set(message.ts, { key, node });
      nodes.push(node);
    }
    this.drawn = drawn;
    this.place(nodes);
    const focused = nodes.find((node) => node.wantsFocus);
    if (focused) { focused.wantsFocus = false; focused.focus({ preventScroll: true }); }
    const last = nodes.at(-1);
    if (last && (isNew || atEnd)) {
      // A long answer is read from its beginning.
      if (last.offsetHeight > this.log.clientHeight) last.scrollIntoView({ block: "start" });
      else this.log.scrollTop = this.log.scrollHeight;
    }
  }

  // Leave what is there where it is: moving a node takes its focus away.
  place(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.log.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, at) => {
      if (this.log.children[at] !== node) this.log.insertBefore(node, this.log.children[at] ?? null);
    });
  }

  replies(message) {
    return this.state().messages.filter(({ thread, private: only }) => thread === message.ts && !only).length;
  }

  message(message, replies) {
    const { ts, author, private: isPrivate } = message;
    const time = new Date(ts * 1000);
    const who = element("p", { class: "who" }, element("b", {}, NAMES[author] ?? author),
      ...(author === "UASKER" ? [] : [element("span", { class: "app" }, "APP")]),
      element("time", { datetime: time.toISOString() }, time.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" })));
    const blocks = element("div", { class: "blocks" });
    blocks.innerHTML = message.html;
    const face = element("span", { class: `face ${author}`, "aria-hidden": "true" }, FACES[author] ?? "");
    if (author === "UBOT") face.innerHTML = LOGO;
    const inner = element("div", { class: "message" }, who, blocks);
    if (replies) {
      inner.append(element("button", { type: "button", class: "replies", onclick: () => this.openThread(ts) },
        `${replies} ${replies === 1 ? "reply" : "replies"}`));
    }
    const article = element("article", { tabindex: "-1", "data-ts": ts, class: isPrivate ? "private" : "" },
      ...(isPrivate ? [element("p", { class: "only" }, "Only visible to you")] : []), face, inner);
    if (!isPrivate) article.append(this.tools(message));
    const where = () => ({ message: ts });
    enliven(blocks, where, listen(blocks, where), this.state().channels, this.here);
    return article;
  }

  tools({ ts, thread }) {
    const shortcuts = Object.entries(this.state().messageShortcuts).map(([shortcut, name]) =>
      [name, () => act("message_shortcut", { shortcut, message: ts })]);
    return element("div", { class: "tools" },
      element("button", { type: "button", onclick: () => this.openThread(thread || ts) }, "Reply in thread"),
      menuButton({ "aria-label": "More actions" }, "⋮", shortcuts));
  }
}

function divider(date) {
  const today = date === new Date().toDateString();
  const named = new Date(date).toLocaleDateString([], { weekday: "long", month: "long", day: "numeric" });
  return element("p", { class: "day" }, element("span", {}, today ? "Today" : named));
}
