// Toasts, alerts, questions and the picture viewer.
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/** A short notice that goes away by itself. */
export function toast(text, kind = "") {
  const box = document.getElementById("toasts");
  const node = el("div", { class: `toast ${kind}` }, kind === "copy" && icon("copy", 18), el("span", {}, withEmoji(text)));
  box.append(node);
  while (box.children.length > 3) box.firstElementChild.remove();
  setTimeout(() => node.classList.add("going"), kind === "copy" ? 1400 : Math.min(7000, 2400 + text.length * 45));
  node.addEventListener("animationend", () => node.classList.contains("going") && node.remove());
  // With reduced motion no animation ends: a second clock takes the node away.
  setTimeout(() => node.remove(), 8000);
}

/** Tells screen readers what changed without showing it. */
export function announce(text) {
  document.getElementById("announce").textContent = text;
}

/** Opens a dialog; a click beside it closes it when `mayClose` agrees. The focus goes back to where it was. */
export function show(dialog, closed, mayClose = () => true) {
  const before = document.activeElement;
  const place = placeOf(before);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    // What had the focus may have been drawn anew or edited away meanwhile.
    (before?.isConnected ? before : place() || document.querySelector(".log")).focus({ preventScroll: true });
    closed(dialog.returnValue);
  });
  dialog.addEventListener("click", (event) => event.target === dialog && beside(dialog, event) && mayClose() && dialog.close(""));
  dialog.showModal();
  return dialog;
}

// Finds the button again that stands where `node` stood, in the same message.
function placeOf(node) {
  const key = node?.closest(".message")?.dataset.key;
  const index = key ? [...node.closest(".message").querySelectorAll("button")].indexOf(node) : -1;
  return () => index >= 0 && document.querySelector(`.message[data-key="${CSS.escape(key)}"]`)?.querySelectorAll("button")[index];
}

// The padding of a dialog is the dialog too: only what lies outside its box is beside it.
function beside(dialog, { clientX: x, clientY: y }) {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}

const button = (text, kind, value) => el("button", { class: `action ${kind}`, value }, text);

/** The bot's alert: the text and OK. */
export function alertBox(text) {
  return new Promise((resolve) => {
    const form = el("form", { method: "dialog" }, el("p", { id: "alert-text" }, withEmoji(text)), el("div", { class: "actions" }, button(t("ok"), "main", "ok")));
    show(el("dialog", { class: "box", role: "alertdialog", "aria-labelledby": "alert-text" }, form), resolve);
  });
}

/** A question; resolves with true for yes. */
export function ask(title, text, yes) {
  return new Promise((resolve) => {
    const form = el(
      "form",
      { method: "dialog" },
      el("h2", { id: "ask-title" }, title),
      text && el("p", { class: "quiet" }, text),
      el("div", { class: "actions" }, button(t("cancel"), "", ""), button(yes, "main", "yes")),
    );
    show(el("dialog", { class: "box", "aria-labelledby": "ask-title" }, form), (value) => resolve(value === "yes"));
  });
}

/** Asks for a name and a language; resolves with {name, language} or null. */
export function askPerson() {
  return new Promise((resolve) => {
    const name = el("input", { name: "name", required: true, maxlength: 64, autocomplete: "off", pattern: ".*\\S.*" });
    const choice = el("select", { name: "language" }, el("option", { value: "en" }, t("english")), el("option", { value: "ru" }, t("russian")));
    const cancel = el("button", { type: "button", class: "action", onclick: () => dialog.close("") }, t("cancel"));
    const form = el(
      "form",
      { method: "dialog" },
      el("h2", { id: "person-title" }, t("newPersonTitle")),
      el("label", {}, t("name"), name),
      el("label", {}, t("language"), choice),
      el("div", { class: "actions" }, cancel, button(t("create"), "main", "yes")),
    );
    const dialog = el("dialog", { class: "box", "aria-labelledby": "person-title" }, form);
    show(dialog, (value) => resolve(value === "yes" && name.value.trim() ? { name: name.value.trim(), language: choice.value } : null));
  });
}

/** Asks whose message is meant; resolves with the id of one of `people` or null. */
export function askWhose(people) {
  return new Promise((resolve) => {
    const choice = el("select", { name: "from" }, ...people.map((one) => el("option", { value: one.id }, one.name)));
    const cancel = el("button", { type: "button", class: "action", onclick: () => dialog.close("") }, t("cancel"));
    const form = el(
      "form",
      { method: "dialog" },
      el("h2", { id: "whose-title" }, t("forwardTitle")),
      el("label", {}, t("forwardFrom"), choice),
      el("div", { class: "actions" }, cancel, button(t("forward"), "main", "yes")),
    );
    const dialog = el("dialog", { class: "box", "aria-labelledby": "whose-title" }, form);
    show(dialog, (value) => resolve(value === "yes" && choice.value ? Number(choice.value) : null));
  });
}

/** A picture at full size; a click or Escape closes it. */
export function viewPicture(address, text) {
  const close = el("button", { type: "button", class: "round light", "aria-label": t("close") }, icon("close"));
  const picture = el("img", { src: address, alt: text || t("photo") });
  const dialog = show(el("dialog", { class: "viewer", "aria-label": t("photo") }, picture, close), () => {});
  dialog.addEventListener("click", () => dialog.close());
}

/** A small menu below `opener`: [{text, run, danger}]. */
export function menu(opener, entries) {
  if (opener.getAttribute("aria-expanded") === "true") return;
  const node = el("div", { class: "menu", role: "menu" });
  const shut = (focus) => {
    node.remove();
    document.removeEventListener("pointerdown", outside, true);
    opener.setAttribute("aria-expanded", "false");
    if (focus) opener.focus();
  };
  const outside = (event) => {
    if (node.contains(event.target)) return;
    // Otherwise the click on the opener that follows would open the menu again.
    if (opener.contains(event.target)) setTimeout(() => shut(true));
    else shut(false);
  };
  for (const { text, run, danger } of entries) {
    const choose = () => {
      shut(true);
      run();
    };
    node.append(el("button", { type: "button", role: "menuitem", class: danger ? "danger" : "", onclick: choose }, text));
  }
  node.addEventListener("keydown", (event) => {
    const items = [...node.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") shut(true);
    if (!step) return;
    event.preventDefault();
    items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  });
  opener.parentElement.append(node);
  opener.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  node.firstElementChild?.focus();
}
