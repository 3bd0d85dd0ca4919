// Writing: to the adult and to staff. What is not sent stands in memory only, for each chat its own.

import {chatPath, newId, now, post} from "./api.js";
import {attempt} from "./attempt.js";
import {$, announce, complain, onSubmit, setText} from "./dom.js";
import {openEntry, putNote, state, watch} from "./state.js";
import {errorWords} from "./words.js";

const LONGEST = 4000;
// Far more than the 500 ms asked for, and less than the 6 s for which the adult is shown it.
const TYPING_EVERY_MS = 2500;
let shownRef = "";
let typedAt = -Infinity;

export function wireComposer() {
  onSubmit($("message-form"), send);
  onSubmit($("aside-form"), addAside);
  $("message").addEventListener("keydown", onEnter);
  $("message").addEventListener("input", onInput);
  $("aside").addEventListener("input", () => { const entry = openEntry(); if (entry) entry.aside = $("aside").value; });
  watch(swapDraft);
}

function swapDraft() {
  if (state.open === shownRef) return;
  shownRef = state.open;
  const entry = openEntry();
  [$("message").value, $("aside").value] = [entry?.draft || "", entry?.aside || ""];
  showLeft();
}

function onEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
}

function onInput() {
  const entry = openEntry();
  if (!entry) return;
  entry.draft = $("message").value;
  showLeft();
  if (!entry.draft.trim() || performance.now() - typedAt < TYPING_EVERY_MS) return;
  typedAt = performance.now();
  post(chatPath(entry.chat.ref, "typing")).catch(() => {});
}

function showLeft() {
  const left = LONGEST - $("message").value.length;
  setText($("message-left"), left < 500 ? left + " characters left." : "");
}

// Puts a text where the cursor is, to be edited before it is sent.
export function insertText(text) {
  const box = $("message");
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.focus();
  onInput();
}

// The box is free at once; messages leave in the order in which they were written.
function send() {
  const entry = openEntry();
  const text = $("message").value.trim();
  if (!entry || !text) return $("message").focus();
  setDraft(entry, "");
  typedAt = -Infinity;
  // The same words sent again after a failure have the same id, so that they are kept once.
  const id = entry.failed?.text === text ? entry.failed.id : newId();
  entry.sending = entry.sending.then(() => deliver(entry, text, id));
  $("message").focus();
}

async function deliver(entry, text, id) {
  try {
    const {number} = await post(chatPath(entry.chat.ref, "messages"), {text, id});
    if (number) putNote(entry.chat.ref, {number, side: "staff", text, by: state.me.display_name, values: {staff: state.me.id}, at: now()});
    entry.failed = null;
    complain("");
  } catch (error) {
    entry.failed = {text, id};
    setDraft(entry, entry.draft ? text + "\n" + entry.draft : text);
    complain("Not sent: " + errorWords(error) + " Your words are in the box.");
  }
}

function setDraft(entry, text) {
  entry.draft = text;
  if (entry === openEntry()) $("message").value = text;
  showLeft();
}

async function addAside() {
  const entry = openEntry();
  const text = $("aside").value.trim();
  if (!text) return;
  await attempt(async () => {
    const {number} = await post(chatPath(entry.chat.ref, "asides"), {text});
    if (number) putNote(entry.chat.ref, {number, side: "aside", text, by: state.me.display_name, values: {staff: state.me.id}, at: now()});
    entry.aside = "";
    if (entry === openEntry()) $("aside").value = "";
    announce("Note added.");
    $("aside-part").open = false;
    $("aside-part").querySelector("summary").focus();
  });
}
