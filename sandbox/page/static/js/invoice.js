// An invoice in a bubble, and the line in the chat that says that it was paid or given back.
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { money } from "./format.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/** What stands in the bubble of an invoice, above its button; `stamp` when no text below carries it. */
export function invoiceCard({ title, description, currency, exponent, total, receipt }, stamp) {
  const price = el("span", { class: "invoice-price" }, withEmoji(money(currency, exponent, total)));
  const paid = receipt > 0 && el("span", { class: "invoice-paid" }, icon("check", 16), t("pay.paid"));
  return el(
    "div",
    { class: "invoice", dir: "auto" },
    el("strong", { class: "invoice-title" }, withEmoji(title)),
    el("p", { class: "invoice-about" }, withEmoji(description)),
    el("div", { class: "invoice-foot" }, price, paid, stamp),
  );
}

/** "You paid 50 ⭐ to Kiosk". */
export const serviceText = ({ kind, currency, exponent, total, bot }) => t(`pay.${kind}Line`, { amount: money(currency, exponent, total), bot });

/** The label of a button: the one that pays turns into the receipt. */
export const keyLabel = (message, button) => (button.kind === "buy" && message.invoice?.receipt ? t("pay.receipt") : button.label);
