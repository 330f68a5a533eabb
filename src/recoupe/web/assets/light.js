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

export const dim = () => {
  for (const one of shown) one.classList.remove("hover");
  shown = [];
};

export const light = (points) => {
  dim();
  for (const point of points) shown.push(...all(point));
  for (const one of shown) one.classList.add("hover");
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
