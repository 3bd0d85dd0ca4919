// Supervisors: who may sign in, their roles, and one-time passwords, each shown once.

import {get, patch, post} from "./api.js";
import {attempt} from "./attempt.js";
import {$, el, keyed, onSubmit, options, setText, show} from "./dom.js";
import {state} from "./state.js";
import {ROLES} from "./words.js";

export function wireAccounts() {
  options($("account-role"), Object.entries(ROLES));
  onSubmit($("account-form"), async () => {
    const name = $("account-name").value.trim();
    if (await change(() => post("/accounts", {name, role: $("account-role").value}), name)) $("account-form").reset();
  });
  $("one-time-close").addEventListener("click", () => {
    setText($("one-time-password"), "");
    show($("one-time"), false);
    $("accounts-title").focus();
  });
}

export async function openAccounts() {
  const {accounts} = await get("/accounts");
  keyed($("account-list"), accounts, (account) => account.id, make, update);
}

// A one-time password in the answer is shown at once: it cannot be asked for again.
function change(ask, name) {
  return attempt(async () => {
    const {one_time_password: password} = await ask();
    await openAccounts();
    if (!password) return;
    setText($("one-time-for"), name);
    setText($("one-time-password"), password);
    show($("one-time"), true);
    $("one-time").focus();
  });
}

function make(account) {
  const {id, name} = account;
  const role = el("select", {"aria-label": "Role of " + name, onchange: () => change(() => patch("/accounts/" + id, {role: role.value}), name)});
  options(role, Object.entries(ROLES));
  const able = el("button", {type: "button", class: "able", onclick: () => change(() => patch("/accounts/" + id, {disabled: able.dataset.on === "true"}), name)});
  const fresh = el("button", {type: "button", "aria-label": "New one-time password for " + name,
    onclick: () => change(() => post("/accounts/" + id + "/one-time-password"), name)}, "New one-time password");
  return el("li", {class: "card"}, el("p", {}, el("strong", {}, name), " ", el("span", {class: "meta"})), el("div", {class: "row"}, role, fresh, able));
}

function update(row, account) {
  const said = [account.display_name && "shown as " + account.display_name, account.must_change_password && "has not signed in yet", account.disabled && "disabled"];
  setText(row.querySelector(".meta"), said.filter(Boolean).join(", "));
  row.querySelector("select").value = account.role;
  const able = row.querySelector(".able");
  able.dataset.on = String(!account.disabled);
  setText(able, account.disabled ? "Enable" : "Disable");
  able.setAttribute("aria-label", able.textContent + " " + account.name);
  able.disabled = row.querySelector("select").disabled = String(account.id) === String(state.me.id);
}
