// Supervisors: the line's name, period, hours and limits, and the capacity switch.

import {get, put, remove} from "./api.js";
import {attempt} from "./attempt.js";
import {$, announce, el, onSubmit, options, setText, show} from "./dom.js";
import {moment, plain, SWITCH_REASONS} from "./words.js";

const HOURS = "As in: Mo-Fr 09:00-17:00,18:00-21:00; Sa 10:00-14:00; PH off. Or: 24/7. PH is a bank holiday.";
// [field, label, hint, type]; without name, period and hours nobody can ask for a person.
const FIELDS = [
  ["name", "The line's name, as adults read it", "", "text"],
  ["keeps_for", "How long the line keeps its own record", "As adults read it: \"two years\".", "text"],
  ["all", "Opening hours", HOURS, "text"],
  ["web", "Hours on the page, where they differ", "Empty: as above.", "text"],
  ["telegram", "Hours on Telegram, where they differ", "Empty: as above.", "text"],
  ["closed_on", "Other closed days", "Year-month-day, with blanks between: 2026-12-24 2026-12-31.", "text"],
  ["last_admission_minutes", "Last new chat, minutes before closing", "", "number"],
  ["queue_ceiling", "Most chats that may wait", "Above it, adults are told that the line is full.", "number"],
  ["wait_limit_minutes", "Minutes until the adult is asked whether to go on waiting", "", "number"],
];
const NATIONS = {ENG: "England", WAL: "Wales", SCO: "Scotland", NIR: "Northern Ireland", CD: "Crown dependency"};
const CHANNELS = ["all", "web", "telegram"];
let line = {};

export function wireLine() {
  options($("switch-reason"), Object.entries(SWITCH_REASONS));
  $("line-form").append(el("h3", {}, "Name, hours and limits"), ...FIELDS.flatMap(field), el("label", {for: "line-nation"}, "Bank holidays of"),
    el("select", {id: "line-nation"}), el("label", {class: "check"}, el("input", {type: "checkbox", id: "line-counts"}), " Keep anonymous day counts"), el("button", {class: "main"}, "Save the line"));
  options($("line-nation"), Object.entries(NATIONS));
  onSubmit($("line-form"), save);
  onSubmit($("switch-form"), () => change(() => put("/switch", {reason: $("switch-reason").value, minutes: Number($("switch-minutes").value)}), "The line takes no new chats."));
  $("switch-off").addEventListener("click", () => change(() => remove("/switch"), "The line takes chats again."));
}

function field([name, label, hint, type]) {
  const id = "line-" + name;
  const input = el("input", {id, type, autocomplete: "off", min: type === "number" ? "0" : false, required: type === "number", "aria-describedby": hint ? id + "-hint" : false});
  return [el("label", {for: id}, label), input, ...(hint ? [el("p", {class: "hint", id: id + "-hint"}, hint)] : [])];
}

export async function openLine() {
  fill(await get("/line"));
}

function fill(settings) {
  line = settings;
  for (const [name] of FIELDS) $("line-" + name).value = CHANNELS.includes(name) ? line.hours[name] || "" : [line[name]].flat().join(" ");
  $("line-nation").value = line.bank_holidays_of;
  $("line-counts").checked = line.counts_on;
  const on = line.switch;
  setText($("switch-said"), on ? "On until " + moment(on.until) + ": " + (SWITCH_REASONS[on.reason] || plain(on.reason)) + "." : "Off: the line's hours count.");
  show($("switch-off"), Boolean(on));
}

function change(ask, said) {
  return attempt(async () => {
    await ask();
    await openLine();
    announce(said);
  });
}

function save() {
  const wanted = {bank_holidays_of: $("line-nation").value, counts_on: $("line-counts").checked, version: line.version};
  for (const [name, , , type] of FIELDS) if (!CHANNELS.includes(name)) wanted[name] = type === "number" ? Number($("line-" + name).value) : $("line-" + name).value.trim();
  wanted.closed_on = wanted.closed_on.split(/[\s,]+/).filter(Boolean);
  wanted.hours = Object.fromEntries(CHANNELS.map((name) => [name, $("line-" + name).value.trim()]).filter(([, hours]) => hours));
  return change(() => put("/line", wanted), "The line is saved.");
}
