
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  for (const bar of all(".toolbar")) bar.hidden = false;

  // Two views of the findings; without this script both are shown.
  const views = all("[data-view]");
  const show = (name) => {
    for (const button of views) {
      const on = button.dataset.view === name;
      button.setAttribute("aria-pressed", String(on));
      document.getElementById(button.dataset.view).hidden = !on;
    }
  };
  for (const button of views) button.addEventListener("click", () => { show(button.dataset.view); filter("findings"); });

  const filter = (id) => {
    const section = document.getElementById(id);
    const input = section.querySelector("[data-filter]");
    if (!input) return;
    const wanted = input.value.trim().toLowerCase();
    let shown = 0, total = 0;
    for (const row of all("[data-text]", section)) {
      const hit = wanted === "" || row.textContent.toLowerCase().includes(wanted);
      row.hidden = !hit;
      if (row.closest("#by-audit[hidden], #by-page[hidden]")) continue;
      total += 1;
      if (hit) shown += 1;
    }
    for (const group of all("[data-group]", section)) {
      group.hidden = !all("[data-text]", group).some((row) => !row.hidden);
      if (wanted !== "" && !group.hidden) group.open = true;
    }
    section.querySelector(".count").textContent = wanted === "" ? "" : `${shown} of ${total} shown`;
  };
  for (const input of all("[data-filter]")) input.addEventListener("input", () => filter(input.dataset.filter));

  for (const button of all("[data-open]")) button.addEventListener("click", () => {
    const groups = all("[data-group]", document.getElementById(button.dataset.open));
    const open = !groups.every((group) => group.open);
    for (const group of groups) group.open = open;
    button.textContent = open ? "Close all" : "Open all";
  });

  const order = (table, column, head) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const numeric = head.dataset.type === "number";
    const key = (body) => body.rows[0].children[column].dataset.sort;
    const compare = (a, b) => {
      const [left, right] = [key(a), key(b)];
      if (left === "" || right === "") return (left === "") - (right === ""); // unknown last, both ways
      const result = numeric ? Number(left) - Number(right) : left.localeCompare(right);
      return down ? -result : result;
    };
    table.append(...Array.from(table.tBodies).sort(compare));
  };
  for (const table of all("[data-sortable]")) all("thead th", table).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => order(table, column, head));
  });

  // Paper has no triangles to click: open everything for the printer, then put it back.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of closed) one.open = false; closed = []; });

  if (views.length) show("by-audit");
})();
