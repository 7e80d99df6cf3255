"use strict";
(() => {
  // Everything here is an extra: without it each row is a link, and each form is sent as it is.
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const root = document.documentElement;
  root.classList.add("scripted");

  const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const store = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing */ } };

  const copy = (button) => {
    const label = button.textContent;
    navigator.clipboard.writeText(button.dataset.copy).then(() => {
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = label; }, 1500);
    }, () => {});
  };

  const dress = (part) => {
    for (const button of all("button.copy, .keys-button", part)) button.hidden = false;
    const on = document.getElementById("keys-on");
    if (on) on.checked = stored("checkup-keys") !== "off";
    count();
  };

  // The bar that decides about several rows shows itself when one is chosen.
  const count = () => {
    const bar = document.getElementById("bulk");
    const label = bar && bar.querySelector(".chosen");
    if (!label) return;
    const chosen = all("input[name=finding][form=bulk]:checked").length;
    const whole = bar.querySelector("input[name=all]");
    bar.classList.toggle("has-chosen", chosen > 0 || Boolean(whole && whole.checked));
    label.textContent = chosen === 1 ? "1 row chosen" : `${chosen} rows chosen`;
  };

  const say = (text) => { document.getElementById("said").textContent = text; };
  const rows = () => all("[data-row]").filter((row) => row.matches("li"));
  const current = () => {
    const inside = document.activeElement && document.activeElement.closest("[data-row]");
    return inside || document.querySelector("[data-row].at") || document.querySelector("div[data-row]");
  };
  const go = (row) => {
    if (!row) return;
    for (const other of all("[data-row].at")) other.classList.remove("at");
    row.classList.add("at");
    (row.querySelector("summary") || row).focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const list = rows();
    if (!list.length) return;
    const at = list.indexOf(current());
    go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))]);
  };

  // Undo is of the row, and where that has nothing to take back, of the last decision.
  let settled = null;

  // A decision's key opens the row, and waits for the reason; Enter sends it. Where rows are chosen, it means them.
  const decide = (key) => {
    const bar = document.getElementById("bulk");
    const row = "aifw".includes(key) && bar && bar.matches(".has-chosen") ? bar : current();
    if (!row) return;
    if (key === "u" && !row.querySelector('[data-key="u"]') && settled && settled.isConnected) {
      settled.querySelector('[data-key="u"]')?.click();
      return;
    }
    const press = () => {
      const button = row.querySelector(`[data-key="${key}"]`);
      if (!button) return false;
      const reason = button.form.elements.namedItem("reason");
      if (reason && !button.formNoValidate) {
        button.form.dataset.key = key;
        for (const other of all("[data-key]", button.form)) other.toggleAttribute("data-meant", other === button);
        say(`${button.textContent}: type why, then Enter.`);
        reason.focus();
      } else {
        button.click();
      }
      return true;
    };
    const details = row.querySelector("details");
    if (press() || !details || details.open) return;
    details.addEventListener("htmx:afterSettle", press, { once: true });
    details.open = true;
  };

  const dialog = () => document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea");
    if (field) {
      if (event.key === "Escape" && !event.isComposing) {
        event.preventDefault();
        const row = current() || rows()[0];
        if (row) go(row); else field.blur();
      }
      if (event.key === "Enter" && field.name === "reason" && field.form.dataset.key && !event.isComposing) {
        const button = field.form.querySelector(`[data-key="${field.form.dataset.key}"]`);
        if (button) { event.preventDefault(); button.click(); }
      } else if (event.key === "Enter" && field.name === "reason" && !event.isComposing) {
        event.preventDefault();
        field.form.querySelector("[data-key]").focus(); // which of the three, only the reviewer knows
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || stored("checkup-keys") === "off") return;
    if (dialog() && dialog().open) return;
    const row = current();
    const done = {
      j: () => step(1),
      k: () => step(-1),
      o: () => { const details = row && row.querySelector("details"); if (details) details.open = !details.open; },
      x: () => { const box = row && row.querySelector("input[form=bulk]"); if (box) { box.checked = !box.checked; count(); } },
      "/": () => { const search = document.querySelector("input[type=search]"); if (search) search.focus(); },
      "?": () => { if (dialog()) dialog().showModal(); },
    }[event.key] || ("aifwuc".includes(event.key) && event.key.length === 1 ? () => decide(event.key) : null);
    if (!done) return;
    event.preventDefault();
    done();
  });

  document.addEventListener("click", (event) => {
    const copied = event.target.closest("button.copy");
    if (copied) copy(copied);
    if (event.target.closest(".keys-button") && dialog()) dialog().showModal();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "keys-on") store("checkup-keys", event.target.checked ? "on" : "off");
    if (event.target.matches("input[form=bulk], #bulk input[name=all]")) {
      const whole = document.querySelector("#bulk input[name=all]");
      if (event.target !== whole && whole && !event.target.checked) whole.checked = false;
      count();
    }
  });

  // After a decision the next row has the focus.
  let behind = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const row = event.detail.target && event.detail.target.matches && event.detail.target.matches("li[data-row]") ? event.detail.target : null;
    behind = row ? { id: row.id, next: row.nextElementSibling } : null;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    dress(document);
    if (event.target.matches(".recheck, .recheck *")) event.target.scrollIntoView({ block: "nearest" });
    if (!behind || event.target.id !== behind.id) return;
    const row = event.target;
    const { next } = behind;
    behind = null;
    if (row.classList.contains("settled")) settled = row;
    go(row.classList.contains("settled") && next && next.isConnected && next.matches("[data-row]") ? next : row);
  });
  // What failed is said where it was asked for: in the form, in the row that was opened, else above the list.
  const fail = (asked, text) => {
    const form = asked.closest("form");
    const inside = asked.matches("details") && asked.querySelector(".inside");
    if (inside && !inside.querySelector(".form-error")) {
      inside.insertAdjacentHTML("beforeend", '<p class="task-body form-error" role="alert"></p>');
    }
    const near = form || inside;
    const place = (near && near.querySelector(".form-error")) || document.getElementById("trouble");
    place.textContent = text;
    place.hidden = false;
  };
  document.addEventListener("htmx:responseError", (event) => {
    fail(event.detail.elt, event.detail.xhr.responseText || "That did not work. Load the page again.");
  });
  document.addEventListener("htmx:sendError", (event) => {
    const { elt, requestConfig } = event.detail;
    if (elt.id === "newer") return;
    fail(elt, requestConfig.verb === "post"
      ? "The server does not answer. Send it again when it runs: then you see whether it was kept."
      : "The server does not answer. Try again when it runs.");
  });
  // An address says what was chosen, not what was left open.
  document.addEventListener("htmx:configRequest", (event) => {
    const { verb, formData } = event.detail;
    if (verb !== "get") return;
    for (const [name, value] of Array.from(formData.entries())) if (value === "") formData.delete(name);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt.closest("form");
    for (const place of [form && form.querySelector(".form-error"), document.getElementById("trouble")]) {
      if (place && event.detail.elt.id !== "newer") place.hidden = true;
    }
  });
  dress(document);
  const flash = document.querySelector(".flash[tabindex]");
  if (flash) flash.focus();
})();
