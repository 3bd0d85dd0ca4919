// Reads the server-sent events by fetch, goes on after the last one seen, and comes back by itself when the line drops.

// The server sends a comment every 20 seconds; twice that and some more is silence.
const SILENT_MS = 50000;
const LONGEST_PAUSE_MS = 15000;
// After this long without a console, chats go back to the queue (bot/handoff/timing.py).
export const LOST_SECONDS = 60;

let running = null;  // {onEvent, onUp, onDown, lastId, heardAt, attempt, wake}

export function listen(handlers) {
  stop();
  running = {...handlers, lastId: "", heardAt: Date.now(), tries: 0, wake: () => {}};
  keepOn(running);
}

export function stop() {
  if (!running) return;
  running.over = true;
  running.abort?.abort();
  running.wake();
  running = null;
}

// Tries at once, as when the laptop wakes or the network is back.
export function retry() {
  if (!running) return;
  if (Date.now() - running.heardAt > SILENT_MS) running.abort?.abort();
  running.wake();
}

// The browser says that the network is gone: sooner than silence does.
export function drop() {
  running?.abort?.abort();
}

export const secondsSilent = () => running ? (Date.now() - running.heardAt) / 1000 : 0;

async function keepOn(line) {
  while (!line.over) {
    try {
      await readOnce(line);
    } catch (error) {
      if (error.status === 401) window.dispatchEvent(new Event("signed-out"));
    }
    if (line.over) return;
    line.onDown();
    await pause(line, Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** line.tries++) * (0.75 + Math.random() / 2));
  }
}

function pause(line, milliseconds) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    line.wake = () => { clearTimeout(timer); done(); };
  });
}

async function readOnce(line) {
  line.abort = new AbortController();
  const headers = line.lastId ? {"Last-Event-ID": line.lastId} : {};
  const watch = setInterval(() => { if (Date.now() - line.heardAt > SILENT_MS) line.abort.abort(); }, 5000);
  const first = setTimeout(() => line.abort.abort(), 10000);
  try {
    const answer = await fetch("/staff/api/events", {headers, cache: "no-store", signal: line.abort.signal});
    clearTimeout(first);
    if (!answer.ok) throw Object.assign(new Error("refused"), {status: answer.status});
    [line.heardAt, line.tries] = [Date.now(), 0];
    line.onUp();
    await readBody(line, answer.body.pipeThrough(new TextDecoderStream()).getReader());
  } finally {
    clearTimeout(first);
    clearInterval(watch);
  }
}

async function readBody(line, reader) {
  let rest = "";
  for (;;) {
    const {done, value} = await reader.read();
    if (done || line.over) return;
    line.heardAt = Date.now();
    const blocks = (rest + value).replace(/\r\n/g, "\n").split("\n\n");
    rest = blocks.pop();
    blocks.forEach((block) => take(line, block));
  }
}

function take(line, block) {
  const event = {name: "message", data: []};
  for (const row of block.split("\n")) {
    const [, field, value] = /^(event|data|id): ?(.*)$/.exec(row) || [];
    if (field === "event") event.name = value;
    if (field === "data") event.data.push(value);
    if (field === "id") line.lastId = value;
  }
  if (event.data.length) line.onEvent(event.name, JSON.parse(event.data.join("\n")));
}
