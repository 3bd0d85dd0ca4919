// Saved replies: found by typing, put into the box for editing, never sent from here.

import {get} from "./api.js";
import {$, el, keyed, setText, show} from "./dom.js";
import {insertText} from "./composer.js";

let replies = [];
let active = -1;

export async function loadReplies() {
  ({replies} = await get("/replies").catch(() => ({replies})));
}

export function wireFinder() {
  const field = $("find");
  field.addEventListener("input", () => open(0));
  field.addEventListener("focus", loadReplies);
  field.addEventListener("click", () => open(-1));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", onKey);
}

function matches() {
  const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  const within = (reply) => (reply.title + " " + reply.text).toLowerCase();
  return replies.filter((reply) => words.every((word) => within(reply).includes(word))).slice(0, 8);
}

function open(first) {
  const list = $("found");
  const found = matches();
  active = Math.min(first, found.length - 1);
  keyed(list, found, (reply) => reply.id + " " + reply.version, make);
  show(list, found.length > 0);
  $("find").setAttribute("aria-expanded", String(found.length > 0));
  mark();
}

function make(reply) {
  const row = el("li", {role: "option", id: "reply-" + reply.id}, el("strong"), el("span"));
  setText(row.firstChild, reply.title);
  setText(row.lastChild, reply.text);
  row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(reply); });
  return row;
}

function mark() {
  Array.from($("found").children).forEach((row, place) => {
    row.setAttribute("aria-selected", String(place === active));
    if (place === active) row.scrollIntoView({block: "nearest"});
  });
  const row = $("found").children[active];
  if (row && !$("found").hidden) $("find").setAttribute("aria-activedescendant", row.id);
  else $("find").removeAttribute("aria-activedescendant");
}

function close() {
  show($("found"), false);
  $("find").setAttribute("aria-expanded", "false");
  $("find").removeAttribute("aria-activedescendant");
}

function choose(reply) {
  $("find").value = "";
  close();
  insertText(reply.text);
}

function onKey(event) {
  const found = matches();
  const closed = $("found").hidden;
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (step && closed) open(0);
  else if (step) active = (active + step + found.length) % found.length;
  else if (event.key === "Enter" && !closed && found[active]) choose(found[active]);
  else if (event.key === "Escape" && !closed) close();
  else return;
  event.preventDefault();
  if (step) mark();
}
