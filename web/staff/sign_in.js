// Signing in: name and password, then what the account still needs; ends with "ready".

import {ApiError, get, post, put, setToken} from "./api.js";
import {$, el, onSubmit, setText, show} from "./dom.js";
import {errorWords} from "./words.js";

const TITLES = {name: "Sign in", code: "Second step", password: "Choose a new password", totp: "Set up the second step"};
const FIRST = {name: "name", code: "code", password: "new-password", totp: "first-code"};
let typed = {};  // name and password between the first step and the code
let ready = () => {};

export function wireSignIn(whenReady) {
  ready = whenReady;
  onSubmit($("step-name"), () => {
    typed = {name: $("name").value.trim(), password: $("password").value};
    attempt(() => post("/sign-in", typed));
  });
  onSubmit($("step-code"), () => attempt(() => post("/sign-in", {...typed, code: digits("code")})));
  onSubmit($("step-password"), keepPassword);
  onSubmit($("step-totp"), () => attempt(() => put("/totp", {code: digits("first-code")})));
  $("start-again").addEventListener("click", () => showStep("name"));
}

const digits = (id) => $(id).value.replace(/\s/g, "");

export function showStep(step, said = "") {
  for (const name of Object.keys(TITLES)) show($("step-" + name), name === step);
  for (const id of ["password", "code", "new-password", "again", "first-code"]) $(id).value = "";
  if (step !== "code") typed = {};
  show($("sign-in"), true);
  show($("start-again"), step !== "name");
  setText($("sign-in-title"), TITLES[step]);
  say(said);
  if (step === "totp") showSecret();
  $(FIRST[step]).focus();
}

function say(text) {
  $("sign-in-said").replaceChildren(...(text ? [el("span", {}, text)] : []));
}

function keepPassword() {
  const wanted = $("new-password").value;
  if (wanted !== $("again").value) return refuse("The two passwords differ.", "again");
  attempt(() => post("/password", {new: wanted}));
}

function refuse(text, field) {
  say(text);
  $(field).value = "";
  $(field).focus();
}

async function attempt(ask) {
  const step = Object.keys(TITLES).find((name) => !$("step-" + name).hidden);
  try {
    const {next} = await ask();
    await goOn(next);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refuse(errorWords(error), step === "name" ? "password" : FIRST[step]);
  }
}

// The token against forged requests comes with every answer of /me, signed in half or whole.
export async function goOn(next) {
  if (next !== "code") setToken((await get("/me")).csrf);
  if (next !== "ready") return showStep(next);
  typed = {};
  show($("sign-in"), false);
  await ready();
}

async function showSecret() {
  const {secret} = await post("/totp");
  setText($("totp-secret"), secret.replace(/(.{4})(?=.)/g, "$1 "));
  $("totp-picture").src = "/staff/api/totp.svg";
}
