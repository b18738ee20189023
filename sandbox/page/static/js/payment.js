// The sheet in which an invoice is paid, and the receipt afterwards.
import { alertBox, announce, show } from "./dialogs.js";
import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { fullTime, money } from "./format.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

const STARS = "XTR";

/** What `doing` is asked: stars(), balance(); pay() resolves with {paid, reason, code}, or with nothing when it was not even tried. */
export function paySheet(invoice, doing) {
  const amount = money(invoice.currency, invoice.exponent, invoice.total);
  const inStars = invoice.currency === STARS;
  const main = el("button", { type: "button", class: "action main full", onclick: () => go() });
  const cancel = el("button", { type: "button", class: "action full", onclick: () => dialog.close("") }, t("cancel"));
  const from = el("dd", {});
  const status = el("p", { class: "sheet-status quiet", role: "status" });
  const dialog = el(
    "dialog",
    { class: "sheet", "aria-labelledby": "sheet-title" },
    head(invoice),
    el("dl", { class: "sheet-lines" }, lines(invoice), line(inStars ? t("pay.balance") : t("pay.card"), from)),
    status,
    el("div", { class: "sheet-actions" }, main, cancel),
  );
  let busy = false;

  const missing = () => (inStars ? Math.max(0, invoice.total - doing.balance()) : 0);

  function draw() {
    from.replaceChildren(...(inStars ? withEmoji(money(STARS, 0, doing.balance())) : [t("pay.testCard")]));
    const label = missing() ? t("pay.getStars") : t("pay.pay", { amount });
    main.replaceChildren(el("span", { class: "key-label" }, withEmoji(label)), ...(busy ? [el("span", { class: "spinner", "aria-hidden": "true" })] : []));
    main.disabled = cancel.disabled = busy;
    main.toggleAttribute("aria-busy", busy);
    status.replaceChildren(...withEmoji(busy && !missing() ? t("pay.asking") : missing() ? t("pay.missing", { amount: money(STARS, 0, missing()) }) : ""));
  }

  async function go() {
    if (busy) return;
    const poor = missing() > 0;
    busy = true;
    draw();
    const answer = poor ? await doing.stars() : await doing.pay();
    busy = false;
    if (poor) return draw();
    dialog.close(answer?.paid ? "paid" : "");
    if (!answer) return undefined;
    if (answer.paid) return announce(t("pay.done", { amount }));
    const known = { BALANCE_TOO_LOW: "pay.poor", BOT_PRECHECKOUT_TIMEOUT: "pay.silent" }[answer.reason];
    return alertBox(known ? t(known) : answer.reason);
  }

  // What the bot is being asked cannot be taken back: the sheet stays until it has answered.
  dialog.addEventListener("cancel", (event) => busy && event.preventDefault());
  draw();
  show(dialog, () => {}, () => !busy);
  main.focus();
}

/** What was paid, when and to whom. */
export function receiptSheet(invoice, { date, bot }) {
  const close = el("button", { type: "button", class: "action main full", onclick: () => dialog.close("") }, t("ok"));
  const dialog = el(
    "dialog",
    { class: "sheet", "aria-labelledby": "sheet-title" },
    head(invoice, t("pay.receipt")),
    el("dl", { class: "sheet-lines" }, line(t("pay.to"), el("dd", {}, bot)), date && line(t("pay.when"), el("dd", {}, fullTime(date))), lines(invoice)),
    el("div", { class: "sheet-actions" }, close),
  );
  show(dialog, () => {});
}

function head({ title, description, currency }, over = "") {
  return el(
    "header",
    { class: "sheet-head" },
    el("span", { class: "sheet-icon" }, currency === STARS ? icon("star", 30) : icon("card", 28)),
    over && el("span", { class: "quiet" }, over),
    el("h2", { id: "sheet-title" }, withEmoji(title)),
    el("p", { class: "quiet" }, withEmoji(description)),
  );
}

function lines({ prices, currency, exponent, total }) {
  const each = (amount) => el("dd", {}, withEmoji(money(currency, exponent, amount)));
  const parts = prices.length > 1 ? prices.map(({ label, amount }) => line(label, each(amount))) : [];
  const sum = line(t("pay.total"), each(total));
  sum.classList.add("sum");
  return [...parts, sum];
}

const line = (name, value) => el("div", {}, el("dt", {}, withEmoji(name)), value);
