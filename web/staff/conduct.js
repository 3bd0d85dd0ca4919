// A suspected child, and misuse of the line: warn once, then block; never a suspected child.

import {act} from "./acts.js";
import {$, complain, onSubmit, options, setText, show} from "./dom.js";
import {isIn, openEntry, watch} from "./state.js";
import {BLOCK_REASONS} from "./words.js";

export function wireConduct() {
  options($("block-reason"), Object.entries(BLOCK_REASONS));
  $("child").addEventListener("click", () => act("child", {}, "Flagged: this may be a child."));
  $("warn").addEventListener("click", () => { if (!openEntry().chat.warned) act("warn", {}, "The adult was warned."); });
  onSubmit($("block-form"), block);
  watch(showConduct);
}

function block() {
  if (!openEntry().chat.warned) {
    complain("Warn first. Block only if it goes on.");
    return $("warn").focus();
  }
  return act("block", {reason: $("block-reason").value}, "Blocked for 24 hours.");
}

function showConduct() {
  const entry = openEntry();
  if (!entry) return;
  const {chat} = entry;
  const live = chat.state === "live" && isIn(chat);
  show($("child-part"), live && !chat.child_flagged);
  show($("child-flag"), Boolean(chat.child_flagged));
  show($("conduct"), live || chat.state === "wrap");
  show($("warn"), live);
  show($("block-form"), !chat.child_flagged);
  show($("block-not"), Boolean(chat.child_flagged));
  $("warn").setAttribute("aria-disabled", String(Boolean(chat.warned)));
  setText($("warn-hint"), chat.warned ? "The adult was warned." : "The adult is told that the chat will end if it goes on.");
}
