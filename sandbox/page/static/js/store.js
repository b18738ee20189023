// What the page knows of the sandbox's world, and who is looking at which chat.
export const state = {
  world: "", // changes when the sandbox was started anew
  online: false,
  largestFile: 20, // megabytes
  bots: [],
  channels: [],
  people: [],
  chats: new Map(), // key → {messages, more}
  reads: {}, // key of person and peer → id of the newest message seen
  me: null,
  peer: null,
  pressing: new Map(), // "chat key/message" → "row.column" of the button that waits for its answer
};

const listeners = [];
let due = false;

/** Calls `listener` after every change, once for changes made together. */
export const onChange = (listener) => listeners.push(listener);

export function changed() {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    for (const listener of listeners) listener();
  });
}

export const isChannel = (peer) => state.channels.some((channel) => channel.id === peer);
export const chatKey = (person, peer) => (isChannel(peer) ? `:${peer}` : `${person}:${peer}`);
export const person = (id = state.me) => state.people.find((one) => one.id === id);
export const bot = (id = state.peer) => state.bots.find((one) => one.id === id);
export const channel = (id = state.peer) => state.channels.find((one) => one.id === id);
export const peers = () => [...state.bots, ...state.channels];

export function chat(personId = state.me, peer = state.peer) {
  return state.chats.get(chatKey(personId, peer)) || { messages: [], more: false };
}

export const isMember = (channelId, personId = state.me) => Boolean(channel(channelId)?.members.includes(personId));
export const hasBlocked = (botId, personId = state.me) => Boolean(person(personId)?.blocked.includes(botId));

/** How many messages `personId` has not seen in the chat with `peer`. */
export function unread(personId, peer) {
  if (isChannel(peer) && !isMember(peer, personId)) return 0;
  const seen = state.reads[`${personId}:${peer}`] || 0;
  return chat(personId, peer).messages.filter((message) => message.id > seen && message.from === "peer").length;
}

export const unreadOf = (personId) => peers().reduce((sum, peer) => sum + unread(personId, peer.id), 0);

const put = (list, item) => {
  const index = list.findIndex((one) => one.id === item.id);
  if (index < 0) list.push(item);
  else list[index] = item;
};

const slot = (personId, peer) => {
  const key = chatKey(personId, peer);
  if (!state.chats.has(key)) state.chats.set(key, { messages: [], more: false });
  return state.chats.get(key);
};

const EVENTS = {
  world(event) {
    const again = event.world === state.world;
    Object.assign(state, { world: event.world, bots: event.bots, channels: event.channels, people: event.people, largestFile: event.largest_file });
    state.reads = event.reads;
    const earlier = state.chats;
    state.chats = new Map();
    for (const { person: id, peer, messages, more } of event.chats) {
      // Pages of history that were loaded before a reconnect stay.
      const key = chatKey(id, peer);
      const first = messages[0]?.id ?? Infinity;
      const kept = again && more ? (earlier.get(key)?.messages || []).filter((message) => message.id < first) : [];
      state.chats.set(key, { messages: [...kept, ...messages], more: kept.length ? earlier.get(key).more : more });
    }
    state.pressing.clear();
    if (!again && state.me && !person(state.me)) state.me = state.peer = null;
  },
  message({ person: id, peer, message }) {
    const { messages } = slot(id, peer);
    const index = messages.findIndex((one) => one.id === message.id);
    if (index >= 0) messages[index] = message;
    else if (!messages.length || messages.at(-1).id < message.id) messages.push(message);
    else messages.splice(messages.findIndex((one) => one.id > message.id), 0, message);
  },
  edit({ person: id, peer, message }) {
    const { messages } = slot(id, peer);
    const index = messages.findIndex((one) => one.id === message.id);
    if (index >= 0) messages[index] = message;
  },
  delete({ person: id, peer, ids }) {
    const one = slot(id, peer);
    one.messages = one.messages.filter((message) => !ids.includes(message.id));
  },
  older({ person: id, peer, messages, more }) {
    const one = slot(id, peer);
    const known = new Set(one.messages.map((message) => message.id));
    one.messages = [...messages.filter((message) => !known.has(message.id)), ...one.messages];
    one.more = more;
  },
  person: (event) => put(state.people, event.person),
  channel: (event) => put(state.channels, event.channel),
  bot: (event) => put(state.bots, event.bot),
  read({ person: id, peer, id: message }) {
    const key = `${id}:${peer}`;
    state.reads[key] = Math.max(state.reads[key] || 0, message);
  },
};

/** Takes in one event from the sandbox; unknown ones are left alone. */
export function receive(event) {
  EVENTS[event.type]?.(event);
  changed();
}
