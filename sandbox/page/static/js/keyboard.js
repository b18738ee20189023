// Inline keyboards: rows of buttons, a spinner on the one that waits for its answer.
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { keyLabel } from "./invoice.js";

const MARK = { url: "link", copy: "copy" };

/** The buttons of `message`; `pressing` is "row.column" of the one that waits. */
export function keyboard(message, pressing, doing) {
  const rows = message.rows.map((buttons, row) =>
    el(
      "div",
      { class: "keys-row" },
      buttons.map((button, column) => key(message, button, row, column, pressing === `${row}.${column}`, doing)),
    ),
  );
  return el("div", { class: "keys", role: "group" }, rows);
}

function key(message, button, row, column, waits, doing) {
  const mark = MARK[button.kind];
  const options = { type: "button", class: `key ${button.kind} ${message.invoice?.receipt ? "paid" : ""}`, "aria-busy": waits && "true", onclick: () => doing.press(message, button, row, column) };
  const spinner = waits && el("span", { class: "spinner", "aria-hidden": "true" });
  return el("button", options, el("span", { class: "key-label" }, withEmoji(keyLabel(message, button))), mark && icon(mark, 13), spinner);
}
