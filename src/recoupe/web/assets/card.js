// The card of a point opens beside what is being read: nothing moves, and Escape gives the focus back to where it was.
import { choose } from "./light.js";

let from = null;

const address = (href, point) => {
  const made = new URL(href, location.href);
  if (point) made.searchParams.set("point", point);
  else made.searchParams.delete("point");
  return made;
};

// The chosen point goes along to every view, filter and language.
const carry = (point) => {
  const here = address(location.href, point);
  if (!point && here.hash === "#point") here.hash = "";
  history.replaceState(null, "", here);
  for (const link of document.querySelectorAll("nav.views a, .tongue, .away a")) link.href = address(link.href, point);
  for (const form of document.querySelectorAll("main form[method=get]")) {
    let field = form.querySelector("input[name=point]");
    if (!field && point) form.append((field = Object.assign(document.createElement("input"), { type: "hidden", name: "point" })));
    if (field && !point) field.remove();
    else if (field) field.value = point;
  }
  choose(point);
};

export const current = () => document.querySelector("#point");

export const shut = () => {
  const card = current();
  if (!card) return false;
  card.remove();
  document.body.classList.remove("with-card");
  carry("");
  if (from?.isConnected) from.focus();
  return true;
};

const place = (card) => {
  card.classList.add("drawer");
  document.body.classList.add("with-card");
};

export const open = async (link) => {
  const asked = new URL(link.href);
  const point = asked.searchParams.get("point");
  asked.pathname = location.pathname.replace(/[^/]*$/, "point");
  asked.hash = "";
  let card;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(asked)).text(), "text/html");
    card = page.querySelector("#point");
  } catch {
    card = null;
  }
  if (!card) return location.assign(link.href);
  if (!link.closest("#point")) from = link;
  const old = current();
  const made = document.importNode(card, true);
  if (old) old.replaceWith(made);
  else document.querySelector("main").prepend(made);
  place(made);
  carry(point);
  made.querySelector("h2").focus({ preventScroll: true });
  made.dispatchEvent(new CustomEvent("recoupe:card", { bubbles: true, detail: { point } }));
};

addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  const link = event.target.closest?.("a.ref, a.back-to-point");
  if (link && new URL(link.href).searchParams.get("point") && link.hash === "#point") {
    event.preventDefault();
    open(link);
  } else if (event.target.closest?.("#point .let-go")) {
    event.preventDefault();
    shut();
  }
});

// A page that was asked for with its point has the card on top, where it is read without this script.
if (current() && !document.querySelector(".only-card")) place(current());
