// What the console knows, in memory only; whoever shows something watches for changes.

export const state = {
  me: null,
  board: null,      // as the API gives it
  boardAt: 0,       // when, by performance.now
  chats: new Map(), // ref -> entry: the chats I am in, or was passed
  open: "",         // the ref of the chat on screen
};
const watchers = new Set();
let due = false;

export function watch(show) {
  watchers.add(show);
}

// Any number of changes at once are shown once.
export function changed() {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    watchers.forEach((show) => show());
  });
}

export const isSupervisor = () => state.me?.role === "supervisor";
export const isMine = (chat) => chat.staff === state.me.id;
export const isIn = (chat) => isMine(chat) || (chat.people || []).includes(state.me.id);
export const openEntry = () => state.chats.get(state.open);
export const waitedNow = (chat) => chat.waited_seconds + (performance.now() - state.boardAt) / 1000;

function newEntry(chat) {
  return {chat, notes: new Map(), unread: 0, loaded: false, draft: "", aside: "", typingUntil: 0, takenAt: 0, sending: Promise.resolve()};
}

// What an answer just said is newer than a board that was on its way: for a moment it is not dropped.
export function putAnswer(chat) {
  const entry = putChat(chat);
  entry.freshUntil = performance.now() + 2000;
  return entry;
}

export function putChat(chat) {
  const entry = state.chats.get(chat.ref) || newEntry(chat);
  entry.chat = chat;
  state.chats.set(chat.ref, entry);
  changed();
  return entry;
}

export function dropChat(ref) {
  state.chats.delete(ref);
  if (state.open === ref) state.open = "";
  changed();
}

// Returns the refs that were mine and are no longer.
export function putBoard(board) {
  [state.board, state.boardAt] = [board, performance.now()];
  const mine = [...board.mine, ...(board.live || []).filter(isIn)];
  mine.forEach(putChat);
  const refs = new Set(mine.map((chat) => chat.ref));
  const stale = (entry) => !refs.has(entry.chat.ref) && performance.now() > (entry.freshUntil || 0);
  const lost = [...state.chats.values()].filter(stale).map((entry) => entry.chat.ref);
  lost.forEach(dropChat);
  changed();
  return lost;
}

// The same note may come by the stream, by a reload and as an answer: it is kept once, by its number.
export function putNote(ref, note) {
  const entry = state.chats.get(ref);
  if (!entry || entry.notes.has(note.number)) return false;
  entry.notes.set(note.number, note);
  if (note.side === "adult") entry.typingUntil = 0;
  changed();
  return true;
}

export function forgetAll() {
  Object.assign(state, {me: null, board: null, open: ""});
  state.chats.clear();
  changed();
}
