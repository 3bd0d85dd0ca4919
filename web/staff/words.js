// What the console calls the codes of the API; a code without a word here is shown as it is, with spaces.

export const DANGER = {
  none_now: "No danger now", told_999: "Yes: they were told to call 999",
  called_police: "Yes: we called the police", passed_on: "Yes: passed on to services",
};
export const REASONS = {
  child_at_risk: "A child is at risk", adult_at_risk: "An adult is at risk", told_services: "Services have been told",
  advice_only: "Advice only", not_enough_to_act: "Not enough to act on", about_the_past: "About the past, no risk now",
  suspected_child: "Suspected child", an_admission: "An admission", left_early: "Left early",
  not_for_us: "Not for our line", misuse: "Misuse of the line",
};
export const BLOCK_REASONS = {misuse: "Misuse of the line", not_for_us: "Not for our line"};
export const SWITCH_REASONS = {
  over_capacity: "Too many chats", short_of_staff: "Too few staff", meeting: "Training or meeting", technical: "Technical fault",
};
export const ROLES = {responder: "Responder", supervisor: "Supervisor"};
export const FIELDS = {
  role: "Who", relation: "Worry about", age_band: "Child's age", area: "Area", danger: "Danger", steps_done: "Steps done",
};
const VALUES = {amber: "Not sure", red: "Danger now", child: "Child", family: "Somebody in the family", professional: "Staff"};
export const LINE = {
  open: "The line is open.", no_line: "The line is not set up, so nobody can ask for a person.",
  closed: "The line is closed.", paused: "The capacity switch is on: no new chats.",
  full: "The queue is full: no new chats.", nobody: "Nobody is on shift, so nobody can ask for a person.",
};
const NOTICES = {
  adult_lost: "The adult's connection is lost.", adult_back: "The adult is back.", joined: "{name} joined.", blocked: "{name} blocked them for 24 hours.",
  person_lost: "The connection to staff was lost. The chat is back in the queue.",
  not_accepted: "The chat was not accepted. It stays where it is.", idle_over: "Nobody wrote for 15 minutes. The chat is over.",
  stepped_out: "{name} left the chat.", joined_beside: "{name} joined as a supervisor.", warned: "{name} warned the adult.",
  card_999: "{name} showed the adult the 999 card.", child_flagged: "{name} flagged: this may be a child.",
  adult_left: "The adult left.", took_back: "The adult went back to the guide.", passed_on: "{name} asked a colleague to take the chat.",
  taken_over: "{name} took the chat over.", reassigned: "{name} gave the chat to a colleague.",
};
const ERRORS = {
  already_taken: "Already taken by a colleague.", not_in_this_state: "That cannot be done with this chat any more.",
  not_yours: "This chat is not yours.", danger_undecided: "Decide about danger first.",
  over_capacity: "They have as many chats as they can take.", gone: "This chat is over and erased.",
  busy: "Somebody changed it at the same moment. Try again.", changed_meanwhile: "Somebody changed it meanwhile. Look again before you save.",
  no_such_chat: "This chat is over or with somebody else.", not_on_shift: "Go on shift first.", holds_chats: "Somebody is still in a chat with you. Hand it back, pass it on or end it first.",
  that_is_you: "That is you.", already_there: "You are in this chat already.", no_such_decision: "Choose one of the answers.",
  never_blocked: "A suspected child or an admission is never blocked.", not_there: "They are not on shift now.",
  not_warned: "Warn first. Block only if it goes on.", cannot_block: "This chat cannot be blocked.", warned_already: "They were warned already.",
  flagged_already: "It is flagged already.", offline: "No connection. Nothing was sent.", unavailable: "The server cannot do that just now. Try again.",
  wrong_sign_in: "Name, password or code is wrong. After five wrong tries the account is locked for 15 minutes.",
  too_many_tries: "Too many tries. Wait 15 minutes, or ask a supervisor.", too_fast: "That was faster than the guide passes on. Wait a moment, then send it again.",
  wrong_code: "This code is wrong. Wait for the next one.",
  wrong_password: "The password is wrong.", same_password: "Choose another password than the one you were given.",
  hours_unreadable: "The hours cannot be read. They also say what happens on bank holidays: PH off, or Mo-Su,PH 09:00-21:00. Write them as in the example.", closed_on_unreadable: "A closed day cannot be read: write year-month-day.",
  days_out_of_range: "Choose a year at most, the first day before the last.", not_allowed: "Only supervisors may do that.",
  too_short: "Use 12 characters or more.", too_long: "That is too long.", is_name: "Do not use your name.",
  not_as_agreed: "This does not fit the rules. Look at them again.", not_storable: "Something here is empty, too long or of the wrong kind.",
  name_taken: "This name is taken.", last_supervisor: "One supervisor has to stay.", line_closed: "The line is closed now.",
};
const STATUS = {
  400: "That could not be read. Check what you filled in.", 401: "You are signed out. Sign in again.", 403: "Your account may not do that.",
  404: "This is over or with somebody else.", 409: "That did not go through. Look again.", 413: "That is too long.",
  429: "Too many tries. Wait a little.",
};

export const plain = (code) => String(code).replace(/_/g, " ");
export const sentence = (code) => plain(code).replace(/^./, (first) => first.toUpperCase());
export const value = (code) => VALUES[code] || sentence(code);
export const errorWords = (error) => ERRORS[error.code] || STATUS[error.status] || "That did not work. Try again.";
export function noticeWords(note) {
  const words = NOTICES[note.words] || sentence(note.words) + ".";
  return words.replace("{name}", note.values?.name || "A colleague");
}

export const shortName = (ref) => "Chat " + ref.slice(-4).toUpperCase();
export function about(chat) {
  const {role, area, danger} = chat.summary || {};
  return [role, area, danger].filter(Boolean).map(value).join(", ") || "No summary was let through";
}
export function lasts(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 60 ? whole + " s" : whole < 3600 ? Math.floor(whole / 60) + " min" : Math.floor(whole / 3600) + " h " + Math.floor(whole % 3600 / 60) + " min";
}
export const clock = (at) => at ? new Date(at * 1000).toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit"}) : "";
export const moment = (at) => new Date(typeof at === "number" ? at * 1000 : at).toLocaleString("en-GB", {dateStyle: "short", timeStyle: "short"});
