// The console: signs in, keeps what it knows fresh, and shows the parts.

import {get, setToken} from "./api.js";
import {$, announce, complain, setText, show} from "./dom.js";
import * as events from "./events.js";
import {changed, forgetAll, isSupervisor, putBoard, putNote, state, watch} from "./state.js";
import {goOn, showStep, wireSignIn} from "./sign_in.js";
import {gotMessage, gotBoard, wireAlerts} from "./alerts.js";
import {wireMe} from "./me.js";
import {showLists} from "./queue.js";
import {loadNotes, showChat, wireChat} from "./chat.js";
import {wireComposer} from "./composer.js";
import {loadReplies, wireFinder} from "./finder.js";
import {wireActs} from "./acts.js";
import {wireFinish} from "./finish.js";
import {wireConduct} from "./conduct.js";
import {shortName} from "./words.js";

const ON = {
  board: (data) => data.waiting ? takeBoard(data) : refresh(),
  note: (data) => takeNote(data.ref, data.note || data),
  typing: ({ref, typing}) => {
    const entry = state.chats.get(ref);
    if (entry) entry.typingUntil = typing ? performance.now() + 8000 : 0;
    changed();
  },
  trouble: () => complain("The server cannot reach the chats just now. It goes on trying."),
  signed_out: () => window.dispatchEvent(new Event("signed-out")),
};

function takeBoard(board) {
  const before = state.board;
  const left = putBoard(board);
  if (before) gotBoard(before, board);
  if (left.length) announce(left.map(shortName).join(", ") + " is no longer yours.");
  for (const entry of state.chats.values()) if (!entry.loaded) loadNotes(entry);
}

function takeNote(ref, note) {
  const entry = state.chats.get(ref);
  if (!entry || !putNote(ref, note) || !entry.loaded) return;
  const seen = state.open === ref && !document.hidden;
  if (!seen && note.side === "adult") entry.unread += 1;
  if (note.side === "adult") gotMessage(entry, seen);
}

async function refresh() {
  takeBoard(await get("/board"));
}

// After a gap the board and every chat are read anew; what is known already is not doubled.
async function connected() {
  if (!$("offline").hidden) announce("You are connected again.");
  setText($("offline-said"), "");
  show($("offline"), false);
  await refresh();
  state.chats.forEach(loadNotes);
}

async function begin() {
  state.me = await get("/me");
  setToken(state.me.csrf);
  show($("me"), true);
  show($("views"), isSupervisor());
  await refresh();
  loadReplies();
  // What only supervisors use is fetched for them only.
  if (isSupervisor()) (await import("./supervisor.js")).openSupervisor();
  else show($("chats"), true);
  $("waiting-title").focus();
  events.listen({onEvent: (name, data) => ON[name]?.(data), onUp: () => connected().catch(() => {}), onDown: showOffline});
}

// Said once to screen readers; the seconds run beside it for the eye.
function showOffline() {
  if (!state.me) return;
  show($("offline"), true);
  const left = Math.max(0, Math.round(events.LOST_SECONDS - events.secondsSilent()));
  setText($("offline-said"), "You are offline; your chats go back to the queue in " + events.LOST_SECONDS + " seconds.");
  setText($("offline-left"), left ? "Left: " + left + " s" : "They have gone back by now.");
}

function signedOut() {
  const was = state.me;
  // An answer to what was asked before somebody signed out may come while they sign in again.
  if (!was && ["step-name", "step-code"].some((id) => !$(id).hidden)) return;
  events.stop();
  forgetAll();
  for (const id of ["me", "views", "offline"]) show($(id), false);
  for (const part of document.querySelectorAll("main > :not(#sign-in)")) part.hidden = true;
  document.title = "Steady: staff";
  complain("");
  showStep("name", was ? "You are signed out. Chats you had go back to the queue." : "");
}

function wire() {
  [wireAlerts, wireMe, wireChat, wireComposer, wireFinder, wireActs, wireFinish, wireConduct].forEach((part) => part());
  [showLists, showChat].forEach((part) => watch(() => { if (state.board) part(); }));
  $("retry").addEventListener("click", events.retry);
  $("trouble-close").addEventListener("click", () => { complain(""); $("main").focus(); });
  window.addEventListener("signed-out", signedOut);
  window.addEventListener("refresh", () => refresh().catch(() => {}));
  window.addEventListener("online", events.retry);
  window.addEventListener("offline", events.drop);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) events.retry(); });
  setInterval(() => { if (state.board) changed(); if (!$("offline").hidden) showOffline(); }, 1000);
  wireSignIn(begin);
}

async function start() {
  wire();
  try {
    const {next} = await get("/me");
    await goOn(next);
  } catch (error) {
    if (error.status !== 401) showStep("name", "The console cannot be reached just now. Try again in a moment.");
  }
}

start();
