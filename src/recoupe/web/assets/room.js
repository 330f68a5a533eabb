// Enhancement only: every page reads without these scripts.
import "./light.js";
import "./taking.js";
import "./card.js";
import "./keys.js";

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

// The base text applies when it is chosen by the pointer; by keyboard each step of the arrows would load a page.
for (const form of document.querySelectorAll(".base")) {
  form.addEventListener("click", (event) => {
    if (event.target.matches("input[type=radio]") && event.detail) form.requestSubmit();
  });
}

// Light, dark, or as the machine has it: kept in a cookie, so that the next page comes in it at once.
const theme = document.querySelector("#theme");
theme.addEventListener("change", () => {
  document.documentElement.dataset.theme = theme.value;
  const when = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
  document.querySelector("#dark").media = when[theme.value];
  document.cookie = `recoupe-theme=${theme.value}; Path=/; Max-Age=31536000; SameSite=Strict`;
});

// On paper the statements stand open; the longer lists only where the reader opened them.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:is(.why, .speaker):not([open])")];
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));
