// The lists: what is passed to me, my chats, who waits, and for supervisors the chats of others.

import {chatPath, now, post} from "./api.js";
import {attempt} from "./attempt.js";
import {$, el, keyed, options, setText, show} from "./dom.js";
import {openChat} from "./chat.js";
import {isIn, isMine, isSupervisor, putAnswer, state, waitedNow} from "./state.js";
import {about, FIELDS, lasts, LINE, moment, shortName, value} from "./words.js";

const STATES = {reserved: "join it now", live: "", wrap: "to wrap up", queued: ""};

export function showLists() {
  const {board} = state;
  const mine = [...state.chats.values()].map((entry) => entry.chat);
  const waiting = board.waiting.filter((chat) => !mine.some((own) => own.ref === chat.ref));
  const others = (board.live || []).filter((chat) => !isIn(chat));
  fill("mine", mine, makeMine, updateMine);
  fill("waiting", waiting, makeWaiting, updateWaiting);
  fill("offered", board.offered_to_me, makeOffered, updateOffered);
  fill("live", others, makeLive, updateLive);
  show($("offered-part"), board.offered_to_me.length > 0);
  show($("live-part"), isSupervisor());
  showLine(board);
}

function fill(id, chats, make, update) {
  const count = $(id + "-count");
  if (count) setText(count, chats.length || "");
  if ($(id + "-empty")) show($(id + "-empty"), !chats.length);
  keyed($(id), chats, (chat) => chat.ref, make, update);
}

function showLine(board) {
  const longest = Math.max(0, ...board.waiting.map(waitedNow));
  const opens = board.line.opens_at ? " It opens " + moment(board.line.opens_at) + "." : "";
  setText($("line-said"), (LINE[board.line.reason] || "") + opens + (board.waiting.length ? " Longest wait: " + lasts(longest) + "." : ""));
  keyed($("on-shift"), board.on_shift, (person) => person.id, () => el("li"), (row, person) =>
    setText(row, person.name + (person.id === state.me.id ? " (you)" : "") + ": " + person.chats + " of " + person.capacity));
}

function card(chat, ...buttons) {
  return el("li", {class: "card"},
    el("p", {}, el("strong", {}, shortName(chat.ref)), " ", el("span", {class: "badge"}), " ", el("span", {class: "meta"})),
    el("p", {class: "card-about"}), el("div", {class: "row"}, ...buttons));
}

function updateCard(row, chat) {
  const badge = row.querySelector(".badge");
  setText(badge, chat.urgent ? "Danger" : "");
  show(badge, chat.urgent);
  setText(row.querySelector(".meta"), (chat.channel === "telegram" ? "Telegram, " : "") + "waited " + lasts(waitedNow(chat)));
  const rest = Object.entries(chat.summary || {}).map(([name, code]) => FIELDS[name] + ": " + sayValue(code));
  setText(row.querySelector(".card-about"), rest.join(". ") || "No summary was let through.");
}

export const sayValue = (code) => String(code).split(",").map(value).join(", ");

function button(label, chat, press, kind = "") {
  return el("button", {type: "button", class: kind, "aria-label": label + ": " + shortName(chat.ref), onclick: press}, label);
}

function makeWaiting(chat) {
  return card(chat, button("Take", chat, () => take(chat, "take"), "main"));
}

function updateWaiting(row, chat) {
  updateCard(row, chat);
  const taken = chat.state === "reserved";
  show(row.querySelector("button"), !taken);
  if (taken) setText(row.querySelector(".meta"), (chat.staff_name || "A colleague") + " is taking it");
}

function makeOffered(chat) {
  const refusal = button("Refuse", chat, () => refuse(chat));
  show(refusal, Boolean(chat.passing?.to));  // what is passed on to everybody waits for somebody
  return card(chat, button("Accept", chat, () => take(chat, "accept"), "main"), refusal);
}

function updateOffered(row, chat) {
  updateCard(row, chat);
  setText(row.querySelector(".meta"), "from " + chat.staff_name + (chat.passing?.to ? "" : ", to whoever is free") + (chat.passing?.warm ? ", who stays in the chat" : ""));
}

async function take(chat, act) {
  const went = await attempt(async () => {
    const entry = putAnswer((await post(chatPath(chat.ref, act))).chat);
    if (act === "take") entry.takenAt = now();
    openChat(chat.ref);
  });
  if (!went) $("waiting-title").focus();
}

async function refuse(chat) {
  await attempt(async () => { await post(chatPath(chat.ref, "refuse")); });
  window.dispatchEvent(new Event("refresh"));
  $("mine-title").focus();
}

function makeMine(chat) {
  return el("li", {class: "card"}, el("button", {type: "button", class: "open", onclick: () => openChat(chat.ref)},
    el("strong", {}, shortName(chat.ref)), " ", el("span", {class: "badge"}), " ", el("span", {class: "meta"}), el("span", {class: "card-about"})));
}

function updateMine(row, chat) {
  const {unread} = state.chats.get(chat.ref);
  const badge = row.querySelector(".badge");
  setText(badge, unread ? unread + " new" : "");
  show(badge, unread > 0);
  const said = [STATES[chat.state], chat.adult_lost && "connection lost", !isMine(chat) && "beside " + chat.staff_name, chat.passing && "being passed on"];
  setText(row.querySelector(".meta"), said.filter(Boolean).join(", "));
  setText(row.querySelector(".card-about"), about(chat));
  const current = state.open === chat.ref;
  if (current) row.firstChild.setAttribute("aria-current", "true"); else row.firstChild.removeAttribute("aria-current");
}

function makeLive(chat) {
  const select = el("select", {"aria-label": "Give " + shortName(chat.ref) + " to"});
  const give = async () => {
    await attempt(async () => { await post(chatPath(chat.ref, "reassign"), {to: select.value}); });
    window.dispatchEvent(new Event("refresh"));
  };
  return card(chat, button("Join, announced", chat, () => take(chat, "beside")), select, button("Give", chat, give));
}

function updateLive(row, chat) {
  updateCard(row, chat);
  setText(row.querySelector(".meta"), "with " + (chat.staff_name || "nobody") + (chat.state === "live" ? "" : ", " + chat.state));
  const free = state.board.on_shift.filter((person) => person.id !== chat.staff);
  options(row.querySelector("select"), free.map((person) => [person.id, person.name + " (" + person.chats + " of " + person.capacity + ")"]));
  for (const control of row.querySelectorAll("button, select")) control.disabled = chat.state !== "live";
}
