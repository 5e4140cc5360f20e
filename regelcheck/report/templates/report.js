"use strict";
// Filters the checkpoints, opens what a link points at, and prints what is folded. Without it the page is whole, only longer.
(function () {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const filter = document.querySelector(".filter");
  const stand = filter && filter.querySelector(".stand");
  const items = all("[data-oordeel]");
  const counted = items.filter((item) => item.classList.contains("item"));
  const groups = all(".pakket, .terzijde, .kaart");
  const words = new Map(items.map((item) => [item, item.querySelector(".wat, th a").textContent.toLocaleLowerCase("nl")]));

  function field(name) {
    return filter.querySelector(`[name="${name}"]`);
  }

  function chosen() {
    const value = (name) => (field(name) ? field(name).value : "");
    return {
      oordelen: new Set(all("[name=oordeel]:checked", filter).map((box) => box.value)),
      pakket: value("pakket"),
      gewicht: value("gewicht"),
      zoek: value("zoek").trim().toLocaleLowerCase("nl"),
    };
  }

  function apply() {
    const wanted = chosen();
    const active = wanted.oordelen.size > 0 || wanted.pakket !== "" || wanted.gewicht !== "" || wanted.zoek !== "";
    for (const item of items) {
      const data = item.dataset;
      item.hidden =
        (wanted.oordelen.size > 0 && !wanted.oordelen.has(data.oordeel)) ||
        (wanted.pakket !== "" && data.pakket !== wanted.pakket) ||
        (wanted.gewicht !== "" && data.gewicht !== wanted.gewicht) ||
        (wanted.zoek !== "" && !words.get(item).includes(wanted.zoek));
    }
    for (const group of groups) {
      group.hidden = active && !group.querySelector("[data-oordeel]:not([hidden])");
    }
    const shown = counted.filter((item) => !item.hidden).length;
    const { een = "toetspunt", meer = "toetspunten" } = stand.dataset;
    const noun = counted.length === 1 ? een : meer;
    filter.classList.toggle("actief", active);
    stand.textContent = !active
      ? `${counted.length} ${noun}`
      : shown === 0
        ? `Geen ${een} past bij dit filter.`
        : `${shown} van ${counted.length} ${noun}`;
  }

  function clear() {
    for (const box of all("[name=oordeel]", filter)) box.checked = false;
    for (const name of ["pakket", "gewicht", "zoek"]) if (field(name)) field(name).value = "";
    apply();
  }

  // A link may point into something folded or filtered away: that is opened first, or the link would lead nowhere.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let moved = false;
    if (target.closest("[hidden]")) {
      clear();
      moved = true;
    }
    for (let around = target; around; around = around.parentElement) {
      if (around.tagName === "DETAILS" && !around.open) {
        around.open = true;
        moved = true;
      }
    }
    if (moved) target.scrollIntoView();
    const stop = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
    if (stop.tabIndex < 0) stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
  }

  let folded = [];
  function unfold() {
    folded = all("details:not([open])");
    for (const one of folded) one.open = true;
  }
  function fold() {
    for (const one of folded) one.open = false;
    folded = [];
  }

  if (filter) {
    document.documentElement.classList.add("script");
    filter.addEventListener("input", apply);
    filter.addEventListener("click", (event) => {
      const act = event.target.dataset.doe;
      if (act === "wis") clear();
      if (act !== "open" && act !== "dicht") return;
      for (const one of all("details.toetspunt")) one.open = act === "open";
      event.target.dataset.doe = act === "open" ? "dicht" : "open";
      event.target.textContent = act === "open" ? "Alles inklappen" : "Alles uitklappen";
    });
    apply();
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
  if (location.hash) reveal();
})();
