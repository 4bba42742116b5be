"use strict";

// Without this script the page is whole: every row stands in it. The script sorts, filters and turns pages.

const collator = new Intl.Collator("en", { numeric: true });

class Sheet {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.shown = this.rows;
    this.size = Number(table.dataset.page) || Infinity;
    this.first = 0;
    this.drawn = () => {};
    for (const head of table.tHead.rows[0].cells) this.makeSortable(head);
  }

  makeSortable(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => this.sort(head));
    head.append(button);
  }

  sort(head) {
    const before = head.getAttribute("aria-sort");
    const direction = before ? (before === "ascending" ? "descending" : "ascending")
      : head.classList.contains("n") && head.cellIndex ? "descending" : "ascending";
    for (const cell of head.parentNode.cells) cell.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const keys = new Map(this.rows.map((row) => [row, key(row.cells[head.cellIndex])]));
    this.rows.sort((one, other) => sign * compare(keys.get(one), keys.get(other)));
    this.filter(this.wanted);
  }

  filter(wanted = () => true) {
    this.wanted = wanted;
    this.shown = this.rows.filter(wanted);
    this.first = 0;
    this.draw();
  }

  draw() {
    this.body.replaceChildren(...this.shown.slice(this.first, this.first + this.size));
    this.drawn();
  }

  reveal(row) {
    if (!this.shown.includes(row)) return false;
    const first = Math.floor(this.shown.indexOf(row) / this.size) * this.size || 0;
    if (first !== this.first) {
      this.first = first;
      this.draw();
    }
    return true;
  }
}

function key(cell) {
  const text = cell.dataset.key ?? cell.textContent.trim();
  const number = Number(text.replaceAll(",", ""));
  return text === "" || Number.isNaN(number) ? text : number;
}

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(one, other);
}

function filterable(sheet, form) {
  const [find, severity, check, place] = form.querySelectorAll("input, select");
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    sheet.filter((row) =>
      (!severity.value || row.dataset.severity === severity.value)
      && (!check.value || row.dataset.checks.split(" ").includes(check.value))
      && (!place.value || row.dataset.document === place.value)
      && words.every((word) => text(row).includes(word)));
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => sheet.showAll());
  sheet.showAll = () => {
    form.reset();
    sheet.filter();
  };
  form.hidden = false;
}

function paged(sheet, form, pages) {
  const output = form.querySelector("output");
  const [earlier, later] = pages.querySelectorAll("button");
  const range = pages.querySelector("span");
  const figure = (number) => number.toLocaleString("en");
  const turn = (step) => {
    sheet.first += step * sheet.size;
    sheet.draw();
    sheet.table.scrollIntoView();
  };
  earlier.addEventListener("click", () => turn(-1));
  later.addEventListener("click", () => turn(1));
  sheet.drawn = () => {
    const all = sheet.shown.length;
    const last = Math.min(sheet.first + sheet.size, all);
    output.textContent = `${figure(all)} of ${figure(sheet.rows.length)} places`;
    range.textContent = `${figure(sheet.first + 1)} to ${figure(last)} of ${figure(all)}`;
    earlier.disabled = sheet.first === 0;
    later.disabled = last === all;
    pages.hidden = all <= sheet.size;
  };
  // Paper has no pages to turn: print every place that the filter leaves.
  let size = sheet.size;
  addEventListener("beforeprint", () => { size = sheet.size; sheet.size = Infinity; sheet.draw(); });
  addEventListener("afterprint", () => { sheet.size = size; sheet.draw(); });
}

function linkable(sheet) {
  const rows = new Map();
  for (const row of sheet.rows) {
    for (const element of [row, ...row.querySelectorAll("li[id]")]) rows.set(element.id, [row, element]);
  }
  const follow = () => {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    const [row, element] = rows.get(location.hash.slice(1)) ?? [];
    if (!row) return;
    if (!sheet.reveal(row)) {
      sheet.showAll();
      sheet.reveal(row);
    }
    element.classList.add("here");
    row.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();
}

for (const table of document.querySelectorAll("table.counts")) new Sheet(table);

const table = document.querySelector("table.places");
if (table) {
  const sheet = new Sheet(table);
  const form = document.querySelector("form.filters");
  paged(sheet, form, document.querySelector("nav.pages"));
  filterable(sheet, form);
  sheet.showAll();
  table.classList.add("cut");
  linkable(sheet);
}
