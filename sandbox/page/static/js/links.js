// Which links are safe, which of them stay inside the sandbox, and what opening one does.
import { state } from "./store.js";

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** The address as a URL, "t.me/x" and "www.x" completed; null for anything a link must not be. */
export function safeUrl(text) {
  const whole = /^(t\.me|telegram\.me|www\.)/i.test(text) ? `https://${text}` : text;
  try {
    const url = new URL(whole);
    return SAFE.has(url.protocol) || url.protocol === "tg:" ? url : null;
  } catch {
    return null;
  }
}

/** What a link means here: {bot, payload}, {channel}, {share} or null for the outside world. */
export function inside(url) {
  const query = url.searchParams;
  let name = "";
  if (url.protocol === "tg:") name = query.get("domain") || "";
  else if (/^(t|telegram)\.me$/i.test(url.hostname)) name = url.pathname.split("/")[1] || "";
  if (!name) return null;
  if (name === "share") return { share: [query.get("text"), query.get("url")].filter(Boolean).join("\n") };
  const named = (list) => list.find((one) => one.username.toLowerCase() === name.toLowerCase());
  const bot = named(state.bots);
  if (bot) return { bot, payload: query.get("start") };
  const channel = named(state.channels);
  return channel ? { channel } : null;
}

const FOUND = /(https?:\/\/[^\s<>"«»]+|(?:t\.me|telegram\.me|www\.[\w-]+)\/?[^\s<>"«»]*)|(^|\s)(\/[a-z][a-z0-9_]{0,31})(?![\w/@])|(^|\s)(@[a-z]\w{3,31})/gi;

/** Splits plain text into strings and {url} / {command} / {mention} pieces, as Telegram's server would mark them. */
export function pieces(text) {
  const found = [];
  let place = 0;
  for (const match of text.matchAll(FOUND)) {
    let start = match.index;
    let piece;
    if (match[1]) {
      const address = match[1].replace(/[.,:;!?)'\]]+$/, "");
      const url = safeUrl(address);
      if (!url || !url.hostname.includes(".") && url.hostname !== "localhost") continue;
      piece = { text: address, url };
    } else {
      start += (match[2] ?? match[4]).length;
      piece = match[3] ? { text: match[3], command: match[3] } : { text: match[5], mention: match[5].slice(1) };
    }
    if (start > place) found.push(text.slice(place, start));
    found.push(piece);
    place = start + piece.text.length;
  }
  if (place < text.length) found.push(text.slice(place));
  return found;
}
