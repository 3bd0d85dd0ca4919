// Supervisors: what was done (audit), how much (day counts), and who is blocked.

import {get, remove} from "./api.js";
import {attempt} from "./attempt.js";
import {$, announce, el, keyed, onSubmit, show} from "./dom.js";
import {BLOCK_REASONS, moment, plain, sentence} from "./words.js";

const DAY_MS = 24 * 3600 * 1000;
const CELLS = {few: "fewer than 5", withheld: "withheld"};
let oldest = null;

export function wireLooks() {
  $("audit-more").addEventListener("click", () => attempt(() => addAudit(oldest)));
  onSubmit($("counts-form"), () => attempt(openCounts));
}

export function openAudit() {
  $("audit-rows").replaceChildren();
  return addAudit(null);
}

async function addAudit(before) {
  const [{rows}, {accounts}] = await Promise.all([get("/audit" + (before ? "?before=" + before : "")), get("/accounts")]);
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  $("audit-rows").append(...rows.map((row) => el("tr", {}, el("td", {}, moment(row.at)), el("td", {}, names.get(row.actor) || row.actor || "The server"),
    el("td", {}, sentence(row.action)), el("td", {}, (row.ref || "").slice(-4).toUpperCase()), el("td", {}, plain(row.reason || "")))));
  oldest = rows.at(-1)?.id;
  show($("audit-more"), Boolean(rows.length && oldest));
  if (before) announce(rows.length + " more rows");
}

export async function openCounts() {
  const day = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  $("first").value ||= day(28);
  $("last").value ||= day(0);
  const {rows} = await get("/counts?first=" + $("first").value + "&last=" + $("last").value);
  const cell = (number) => CELLS[number] || String(number);
  const parts = (cells) => Object.entries(cells || {}).map(([name, number]) => (name || "not known") + ": " + cell(number)).join(", ");
  $("counts-head").replaceChildren(el("tr", {}, ...["What", "All", "By nation", "By topic"].map((title) => el("th", {scope: "col"}, title))));
  $("counts-rows").replaceChildren(...rows.map((row) => el("tr", {}, el("th", {scope: "row"}, sentence(row.what)), el("td", {}, cell(row.total)),
    el("td", {}, parts(row.by_nation)), el("td", {}, parts(row.by_topic)))));
  if (!rows.length) $("counts-rows").append(el("tr", {}, el("td", {colspan: "4"}, "Nothing was counted in this time.")));
}

export async function openBlocks() {
  const {blocks} = await get("/blocks");
  show($("blocks-empty"), !blocks.length);
  keyed($("block-list"), blocks, (block) => block.key, makeBlock);
}

function makeBlock(block) {
  const name = block.key.slice(0, 6).toUpperCase();
  const undo = () => attempt(async () => {
    await remove("/blocks/" + encodeURIComponent(block.key));
    await openBlocks();
    announce("The block is undone.");
    $("blocks-title").focus();
  });
  return el("li", {class: "card"}, el("p", {}, el("strong", {}, "Block " + name), " until " + moment(block.until) + ": " + (BLOCK_REASONS[block.reason] || plain(block.reason)).toLowerCase()),
    el("button", {type: "button", "aria-label": "Undo block " + name, onclick: undo}, "Undo"));
}
