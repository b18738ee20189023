// Who and which chat is open, kept in the address, so that Back, reload and bookmarks work.
import { changed, peers, state } from "./store.js";

const wide = matchMedia("(min-width: 760px)");
const slug = (one) => one.username || String(one.id);

/** Opens the chat with `peer` as `person`; null shows the list (on a wide screen the first chat). */
export function choose(person, peer) {
  const one = state.people.find((each) => each.id === person);
  const other = peers().find((each) => each.id === peer);
  if (!one) return;
  const hash = `#${slug(one)}${other ? `/${slug(other)}` : ""}`;
  // On a phone the list lies under the chat in the history; elsewhere one entry is enough.
  if (hash !== location.hash) history[!wide.matches && other ? "pushState" : "replaceState"](null, "", hash);
  follow();
}

/** Back to the list of chats. */
export function back() {
  const one = state.people.find((each) => each.id === state.me);
  if (one) history.replaceState(null, "", `#${slug(one)}`);
  follow();
}

/** Brings the state in line with the address. */
export function follow() {
  if (!state.people.length) return;
  const [who, where] = decodeURIComponent(location.hash.slice(1)).split("/");
  const person = state.people.find((each) => slug(each) === who) || state.people[0];
  const peer = peers().find((each) => slug(each) === where) || (wide.matches ? peers()[0] : undefined);
  // What a wide screen chose by itself stays open when the window gets narrow.
  if (peer && !where) history.replaceState(null, "", `#${slug(person)}/${slug(peer)}`);
  state.me = person.id;
  state.peer = peer?.id ?? null;
  document.body.dataset.view = peer ? "chat" : "list";
  changed();
}

wide.addEventListener("change", follow);
addEventListener("popstate", follow);
addEventListener("hashchange", follow);
