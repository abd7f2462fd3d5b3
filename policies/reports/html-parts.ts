/** The style sheet of the write map. Colours only repeat words and marks, for readers who do not see colours. */
export const style = `
:root{--ink:#1b1f24;--soft:#57606a;--page:#f6f8fa;--card:#fff;--line:#d0d7de;--good:#1a7f37;--bad:#b62324;--warn:#8a5a00;--memory:#0550ae;--volume:#6639ba;--host:#b62324}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--page:#0d1117;--card:#161b22;--line:#3d444d;--good:#4ac26b;--bad:#ff7b72;--warn:#e3b341;--memory:#79c0ff;--volume:#d2a8ff;--host:#ff7b72}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem;max-width:76rem;margin-inline:auto;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0 0 1rem}h2{font-size:1.2rem;margin:0}h3{font-size:1rem;margin:0 0 .5rem}
a{color:inherit}code,pre{font-family:ui-monospace,monospace;font-size:.875em;overflow-wrap:anywhere}
.figures{display:flex;flex-wrap:wrap;gap:.75rem;margin:0 0 1rem}
.figures div{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1rem}
.figures dt{color:var(--soft);font-size:.85rem}.figures dd{margin:0;font-size:1.5rem;font-weight:600}
.figures .bad dd{color:var(--bad)}.figures .good dd{color:var(--good)}
.filters{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin-bottom:1rem}
.filters label{font-size:.85rem;color:var(--soft)}
.filters input[type=search],.filters select{display:block;margin-top:.3rem;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:.375rem;padding:.3rem .5rem}
:focus-visible{outline:3px solid var(--memory);outline-offset:2px}
article{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin-bottom:1rem}
.type{color:var(--soft);margin:0 0 .75rem;font-size:.85rem;overflow-wrap:anywhere}
.container{border:3px solid var(--good);border-radius:.5rem;padding:.75rem;margin-bottom:.75rem;overflow-x:auto}
.container.writable{border:3px dashed var(--bad)}.container.unknown{border:3px dotted var(--warn)}
.root{float:right;font-size:.85rem;color:var(--good)}.writable .root{color:var(--bad)}.container.unknown .root{color:var(--warn)}
table{width:100%;border-collapse:collapse;font-size:.9rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-top:1px solid var(--line);font-weight:400}
tbody th{min-width:9rem}td:nth-child(3){min-width:7rem}td:nth-child(4),td:nth-child(5){white-space:nowrap}
thead th{color:var(--soft);border-top:0;font-size:.8rem}
.kind{border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8rem;white-space:nowrap}
tr.memory .kind{color:var(--memory)}tr.volume .kind{color:var(--volume)}tr.host .kind{color:var(--host)}tr.read-only .kind{color:var(--good)}tr.unknown .kind{color:var(--warn)}
.findings{list-style:none;margin:.75rem 0 0;padding:0}
.findings li{border-left:4px solid var(--warn);padding:.25rem .75rem;margin-top:.5rem}
.findings li.mandatory{border-color:var(--bad)}
.findings p{margin:0;overflow-wrap:anywhere}.findings strong{color:var(--warn)}.findings .mandatory strong{color:var(--bad)}
.severity{color:var(--soft);font-size:.85rem}
pre{white-space:pre-wrap;margin:.5rem 0 0;padding:.5rem;border:1px solid var(--line);border-radius:.375rem}
ins,del{text-decoration:none}ins{color:var(--good)}del{color:var(--bad)}summary{cursor:pointer;color:var(--soft)}
footer{color:var(--soft);font-size:.85rem}[hidden]{display:none!important}
@media print{body{background:#fff;color:#000;padding:0;max-width:none}.filters{display:none}article,.container,.findings li{break-inside:avoid}}
`;

/** Filters of the write map. Without it everything is shown. */
export const script = `
const form = document.querySelector("form");
const told = form.querySelector("output");
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", filter);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
function filter() {
  const { text, rule, severity, blocking } = form.elements;
  const byFinding = rule.value || severity.value || blocking.checked;
  let shown = 0;
  for (const article of document.querySelectorAll("article")) {
    let findings = 0;
    for (const item of article.querySelectorAll(".findings > li")) {
      const fits =
        (!rule.value || item.dataset.rule === rule.value) &&
        (!severity.value || item.dataset.severity === severity.value) &&
        (!blocking.checked || item.classList.contains("mandatory"));
      item.hidden = !fits;
      if (fits) findings++;
    }
    const named = article.dataset.text.includes(text.value.trim().toLowerCase());
    article.hidden = !named || (byFinding && findings === 0);
    if (!article.hidden) shown++;
  }
  told.textContent = text.value || byFinding ? shown + (shown === 1 ? " resource" : " resources") : "";
}
`;
