// The typing box with commands, attachments and the Start, Join and Unblock buttons.
import { el, keyed } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { bot, channel, chat, hasBlocked, isMember, person, state } from "./store.js";
import { t } from "./words.js";

const drafts = new Map(); // person and peer → what was typed and not sent

/** Builds the bar below the messages; returns the function that brings it up to date. */
export function composer(root, { send, attach, start, unblock, join, leave }) {
  const list = el("ul", { class: "commands", id: "commands", role: "listbox", "aria-label": t("commands"), hidden: true });
  const box = el("textarea", { rows: 1, placeholder: t("write"), "aria-label": t("write"), maxlength: 5000, role: "combobox", "aria-controls": "commands", "aria-expanded": "false", "aria-autocomplete": "list", enterkeyhint: "send" });
  const file = el("input", { type: "file", hidden: true });
  const slash = el("button", { type: "button", class: "round", "aria-label": t("commands"), title: t("commands") }, icon("slash"));
  const clip = el("button", { type: "button", class: "round", "aria-label": t("attach"), title: t("attach"), onclick: () => file.click() }, icon("attach"));
  const go = el("button", { type: "submit", class: "round send", "aria-label": t("send"), title: t("send") }, icon("send"));
  const form = el("form", { class: "typing", onsubmit: submit }, list, slash, box, clip, go, file);
  const wide = el("button", { type: "button", class: "wide" });
  root.append(form, wide);

  let chosen = 0;
  let shown = "";

  function matching() {
    const typed = /^\/(\w*)$/.exec(box.value)?.[1];
    if (typed === undefined || !bot()) return [];
    const all = bot().commands[person()?.language] || bot().commands[""] || [];
    return all.filter(([name]) => name.startsWith(typed.toLowerCase()));
  }

  function drawCommands() {
    const found = matching();
    chosen = Math.max(0, Math.min(chosen, found.length - 1));
    const items = found.map(([name, about], index) => ({ name, about, on: index === chosen }));
    keyed(list, items, (item) => item.name, commandRow);
    list.hidden = !items.length;
    box.setAttribute("aria-expanded", String(Boolean(items.length)));
    if (items.length) box.setAttribute("aria-activedescendant", `command-${items[chosen].name}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function commandRow(item) {
    const take = (event) => {
      event.preventDefault(); // the typing box keeps the focus
      clear();
      send(`/${item.name}`);
    };
    return el(
      "li",
      { role: "option", id: `command-${item.name}`, "aria-selected": String(item.on), onpointerdown: (event) => event.preventDefault(), onclick: take },
      el("span", { class: "command-name" }, `/${item.name}`),
      el("span", { class: "quiet" }, withEmoji(item.about)),
    );
  }

  function grow() {
    box.style.height = "auto";
    // While the form is hidden nothing can be measured.
    if (box.scrollHeight) box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
    go.disabled = !box.value.trim();
    drawCommands();
  }

  function clear() {
    box.value = "";
    drafts.delete(shown);
    grow();
  }

  function submit(event) {
    event?.preventDefault();
    const text = box.value;
    if (!text.trim()) return;
    clear();
    send(text).catch(() => {
      // Nothing typed is lost when the connection is.
      if (!box.value) box.value = text;
      grow();
    });
  }

  box.addEventListener("input", () => {
    if (box.value) drafts.set(shown, box.value);
    else drafts.delete(shown);
    chosen = 0;
    grow();
  });
  box.addEventListener("keydown", (event) => {
    const found = matching();
    if (found.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      drawCommands();
    } else if (found.length && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      box.value = `/${found[chosen][0]}`;
      grow();
    } else if (event.key === "Escape" && found.length) {
      event.preventDefault();
      clear();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (found.length) box.value = `/${found[chosen][0]}`;
      submit();
    }
  });
  box.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.files?.[0];
    if (!pasted) return;
    event.preventDefault();
    attach(pasted, "");
  });
  slash.addEventListener("click", () => {
    box.value = list.hidden ? "/" : "";
    chosen = 0;
    grow();
    box.focus();
  });
  file.addEventListener("change", () => {
    if (file.files[0]) attach(file.files[0], box.value.trim());
    clear();
    file.value = "";
  });
  box.addEventListener("blur", () => setTimeout(() => document.activeElement !== box && !list.matches(":hover") && box.value === "/" && clear(), 150));

  function button(text, quiet, action) {
    wide.textContent = text;
    wide.className = quiet ? "wide quiet-key" : "wide";
    wide.onclick = action;
  }

  return () => {
    const news = channel();
    const empty = !news && !chat().messages.some((message) => message.from !== "service");
    const typing = bot() && !hasBlocked(state.peer) && !empty;
    form.hidden = !typing;
    wide.hidden = typing || !state.peer;
    if (news) button(isMember(news.id) ? t("leave") : t("join"), isMember(news.id), isMember(news.id) ? leave : join);
    else if (hasBlocked(state.peer)) button(t("restart"), false, unblock);
    else if (empty) button(t("start"), false, () => start(""));
    wide.disabled = !state.online;
    slash.hidden = !Object.keys(bot()?.commands || {}).length;
    const now = `${state.me}:${state.peer}:${typing}`;
    if (now === shown) return drawCommands();
    shown = now;
    box.value = drafts.get(now) || "";
    return grow();
  };
}
