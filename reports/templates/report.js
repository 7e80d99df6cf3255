"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // Everything below is an extra: without it all rows are there and all details open by themselves.
  for (const hidden of all(".toolbar, button.copy")) hidden.hidden = false;

  // Not scrollIntoView: the first Tab would go on behind the tab, past the link to the text.
  const tab = document.querySelector(".tabs [aria-current]"), bar = tab?.closest(".tabs");
  if (bar) bar.scrollLeft += Math.max(0, tab.getBoundingClientRect().right - bar.getBoundingClientRect().right);

  for (const button of all("button.copy")) {
    const text = button.dataset.copy;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = document.createElement("textarea");
        area.value = text;
        button.after(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        button.focus();
      }
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  }

  // The desk: words and marks, both must fit.
  const input = document.querySelector("[data-filter]");
  if (input) {
    const rows = all("[data-row]").map((row) => ({ row, text: row.textContent.toLowerCase(), marks: row.dataset.marks.split(" ") }));
    const buttons = all("[data-mark]");
    const count = document.querySelector(".count"), miss = document.querySelector(".miss");
    const filter = () => {
      const wanted = input.value.trim().toLowerCase();
      const marks = buttons.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.mark);
      let shown = 0;
      for (const one of rows) {
        const hit = one.text.includes(wanted) && marks.every((mark) => one.marks.includes(mark));
        one.row.hidden = !hit;
        shown += hit;
      }
      for (const part of all("[data-part]")) part.hidden = !part.querySelector("[data-row]:not([hidden])");
      const filtered = wanted !== "" || marks.length > 0;
      count.textContent = filtered && shown ? `${shown} of ${rows.length} shown` : "";
      miss.hidden = shown > 0 || !filtered;
    };
    input.addEventListener("input", filter);
    for (const button of buttons) button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
    document.querySelector("[data-clear]").addEventListener("click", () => {
      input.value = "";
      for (const button of buttons) button.setAttribute("aria-pressed", "false");
      filter();
      input.focus();
    });
  }

  // A link to a row that is folded away opens it.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1)); // our ids are ASCII
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const inner = target.matches(".task, .desk") && target.querySelector("details");
    if (inner) inner.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();

  // Paper has no triangles to click: the rows of a page's own file are opened for the printer, then put back.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all(".page-offices .more:not([open]), main > section > .tasks > .task > details:not([open])").filter((one) => !one.closest("#first, #new"));
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of closed) one.open = false; closed = []; });
})();
