// The parts beside the chats, by the address's fragment; each is read when it is opened.

import {$, show} from "./dom.js";
import {attempt} from "./attempt.js";
import {isSupervisor} from "./state.js";
import {openLine, wireLine} from "./supervisor_line.js";
import {openReplies} from "./supervisor_replies.js";
import {openAccounts, wireAccounts} from "./supervisor_accounts.js";
import {openAudit, openBlocks, openCounts, wireLooks} from "./supervisor_looks.js";

const OPEN = {
  chats: () => {}, line: openLine, replies: openReplies, accounts: openAccounts, audit: openAudit, counts: openCounts, blocks: openBlocks,
};

let wired = false;

export function openSupervisor() {
  if (!wired) wire();
  wired = true;
  return openView();
}

function wire() {
  [wireLine, wireAccounts, wireLooks].forEach((each) => each());
  window.addEventListener("hashchange", async () => {
    const name = location.hash.slice(1);
    if (!isSupervisor() || !(name in OPEN)) return;
    await openView();
    ($(name + "-title") || $("mine-title")).focus();
  });
}

function openView() {
  const asked = location.hash.slice(1);
  const name = asked in OPEN && isSupervisor() ? asked : "chats";
  for (const each of Object.keys(OPEN)) show($(each), each === name);
  for (const link of $("views").children) {
    if (link.hash === "#" + name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  return attempt(OPEN[name]);
}
