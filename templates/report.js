// What a script adds to a page that is whole without it: contents that follow the reader, tables that sort, words that are found.
// Nothing is fetched, nothing is kept, and nothing of the page is turned into markup.
"use strict";

const nav = document.querySelector("nav");
const main = document.querySelector("main");

/** An element with its properties and what stands in it. */
function made(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

/** Something to hear: a screen reader says what is written here. */
const spoken = document.body.appendChild(made("p", { className: "unseen" }));
spoken.setAttribute("role", "status");

// ---- contents

/** On a wide screen the contents stand open beside the report; on a narrow one they are a line to open. */
function follow() {
  const contents = nav.querySelector(".contents");
  const wide = matchMedia("(min-width: 64rem)");
  const fold = () => { contents.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();

  // The links to what is being read now are marked, and its chapter is open; one the reader opened stays as it is.
  let opened = null;
  const mark = (link, here) => {
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    const sections = link.parentElement.querySelector("details");
    if (here && sections && !sections.open) {
      if (opened) opened.open = false;
      opened = sections;
      opened.open = true;
    }
    if (here && wide.matches && !nav.matches(":hover, :focus-within")) {
      const [top, bottom] = [link.offsetTop - nav.scrollTop, link.offsetTop + link.offsetHeight - nav.scrollTop];
      if (top < 0 || bottom > nav.clientHeight) nav.scrollTop += top - nav.clientHeight / 3;
    }
  };
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) mark(links.get(target.querySelector("[id]").id), isIntersecting);
  }, { rootMargin: "-20% 0px -79% 0px" });
  for (const section of main.querySelectorAll("section")) {
    if (links.has(section.querySelector("[id]")?.id)) watch.observe(section);
  }
}

// ---- tables

/** A table of a register that has so many rows can be filtered. */
const FILTERED = 10;

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SCALE = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** What a cell is worth: a number, a day, or words; nothing for a symbol among numbers. */
function worth(text, number) {
  const date = /^(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})\b/.exec(text);
  if (date && MONTHS.includes(date[2])) return date[3] * 10000 + MONTHS.indexOf(date[2]) * 100 + Number(date[1] ?? 0);
  const amount = /^([-−–+]?)£?(\d[\d,]*(?:\.\d+)?)(?: (thousand|million|billion))?/.exec(text.replace(/^£([-−–+])/, "$1£"));
  if (amount && (number || amount[0].length === text.length)) {
    return (/[-−–]/.test(amount[1]) ? -1 : 1) * amount[2].replaceAll(",", "") * (SCALE[amount[3]] ?? 1);
  }
  return number || text === "" ? null : text.toLowerCase();
}

function compared(a, b) {
  if (typeof a === typeof b) return typeof a === "string" ? a.localeCompare(b, "en-GB", { numeric: true }) : a - b;
  return typeof a === "number" ? -1 : 1;
}

/** Buttons in the headers of a table: first press sorts upwards, second downwards, third as it was. Totals stay last. */
function sortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
  const headers = [...table.tHead.rows[0].cells];
  if (rows.length < 3 || rows.some((row, at) => row !== body.rows[at])) return;
  table.classList.add("sortable");
  headers.forEach((header, column) => {
    const button = made("button", { type: "button" }, ...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const next = { null: "ascending", ascending: "descending", descending: null }[header.getAttribute("aria-sort")];
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      if (next) header.setAttribute("aria-sort", next);
      const key = (row) => worth(row.cells[column].textContent.trim(), header.classList.contains("number"));
      const keyed = rows.map((row) => [key(row), row]);
      if (next) {
        const way = next === "ascending" ? 1 : -1;
        keyed.sort(([a], [b]) => (a === null) - (b === null) || (a === null ? 0 : way * compared(a, b)));
      }
      body.prepend(...keyed.map(([, row]) => row));
      const caption = table.caption.textContent;
      spoken.textContent = next ? `${caption}: sorted by ${button.textContent}, ${next}` : `${caption}: in its first order`;
    });
  });
}

/** A field over a long table: rows without its words are out of sight until it is empty again. */
function filterable(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < FILTERED) return;
  const box = made("input", { type: "search", id: `${table.id}_filter`, autocomplete: "off", spellcheck: false });
  const count = made("p", { className: "count" });
  count.setAttribute("role", "status");
  const shown = (number) => { count.textContent = `${number} of ${rows.length} rows shown`; };
  const label = made("label", { htmlFor: box.id }, `Show rows of “${table.caption.textContent}” with these words`);
  table.closest(".data").prepend(made("div", { className: "filter" }, label, box, count));
  const words = rows.map((row) => plain([...row.cells].map((cell) => cell.textContent).join(" ")));
  box.addEventListener("input", () => {
    const wanted = plain(box.value).split(" ").filter(Boolean);
    let number = 0;
    rows.forEach((row, at) => {
      row.hidden = !wanted.every((word) => words[at].includes(word));
      if (!row.hidden) number += 1;
    });
    shown(number);
  });
  shown(rows.length);
}

