// What the page says by itself; everything else comes from the guide or from a person.
export const WORDS = {
  writing: "The guide is writing",
  trouble: "I can't answer just now. If anyone is in danger, call 999. You can also ring the NSPCC on 0808 800 5000.",
  over: "This chat has ended and nothing was kept. You can start again.",
  refused: "That could not be sent.",
  again: "Try again",
  typing: (name) => name + " is writing",
  notSent: "That may not have been sent. If anyone is in danger, call 999. You can also ring the NSPCC on 0808 800 5000.",
  lost: "The connection is lost. Your messages were not sent. If anyone is in danger, call 999. " +
    "You can also ring the NSPCC on 0808 800 5000. I keep trying to connect.",
  found: "You are connected again.",
  restarted: "The chat with the person was cut off, and nothing was kept. If anyone is in danger, call 999. " +
    "You can also ring the NSPCC on 0808 800 5000, or the police on 101. You can start again here.",
};
