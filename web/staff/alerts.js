// Sound and a count in the title, so that a new chat or message is not missed; both can be switched off.

import {$, announce} from "./dom.js";
import {state, watch} from "./state.js";
import {shortName} from "./words.js";

const TONES = {waiting: [440, 587], message: [523], urgent: [587, 440, 587]};
let sound = null;  // AudioContext, made by the press that switches it on: before that browsers refuse it

export function wireAlerts() {
  $("sound").addEventListener("change", () => {
    if ($("sound").checked) sound ??= new AudioContext();
    play("message");
  });
  $("in-title").addEventListener("change", showTitle);
  watch(showTitle);
}

function play(tone) {
  if (!sound || !$("sound").checked) return;
  sound.resume();
  TONES[tone].forEach((pitch, place) => {
    const [start, note, volume] = [sound.currentTime + place * 0.18, sound.createOscillator(), sound.createGain()];
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.16);
    note.connect(volume).connect(sound.destination);
    note.start(start);
    note.stop(start + 0.17);
  });
}

function showTitle() {
  const unread = [...state.chats.values()].reduce((sum, entry) => sum + entry.unread, 0);
  const count = unread + (state.board?.waiting.length || 0) + (state.board?.offered_to_me.length || 0);
  const title = count && $("in-title").checked ? "(" + count + ") Steady: staff" : "Steady: staff";
  if (document.title !== title) document.title = title;
}

export function gotMessage(entry, seen) {
  if (seen) return;
  announce("New message in " + shortName(entry.chat.ref));
  play("message");
}

export function gotBoard(before, board) {
  const fresh = (name) => board[name].filter((chat) => !before[name].some((old) => old.ref === chat.ref));
  if (fresh("offered_to_me").length) tell("A chat is passed to you.", "waiting");
  const waiting = fresh("waiting").filter((chat) => !board.mine.some((own) => own.ref === chat.ref));
  if (waiting.length) tell("Waiting: " + board.waiting.length + (waiting.some((chat) => chat.urgent) ? ", one in danger" : ""), waiting.some((chat) => chat.urgent) ? "urgent" : "waiting");
}

function tell(text, tone) {
  announce(text);
  play(tone);
}
