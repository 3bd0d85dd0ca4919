// My own part: on and off shift, how many chats at once, the name adults see, signing out.

import {patch, post} from "./api.js";
import {$, announce, onSubmit, setText} from "./dom.js";
import {attempt} from "./attempt.js";
import {changed, state, watch} from "./state.js";
import {ROLES} from "./words.js";

export function wireMe() {
  $("shift").addEventListener("click", () => save({on_shift: !state.me.on_shift}));
  onSubmit($("my-form"), async () => {
    if (await save({display_name: $("my-name").value.trim(), capacity: Number($("my-capacity").value)})) announce("Saved.");
  });
  $("sign-out").addEventListener("click", () => attempt(async () => {
    await post("/sign-out");
    window.dispatchEvent(new Event("signed-out"));
  }));
  $("settings").addEventListener("toggle", fill);
  $("settings").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    $("settings").open = false;
    $("settings").querySelector("summary").focus();
  });
  watch(showMe);
}

function save(wanted) {
  return attempt(async () => {
    Object.assign(state.me, await patch("/me", wanted));
    changed();
  });
}

function fill() {
  $("my-name").value = state.me?.display_name || "";
  $("my-capacity").value = state.me?.capacity || 1;
}

function showMe() {
  if (!state.me) return;
  $("shift").setAttribute("aria-checked", String(Boolean(state.me.on_shift)));
  setText($("who"), "Signed in as " + state.me.name + ", " + (ROLES[state.me.role] || state.me.role).toLowerCase() + ".");
}
