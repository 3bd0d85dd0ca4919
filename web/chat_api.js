// The session and every request of it. The token lives in one variable here and nowhere else.
const TIMEOUT_MS = 8000;
const SILENT_MS = 45000;  // design 10: the server writes to a stream every 20 s at least
let token = null;
let request = null;  // AbortController of the message under way
let stream = null;  // AbortController of the event stream
let heardAt = 0;  // when something came by it
let gone = false;

// A session opened before this script ran is carried on.
export function takeToken(form) {
  token = form.elements.session.value || null;
  document.querySelectorAll("input[type=hidden]").forEach((input) => { input.value = ""; });
  return token !== null;
}

export function dropToken() {
  token = null;
}

export function isGone() {
  return gone;
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function post(path, headers, body) {
  const mine = request = new AbortController();
  const timer = setTimeout(() => mine.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {method: "POST", headers, body, signal: mine.signal, cache: "no-store"});
    // An error may come without JSON; an answer may not.
    const data = await (response.ok ? response.json() : response.json().catch(() => null));
    return {code: response.status, data: data || {}};
  } finally {
    clearTimeout(timer);
  }
}

// Returns {code, data}; code 0 where nothing came back.
export async function exchange(body) {
  try {
    if (!token) {
      const opened = await post("/chat/sessions", {});
      if (opened.code !== 201) return opened;
      token = opened.data.session;
      if (gone) return {code: 0, data: endSession() || {}};
    }
    // The id again as a header: a proxy may then ask another process where the first has gone (docs/scaling.md).
    const headers = {...bearer(), "Content-Type": "application/json", "Idempotency-Key": body.id};
    return await post("/chat/messages", headers, JSON.stringify(body));
  } catch {
    return {code: 0, data: {}};
  }
}

export function tellTyping() {
  if (token) fetch("/chat/typing", {method: "POST", headers: bearer(), cache: "no-store"}).catch(() => {});
}

function bearer() {
  return {"Authorization": "Bearer " + token};
}

// Never waited for: the page is on its way out.
export function endSession() {
  if (!token) return;
  const headers = bearer();
  token = null;
  closeStream();
  fetch("/chat/sessions", {method: "DELETE", headers, keepalive: true}).catch(() => {});
}

export function goAway() {
  gone = true;
  endSession();
  if (request) request.abort();
}

export function closeStream() {
  if (stream) stream.abort();
  stream = null;
}

// After sleep a connection can be dead without having broken: nothing would ever come by it again.
export function dropSilentStream() {
  if (stream && Date.now() - heardAt > SILENT_MS) stream.abort();
}

// Reads the event stream until it ends; resolves with the status, 0 where the connection broke.
export async function readStream(lastId, onOpen, onEvent) {
  const mine = stream = new AbortController();
  const watch = setInterval(dropSilentStream, SILENT_MS / 9);
  heardAt = Date.now();
  const headers = lastId ? {...bearer(), "Last-Event-ID": lastId} : bearer();
  try {
    const response = await fetch("/chat/events", {headers, signal: mine.signal, cache: "no-store"});
    if (!response.ok) return response.status;
    onOpen();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = "", part = await reader.read(); !part.done; part = await reader.read()) {
      heardAt = Date.now();
      const blocks = (rest + part.value).split("\n\n");
      rest = blocks.pop();
      blocks.forEach((block) => emit(block, onEvent));
    }
    return response.status;
  } catch {
    return 0;
  } finally {
    clearInterval(watch);
  }
}

function emit(block, onEvent) {
  const fields = {};
  for (const line of block.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2);
  }
  if (fields.event) onEvent(fields.event, JSON.parse(fields.data), fields.id || "");
}
