// Calls of the staff API: JSON in and out, the token against forged requests, errors as ApiError.

const BASE = "/staff/api";
const TIMEOUT_MS = 10000;
const token = {csrf: "", aheadSeconds: 0};

export class ApiError extends Error {
  constructor(code, status) {
    super(code);
    [this.code, this.status] = [code, status];
  }
}

export function setToken(csrf) {
  token.csrf = csrf || "";
}

// The server's time, by its own clock; a laptop's may be wrong.
export function now() {
  return Date.now() / 1000 + token.aheadSeconds;
}

export async function call(method, path, body) {
  const headers = body === undefined ? {} : {"Content-Type": "application/json"};
  if (method !== "GET") headers["X-Steady-CSRF"] = token.csrf;
  if (body && body.id) headers["Idempotency-Key"] = body.id;  // a proxy may ask another process (docs/scaling.md)
  const answer = await ask(path, {method, headers, body: JSON.stringify(body)});
  keepTime(answer.headers.get("Date"));
  const data = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (answer.ok) return data;
  if (answer.status === 401 && path !== "/sign-in") window.dispatchEvent(new Event("signed-out"));
  throw new ApiError(data.error || "", answer.status);
}

async function ask(path, request) {
  try {
    return await fetch(BASE + path, {...request, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS)});
  } catch {
    throw new ApiError("offline", 0);
  }
}

function keepTime(date) {
  const gap = date ? Date.parse(date) / 1000 - Date.now() / 1000 : 0;
  token.aheadSeconds = Math.abs(gap) > 2 ? gap : 0;  // the header has whole seconds only
}

export const get = (path) => call("GET", path);
export const post = (path, body) => call("POST", path, body ?? {});
export const put = (path, body) => call("PUT", path, body ?? {});
export const patch = (path, body) => call("PATCH", path, body);
export const remove = (path) => call("DELETE", path);
export const chatPath = (ref, act) => "/chats/" + encodeURIComponent(ref) + (act ? "/" + act : "");

// Random, so that a message sent again is kept once.
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
