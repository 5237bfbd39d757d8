"use strict";
for (const input of document.querySelectorAll("[data-filter]")) {
  const section = document.getElementById(input.dataset.filter);
  const items = [...section.querySelectorAll(".finding, .operation")];
  const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  const picks = [...section.querySelectorAll(".pick")];
  const gaps = section.querySelector("[data-missed]");
  const none = section.querySelector("p.none");
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const checks = picks.filter((pick) => pick.getAttribute("aria-pressed") === "true").map((pick) => pick.dataset.check);
    let shown = 0;
    for (const item of items) {
      const fits =
        words.every((word) => texts.get(item).includes(word)) &&
        (checks.length === 0 || checks.includes(item.dataset.check)) &&
        (!gaps || !gaps.checked || item.dataset.gaps !== "0");
      item.hidden = !fits;
      shown += fits;
    }
    if (none) none.hidden = shown > 0;
  };
  input.addEventListener("input", show);
  if (gaps) gaps.addEventListener("change", show);
  for (const pick of picks) {
    pick.addEventListener("click", () => {
      pick.setAttribute("aria-pressed", String(pick.getAttribute("aria-pressed") !== "true"));
      show();
    });
  }
}
for (const button of document.querySelectorAll(".copy")) {
  button.addEventListener("click", async () => {
    const text = button.parentElement.querySelector("pre").textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(button.parentElement.querySelector("pre"));
      button.textContent = "Selected";
    }
  });
}
if (location.hash) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && "open" in target) target.open = true;
}
