// Enhancement only: every page reads without this script.
const $ = (what) => document.querySelector(what);

// A permalink keeps its place in the fragment (#c=10-20&h=…): the server resolves it.
const resolve = () => {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (!/^\d+-\d+$/.test(asked.get("c") || "")) return;
  const query = new URLSearchParams(location.search);
  for (const name of ["c", "h", "q"]) if (asked.has(name)) query.set(name, asked.get(name));
  const article = decodeURIComponent(location.pathname.split("/").pop()).replace(/[^A-Za-z0-9_-]/g, "-");
  location.replace(`${location.pathname}?${query}#${article}-${asked.get("c")}`);
};
addEventListener("hashchange", resolve);
resolve();

// The address of a passage is shown whole, with this machine's name.
const link = $("input[data-link]");
if (link) link.value = location.origin + link.value;
for (const field of document.querySelectorAll("[readonly]")) field.addEventListener("focus", () => field.select());

// Filters and the base text apply when they are chosen.
for (const form of document.querySelectorAll(".base")) form.addEventListener("change", () => form.requestSubmit());

// Keys: / searches; g then a letter leads to a view; j and k walk the points; Escape lets the chosen one go.
let leading = false;
const step = (by) => {
  const stops = [...document.querySelectorAll("main a.ref")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[Math.min(stops.length - 1, Math.max(0, at + by))];
  if (next) next.focus();
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const { key } = event;
  if (leading) {
    leading = false;
    const to = $(`nav.views a[data-key="${CSS.escape(key)}"]`);
    if (to) to.click();
    return;
  }
  if (key === "g") leading = true;
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "Escape" && $(".card .button")) $(".card .button").click();
  else if (key === "/") {
    event.preventDefault();
    $("#q").focus();
  }
});
