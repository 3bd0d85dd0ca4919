"use strict";

// Some phones slide the page under their keyboard: the bar with 999 and the leave control follows what can be seen.
(function () {
  const bar = document.getElementById("bar");
  const view = window.visualViewport;

  function follow() {
    const offset = view.scale === 1 ? Math.round(view.offsetTop) : 0;
    bar.style.transform = offset > 0 ? "translateY(" + offset + "px)" : "";
  }

  if (!view) return;
  view.addEventListener("resize", follow);
  view.addEventListener("scroll", follow);
}());
