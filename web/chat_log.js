// The log, the answers to choose from and the line that says who is writing. Nothing here knows of the network.
import {WORDS} from "./chat_words.js";

const [bar, log, status, choices, field, send] =
  ["bar", "log", "status", "choices", "text", "send"].map((id) => document.getElementById(id));

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

// A speaker is heard by screen readers; shown where it is a person, so that colour alone never tells.
export function say(kind, speaker, text, shown = false) {
  const message = element("div", "message " + kind, "");
  if (speaker) message.append(element("span", shown ? "speaker" : "unseen", speaker + ": "));
  message.append(element("p", "text", text));
  log.append(message);
  return message;
}

export function readChoices() {
  return Array.from(choices.children, (button) => ({title: button.textContent, payload: button.value}));
}

export function addChoice(title, press) {
  const button = element("button", "choice", title);
  button.type = "button";
  button.addEventListener("click", press);
  choices.append(button);
}

export function showChoices(list, choose) {
  choices.textContent = "";
  list.forEach((choice) => addChoice(choice.title, () => choose(choice)));
  tell(list.length ? "Answers to choose from: " + list.length : "");
}

export function tell(text, writing = false) {
  status.textContent = text;
  status.classList.toggle("writing", writing);
}

export function setWriting(on) {
  send.disabled = on;
  tell(on ? WORDS.writing : "", on);
}

// Puts the adult's message (if it is short) or the answer to it at the top of the screen.
export function reveal(bubble, answer) {
  const long = bubble.offsetHeight > window.innerHeight / 4;
  const first = long && answer ? answer : bubble;
  window.scrollTo(0, first.getBoundingClientRect().top + window.scrollY - bar.offsetHeight - 12);
}

// News comes unasked: it is brought into sight only where the adult was at the end of the chat already.
export function revealNews(message) {
  const below = message.getBoundingClientRect().bottom - window.innerHeight;
  if (below > 0 && below < window.innerHeight) window.scrollBy(0, below + 16);
}

// After a pressed button a phone must not open its keyboard over the answer.
export function refocus(pressed) {
  const touch = pressed && window.matchMedia("(pointer: coarse)").matches;
  (touch ? log : field).focus({preventScroll: true});
}

export function clear() {
  log.textContent = field.value = "";
}
