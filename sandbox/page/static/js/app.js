// Puts the page together.
import * as actions from "./actions.js";
import { chatView } from "./chat.js";
import { back, choose, follow } from "./place.js";
import { sidebar } from "./sidebar.js";
import { connect } from "./socket.js";
import { onChange, peers, state, unreadOf } from "./store.js";
import { language, t } from "./words.js";

document.documentElement.lang = language;

const offline = document.getElementById("offline");
const drawSidebar = sidebar(document.getElementById("sidebar"), {
  choosePerson: (id) => choose(id, document.body.dataset.view === "chat" ? state.peer : null),
  choosePeer: (id) => choose(state.me, id),
  setLanguage: actions.setLanguage,
  newPerson: actions.newPerson,
});
const drawChat = chatView(document.getElementById("chat"), { ...actions, back });

let known = "";
onChange(() => {
  // The first world, a new world, or a first bot: look at the address again.
  const now = `${state.world} ${peers().length}`;
  if (now !== known && state.people.length) {
    known = now;
    follow();
  }
  drawSidebar();
  drawChat();
  const n = state.me ? unreadOf(state.me) : 0;
  document.title = n ? `(${n}) ${t("title")}` : t("title");
  document.body.classList.toggle("ready", state.people.length > 0);
});

// The notice waits a moment: a quick reconnect shows nothing.
setInterval(() => {
  const since = state.online ? 0 : (offline.since ||= Date.now());
  if (state.online) offline.since = 0;
  const show = since > 0 && Date.now() - since > 1200;
  if (offline.hidden === show) {
    offline.hidden = !show;
    offline.textContent = show ? t("offline") : "";
  }
}, 300);

document.addEventListener("visibilitychange", drawChat);
connect();
