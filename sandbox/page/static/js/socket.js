// The WebSocket: events in, actions out, reconnecting by itself.
import { changed, receive, state } from "./store.js";

const waiting = new Map(); // action id → {resolve, reject}
let socket = null;
let last = 0;
let pause = 250;
let timer = null;

/** An action the sandbox refused; `code` is a key below `error` in the dictionary. */
export class Refused extends Error {
  constructor({ code, text = "", limit = "" }) {
    super(text || code);
    this.code = code;
    this.limit = limit;
  }
}

/** Opens the connection and keeps it open. */
export function connect() {
  clearTimeout(timer);
  timer = null;
  socket = new WebSocket(`ws://${location.host}/live`);
  const mine = socket;
  mine.addEventListener("message", ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === "world") {
      pause = 250;
      state.online = true;
    }
    if (event.type === "done") settle(event);
    else receive(event);
  });
  mine.addEventListener("close", () => {
    if (mine !== socket) return;
    state.online = false;
    for (const { reject } of waiting.values()) reject(new Refused({ code: "offline" }));
    waiting.clear();
    changed();
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, 4000);
  });
}

function settle(event) {
  const call = waiting.get(event.id);
  waiting.delete(event.id);
  if (event.error) call?.reject(new Refused(event.error));
  else call?.resolve(event);
}

/** Asks the sandbox to do something; resolves with its answer, rejects with `Refused`. */
export function act(action, values = {}) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Refused({ code: "offline" }));
  const id = ++last;
  socket.send(JSON.stringify({ id, do: action, ...values }));
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

/** Sends a file with an optional caption over HTTP. */
export async function upload(person, peer, file, caption = "") {
  const query = new URLSearchParams({ person, peer, name: file.name, caption });
  let answer;
  try {
    answer = await fetch(`/upload?${query}`, { method: "POST", body: file });
  } catch {
    throw new Refused({ code: "offline" });
  }
  const result = await answer.json().catch(() => ({ error: { code: "failed", text: String(answer.status) } }));
  if (result.error) throw new Refused(result.error);
}

// A phone that wakes up or comes back online does not wait for the pause to end.
const hurry = () => timer && !document.hidden && connect();
addEventListener("online", hurry);
document.addEventListener("visibilitychange", hurry);
