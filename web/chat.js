"use strict";

// The chat page. Without this file the page still works as plain forms.
// The session token lives in one variable here and nowhere else.
(function () {
  const AWAY = "https://www.bbc.co.uk/weather";
  const TIMEOUT_MS = 8000;
  const SHIFT = {presses: 3, withinMs: 5000};
  const LEAVE_PAYLOAD = /^\/leave_now\b/;
  const WORDS = {
    writing: "The guide is writing",
    trouble: "I can't answer just now. If anyone is in danger, call 999. You can also ring the NSPCC on 0808 800 5000.",
    over: "This chat has ended and nothing was kept. You can start again.",
    refused: "That could not be sent.", again: "Try again",
  };
  const [bar, log, status, choices, composer, field, send] =
    ["bar", "log", "status", "choices", "composer", "text", "send"].map((id) => document.getElementById(id));

  let token = takeToken();
  let offered = readChoices();  // what the last reply offered
  const opening = token ? [] : offered;  // a new session accepts these too
  let turn = null;  // the adult's latest message: {body, text, bubble}
  let trouble = null;  // "I can't answer just now", while it stands
  let request = null;  // AbortController of the request under way
  let busy = false, gone = false;

  // A session opened before this script ran is carried on.
  function takeToken() {
    const value = composer.elements.session.value;
    document.querySelectorAll("input[type=hidden]").forEach((input) => { input.value = ""; });
    return value || null;
  }

  function readChoices() {
    return Array.from(choices.children, (button) => ({title: button.textContent, payload: button.value}));
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function say(kind, speaker, text) {
    const message = element("div", "message " + kind, "");
    if (speaker) message.append(element("span", "unseen", speaker + ": "));
    message.append(element("p", "text", text));
    log.append(message);
    return message;
  }

  function addChoice(title, press) {
    const button = element("button", "choice", title);
    button.type = "button";
    button.addEventListener("click", press);
    choices.append(button);
  }

  function showChoices(list) {
    choices.textContent = "";
    list.forEach((choice) => addChoice(choice.title, () => choose(choice)));
    tell(list.length ? "Answers to choose from: " + list.length : "");
  }

  function tell(text) {
    status.textContent = text;
    status.classList.toggle("writing", text === WORDS.writing);
  }

  // Puts the adult's message (if it is short) or the answer to it at the top of the screen.
  function reveal(answer) {
    const long = turn.bubble.offsetHeight > window.innerHeight / 4;
    const first = long && answer ? answer : turn.bubble;
    window.scrollTo(0, first.getBoundingClientRect().top + window.scrollY - bar.offsetHeight - 12);
  }

  // After a pressed button a phone must not open its keyboard over the answer.
  function refocus() {
    const pressed = turn && turn.body.payload && window.matchMedia("(pointer: coarse)").matches;
    (pressed ? log : field).focus({preventScroll: true});
  }

  function setBusy(value) {
    busy = send.disabled = value;
    tell(value ? WORDS.writing : "");
  }

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function post(path, headers, body) {
    request = new AbortController();
    const {signal} = request;
    const timer = setTimeout(() => request.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(path, {method: "POST", headers, body, signal, cache: "no-store"});
      // An error may come without JSON; an answer may not.
      const data = await (response.ok ? response.json() : response.json().catch(() => null));
      return {code: response.status, data: data || {}};
    } finally {
      clearTimeout(timer);
    }
  }

  async function exchange(body) {
    if (!token) {
      const opened = await post("/chat/sessions", {});
      if (opened.code !== 201) return opened;
      token = opened.data.session;
      if (gone) return endSession();
    }
    const headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"};
    return post("/chat/messages", headers, JSON.stringify(body));
  }

  // Never waited for: the page is on its way out.
  function endSession() {
    if (!token) return;
    const headers = {"Authorization": "Bearer " + token};
    token = null;
    fetch("/chat/sessions", {method: "DELETE", headers, keepalive: true}).catch(() => {});
  }

  function submit() {
    const text = field.value.trim();
    if (busy || !text) return refocus();
    if (trouble && turn.text === text) return deliver();
    field.value = "";
    begin(text, {text, id: newId()});
  }

  function choose(choice) {
    if (busy) return;
    if (LEAVE_PAYLOAD.test(choice.payload)) return leave();
    begin(choice.title, {payload: choice.payload, id: newId()});
  }

  function begin(shown, body) {
    clearTrouble();
    turn = {body, text: body.text || "", bubble: say("adult", "You", shown)};
    deliver();
  }

  async function deliver() {
    clearTrouble();
    showChoices([]);
    setBusy(true);
    refocus();
    reveal();
    const reply = await exchange(turn.body).catch(() => ({code: 0, data: {}}));
    if (gone) return;
    setBusy(false);
    reveal(settle(reply.code, reply.data));
    refocus();
  }

  function settle(code, data) {
    if (code === 200 && data.hide === true) return leave();
    if (code === 200 && Array.isArray(data.messages)) return answered(data.messages, data.state === "ended");
    if (code === 401) return refused(WORDS.over, true);
    if (code >= 400 && code < 500) return refused(String(data.error || WORDS.refused), false);
    return failed();
  }

  function answered(messages, ended) {
    const [first] = messages.map((message) => say("guide", "Guide", message.text));
    offered = ended ? [] : [].concat(...messages.map((message) => message.buttons || []));
    showChoices(offered);
    if (ended) token = null;
    if (ended) say("note", "", WORDS.over);
    return first;
  }

  function refused(words, over) {
    keepText();
    if (over) [token, offered] = [null, opening];
    showChoices(offered);
    return say("note", "", words);
  }

  function failed() {
    keepText();
    trouble = say("note trouble", "", WORDS.trouble);
    addChoice(WORDS.again, deliver);
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

  function leave() {
    document.body.hidden = true;
    gone = true;
    endSession();
    if (request) request.abort();
    log.textContent = field.value = "";
    window.location.replace(AWAY);
  }

  // Counts Shift pressed by itself; any other key, as for a capital letter, starts the count again.
  function watchShift() {
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.repeat) return;
      presses = event.key === "Shift" ? presses.concat(event.timeStamp).slice(-SHIFT.presses) : [];
      if (presses.length === SHIFT.presses && event.timeStamp - presses[0] <= SHIFT.withinMs) leave();
    }, true);
  }

  function onEnter(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  }

  function onReturn(event) {
    if (!event.persisted) return;
    document.body.hidden = true;
    window.location.replace("/");
  }

  function take(form, act) {
    form.addEventListener("submit", (event) => { event.preventDefault(); act(); });
  }

  take(composer, submit);
  take(document.forms.leave, leave);
  field.addEventListener("keydown", onEnter);
  window.addEventListener("pagehide", endSession);
  window.addEventListener("pageshow", onReturn);
  watchShift();
  showChoices(offered);
  document.querySelectorAll(".hint").forEach((hint) => { hint.hidden = false; });
}());
