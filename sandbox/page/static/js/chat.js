// The open chat: header, messages, scrolling, dropping files.
import { row } from "./bubble.js";
import { composer } from "./composer.js";
import { menu } from "./dialogs.js";
import { el, keyed } from "./dom.js";
import { dayKey, dayName } from "./format.js";
import { icon } from "./icons.js";
import { peerAvatar } from "./sidebar.js";
import { bot, channel, chat, chatKey, hasBlocked, isMember, person, state, unread } from "./store.js";
import { t } from "./words.js";

const NEAR = 48; // pixels from the bottom that still count as being there

/** Builds the chat once; returns the function that brings it up to date. */
export function chatView(root, doing) {
  const title = el("h1", { id: "chat-title" });
  const about = el("span", { class: "quiet" });
  const face = el("span", { class: "face" });
  const more = el("button", { type: "button", class: "round", "aria-label": t("menu"), "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => menu(more, entries()) }, icon("more"));
  const back = el("button", { type: "button", class: "round back", "aria-label": t("back"), onclick: doing.back }, icon("back"));
  const older = el("button", { type: "button", class: "older", onclick: () => earlier() }, t("older"));
  const list = el("div", { class: "messages" });
  const blank = el("div", { class: "blank" });
  const log = el("div", { class: "log", role: "log", tabindex: "0", "aria-label": t("messages"), "aria-relevant": "additions", onscroll: scrolled }, older, blank, list);
  const count = el("span", { class: "badge" });
  const newest = el("button", { type: "button", class: "newest", "aria-label": t("newest"), onclick: () => toBottom(true) }, icon("down"), count);
  const drop = el("div", { class: "drop", hidden: true }, t("drop"));
  const bar = el("div", { class: "bar" });
  root.setAttribute("aria-labelledby", "chat-title");
  root.append(
    el("header", { class: "top" }, back, face, el("div", { class: "top-lines" }, title, about), el("div", { class: "top-menu" }, more)),
    el("div", { class: "log-box" }, log, newest, drop),
    bar,
  );
  const drawBar = composer(bar, doing);
  let shown = "";
  let stuck = true; // the reader is at the bottom and stays there
  let loading = false;

  const away = () => log.scrollHeight - log.scrollTop - log.clientHeight;
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");

  function toBottom(smooth = false) {
    stuck = true;
    log.scrollTo({ top: log.scrollHeight, behavior: smooth && !reduced.matches ? "smooth" : "instant" });
  }

  function scrolled() {
    stuck = away() < NEAR;
    if (log.scrollTop < 200 && chat().more) earlier();
    drawNewest();
    doing.seen(visible());
  }

  async function earlier() {
    if (loading || !chat().messages.length) return;
    loading = true;
    try {
      await doing.earlier(chat().messages[0].id);
    } finally {
      loading = false;
    }
  }

  const visible = () => stuck && !document.hidden && root.offsetParent !== null;

  function drawNewest() {
    newest.hidden = stuck;
    const n = state.peer ? unread(state.me, state.peer) : 0;
    count.textContent = n ? String(n) : "";
    count.hidden = !n;
  }

  function entries() {
    if (channel()) {
      const member = isMember(state.peer);
      return [{ text: member ? t("leave") : t("join"), run: member ? doing.leave : doing.join, danger: member }];
    }
    const blocked = hasBlocked(state.peer);
    return [
      ...(blocked || state.people.length < 2 ? [] : [{ text: t("forward"), run: doing.forward }]),
      { text: t("clear"), run: doing.clear },
      { text: blocked ? t("unblock") : t("block"), run: blocked ? doing.unblockOnly : doing.block, danger: !blocked },
    ];
  }

  function items() {
    const { messages } = chat();
    const key = chatKey(state.me, state.peer);
    const found = [];
    messages.forEach((message, index) => {
      const after = messages[index + 1];
      const before = messages[index - 1];
      if (!before || dayKey(before.date) !== dayKey(message.date)) found.push({ key: `day ${dayKey(message.date)}`, day: dayName(message.date) });
      const last = !after || after.from !== message.from || after.date - message.date > 600 || dayKey(after.date) !== dayKey(message.date);
      found.push({ key: message.id, message, last, pressing: state.pressing.get(`${key}/${message.id}`) });
    });
    return found;
  }

  function drawHeader() {
    const peer = bot() || channel();
    title.textContent = peer ? peer.name || peer.title : t("chats");
    about.textContent = channel() ? t("subscribers", { n: channel().members.length }) : bot() ? t("bot") : "";
    if (face.dataset.peer !== String(state.peer)) {
      face.dataset.peer = String(state.peer);
      face.replaceChildren(...(peer ? [peerAvatar(peer.id, Boolean(channel()))] : []));
    }
    more.hidden = !peer;
  }

  function drawBlank() {
    const empty = !chat().messages.length && (bot() || channel());
    blank.hidden = !empty;
    if (!empty) return;
    const news = Boolean(channel());
    const hint = news ? t("emptyChannelHint") : bot().about || t("emptyBotHint", { name: person().name });
    const name = news ? t("emptyChannel") : t("emptyBot");
    const print = `${news} ${name} ${hint}`;
    if (blank.print === print) return;
    blank.print = print;
    blank.replaceChildren(icon(news ? "news" : "chat", 40), el("strong", {}, name), el("span", { class: "quiet" }, hint));
  }

  // What the reader looks at must not move when something above it changes.
  function anchor() {
    const top = log.getBoundingClientRect().top;
    const node = [...list.querySelectorAll(".message")].find((child) => child.getBoundingClientRect().bottom > top);
    const place = node?.getBoundingClientRect().top;
    return () => {
      if (!node) return;
      const now = node.isConnected ? node : list.querySelector(`[data-key="${CSS.escape(node.dataset.key)}"]`);
      if (now) log.scrollTop += now.getBoundingClientRect().top - place;
    };
  }

  function drawMessages() {
    const now = state.peer ? chatKey(state.me, state.peer) : "";
    const other = now !== shown;
    const newestMine = chat().messages.at(-1);
    const mine = newestMine?.from === "me" && String(newestMine.id) !== list.lastElementChild?.dataset.key;
    const keep = anchor();
    if (other) list.replaceChildren();
    shown = now;
    keyed(list, items(), (item) => item.key, (item, before) => row(item, { ...doing, quiet: other }, before));
    older.hidden = !chat().more;
    if (other || stuck || mine) toBottom();
    else keep();
  }

  // A phone's keyboard, a picture or a wider window change the height: stay at the bottom if there.
  const watch = new ResizeObserver(() => stuck && toBottom());
  watch.observe(log);
  watch.observe(list);

  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") && bot() && !bar.querySelector("form").hidden;
  root.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  root.addEventListener("dragleave", (event) => !root.contains(event.relatedTarget) && (drop.hidden = true));
  root.addEventListener("drop", (event) => {
    drop.hidden = true;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) doing.attach(event.dataTransfer.files[0], "");
  });

  return () => {
    drawHeader();
    drawBlank();
    drawBar();
    drawMessages();
    drawNewest();
    doing.seen(visible());
  };
}
