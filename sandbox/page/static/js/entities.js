// Text with entities as DOM: nested, overlapping and foreign ones included, never through markup.
import { copy } from "./clipboard.js";
import { el, pressable } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { inside, pieces, safeUrl } from "./links.js";
import { t } from "./words.js";

const BLOCKS = new Set(["pre", "blockquote"]);
const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

/** The nodes for `text`; `go` opens links, commands and mentions: {url}, {command}, {mention}. */
export function richText(text, entities, go) {
  const list = entities
    .filter((one) => one.length > 0 && one.offset >= 0 && one.offset < text.length)
    .map((one) => ({ ...one, end: Math.min(one.offset + one.length, text.length) }));
  return range(text, 0, text.length, list, go, false);
}

function range(text, start, end, list, go, linked) {
  const nodes = [];
  const rest = [...list].sort((a, b) => a.offset - b.offset || b.end - a.end);
  let place = start;
  while (rest.length) {
    const one = rest.shift();
    if (one.offset > place) nodes.push(...plain(text.slice(place, one.offset), go, linked));
    const within = [];
    for (let index = 0; index < rest.length && rest[index].offset < one.end; ) {
      const other = rest[index];
      within.push({ ...other, end: Math.min(other.end, one.end) });
      if (other.end > one.end) rest[index++] = { ...other, offset: one.end };
      else rest.splice(index, 1);
    }
    rest.sort((a, b) => a.offset - b.offset || b.end - a.end);
    const link = linked || ["code", "pre", "text_link", "url", "mention", "text_mention", "bot_command"].includes(one.kind);
    nodes.push(wrap(one, text.slice(one.offset, one.end), range(text, one.offset, one.end, within, go, link), go));
    place = one.end;
    // A block begins a new line by itself: the line break after it would show as an empty line.
    if (BLOCKS.has(one.kind) && text[place] === "\n" && (rest[0]?.offset ?? end) > place) place += 1;
  }
  if (place < end) nodes.push(...plain(text.slice(place, end), go, linked));
  return nodes;
}

function wrap(one, text, nodes, go) {
  if (one.kind in PLAIN) return el(PLAIN[one.kind], {}, nodes);
  if (one.kind === "code") return copyable(el("code", { class: "copyable", title: t("copy") }, nodes), text);
  if (one.kind === "pre") return block(text, nodes);
  if (one.kind === "blockquote") return quote(one, nodes);
  if (one.kind === "spoiler") return spoiler(nodes);
  if (one.kind === "text_link" || one.kind === "url") {
    const url = safeUrl(one.kind === "url" ? text : one.url);
    return url ? anchor(url, nodes, go, one.kind === "text_link") : el("span", {}, nodes);
  }
  if (one.kind === "mention") return jump(text, { mention: text.slice(1) }, go);
  if (one.kind === "text_mention") return el("span", { class: "mention" }, nodes);
  if (one.kind === "bot_command") return jump(text, { command: text }, go);
  return el("span", {}, nodes);
}

function plain(text, go, linked) {
  if (linked) return [text];
  return pieces(text).flatMap((piece) => {
    if (typeof piece === "string") return withEmoji(piece);
    if (piece.url) return anchor(piece.url, [piece.text], go, false);
    return jump(piece.text, piece, go);
  });
}

function anchor(url, nodes, go, ask) {
  // Deep links have no address outside: the page itself follows them.
  const options = { href: url.href, rel: "noopener noreferrer", target: "_blank" };
  const open = (event) => {
    event.preventDefault();
    go({ url, ask: ask && !inside(url) });
  };
  return el("a", { ...options, onclick: open }, nodes);
}

const jump = (text, target, go) => pressable(el("span", { class: "jump" }, text), () => go(target));

function copyable(node, text) {
  return pressable(node, () => {
    if (!String(getSelection())) copy(text); // a drag that selects is not a tap
  });
}

function block(text, nodes) {
  const button = el("button", { type: "button", class: "pre-copy", "aria-label": t("copy"), onclick: () => copy(text) }, icon("copy", 16));
  return el("span", { class: "pre-box" }, el("pre", { tabindex: "0" }, nodes), button);
}

function quote(one, nodes) {
  const node = el("blockquote", { class: one.collapsed && "collapsed" }, nodes);
  return one.collapsed ? pressable(node, () => node.classList.toggle("collapsed")) : node;
}

function spoiler(nodes) {
  const content = el("span", { class: "spoiler-text", "aria-hidden": "true" }, nodes);
  const node = el("span", { class: "spoiler", "aria-label": t("hidden") }, content);
  return pressable(node, (event) => {
    if (node.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    node.removeAttribute("aria-label");
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
    content.removeAttribute("aria-hidden");
  });
}
