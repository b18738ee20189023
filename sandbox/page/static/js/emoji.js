// Emoji where the system has no font for them: small drawings of our own, for those that shops like to use.
import { el } from "./dom.js";

const TEAL = "#2f9c8f";
const CORAL = "#dd6b55";
const AMBER = "#eda93b";
const INDIGO = "#5d6cc4";
const SLATE = "#7f8d98";
const CREAM = "#f4dfb4";
const WOOD = "#a5703f";
const dot = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

// Each drawing is a list of colour and path on a 24 px grid; "~" before the colour draws the line, else the area.
const SHEET = [INDIGO, "M5 2h10l4 4v16H5z", CREAM, "M15 2l4 4h-4z", `~${CREAM}`, "M8 10h8M8 13.5h8M8 17h5"];
const CLOCK = [AMBER, dot(12, 12, 10), CREAM, dot(12, 12, 7.5), `~${WOOD}`, "M12 7v5l3.5 2"];
const PEOPLE = [SLATE, dot(17, 9, 3.2), SLATE, "M11 20a6 6 0 0 1 12 0z"];
const MAIL = [CREAM, "M2 5h20v14H2z", `~${CORAL}`, "M2.5 6l9.5 7 9.5-7"];
const HOURGLASS = [WOOD, "M5 2h14v2.5H5zM5 19.5h14V22H5z", CREAM, "M7 4.5h10c0 4-3 5-4 7.5 1 2.5 4 3.5 4 7.5H7c0-4 3-5 4-7.5-1-2.5-4-3.5-4-7.5z", AMBER, "M8.5 19.5c.5-2.5 2-3 3.5-4.5 1.5 1.5 3 2 3.5 4.5z"];
const EYE = [CREAM, "M1 12c6-9 16-9 22 0-6 9-16 9-22 0z", INDIGO, dot(12, 12, 4.5), SLATE, dot(12, 12, 2)];
const PERSON = [INDIGO, dot(12, 8, 4.6), INDIGO, "M3 21.5a9 8.5 0 0 1 18 0z"];
const DRAWN = {
  "🛍": [CORAL, "M4.5 8h15l1.2 14H3.3z", `~${AMBER}`, "M8.5 11.5V7a3.5 3.5 0 0 1 7 0v4.5"],
  "🛒": [`~${SLATE}`, "M2 4h3l2.6 12h10.8", TEAL, "M6 6.5h16l-2.4 7.5H7.6z", SLATE, dot(9, 20, 2), SLATE, dot(17, 20, 2)],
  "🏠": [CREAM, "M5 11h14v10.5H5z", CORAL, "M12 2L1.5 12h21z", WOOD, "M10 14.5h4v7h-4z"],
  "📁": [AMBER, "M2 5h7.5l2.5 3h10v12H2z", "#f7c76b", "M2 10h20v10H2z"],
  "📂": [AMBER, "M2 5h7.5l2.5 3h8v12H2z", "#f7c76b", "M5 11h18l-3 9H2z"],
  "📜": [AMBER, "M6 3h14v15a3 3 0 0 1-3 3H6z", CREAM, "M3 18h11a3 3 0 0 0 3 3H6a3 3 0 0 1-3-3z", `~${WOOD}`, "M9.5 8h7M9.5 12h7"],
  "📄": SHEET,
  "📝": [...SHEET, AMBER, "M21 9l2 2-8 8.5-3 1 1-3z"],
  "🧾": [CREAM, "M5 2l2.3 1.8L9.7 2 12 3.8 14.3 2l2.4 1.8L19 2v20l-2.3-1.8-2.4 1.8-2.3-1.8L9.7 22l-2.4-1.8L5 22z", `~${TEAL}`, "M8.5 8.5h7M8.5 12h7M8.5 15.5h4"],
  "📖": [CORAL, "M1.5 5h21v15h-21z", CREAM, "M3 4c4-1 7 0 9 1.5V19c-2-1.5-5-2.5-9-1.5zM21 4c-4-1-7 0-9 1.5V19c2-1.5 5-2.5 9-1.5z", `~${SLATE}`, "M12 5.5V19"],
  "📦": [WOOD, "M12 2l9.5 4.5v11L12 22l-9.5-4.5v-11z", "#c98f57", "M12 2l9.5 4.5L12 11 2.5 6.5z", CREAM, "M6.5 4.6l9.5 4.5v4l-1.6-1-1.6 2V8.9L5 5.3z"],
  "📥": [SLATE, "M2 13h6l1.5 3h5L16 13h6v8H2z", `~${TEAL}`, "M12 2v9M8 7.5l4 4 4-4"],
  "📤": [SLATE, "M2 13h6l1.5 3h5L16 13h6v8H2z", `~${CORAL}`, "M12 11V2M8 5.5l4-4 4 4"],
  "🔑": [AMBER, dot(7.5, 12, 5.5), CREAM, dot(6.5, 12, 2), AMBER, "M12 10.5h11v3h-2V17h-3v-3.5h-6z"],
  "🔒": [`~${SLATE}`, "M7.5 11V8a4.5 4.5 0 0 1 9 0v3", AMBER, "M4 10.5h16v11H4z", WOOD, dot(12, 16, 1.8)],
  "✍": [AMBER, "M3 21l1.5-6L16 3.5l4.5 4.5L9 19.5z", WOOD, "M3 21l1.5-6 4.5 4.5z", CREAM, "M14 5.5l4.5 4.5 2-2L16 3.5z"],
  "📮": [CORAL, "M5 9a7 6 0 0 1 14 0v11H5z", CREAM, "M8 11h8v2H8z", SLATE, "M8 20h8v2.5H8z"],
  "📭": MAIL,
  "📨": MAIL,
  "🙈": [WOOD, dot(12, 12, 9.5), CREAM, dot(12, 15, 5), AMBER, "M4 9l7-3 1 5-7 3zM20 9l-7-3-1 5 7 3z"],
  "🖼": [WOOD, "M2 4h20v16H2z", CREAM, "M4 6h16v12H4z", TEAL, "M4 18l5-7 4 4 3-3 4 6z", AMBER, dot(16, 9, 1.6)],
  "👁": EYE,
  "👀": EYE,
  "⏸": [INDIGO, "M5 4h5v16H5zM14 4h5v16h-5z"],
  "🛠": [SLATE, "M14 3a6 6 0 0 1 7 8l-3-1-2-2-1-3zM3 19L13 9l2 2L5 21z", WOOD, "M10 3L5 8l2 2 2-1 9 11 2-2L9 9l1-2z"],
  "🛎": [SLATE, "M3 18a9 9 0 0 1 18 0z", WOOD, "M2 19h20v2.5H2z", SLATE, dot(12, 7, 1.8)],
  "🕰": CLOCK,
  "🧹": [WOOD, "M19 2l2 2-8 8-2-2z", AMBER, "M11 9l4 4c-1 5-5 8-12 9 3-4 4-8 8-13z"],
  "⬆": [TEAL, "M12 3l8 9h-5v9H9v-9H4z"],
  "⬇": [TEAL, "M12 21l8-9h-5V3H9v9H4z"],
  "🗓": [CREAM, "M3 5h18v17H3z", CORAL, "M3 5h18v5H3z", SLATE, "M7 2h2v5H7zM15 2h2v5h-2z", `~${SLATE}`, "M7 14h10M7 18h6"],
  "💛": [AMBER, "M12 21C4 15 2 11.5 2 8a5 5 0 0 1 10-1.5A5 5 0 0 1 22 8c0 3.5-2 7-10 13z"],
  "🗂": [AMBER, "M2 5h7.5l2.5 3h10v12H2z", CREAM, "M5 10h14v3H5z", TEAL, "M5 14h14v3H5z"],
  "🔕": [AMBER, "M4 18c2-2 2-4 2-8a6 6 0 0 1 12 0c0 4 0 6 2 8z", CORAL, dot(12, 20, 2.2), `~${CORAL}`, "M3 3l18 18"],
  "🔀": [`~${TEAL}`, "M2 7h4l10 10h5M2 17h4L16 7h5M18 4l3 3-3 3M18 14l3 3-3 3"],
  "🔁": [`~${TEAL}`, "M4 12V7h15M16 4l3 3-3 3M20 12v5H5M8 14l-3 3 3 3"],
  "🔢": [INDIGO, "M2 3h20v18H2z", `~${CREAM}`, "M6 8l2-1v5M11 8h3l-3 4h3M17 7h2v5h-2M6 17h12"],
  "👛": [CORAL, "M3 9h18v8a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5z", `~${WOOD}`, "M5 9a7 6 0 0 1 14 0", AMBER, dot(12, 9, 1.8)],
  "👣": [WOOD, "M6 4c3-1 5 2 4 6s-1 5-3 5-4-8-1-11zM17 9c3 1 2 8-1 11-2 1-3-1-3-4s1-8 4-7z"],
  "🕳": [SLATE, "M2 13a10 5 0 0 1 20 0 10 5 0 0 1-20 0z"],
  "👤": PERSON,
  "👥": [...PEOPLE, INDIGO, dot(9, 8, 4), INDIGO, "M1 20.5a8 7.5 0 0 1 16 0z"],
  "🤝": [INDIGO, "M0 6l6-1 2 12-6 2z", TEAL, "M24 6l-6-1-2 12 6 2z", AMBER, "M7 7l5-1 5 1.5 1.5 7.5-6 4.5-6-4.5z", `~${WOOD}`, "M9 12.5l4-3.5 4.5 5.5M10 16l2 1.5M12.5 14.5l2 1.5"],
  "🔗": [`~${SLATE}`, "M10 14a4 4 0 0 0 5.7 0l4-4A4 4 0 0 0 14 4.3l-2 2M14 10a4 4 0 0 0-5.7 0l-4 4A4 4 0 0 0 10 19.7l2-2"],
  "👋": [AMBER, "M7 21c-3-2-5-6-6-9l2-1 3 3L3.5 6l2-1L9 11 7.5 3.5l2.2-.5L12 10l.5-6.5h2.2L15.5 12l2-3.5 2.3.7L18.5 17c-1 4-7 7-11.5 4z"],
  "📣": [CORAL, "M3 9h5l11-6v17L8 14.5H3z", CREAM, "M3 9h3v5.5H3z", `~${CORAL}`, "M8 15l1.5 6", `~${AMBER}`, "M21.5 8.5a5 5 0 0 1 0 6"],
  "📢": [TEAL, "M3 9h5l11-6v17L8 14.5H3z", CREAM, "M3 9h3v5.5H3z", `~${TEAL}`, "M8 15l1.5 6", `~${AMBER}`, "M21.5 8.5a5 5 0 0 1 0 6"],
  "💬": [TEAL, "M2 4h20v13H11l-5 4.5V17H2z", CREAM, `${dot(7.5, 10.5, 1.4)}${dot(12, 10.5, 1.4)}${dot(16.5, 10.5, 1.4)}`],
  "🌐": [INDIGO, dot(12, 12, 10), `~${CREAM}`, "M2.5 12h19M12 2.5c-6 6-6 13 0 19M12 2.5c6 6 6 13 0 19M4.5 7h15M4.5 17h15"],
  "💰": [AMBER, "M9 7h6c4 3 6.5 7 6.5 10.5 0 3-2 4.5-4.5 4.5H7c-2.5 0-4.5-1.5-4.5-4.5C2.5 14 5 10 9 7z", AMBER, "M7.5 2h9L15 6H9z", `~${CREAM}`, "M14.5 12c-3-1.5-5.5.5-4 2s5 1 4 3-3.5 1.5-5 .5M12 10.5v8.5"],
  "💎": [TEAL, "M6 3h12l5 6.5L12 22 1 9.5z", CREAM, "M6 3h4L8 9.5H1z", `~${CREAM}`, "M1 9.5h22M8 9.5L12 22l4-12.5M10 3L8 9.5M14 3l2 6.5"],
  "🏛": [CREAM, "M4 10h16v9H4z", SLATE, "M12 1.5L1.5 7.5V10h21V7.5zM2 19h20v3H2z", SLATE, "M5 10h2.5v9H5zM10.7 10h2.6v9h-2.6zM16.5 10H19v9h-2.5z"],
  "📋": [WOOD, "M4 3h16v19H4z", CREAM, "M6 5h12v15H6z", SLATE, "M9 1.5h6V6H9z", `~${SLATE}`, "M9 10h6M9 13.5h6M9 17h4"],
  "🛟": [CORAL, `${dot(12, 12, 10.5)}M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 1 1 0-9z`, CREAM, "M10 1.7h4l-.8 5.9h-2.4zM10 22.3h4l-.8-5.9h-2.4zM1.7 10v4l5.9-.8v-2.4zM22.3 10v4l-5.9-.8v-2.4z"],
  "🗣": [INDIGO, "M3 8a6.5 6.5 0 0 1 13 0l1.5 4-2 .5v4h-4V22H4v-6a9 9 0 0 1-1-8z", `~${TEAL}`, "M19 8l3-2M19.5 12h3.5M19 16l3 2"],
  "💳": [INDIGO, "M1.5 5h21v14.5h-21z", "#39437f", "M1.5 8h21v3.5h-21z", CREAM, "M4.5 14.5h6v2h-6z"],
  "🆔": [INDIGO, "M2 4h20v16H2z", `~${CREAM}`, "M7 8.5v7M11 8.5v7M11 8.5h2a3.5 3.5 0 0 1 0 7h-2"],
  "✅": [TEAL, "M2 4a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2z", `~${CREAM}`, "M6.5 12.5l4 4 7.5-9"],
  "❌": [`~${CORAL}`, "M5 5l14 14M19 5L5 19"],
  "✖": [`~${CORAL}`, "M5 5l14 14M19 5L5 19"],
  "⚠": [AMBER, "M12 2L1 21.5h22z", `~${WOOD}`, "M12 9v6M12 18.2v.1"],
  "❗": [CORAL, "M10 2h4l-.8 13h-2.4z", CORAL, dot(12, 19.5, 2.2)],
  "❓": [`~${CORAL}`, "M8 7.5a4 4 0 1 1 5.5 3.7c-1.2.6-1.5 1.3-1.5 3", CORAL, dot(12, 19, 1.7)],
  "⭐": [AMBER, "M12 1.5l3.2 6.8 7.3 1-5.3 5.2 1.3 7.5-6.5-3.6L5.5 22l1.3-7.5L1.5 9.3l7.3-1z"],
  "⏮": [`~${INDIGO}`, "M4.5 5v14", INDIGO, "M13.5 5v14L6 12zM21.5 5v14L14 12z"],
  "⏭": [`~${INDIGO}`, "M19.5 5v14", INDIGO, "M2.5 5v14l7.5-7zM10.5 5v14l7.5-7z"],
  "◀": [INDIGO, "M18 4v16L5 12z"],
  "▶": [INDIGO, "M6 4v16l13-8z"],
  "⬅": [INDIGO, "M11 4v5h11v6H11v5L2 12z"],
  "➡": [INDIGO, "M13 4v5H2v6h11v5l9-8z"],
  "🔙": [INDIGO, "M11 4v5h11v6H11v5L2 12z"],
  "➕": [`~${TEAL}`, "M12 4v16M4 12h16"],
  "➖": [`~${TEAL}`, "M4 12h16"],
  "⏳": HOURGLASS,
  "⌛": HOURGLASS,
  "⏰": CLOCK,
  "🕒": CLOCK,
  "🎁": [CORAL, "M3 11h18v11H3z", CORAL, "M2 7h20v4H2z", AMBER, "M10.3 7h3.4v15h-3.4z", `~${AMBER}`, "M12 7C7 7 6 2.5 8.5 2.5S12 7 12 7s1-4.5 3.5-4.5S17 7 12 7"],
  "🎉": [AMBER, "M2 22L8 7l9 9z", CORAL, `${dot(13, 4, 1.5)}${dot(20, 11, 1.5)}`, TEAL, `${dot(18, 5, 1.7)}${dot(21, 17, 1.4)}`],
  "🎟": [CORAL, "M2 6h20v4a2 2 0 0 0 0 4v4H2v-4a2 2 0 0 0 0-4z", `~${CREAM}`, "M9 8v1.5M9 11.5V13M9 15v1.5"],
  "🏷": [TEAL, "M2 2h9l11 11-9 9L2 11z", CREAM, dot(7, 7, 1.9)],
  "🔔": [AMBER, "M12 2a7 7 0 0 1 7 7v6l2.5 3.5h-19L5 15V9a7 7 0 0 1 7-7z", WOOD, dot(12, 20.5, 2)],
  "🔍": [`~${SLATE}`, "M15 15l6.5 6.5", SLATE, dot(10, 10, 8), "#cfe8f2", dot(10, 10, 5.5)],
  "🔎": [`~${SLATE}`, "M15 15l6.5 6.5", SLATE, dot(10, 10, 8), "#cfe8f2", dot(10, 10, 5.5)],
  "🔄": [`~${TEAL}`, "M4 11a8 8 0 0 1 14-4.5L20 9M20 13a8 8 0 0 1-14 4.5L4 15M20 4v5h-5M4 20v-5h5"],
  "⚙": [SLATE, "M10 1.5h4v21h-4zM1.5 10h21v4h-21zM3.2 6L6 3.2 20.8 18 18 20.8zM18 3.2L20.8 6 6 20.8 3.2 18z", SLATE, dot(12, 12, 7.5), CREAM, dot(12, 12, 3)],
  "ℹ": [INDIGO, dot(12, 12, 10), CREAM, dot(12, 7, 1.7), CREAM, "M10.3 10.5h3.4V18h-3.4z"],
  "📊": [CREAM, "M2 2h20v20H2z", TEAL, "M5 11h3.5v8H5z", CORAL, "M10.3 5h3.5v14h-3.5z", INDIGO, "M15.5 8.5H19V19h-3.5z"],
  "✏": [AMBER, "M17 2l5 5L8 21l-6 1 1-6z", WOOD, "M3 16l5 5-6 1z"],
  "🗑": [SLATE, "M4 7h16l-1.5 15h-13zM3 3.5h18V6H3zM9 1.5h6v2H9z"],
  "🔥": [CORAL, "M12 1.5c1 4.5 7.5 6.5 7.5 13a7.5 7.5 0 0 1-15 0c0-3 1.5-4.5 2.5-6.5 1 2 2 2.5 2.5 2.5C9 7 9.5 4 12 1.5z", AMBER, "M12 12c1 2 3.5 3 3.5 6a3.5 3.5 0 0 1-7 0c0-2.5 2.5-3.5 3.5-6z"],
  "🚫": [`~${CORAL}`, "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6"],
};

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
