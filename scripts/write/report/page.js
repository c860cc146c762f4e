// Runs in the report's page, as it stands. Everything it shows is set as text.
const { files, fates, records } = JSON.parse(document.getElementById("records").textContent);
const AT_ONCE = 200;
const fate = document.getElementById("fate");
const words = document.getElementById("words");
const list = document.getElementById("list");
const found = document.getElementById("found");
const more = document.getElementById("more");
document.querySelector(".find").hidden = false;
let matches = [];
let shown = 0;

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function entry([kind, file, place, path, reason, ...notes]) {
  const item = document.createElement("li");
  item.append(element("span", `${fates[kind]} `, "soft"), files[file] + place);
  if (path) item.append(element("div", `→ ${path}`, "soft"));
  if (reason) item.append(element("div", reason));
  for (const note of notes) item.append(element("div", `noted: ${note}`, "soft"));
  return item;
}

function show() {
  const next = matches.slice(shown, shown + AT_ONCE);
  list.append(...next.map(entry));
  shown += next.length;
  more.hidden = shown === matches.length;
}

function find() {
  const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  matches = records.filter((record) => {
    if (fate.value === "noted" ? record.length < 6 : fate.value !== "" && fates[record[0]] !== fate.value) return false;
    const text = sought.length === 0 ? "" : `${files[record[1]]} ${record.slice(2).join(" ")}`.toLowerCase();
    return sought.every((word) => text.includes(word));
  });
  shown = 0;
  list.replaceChildren();
  found.textContent = `${matches.length.toLocaleString("en")} of ${records.length.toLocaleString("en")}`;
  show();
}

fate.addEventListener("change", find);
words.addEventListener("input", find);
more.addEventListener("click", show);
find();
