"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const filter = byId("filter"), found = byId("found"), all = byId("all"), disputed = byId("disputed");
  const entries = Array.from(document.querySelectorAll(".entry"));
  const groups = Array.from(document.querySelectorAll(".group"));
  let told = null;

  // What an entry says on its face; its opened quotations are not searched, or every copy would be a hit.
  const face = (entry) =>
    Array.from(entry.querySelectorAll(".kicker, .what, .lead, .label, .short"), (part) => part.textContent).join(" ").toLowerCase() +
    " " + entry.closest(".group").querySelector(".day").textContent.toLowerCase() + " " + entry.id +
    Array.from(entry.querySelectorAll(":scope > span[id]"), (before) => " " + before.id).join("");

  const narrow = () => {
    told = told || entries.map(face);
    const asked = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    entries.forEach((entry, place) => { entry.hidden = !asked.every((word) => told[place].includes(word)); });
    groups.forEach((group) => { group.hidden = !group.querySelector(".entry:not([hidden])"); });
    const shown = entries.filter((entry) =>
      !entry.hidden && (all.checked || !entry.closest("#passing, #background, #unsure")) && (!disputed.checked || entry.classList.contains("disputed")));
    found.hidden = !asked.length && all.checked && !disputed.checked;
    found.textContent = shown.length + " of " + entries.length;
  };

  // A link may lead into a closed report or to an entry that a filter hides.
  const reveal = () => {
    document.querySelectorAll(".found").forEach((part) => part.classList.remove("found"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && byId(id);
    if (!target) return;
    if (target.closest("[hidden]")) filter.value = "";
    if (target.closest("#passing, #background, #unsure")) all.checked = true;
    if (target.closest(".entry:not(.disputed)")) disputed.checked = false;
    narrow();
    for (let above = target; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
    if (id.startsWith("q-")) {
      document.querySelectorAll('[data-part="' + CSS.escape(id) + '"]').forEach((part) => part.classList.add("found"));
      target.classList.add("found");
    }
    target.scrollIntoView({ block: target.closest(".text") ? "center" : "start" });
  };

  // On paper nothing can be clicked, so the quotations stand open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details.value:not([open])"));
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));
  addEventListener("hashchange", reveal);
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && document.activeElement !== filter) { event.preventDefault(); filter.focus(); }
    if (event.key === "Escape" && document.activeElement === filter) { filter.value = ""; narrow(); }
  });
  let pause;
  filter.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(narrow, 120); });
  [all, disputed].forEach((box) => box.addEventListener("change", narrow));
  filter.hidden = false;
  narrow();
  if (location.hash) reveal();
})();
