// One point, wherever its words stand on the page: under the pointer or the focus of the keyboard all of them light up together.
const TIE = /(?:^|\s)tie-([\w-]+)/g;
let shown = [];

const all = (point) => document.querySelectorAll(`.tie-${CSS.escape(point)}`);

export const pointsOf = (element) => {
  const tied = element?.closest?.('[class*="tie-"]');
  if (tied) return [...tied.getAttribute("class").matchAll(TIE)].map((found) => found[1]);
  const row = element?.closest?.("li.point[id], tr[id], [data-point]");
  return row ? [row.dataset.point || row.id] : [];
};

// Why they light up is told in a corner, for the eye alone: those who hear the page have the numbers in the links.
const why = document.createElement("p");
why.id = "tied";
why.setAttribute("aria-hidden", "true");
document.body.append(why);

export const dim = () => {
  for (const one of shown) one.classList.remove("hover");
  shown = [];
  why.textContent = "";
};

export const light = (points) => {
  dim();
  for (const point of points) shown.push(...all(point));
  for (const one of shown) one.classList.add("hover");
  if (shown.length > 1) why.textContent = `${document.querySelector("#said").dataset.tied} (${points.slice(0, 4).join(", ")})`;
};

// The chosen point stays lit.
export const choose = (point) => {
  for (const one of document.querySelectorAll(".on, .chosen")) one.classList.remove("on", "chosen");
  if (!point) return;
  for (const one of all(point)) one.classList.add("on");
  document.getElementById(point)?.closest("tr")?.classList.add("chosen");
};

for (const event of ["pointerover", "focusin"]) addEventListener(event, ({ target }) => light(pointsOf(target)), { passive: true });
for (const event of ["pointerleave", "blur"]) document.documentElement.addEventListener(event, dim);
