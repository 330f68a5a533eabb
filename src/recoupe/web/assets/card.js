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
  choose(point.split("~")[0]);
};

export const current = () => document.querySelector("#words") || document.querySelector("#point");

export const shut = () => {
  const card = current();
  if (!card) return false;
  card.remove();
  const below = current();
  document.body.classList.toggle("with-card", Boolean(below));
  if (below) below.hidden = false;
  else if (card.id === "point") carry("");
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

// The words of a sentence open beside it: their paragraph and its neighbours, and what a footnote needs.
const said = document.querySelector("#said");
const made = (tag, values, ...within) => {
  const one = Object.assign(document.createElement(tag), values);
  one.append(...within);
  return one;
};

const beside = async (link) => {
  let page;
  try {
    page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
  } catch {
    page = null;
  }
  const quote = page?.querySelector("aside.quote");
  const at = page?.querySelector("mark.asked")?.closest("p");
  if (!quote || !at) return location.assign(link.href);
  const close = made("button", { type: "button", className: "let-go" }, said.dataset.close);
  const title = quote.querySelector("h2");
  const parts = [at.previousElementSibling, at, at.nextElementSibling].filter(Boolean).map((one) => document.importNode(one, true));
  const prose = made("div", { className: "prose", lang: page.querySelector("article").lang }, ...parts);
  const head = document.importNode(page.querySelector("article header .facts"), true);
  const name = made("p", { className: "title" }, ...document.importNode(page.querySelector("#head"), true).childNodes);
  const kind = made("p", { className: "kind" }, title.textContent, close);
  const box = made("aside", { id: "words", className: "card" });
  box.setAttribute("aria-labelledby", "words-title");
  box.append(kind, made("h2", { id: "words-title", tabIndex: -1 }, ...name.childNodes), head, prose);
  title.remove();
  quote.querySelector(".context")?.remove();
  box.append(made("p", {}, made("a", { className: "button", href: link.href }, said.dataset.whole)));
  box.append(...document.importNode(quote, true).childNodes);
  Object.assign(box.dataset, { citation: quote.dataset.citation, link: quote.dataset.link });
  from = link.closest(".drawer") ? from : link;
  document.querySelector("#words")?.remove();
  const card = document.querySelector("#point");
  if (card) card.hidden = true;
  document.querySelector("main").prepend(box);
  place(box);
  box.dispatchEvent(new CustomEvent("recoupe:words", { bubbles: true }));
  box.querySelector("mark.asked").scrollIntoView({ block: "nearest" });
  box.querySelector("h2").focus({ preventScroll: true });
};

addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  const link = event.target.closest?.("a.ref, a.back-to-point");
  if (link && new URL(link.href).searchParams.get("point") && link.hash === "#point") {
    event.preventDefault();
    open(link);
  } else if (event.target.closest?.(".drawer .let-go")) {
    event.preventDefault();
    shut();
  } else {
    const words = event.target.closest?.("main a.cite, main a.words");
    if (!words || words.closest("#words") || !new URL(words.href).searchParams.get("c")) return;
    event.preventDefault();
    beside(words);
  }
});

// A page that was asked for with its point has the card on top, where it is read without this script.
if (current() && !document.querySelector(".only-card")) place(current());
