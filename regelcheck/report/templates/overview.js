"use strict";
// Draws the matrix a page at a time, and sorts and filters it. A cell is one letter: verdict, or explained, or doubtful.
(function () {
  const PAGE = 50;
  const data = JSON.parse(document.getElementById("gegevens").textContent);
  const verdicts = data.oordelen;
  const filter = document.querySelector(".filter");
  const table = document.querySelector(".matrix");
  const [head, body, foot] = ["thead", "tbody", "tfoot"].map((name) => table.querySelector(name));
  const pager = document.querySelector(".bladeren");
  const order = new Intl.Collator("nl", { numeric: true });
  const ATTENTION = [1, 2, 3, 5, 0, 4];
  const rows = data.regelingen.map(([titel, pad, vorm, link, genummerd, cellen, deelnemers, tekst]) => ({
    titel, pad, vorm, link, genummerd, cellen, deelnemers, tekst,
    zoek: `${titel} ${pad} ${deelnemers}`.toLocaleLowerCase("nl"),
  }));
  let sort = { by: "titel", down: false };
  let first = 0;

  function element(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function value(name) {
    const field = filter.querySelector(`[name="${name}"]`);
    return field ? field.value : "";
  }

  function cell(row, place) {
    const code = row.cellen.charCodeAt(place) - 97;
    if (code < 0) return null;
    return { verdict: code % verdicts.length, explained: code >= 6 && code < 12, doubt: code >= 12 };
  }

  function columns() {
    return data.punten
      .map(([nummer, titel, pakket, gewicht, controle], place) => ({ nummer, titel, pakket, gewicht, controle, place }))
      .filter((one) => (!value("pakket") || one.pakket === value("pakket")) && (!value("gewicht") || one.gewicht === value("gewicht")));
  }

  function chosen() {
    const words = value("zoek").trim().toLocaleLowerCase("nl");
    return rows.filter((row) => (!value("vorm") || row.vorm === value("vorm")) && row.zoek.includes(words));
  }

  function score(row, shown) {
    let good = 0, asked = 0;
    for (const one of shown) {
      const found = cell(row, one.place);
      if (!found || found.verdict === 4) continue;
      asked += 1;
      if (found.verdict === 0) good += 1;
    }
    return [good, asked];
  }

  function sorted(list, shown) {
    const by = sort.by;
    const key =
      by === "titel" || by === "vorm" ? null
      : by === "aandeel" ? (row) => { const [good, asked] = score(row, shown); return asked ? good / asked : -1; }
      : (row) => { const found = cell(row, by); return found ? ATTENTION[found.verdict] : -1; };
    const keyed = list.map((row) => [key ? key(row) : row[by], row]);
    keyed.sort((a, b) => (key ? a[0] - b[0] : order.compare(a[0], b[0])) || order.compare(a[1].titel, b[1].titel));
    if (sort.down) keyed.reverse();
    return keyed.map(([, row]) => row);
  }

  function heading(by, text, attributes) {
    const active = sort.by === by;
    const button = element("button", { type: "button", title: `Sorteer op ${text}` }, element("span", {}, text));
    button.addEventListener("click", () => {
      sort = { by, down: active ? !sort.down : typeof by === "number" || by === "aandeel" };
      first = 0;
      draw();
      // The button was drawn anew: whoever sorts from the keyboard stays where they were.
      const again = head.querySelector(`[data-kop="${by}"] button`);
      if (again) again.focus();
    });
    return element("th", { scope: "col", "data-kop": by, "aria-sort": active ? (sort.down ? "descending" : "ascending") : "none", ...attributes }, button);
  }

  function badge(found, row, one) {
    const [symbol, label, slug] = one.controle && found.verdict === 0 ? data.inOrde : verdicts[found.verdict];
    const extra = found.explained ? ", uitgelegd" : found.doubt ? ", twijfel" : "";
    const words = `${one.nummer}. ${one.titel}: ${label}${extra}`;
    const name = `cel ${slug}${found.explained ? " gemotiveerd" : ""}${found.doubt ? " twijfelachtig" : ""}`;
    const made = row.link && row.genummerd
      ? element("a", { class: name, title: words, href: `${row.link}#d1-t${one.nummer}` })
      : element("span", { class: name, title: words });
    made.append(element("span", { "aria-hidden": "true" }, found.doubt ? `${symbol}?` : symbol), element("span", { class: "onzichtbaar" }, `${label}${extra}`));
    return made;
  }

  function line(row, shown) {
    const name = row.link ? element("a", { href: row.link }, row.titel) : row.titel;
    const [good, asked] = score(row, shown);
    const made = element("tr", {},
      element("th", { scope: "row" }, element("bdi", {}, name), element("span", { class: "pad" }, row.tekst ? `${row.pad} · ${row.tekst}` : row.pad)),
      element("td", { class: "vorm" }, row.vorm),
      element("td", { class: "aandeel" }, asked ? `${good} van ${asked}` : "–"));
    for (const one of shown) {
      const found = cell(row, one.place);
      made.append(element("td", { class: "oordeelcel" }, found ? badge(found, row, one) : ""));
    }
    return made;
  }

  function totals(list, shown) {
    const made = element("tr", {}, element("th", { scope: "row", colspan: "3" }, "aanwezig of in orde, van waar het past"));
    for (const one of shown) {
      let good = 0, asked = 0;
      for (const row of list) {
        const found = cell(row, one.place);
        if (!found || found.verdict === 4) continue;
        asked += 1;
        if (found.verdict === 0) good += 1;
      }
      made.append(element("td", { title: `${one.titel}: ${good} van ${asked}` }, asked ? `${Math.round((100 * good) / asked)}%` : "–"));
    }
    return made;
  }

  function draw() {
    const shown = columns();
    const list = sorted(chosen(), shown);
    first = Math.min(first, Math.max(0, Math.floor((list.length - 1) / PAGE) * PAGE));
    head.replaceChildren(element("tr", {},
      heading("titel", "Regeling"), heading("vorm", "Vorm"), heading("aandeel", "Aanwezig of in orde"),
      ...shown.map((one) => heading(one.place, `${one.nummer}. ${one.titel}`, { class: "punt-kop" }))));
    body.replaceChildren(...list.slice(first, first + PAGE).map((row) => line(row, shown)));
    foot.replaceChildren(totals(list, shown));
    const last = Math.min(first + PAGE, list.length);
    pager.hidden = list.length <= PAGE;
    pager.querySelector("[data-doe=terug]").disabled = first === 0;
    pager.querySelector("[data-doe=verder]").disabled = last >= list.length;
    pager.querySelector(".blad-stand").textContent = `${first + 1} tot en met ${last} van ${list.length}`;
    filter.querySelector(".stand").textContent = list.length === 0
      ? "Geen regeling past bij dit filter."
      : `${list.length} van ${rows.length} ${rows.length === 1 ? "regeling" : "regelingen"}, ${shown.length} ${shown.length === 1 ? "toetspunt" : "toetspunten"}`;
    for (const item of document.querySelectorAll("[data-punt]")) {
      const { pakket, gewicht } = item.dataset;
      item.hidden = (value("pakket") && pakket !== value("pakket")) || (value("gewicht") && gewicht !== value("gewicht"));
    }
    for (const group of document.querySelectorAll(".pakket")) group.hidden = !group.querySelector("[data-punt]:not([hidden])");
  }

  document.documentElement.classList.add("script");
  filter.addEventListener("input", () => { first = 0; draw(); });
  filter.querySelector("[data-doe=wis]").addEventListener("click", () => {
    for (const field of filter.querySelectorAll("select, input")) field.value = "";
    first = 0;
    draw();
  });
  pager.addEventListener("click", (event) => {
    const step = { terug: -PAGE, verder: PAGE }[event.target.dataset.doe];
    if (!step) return;
    first = Math.max(0, first + step);
    draw();
    table.scrollIntoView();
  });
  draw();
})();
