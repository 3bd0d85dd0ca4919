// What the page says by itself: sentences come with the page, from content/; labels stand here.
const sent = document.getElementById("words");

export const WORDS = {
  ...JSON.parse(sent.textContent),
  writing: "The guide is writing",
  again: "Try again",
  typing: (name) => name + " is writing",
};
