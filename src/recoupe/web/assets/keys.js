// Keys, each of which can be changed or all be turned off (WCAG 2.1.4); they do nothing where somebody types.
import { current, shut } from "./card.js";
import { dim } from "./light.js";
import { takeFrom } from "./taking.js";

const $ = (what) => document.querySelector(what);
const every = (what) => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility?.() ?? true);
const dialog = $("#keys");
const fields = [...dialog.querySelectorAll("input[data-action]")];
const on = dialog.querySelector("input[name=on]");

const kept = () => {
  try {
    return JSON.parse(decodeURIComponent(/(?:^|; )recoupe-keys=([^;]*)/.exec(document.cookie)?.[1] || "{}"));
  } catch {
    return {};
  }
};
const keep = (value) => {
  document.cookie = `recoupe-keys=${encodeURIComponent(JSON.stringify(value))}; Path=/; Max-Age=31536000; SameSite=Strict`;
};

const known = kept();
on.checked = known.on !== false;
for (const field of fields) {
  const told = known[field.dataset.action];
  if (typeof told === "string" && [...told].length === 1) field.value = told;
}
const save = () => keep({ on: on.checked, ...Object.fromEntries(fields.map((field) => [field.dataset.action, field.value])) });
on.addEventListener("change", save);
for (const field of fields) {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", ({ data }) => {
    field.value = [...(data || field.value)].pop() || "";
    save();
  });
}
dialog.querySelector("[data-reset]").addEventListener("click", () => {
  for (const field of fields) field.value = field.defaultValue;
  on.checked = true;
  save();
});

const show = () => (dialog.open ? dialog.close() : dialog.showModal());
$("#help").addEventListener("click", show);
for (const box of document.querySelectorAll("dialog")) {
  box.querySelector("[data-close]").addEventListener("click", () => box.close());
}

// j and k walk the points of the page; n and p the words that the articles have for one.
const step = (stops, by) => {
  const at = stops.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? stops[0] : stops.at(-1)) : stops[at + by];
  next?.focus();
};
const words = () => {
  const within = document.activeElement?.closest(".card, li.point, tr") || current();
  return within ? [...within.querySelectorAll(".cite, .words")] : every("main .cite");
};
const here = () => {
  const near = document.activeElement?.closest("[data-link]") || document.activeElement?.closest("li, tr, p")?.querySelector("[data-link]");
  return near || $("#point [data-link]") || $(".quote[data-link]");
};
const article = () => {
  const cited = document.activeElement?.closest("a.cite, a.words") || here()?.querySelector("a.cite");
  const path = cited ? new URL(cited.href).pathname : location.pathname;
  const name = decodeURIComponent(path.split("/").pop());
  return /^a\d+$/.test(name) ? name : "";
};
const lead = (slug, name, value) => {
  const to = new URL($(`nav.views a[data-slug="${slug}"]`).href);
  if (value) to.searchParams.set(name, value);
  location.assign(to);
};
const only = () => {
  const name = article();
  if (!name) return;
  const to = new URL($("nav.views a[aria-current]")?.href || $('nav.views a[data-slug="differences"]').href);
  if (to.searchParams.get("article") === name) to.searchParams.delete("article");
  else to.searchParams.set("article", name);
  location.assign(to);
};

let leading = false;
const DOES = {
  next: () => step(every("main a.ref"), 1),
  previous: () => step(every("main a.ref"), -1),
  "next-words": () => step(words(), 1),
  "previous-words": () => step(words(), -1),
  base: () => ($(".base input:checked") ? $(".base input:checked").focus() : lead("accounts", "base", article())),
  only,
  copy: () => here() && takeFrom(here(), "citation"),
  link: () => here() && takeFrom(here(), "link"),
  export: () => $(".away a")?.focus(),
  filters: () => {
    const box = $("details.filters");
    if (!box) return;
    box.open = true;
    box.querySelector("select")?.focus();
  },
  search: () => $("#q").focus(),
  lead: () => (leading = true),
  undo: () => $("[data-undo]")?.click(),
  help: show,
};

const typed = (target) => target.closest?.('input:not([type="radio"], [type="checkbox"]), select, textarea, [contenteditable], dialog');
addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (key === "Escape") {
    if (!$("dialog[open]")) dim(), typed(target) || shut();
    return;
  }
  if (!on.checked || typed(target)) return;
  if (leading) {
    leading = false;
    $(`nav.views a[data-key="${CSS.escape(key)}"]`)?.click();
    return;
  }
  const own = target.closest?.("#point")?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const action = fields.find((field) => field.value === key)?.dataset.action;
  if (!own && !action) return;
  event.preventDefault();
  if (own) own.click();
  else DOES[action]();
});
