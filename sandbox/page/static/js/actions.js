// What a person can do on the page, and what happens with the answers.
import { copy } from "./clipboard.js";
import { alertBox, ask, askWhose, toast } from "./dialogs.js";
import { inside, safeUrl } from "./links.js";
import { paySheet, receiptSheet } from "./payment.js";
import { choose } from "./place.js";
import { Refused, act, upload } from "./socket.js";
import { bot, changed, channel, chat, chatKey, hasBlocked, isMember, peers, person, state } from "./store.js";
import { t } from "./words.js";

const here = () => ({ person: state.me, peer: state.peer });

/** Runs `call`; what the sandbox refuses becomes a toast and is thrown on. */
async function told(call) {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const known = t(`error.${error.code}`, { limit: error.limit, text: error.message });
    toast(known.startsWith("error.") ? t("error.failed", { text: error.message }) : known, "bad");
    throw error;
  }
}

/** The same, for a click: nobody waits for the outcome. */
const tell = (call) => told(call).catch((error) => void (error instanceof Refused || console.error(error)));

export const send = (text) => told(act("send", { ...here(), text }));
export async function attach(file, caption) {
  const large = file.size > state.largestFile * 1024 * 1024;
  const refused = new Refused({ code: "large", limit: state.largestFile });
  return tell(large ? Promise.reject(refused) : upload(state.me, state.peer, file, caption));
}
export const start = (payload) => tell(act("start", { ...here(), payload }));
export const join = () => tell(act("join", here()));
export const leave = () => tell(act("leave", here()));
export const block = () => tell(act("block", here()));
export const unblockOnly = () => tell(act("unblock", here()));
export async function forward() {
  const place = here();
  const from = await askWhose(state.people.filter((one) => one.id !== place.person));
  if (from) await tell(act("forward", { ...place, from }));
}
export const clear = () => tell(act("clear", here()));
export const earlier = (before) => tell(act("older", { ...here(), before }));
export const setLanguage = (language) => tell(act("language", { person: state.me, language }));

export async function unblock() {
  await tell(act("unblock", here()));
  if (!hasBlocked(state.peer)) await start("");
}

export async function newPerson(about) {
  const answer = await tell(act("person", about));
  if (answer?.person) choose(answer.person, null);
}

/** Marks the open chat as read once its newest message was in view. */
export function seen(visible) {
  if (!visible || !state.online || !state.peer) return;
  if (channel() && !isMember(state.peer)) return;
  const newest = chat().messages.at(-1)?.id || 0;
  const key = `${state.me}:${state.peer}`;
  if (newest <= (state.reads[key] || 0)) return;
  state.reads[key] = newest;
  changed();
  tell(act("read", { ...here(), message: newest }));
}

export async function press(message, button, row, column) {
  if (button.kind === "url") return go({ url: safeUrl(button.value) });
  if (button.kind === "copy") return copy(button.value);
  if (button.kind === "buy") return pay(message);
  const { me, peer } = state;
  const key = `${chatKey(me, peer)}/${message.id}`;
  const place = `${row}.${column}`;
  if (state.pressing.get(key) === place) return undefined;
  state.pressing.set(key, place);
  changed();
  const answer = await tell(act("press", { person: me, peer, message: message.id, row, column }));
  if (state.pressing.get(key) === place) state.pressing.delete(key);
  changed();
  await null; // the page is drawn first, so that a dialog gives the focus back to what is there
  if (!answer || me !== state.me) return undefined;
  if (answer.url) return go({ url: safeUrl(answer.url) });
  if (answer.text && answer.alert) return alertBox(answer.text);
  return answer.text && toast(answer.text);
}

/** Opens the sheet that pays an invoice, or its receipt. */
function pay({ id, invoice }) {
  const place = { ...here(), message: id };
  if (invoice.receipt) {
    const paid = chat().messages.find((one) => one.id === invoice.receipt);
    return receiptSheet(invoice, { date: paid?.date, bot: bot().name });
  }
  return paySheet(invoice, {
    balance: () => person(place.person).stars,
    pay: () => tell(act("pay", place)),
    stars: () => tell(act("stars", { person: place.person, more: invoice.total })),
  });
}

/** Follows a link, a /command or an @mention; what belongs to the sandbox stays inside it. */
export async function go({ url, command, mention, ask: question }) {
  if (command) return bot() ? send(command).catch(() => {}) : undefined;
  if (mention) {
    const found = peers().find((one) => one.username.toLowerCase() === mention.toLowerCase());
    return found && choose(state.me, found.id);
  }
  if (!url) return undefined;
  const target = inside(url);
  if (target?.share) return copy(target.share, t("linkCopied"));
  if (target) {
    choose(state.me, (target.bot || target.channel).id);
    return target.bot && target.payload !== null ? start(target.payload) : undefined;
  }
  if (question && !(await ask(t("openLink"), url.href, t("open")))) return undefined;
  return window.open(url.href, "_blank", "noopener,noreferrer");
}