/** Cards keep saying that they are a table; only a table that has to scroll is a stop for the Tab key. */
function reachable(group) {
  const table = group.firstElementChild;
  if (table.classList.contains("cards")) {
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      part.setAttribute("role", roles[part.tagName] ?? (part.scope === "col" ? "columnheader" : "rowheader"));
    }
  }
  new ResizeObserver(() => {
    const scrolls = group.scrollWidth > group.clientWidth + 1;
    group.classList.toggle("scrolls", scrolls);
    if (scrolls) group.tabIndex = 0;
    else group.removeAttribute("tabindex");
  }).observe(group);
}

// ---- finding

const plain = (text) => text.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ").trim();

/** Everything that can be found: what it is, its words, where it stands. Headings first, then tables and charts, then text. */
function index() {
  const chapter = (element) => element.closest("main > section")?.querySelector("h2")?.textContent ?? "";
  const words = (element) => (element.cells ? [...element.cells].map(words).filter(Boolean).join(", ") : element.textContent);
  const entry = (kind, element, target) => {
    const text = words(element).replace(/\s+/g, " ").trim();
    return { kind, target, text, words: plain(text), chapter: chapter(element) };
  };
  const all = (kind, selector, target) => [...main.querySelectorAll(selector)].map((element) => entry(kind, element, target(element)));
  return [
    ...all("Section", "h2, h3, h4, h5, h6", (heading) => heading),
    ...all("Chart", ".chart figcaption .title", (title) => title.closest(".chart")),
    ...all("Table", "caption", (caption) => caption.parentElement),
    ...all("Figure", ".figures li", (figure) => figure),
    ...all("Text", "p:not(.back), dd", (part) => part),
    ...all("Row of a table", "tbody tr", (row) => row),
  ];
}

/** The words around the first that was looked for, which is marked. */
function excerpt(text, wanted) {
  const at = Math.max(0, plain(text).indexOf(wanted));
  const start = at < 60 ? 0 : text.lastIndexOf(" ", at - 30) + 1;
  const [before, mark, after] = [text.slice(start, at), text.slice(at, at + wanted.length), text.slice(at + wanted.length, at + 90)];
  return [start ? "… " : "", before, made("mark", {}, mark), after, at + 90 < text.length ? "…" : ""];
}

const SHOWN = 25;

function findable() {
  const box = made("input", { type: "search", id: "page_find", autocomplete: "off", spellcheck: false });
  const key = made("input", { type: "checkbox", checked: true });
  const count = made("p", { className: "count" });
  const list = made("ul", { className: "found" });
  const form = made("div", { className: "find" },
    made("label", { htmlFor: box.id }, "Find in this page"), box,
    made("label", { className: "key" }, key, " Come here with the / key"), count, list);
  form.setAttribute("role", "search");
  count.setAttribute("role", "status");
  nav.prepend(form);

  let entries = null;
  const search = () => {
    entries ??= index();
    const wanted = plain(box.value).split(" ").filter(Boolean);
    const found = wanted.length ? entries.filter(({ words }) => wanted.every((word) => words.includes(word))) : [];
    list.replaceChildren(...found.slice(0, SHOWN).map(({ kind, target, text, chapter }, at) => {
      target.id ||= `page_found_${entries.findIndex((entry) => entry.target === target)}`;
      const place = chapter && chapter !== text ? `${kind} in ${chapter}` : kind;
      const link = made("a", { href: `#${target.id}` }, made("span", { className: "place" }, place), ...excerpt(text, wanted[0]));
      return made("li", {}, link);
    }));
    const more = found.length > SHOWN ? `; the first ${SHOWN} are listed` : "";
    count.textContent = wanted.length ? `${found.length || "No"} ${found.length === 1 ? "place" : "places"} found${more}` : "";
  };
  box.addEventListener("input", search);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    box.value = "";
    search();
    box.focus();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || !key.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    box.focus();
  });
}

if (nav) {
  follow();
  findable();
}
document.querySelectorAll(".table > table").forEach(sortable);
document.querySelectorAll(".register .table > table").forEach(filterable);
document.querySelectorAll(".table").forEach(reachable);
