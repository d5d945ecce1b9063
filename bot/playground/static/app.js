// The page: what the server tells is shown, what the person does is sent.

import { act, element, tell } from "./api.js";
import { composer } from "./composer.js";
import { enliven, listen } from "./controls.js";
import { Conversation } from "./conversation.js";
import * as panel from "./panel.js";
import { windows } from "./windows.js";

const $ = (id) => document.getElementById(id);
const at = { channel: "C1", tab: "messages", thread: "" };
let state = null;
let parts = null;

const here = () => at.channel;
const isApp = () => at.channel === "D1";
const name = ({ name: text, is_direct: direct }) => (direct ? text : `#${text}`);

function begin() {
  const openThread = (ts) => { at.thread = ts; draw(); $("thread-composer").focus(); };
  const known = { here, openThread, state: () => state };
  const home = $("home");
  const atHome = () => ({ view: state.home.id });
  parts = {
    log: new Conversation($("log"), known),
    thread: new Conversation($("thread-log"), known),
    composer: composer("composer", () => ({ channel: at.channel }), known.state),
    threadComposer: composer("thread-composer", () => ({ channel: at.channel, thread: at.thread }), known.state),
    windows: windows(here),
    pressHome: listen(home, atHome),
    atHome,
  };
  $("composer-place").replaceWith(parts.composer);
  $("thread-composer-place").replaceWith(parts.threadComposer);
  $("composer").focus();
}

function go(channel) {
  Object.assign(at, { channel, tab: "messages", thread: "" });
  if (isApp()) act("open", { tab: at.tab });
  draw();
}

function goTab(tab) {
  Object.assign(at, { tab, thread: "" });
  act("open", { tab });
  draw();
}

function draw() {
  const channel = state.channels.find(({ id }) => id === at.channel);
  const messages = state.messages.filter((message) => message.channel === at.channel);
  const isHome = isApp() && at.tab === "home";
  drawPlaces();
  $("place").textContent = name(channel);
  document.title = `${name(channel)} · mlpersona playground`;
  $("tabs").hidden = !isApp();
  for (const tab of $("tabs").children) tab.setAttribute("aria-selected", String(tab.dataset.tab === at.tab));
  $("home").hidden = !isHome;
  $("conversation").hidden = isHome;
  if (isHome) drawHome();
  drawPrompts(messages);
  parts.composer.label(name(channel));
  parts.threadComposer.label("the thread");
  parts.log.show(messages.filter(({ thread }) => !thread), { threads: true });
  $("thread").hidden = !at.thread;
  document.body.classList.toggle("threaded", Boolean(at.thread));
  if (at.thread) {
    parts.thread.show(messages.filter(({ ts, thread }) => [ts, thread].includes(at.thread)), { threads: false });
  }
  parts.windows(state.windows, state.channels);
  panel.show(state.panel);
}

function drawPlaces() {
  const entry = (channel) => element("li", {}, element("button", {
    type: "button", "data-channel": channel.id, "aria-current": channel.id === at.channel ? "page" : undefined,
    onclick: () => go(channel.id),
  }, name(channel)));
  for (const [id, direct] of [["channels", false], ["apps", true]]) {
    const focused = $(id).contains(document.activeElement) && document.activeElement.dataset.channel;
    $(id).replaceChildren(...state.channels.filter(({ is_direct: is }) => is === direct).map(entry));
    if (focused) $(id).querySelector(`[data-channel=${focused}]`)?.focus();
  }
}

function drawHome() {
  const home = $("home");
  if (!state.home || home.dataset.key === state.home.key) return;
  // What was focused is found again by its name: the view is drawn anew as a whole.
  const { block, action } = home.contains(document.activeElement) ? document.activeElement.dataset : {};
  home.dataset.key = state.home.key;
  home.innerHTML = state.home.html;
  home.scrollTop = 0;
  enliven(home, parts.atHome, parts.pressHome, state.channels, here);
  if (action) {
    const same = [...home.querySelectorAll("[data-action]")].find(({ dataset }) => dataset.action === action && dataset.block === block);
    (same ?? home.querySelector("[data-action]"))?.focus();
  }
}

function drawPrompts(messages) {
  const { title, prompts = [] } = state.prompts;
  const place = $("prompts");
  place.hidden = !isApp() || !prompts.length || messages.length > 0;
  place.replaceChildren(element("p", {}, title ?? ""), ...prompts.map(({ title: text, message }) =>
    element("button", { type: "button", onclick: () => act("say", { channel: at.channel, text: message }) }, text)));
}

for (const tab of $("tabs").children) tab.addEventListener("click", () => goTab(tab.dataset.tab));
$("tabs").addEventListener("keydown", (event) => {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const [home, messages] = $("tabs").children;
  (document.activeElement === home ? messages : home).focus();
});

function closeThread() {
  at.thread = "";
  draw();
  $("composer").focus();
}
$("thread").querySelector(".close").addEventListener("click", closeThread);
$("thread").addEventListener("keydown", (event) => { if (event.key === "Escape") closeThread(); });

$("tomorrow").addEventListener("click", async () => {
  await act("tomorrow", { channel: at.channel });
  if (isApp() && at.tab === "home") act("open", { tab: "home" });
});

const theme = $("theme");
function dark(wanted) {
  document.documentElement.dataset.theme = wanted ? "dark" : "light";
  theme.setAttribute("aria-pressed", String(wanted));
  localStorage.setItem("theme", wanted ? "dark" : "light");
}
const chosen = localStorage.getItem("theme");
if (chosen) dark(chosen === "dark");
else theme.setAttribute("aria-pressed", String(matchMedia("(prefers-color-scheme: dark)").matches));
theme.addEventListener("click", () => dark(theme.getAttribute("aria-pressed") !== "true"));
if (matchMedia("(max-width: 1100px)").matches) panel.open(false);

const events = new EventSource(`/playground/events?zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
events.addEventListener("message", ({ data }) => {
  state = JSON.parse(data);
  if (!parts) begin();
  draw();
});
events.addEventListener("error", () => tell("The playground has stopped. Start it again, and reload."));
