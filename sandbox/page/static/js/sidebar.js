// The left side: who you are, the chats of that person, their language, the theme.
import { askPerson } from "./dialogs.js";
import { el, keyed } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { initials, shortTime, tint } from "./format.js";
import { icon } from "./icons.js";
import { serviceText } from "./invoice.js";
import { chat, isChannel, peers, person, state, unread, unreadOf } from "./store.js";
import { t } from "./words.js";

/** Builds the sidebar once; returns the function that brings it up to date. */
export function sidebar(root, { choosePerson, choosePeer, setLanguage, newPerson }) {
  const people = el("ul", { class: "people", "aria-labelledby": "you-are" });
  const chats = el("ul", { class: "chats", "aria-labelledby": "your-chats" });
  const theme = el("button", { type: "button", class: "round" });
  const drawTheme = () => {
    const now = window.kioskTheme.current();
    theme.replaceChildren(icon(now));
    theme.setAttribute("aria-label", t(`theme.${now}`));
    theme.title = t(`theme.${now}`);
  };
  theme.addEventListener("click", () => {
    window.kioskTheme.next();
    drawTheme();
  });
  drawTheme();
  const language = el(
    "select",
    { id: "language", onchange: () => setLanguage(language.value) },
    el("option", { value: "en" }, t("english")),
    el("option", { value: "ru" }, t("russian")),
  );
  const add = async () => {
    const about = await askPerson();
    if (about) newPerson(about);
  };
  root.setAttribute("aria-label", t("chats"));
  root.append(
    el(
      "header",
      { class: "brand" },
      el("img", { src: "/static/icon.svg", alt: "", width: 34, height: 34 }),
      el("span", { class: "brand-name" }, el("strong", {}, t("title")), el("span", { class: "quiet" }, t("subtitle"))),
      theme,
    ),
    el(
      "section",
      { class: "group" },
      el("h2", { id: "you-are" }, t("you")),
      people,
      el("button", { type: "button", class: "add-person", onclick: add }, icon("plus", 18), t("newPerson")),
    ),
    el("section", { class: "group grow" }, el("h2", { id: "your-chats" }, t("chats")), chats),
    el("footer", { class: "own-language" }, el("label", { for: "language" }, t("language")), language),
  );

  return () => {
    keyed(people, state.people.map(aboutPerson), (item) => item.id, (item) => personRow(item, choosePerson));
    keyed(chats, person() ? peers().map(aboutPeer) : [], (item) => item.id, (item) => peerRow(item, choosePeer));
    const now = person()?.language || "en";
    if (language.value !== now && document.activeElement !== language) language.value = now;
    language.disabled = !person();
  };
}

const aboutPerson = (one) => ({ id: one.id, name: one.name, role: one.role, unread: unreadOf(one.id), chosen: one.id === state.me });

function personRow(item, choose) {
  const options = { type: "button", class: "person", "aria-current": item.chosen && "true", onclick: () => choose(item.id) };
  return el(
    "li",
    {},
    el(
      "button",
      options,
      avatar(item.id, initials(item.name)),
      el("span", { class: "row-name" }, item.name),
      el("span", { class: `role ${item.role}` }, t(item.role)),
      badge(item.unread),
    ),
  );
}

function aboutPeer(peer) {
  const last = chat(state.me, peer.id).messages.at(-1);
  return {
    id: peer.id,
    name: peer.name || peer.title,
    channel: isChannel(peer.id),
    preview: last ? preview(last) : "",
    mine: last?.from === "me",
    at: last ? shortTime(last.date) : "",
    unread: unread(state.me, peer.id),
    chosen: peer.id === state.peer,
  };
}

function preview(message) {
  if (message.service) return serviceText(message.service);
  let { text } = message;
  // What a spoiler hides stays hidden here too.
  for (const { kind, offset, length } of message.entities) {
    if (kind === "spoiler") text = text.slice(0, offset) + "▒".repeat(length) + text.slice(offset + length);
  }
  return text.replace(/\s+/g, " ").slice(0, 90) || (message.photo ? t("photo") : message.document?.name || message.invoice?.title || "");
}

function peerRow(item, choose) {
  const options = { type: "button", class: "peer", "aria-current": item.chosen && "true", onclick: () => choose(item.id) };
  const about = el("span", { class: "peer-preview" }, item.mine && el("span", { class: "by-me" }, `${t("you_")}: `), withEmoji(item.preview || t("noMessages")));
  return el(
    "li",
    {},
    el(
      "button",
      options,
      peerAvatar(item.id, item.channel),
      el("span", { class: "peer-lines" }, el("span", { class: "peer-top" }, el("span", { class: "row-name" }, item.name), el("span", { class: "at" }, item.at)), el("span", { class: "peer-top" }, about, badge(item.unread))),
    ),
  );
}

const badge = (count) => count > 0 && el("span", { class: "badge", "aria-label": t("unread", { n: count }) }, count > 99 ? "99+" : String(count));

const avatar = (id, text) => el("span", { class: `avatar ${tint(id)}`, "aria-hidden": "true" }, text);

/** The round picture of the bot or the channel. */
export const peerAvatar = (id, isNews) => el("span", { class: `avatar ${isNews ? "of-news" : "of-bot"}`, "aria-hidden": "true" }, icon(isNews ? "news" : "bot", 22));
