// One message as DOM: text, picture, document, time and keyboard.
import { announce, viewPicture } from "./dialogs.js";
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { richText } from "./entities.js";
import { fullTime, size, time } from "./format.js";
import { icon } from "./icons.js";
import { invoiceCard, serviceText } from "./invoice.js";
import { keyboard } from "./keyboard.js";
import { t } from "./words.js";

/** The node for a row of the chat: a day, a service line or a message. `doing` has press, copy and go. */
export function row(item, doing, before) {
  if (item.day) return el("div", { class: "day" }, el("span", {}, item.day));
  const { message } = item;
  if (message.service) return el("div", { class: "day service", title: fullTime(message.date) }, el("span", {}, withEmoji(serviceText(message.service))));
  return bubble(item, doing, before);
}

function bubble({ message, last, pressing }, doing, before) {
  const kinds = ["message", message.from === "me" ? "mine" : "theirs", last && "last", message.rows.length && "with-keys"];
  const stamp = el(
    "span",
    { class: "stamp", title: fullTime(message.date) },
    message.edited && el("span", { class: "edited" }, t("edited")),
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, time(message.date)),
  );
  const from = message.forwarded && el("div", { class: "forwarded" }, t("forwarded", { name: message.forwarded }));
  const parts = [from, message.photo && picture(message), message.document && paper(message.document), message.invoice && invoiceCard(message.invoice, !message.text && stamp)];
  if (message.text) parts.push(el("div", { class: "text", dir: "auto" }, richText(message.text, message.entities, doing.go), stamp));
  else if (!message.invoice) parts.push(stamp);
  const body = el("div", { class: ["bubble", message.photo && "with-photo", message.invoice && "with-invoice", !message.text && "bare"].filter(Boolean).join(" ") }, parts);
  const node = el("article", { class: kinds.filter(Boolean).join(" "), "aria-label": message.from === "me" ? t("you_") : undefined }, body);
  if (message.rows.length) node.append(keyboard(message, pressing, doing));
  if (!before && !doing.quiet) node.classList.add("fresh");
  else if (before && before.text !== message.text) announce(message.text);
  node.text = message.text;
  keepPicture(node, before);
  return node;
}

function picture({ photo, text }) {
  const image = el("img", { src: photo.url, alt: text.split("\n")[0] || t("photo"), width: photo.width, height: photo.height, draggable: "false", decoding: "sync" });
  const open = () => viewPicture(photo.url, text.split("\n")[0]);
  const node = el("button", { type: "button", class: "photo", "aria-label": t("enlarge"), onclick: open }, image);
  node.style.aspectRatio = `${photo.width} / ${photo.height}`;
  return node;
}

// An edit that keeps the picture keeps its node too, so that it does not flicker.
function keepPicture(node, before) {
  const old = before?.querySelector?.(".photo img");
  const fresh = node.querySelector(".photo img");
  if (old && fresh && old.src === fresh.src) {
    old.alt = fresh.alt;
    fresh.replaceWith(old);
  }
}

function paper(document) {
  return el(
    "a",
    { class: "document", href: document.url, download: document.name, "aria-label": t("download", { name: document.name }) },
    el("span", { class: "document-icon" }, icon("file", 22), icon("down", 20)),
    el("span", { class: "document-about" }, el("span", { class: "document-name" }, document.name), el("span", { class: "quiet" }, size(document.size))),
  );
}
