// Times, sizes and initials in the reader's language.
import { language, t } from "./words.js";

const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const full = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });

const of = (seconds) => new Date(seconds * 1000);

export const time = (seconds) => clock.format(of(seconds));
export const fullTime = (seconds) => full.format(of(seconds));
export const dayKey = (seconds) => of(seconds).toDateString();

/** "Today", "Yesterday", "5 June", or with the year when it is not this one. */
export function dayName(seconds) {
  const then = of(seconds);
  const now = new Date();
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (then.toDateString() === now.toDateString()) return t("today");
  if (then.toDateString() === before.toDateString()) return t("yesterday");
  return (then.getFullYear() === now.getFullYear() ? day : dayOfYear).format(then);
}

/** The time today, the date on other days. */
export const shortTime = (seconds) =>
  dayKey(seconds) === new Date().toDateString() ? time(seconds) : new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(of(seconds));

export function size(bytes) {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < 2) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit && value < 10 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${t("bytes")[unit]}`;
}

/** An amount in minor units: "50 ⭐" for Telegram Stars, else as the language writes the currency. */
export function money(currency, exponent, total) {
  if (currency === "XTR") return `${total.toLocaleString(language)}\u00a0⭐`;
  const options = { style: "currency", currency, minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  return new Intl.NumberFormat(language, options).format(total / 10 ** exponent);
}

/** One or two letters for an avatar. */
export const initials = (name) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("") || "?";

/** One of eight avatar colours, always the same for the same id. */
export const tint = (id) => `tint-${Math.abs(Number(id)) % 8}`;
