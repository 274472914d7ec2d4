// Tables of results: a click on a heading sorts the rows, a second one turns them round. Sums stay below, and so does what has no figure.
function sortKey(row, column) {
  const cell = row.cells[column];
  const figure = cell.querySelector("data");
  if (figure) return Number(figure.value);
  const text = cell.textContent.trim();
  const number = text.replace("\u2212", "-").replace(/[,%\s]/g, "");
  if (number === "" || number === "-") return null;
  return isFinite(number) ? Number(number) : text;
}

function sortRows(table, column, isDown) {
  const body = table.tBodies[0];
  const rows = all("tr:not(.sum)", body).map(row => ({row, key: sortKey(row, column)}));
  const order = (a, b) => typeof a === "number" && typeof b === "number"
    ? a - b : String(a).localeCompare(String(b), "en");
  rows.sort((a, b) => a.key == null || b.key == null
    ? (a.key == null) - (b.key == null) : order(a.key, b.key) * (isDown ? -1 : 1));
  const sums = all("tr.sum", body);
  body.append(...rows.map(item => item.row), ...sums);
}

for (const table of all(".scroll > table")) {
  const heads = all("thead th", table);
  if (all("tbody tr:not(.sum)", table).length < 3) continue;
  heads.forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = make("button", head.textContent);
    button.type = "button";
    button.onclick = () => {
      const before = head.getAttribute("aria-sort");
      // Numbers with the largest first, words from A on.
      const isDown = before ? before === "ascending" : head.classList.contains("n");
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      sortRows(table, column, isDown);
    };
    head.replaceChildren(button);
  });
}
