// The chat page. Without these files the page still works as plain forms.
import * as api from "./chat_api.js";
import * as connection from "./chat_connection.js";
import * as page from "./chat_log.js";
import * as person from "./chat_person.js";
import {WORDS} from "./chat_words.js";
import {leave, watchLeaving} from "./leaving.js";

const LEAVE_PAYLOAD = /^\/leave_now\b/;
const [composer, field] = ["composer", "text"].map((id) => document.getElementById(id));

const carriedOn = api.takeToken(composer);
let offered = page.readChoices();  // what the last reply offered
const opening = carriedOn ? [] : offered;  // a new session accepts these too
let turn = null;  // the adult's latest message: {body, text, bubble}
let trouble = null;  // "I can't answer just now", while it stands
let busy = false;

function offer(list) {
  offered = list;
  page.showChoices(list, choose);
}

function submit() {
  const text = field.value.trim();
  if (busy || !text) return refocus();
  if (trouble && turn.text === text) return deliver();
  field.value = "";
  begin(text, {text, id: api.newId()});
}

function choose(choice) {
  if (busy) return;
  if (LEAVE_PAYLOAD.test(choice.payload)) return leave();
  begin(choice.title, {payload: choice.payload, id: api.newId()});
}

function begin(shown, body) {
  clearTrouble();
  turn = {body, text: body.text || "", bubble: page.say("adult", "You", shown)};
  deliver();
}

async function deliver() {
  clearTrouble();
  if (!person.isLive()) page.showChoices([], choose);
  busy = true;
  page.setWriting(!person.isLive());
  refocus();
  page.reveal(turn.bubble);
  const reply = await api.exchange(turn.body);
  if (api.isGone()) return;
  busy = false;
  page.setWriting(false);
  person.sent();
  const answer = settle(reply.code, reply.data);
  if (answer) page.reveal(turn.bubble, answer);
  refocus();
}

function settle(code, data) {
  if (code === 200 && data.hide === true) return leave();
  if (code === 200 && data.again === true) return unanswered(data.messages);
  if (code === 200 && Array.isArray(data.messages)) return answered(data.messages, data.state);
  if (code === 401) return refused(person.isThere() ? WORDS.restarted : WORDS.over, true);
  if (code === 429) return troubled(String(data.error || WORDS.trouble));
  if (code >= 400 && code < 500) return refused(String(data.error || WORDS.refused), false);
  return failed();
}

function answered(messages, state) {
  const [first] = messages.map((message) => page.say("guide", "Guide", message.text));
  if (state === "ended") return ended(WORDS.over) && first;
  offer([].concat(...messages.map((message) => message.buttons || [])));
  person.become(state);
  return first;
}

function ended(words) {
  api.dropToken();
  api.closeStream();
  offer([]);
  person.forget();
  return page.say("note", "", words);
}

function refused(words, over) {
  keepText();
  if (over) {
    api.dropToken();
    person.forget();
    offered = opening;
  }
  page.showChoices(offered, choose);
  return page.say("note", "", words);
}

function failed() {
  return troubled(person.isLive() || connection.isLost() ? WORDS.notSent : WORDS.trouble);
}

// The guide could not answer and says so itself; its buttons still work, and the message can be sent again.
function unanswered(messages) {
  const choices = [].concat(...messages.map((message) => message.buttons || []));
  // Where the chat could not even be looked up, the buttons on the page are all that is known of it.
  offer(choices.length ? choices : offered);
  return troubled(messages.map((message) => message.text).join("\n"));
}

function troubled(words) {
  keepText();
  trouble = page.say("note trouble", "", words);
  page.addChoice(WORDS.again, deliver);
  return trouble;
}

// A message without an answer goes back into the field, unless the adult is already writing another.
function keepText() {
  turn.bubble.classList.add("unanswered");
  if (!field.value) field.value = turn.text;
}

function clearTrouble() {
  if (!trouble) return;
  trouble.remove();
  trouble = null;
  if (field.value.trim() === turn.text) field.value = "";
  turn.bubble.classList.remove("unanswered");
}

function refocus() {
  page.refocus(turn && turn.body.payload);
}

function onEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
}

function take(form, act) {
  form.addEventListener("submit", (event) => { event.preventDefault(); act(); });
}

take(composer, submit);
take(document.forms.leave, leave);
field.addEventListener("keydown", onEnter);
field.addEventListener("input", person.typed);
window.addEventListener("pagehide", api.endSession);
for (const news of ["online", "pageshow"]) window.addEventListener(news, person.wake);
for (const news of ["resume", "visibilitychange"]) document.addEventListener(news, person.wake);
watchLeaving(() => { api.goAway(); page.clear(); });
connection.watchBrowser();
person.start({offer, ended, choose});
offer(offered);
person.become(composer.dataset.state || "bot");
document.querySelectorAll(".hint").forEach((hint) => { hint.hidden = false; });
