// What can be done with the chat on screen: the 999 card, what danger there is, passing on, leaving a colleague's chat.

import {chatPath, post} from "./api.js";
import {attempt} from "./attempt.js";
import {$, announce, el, keyed, onSubmit, options, setText, show} from "./dom.js";
import {dropChat, isIn, isMine, openEntry, putAnswer, state, watch} from "./state.js";
import {sayValue} from "./queue.js";
import {DANGER, FIELDS} from "./words.js";

export function wireActs() {
  $("danger-choices").append(...Object.entries(DANGER).map(([code, label]) =>
    el("label", {class: "check"}, el("input", {type: "radio", name: "danger", value: code, required: true}), " " + label)));
  $("card-999").addEventListener("click", () => act("card-999", {}, "The adult sees the 999 card."));
  onSubmit($("danger-form"), () => act("danger", {danger: new FormData($("danger-form")).get("danger")}, "Danger decided."));
  onSubmit($("pass-form"), async () => {
    const asked = {to: $("pass-to").value === "queue" ? "" : $("pass-to").value, warm: $("warm").checked};
    if (await act("pass", asked, "Passed on. It is yours until it is accepted.")) $("keep-it").focus();
  });
  $("keep-it").addEventListener("click", async () => { if (await act("refuse", {}, "You keep the chat.")) $("message").focus(); });
  $("step-out").addEventListener("click", stepOut);
  for (const part of document.querySelectorAll("#acts details")) {
    part.addEventListener("toggle", () => { if (part.open) part.scrollIntoView({block: "nearest"}); });
  }
  watch(showActs);
}

// Does something with the chat on screen and takes over what the answer says of it.
export function act(name, body, said) {
  return attempt(async () => {
    const {chat} = await post(chatPath(state.open, name), body);
    if (chat) putAnswer(chat);
    if (said) announce(said);
  });
}

async function stepOut() {
  const ref = state.open;
  await attempt(async () => {
    await post(chatPath(ref, "step-out"));
    dropChat(ref);
  });
  $("mine-title").focus();
}

let shownRef = "";

function showActs() {
  const entry = openEntry();
  if (!entry) return void (shownRef = "");
  const {chat} = entry;
  const [live, own] = [chat.state === "live", isMine(chat)];
  if (shownRef !== chat.ref) fresh(chat);
  for (const id of ["card-999", "hint-999"]) show($(id), live);
  show($("danger-form"), own && (live || chat.state === "wrap"));
  show($("pass-part"), live && own && !chat.passing);
  show($("passing"), live && own && Boolean(chat.passing));
  show($("step-out"), live && !own && isIn(chat));
  setText($("danger-saved"), chat.danger ? "Decided: " + DANGER[chat.danger] : "Not decided yet");
  showSummary(chat);
  showPassing(chat);
}

// Another chat: what was chosen for the last one does not stand.
function fresh(chat) {
  shownRef = chat.ref;
  for (const form of ["danger-form", "pass-form", "block-form", "wrap"]) $(form).reset();
  for (const part of document.querySelectorAll("#acts details")) part.open = false;
  for (const choice of document.getElementsByName("danger")) choice.checked = choice.value === chat.danger;
  show($("end-sure"), false);
}

function showSummary(chat) {
  keyed($("summary"), Object.entries(chat.summary || {}), ([name]) => name,
    ([name]) => el("div", {}, el("dt"), el("dd", {class: name})), (row, [name, code]) => {
      setText(row.firstChild, FIELDS[name] || name);
      setText(row.lastChild, sayValue(code));
    });
}

function showPassing(chat) {
  const people = state.board.on_shift;
  const free = people.filter((person) => person.id !== state.me.id && person.chats < person.capacity && !chat.people.includes(person.id));
  options($("pass-to"), [["queue", "Whoever is free"], ...free.map((person) => [person.id, person.name])]);
  if (!chat.passing) return;
  const to = people.find((person) => person.id === chat.passing.to)?.name;
  setText($("passing-said"), "Waiting for " + (chat.passing.to ? to || "a colleague" : "somebody free") + " to accept. The chat is still yours.");
}
