// Supervisors: saved replies, each a small form; a new one at the end.

import {get, post, put, call} from "./api.js";
import {attempt} from "./attempt.js";
import {$, announce, el, keyed, onSubmit} from "./dom.js";
import {loadReplies} from "./finder.js";

const NEW = {id: "new", version: 0, title: "", text: ""};

export async function openReplies() {
  const {replies} = await get("/replies");
  keyed($("reply-list"), [...replies, NEW], (reply) => reply.id + " " + reply.version, make);
}

function make(reply) {
  const id = "saved-" + reply.id;
  const title = el("input", {id: id + "-title", maxlength: "60", required: true, autocomplete: "off"});
  const text = el("textarea", {id: id + "-text", maxlength: "500", rows: "3", required: true});
  [title.value, text.value] = [reply.title, reply.text];
  const isNew = reply === NEW;
  const away = el("button", {type: "button", onclick: () => change(() => call("DELETE", "/replies/" + reply.id + "?version=" + reply.version), "Removed.")}, "Remove");
  const form = el("form", {class: "panel", "aria-label": isNew ? "New saved reply" : "Saved reply: " + reply.title},
    el("h3", {}, isNew ? "New reply" : reply.title), el("label", {for: title.id}, "Title"), title, el("label", {for: text.id}, "Text"), text,
    el("div", {class: "row"}, el("button", {class: "main"}, isNew ? "Add the reply" : "Save"), ...(isNew ? [] : [away])));
  onSubmit(form, async () => {
    const body = {title: title.value.trim(), text: text.value.trim()};
    const went = await change(() => isNew ? post("/replies", body) : put("/replies/" + reply.id, {...body, version: reply.version}), "Saved.");
    if (went && isNew) [title.value, text.value] = ["", ""];
  });
  return form;
}

async function change(ask, said) {
  const went = await attempt(async () => {
    await ask();
    announce(said);
    await openReplies();
    loadReplies();
  });
  if (went && document.activeElement === document.body) $("replies-title").focus();
  return went;
}
