// Emoji where the system has no font for them: shown as drawings of our own.
import { el } from "./dom.js";
import { DRAWN } from "./drawings.js";

const FOUND = /[\p{Extended_Pictographic}◀▶]\ufe0f?/gu;
const known = new Map(); // character → whether the system can show it
let pen = null;

/** Whether the system draws `character` as something else than the sign for what it lacks. */
function hasGlyph(character) {
  if (!known.has(character)) {
    pen ||= Object.assign(document.createElement("canvas"), { width: 28, height: 28 }).getContext("2d", { willReadFrequently: true });
    const print = (text) => {
      pen.clearRect(0, 0, 28, 28);
      pen.font = `18px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(text, 2, 21);
      return pen.getImageData(0, 0, 28, 28).data.join();
    };
    known.set(character, print(character) !== print("\u{10fffe}"));
  }
  return known.get(character);
}

function draw(parts) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (let index = 0; index < parts.length; index += 2) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const line = parts[index].startsWith("~");
    path.setAttribute("d", parts[index + 1]);
    path.setAttribute("fill", line ? "none" : parts[index]);
    if (line) path.setAttribute("stroke", parts[index].slice(1));
    svg.append(path);
  }
  return svg;
}

/** `text` as strings and drawings; the characters stay in the page, so that copying and reading aloud work. */
export function withEmoji(text) {
  const nodes = [];
  let place = 0;
  for (const match of text.matchAll(FOUND)) {
    const bare = match[0].replace("\ufe0f", "");
    if (!(bare in DRAWN) || hasGlyph(bare)) continue;
    if (match.index > place) nodes.push(text.slice(place, match.index));
    nodes.push(el("span", { class: "emoji" }, draw(DRAWN[bare]), el("span", { class: "emoji-text" }, match[0])));
    place = match.index + match[0].length;
  }
  if (place < text.length) nodes.push(text.slice(place));
  return nodes;
}
