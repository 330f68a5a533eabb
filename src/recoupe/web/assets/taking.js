// Words are taken away by the clipboard, or, where a browser has none for us, from a box in which they stand selected.
const said = document.querySelector("#said");

export const tell = (text) => {
  said.textContent = text;
  setTimeout(() => (said.textContent = ""), 4000);
};

const offer = (text) => {
  const box = document.querySelector("#taking");
  box.querySelector("textarea").value = text;
  box.showModal();
  box.querySelector("textarea").select();
};

export const take = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    tell(said.dataset.copied);
  } catch {
    offer(text);
  }
};

const whole = (path) => new URL(path, location.origin).href;

// What a button or a citation has to give: words with their source, which may be printed, or their address on this machine.
export const takeFrom = (from, what) => {
  if (what === "link") return take(whole(from.dataset.link));
  return take(from.dataset.citation);
};

addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[data-take]");
  if (button) takeFrom(button.closest("[data-link]"), button.dataset.take);
});

// The address of a passage is shown whole, with this machine's name.
const addresses = () => {
  for (const field of document.querySelectorAll("input[data-address]")) field.value = whole(field.value);
};
addEventListener("recoupe:words", addresses);
addresses();
addEventListener("focusin", ({ target }) => target.matches?.("[readonly]") && target.select());
