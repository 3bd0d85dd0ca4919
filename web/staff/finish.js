// The end: handing back or ending, both only after danger is decided, and the wrap-up with its record decision.

import {chatPath, now, post} from "./api.js";
import {act} from "./acts.js";
import {attempt} from "./attempt.js";
import {$, announce, complain, onSubmit, options, setText, show} from "./dom.js";
import {dropChat, isMine, openEntry, state, watch} from "./state.js";
import {lasts, REASONS} from "./words.js";

const UNDECIDED = "Decide about danger first. Then you can hand back or end.";
let wasLive = "";  // the chat that was live when it was last shown

export function wireFinish() {
  options($("reason"), [["", "Choose a reason"], ...Object.entries(REASONS)]);
  $("hand-back").addEventListener("click", () => ifDecided(() => act("hand-back", {}, "Handed back to the guide. Now wrap up.")));
  $("end").addEventListener("click", () => ifDecided(() => { show($("end-sure"), true); $("end-not").focus(); }));
  $("end-not").addEventListener("click", () => { show($("end-sure"), false); $("message").focus(); });
  $("end-now").addEventListener("click", () => act("end", {}, "Ended. Now wrap up."));
  onSubmit($("wrap"), close);
  watch(showFinish);
}

function ifDecided(go) {
  if (openEntry().chat.danger) return go();
  complain(UNDECIDED);
  document.getElementsByName("danger")[0].focus();
}

async function close() {
  const ref = state.open;
  if (!openEntry().chat.danger) return ifDecided();
  const body = {needed: new FormData($("wrap")).get("needed"), reason: $("reason").value};
  const went = await attempt(async () => {
    await post(chatPath(ref, "record"), body);
    dropChat(ref);
    announce("Closed. The chat is erased.");
  });
  if (!went) return;
  window.dispatchEvent(new Event("refresh"));
  $("mine-title").focus();
}

function showFinish() {
  const entry = openEntry();
  if (!entry) return void (wasLive = "");
  const {chat} = entry;
  const wraps = chat.state === "wrap" && isMine(chat);
  show($("finish"), chat.state === "live" && isMine(chat));
  show($("wrap"), wraps);
  for (const id of ["hand-back", "end"]) $(id).setAttribute("aria-disabled", String(!chat.danger));
  setText($("finish-hint"), chat.danger ? "The guide goes on where it stopped, or the chat is over. Then you wrap up." : UNDECIDED);
  setText($("wrap-hint"), chat.danger ? "" : "Decide about danger first: the question is above.");
  if (wraps) setText($("wrap-left"), lasts(chat.wrap_ends_at - now()));
  // The adult may go while somebody types: then the work is in the wrap-up.
  if (wraps && wasLive === chat.ref) setTimeout(() => $("wrap-title").focus());
  wasLive = chat.state === "live" ? chat.ref : "";
}
