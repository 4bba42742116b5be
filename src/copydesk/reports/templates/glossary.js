"use strict";

// Without this script the page is whole: every concept stands in it. The script filters, and follows links.

const form = document.querySelector("form.filters");
const concepts = [...document.querySelectorAll(".concept")];

if (form) {
  const [find, status, domain, use] = form.querySelectorAll("input, select");
  const output = form.querySelector("output");
  const empty = document.querySelector(".empty");
  const texts = new Map();
  const figure = (number) => number.toLocaleString("en");

  const text = (concept) => {
    if (!texts.has(concept)) texts.set(concept, concept.textContent.toLowerCase());
    return texts.get(concept);
  };

  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const concept of concepts) {
      const data = concept.dataset;
      concept.hidden = !((!status.value || data.status.split(" ").includes(status.value))
        && (!domain.value || data.domain === domain.value)
        && (!use.value || data.use === use.value)
        && words.every((word) => text(concept).includes(word)));
      shown += !concept.hidden;
    }
    output.textContent = `${figure(shown)} of ${figure(concepts.length)} concepts`;
    empty.hidden = shown > 0;
  };

  const showAll = () => {
    form.reset();
    apply();
  };

  const follow = () => {
    const concept = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!concepts.includes(concept)) return;
    if (concept.hidden) showAll();
    concept.focus({ preventScroll: true });
    concept.scrollIntoView({ block: "start" });
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", showAll);
  form.hidden = false;
  apply();
  addEventListener("hashchange", follow);
  follow();
}
