"use strict";
// Enhancement only: without this script every link still leads to the words it names.
(() => {
  const lit = (id, on) => {
    const first = id && document.getElementById(id);
    if (!first) return;
    for (const part of [first, ...document.getElementsByClassName("of-" + id)]) part.classList.toggle("hover", on);
  };
  const target = (event) => {
    const link = event.target.closest && event.target.closest("a.cite");
    return link && decodeURIComponent(link.hash.slice(1));
  };
  // Pointing at a citation, or reaching it by keyboard, lights its words where they stand.
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(kind, (event) => lit(target(event), on));

  // A target in a closed list: open what holds it (older browsers do not).
  const open = () => {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!found) return;
    let opened = false;
    for (let at = found.parentElement; at; at = at.parentElement)
      if (at.tagName === "DETAILS" && !at.open) opened = at.open = true;
    if (opened) found.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  // Escape leads back to where one was reading.
  let steps = 0;
  document.addEventListener("click", (event) => {
    if (target(event)) steps += 1;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || steps === 0) return;
    steps -= 1;
    history.back();
  });

  // On paper the statements stand open; the longer lists only where the reader opened them.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.why:not([open]), details.speaker:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
})();
