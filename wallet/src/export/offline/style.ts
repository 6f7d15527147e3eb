/** The look of the self-verifying page: alone, light, dark and on paper. */
export const offlineStyle = `
:root { color-scheme: light dark; --ink: #1d1b16; --paper: #fffdf8; --ground: #f4f0e6; --line: #d8d1c0; --muted: #5c564a; --good: #1c6b3c; --wait: #8a5a00; --bad: #a3261f; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ecdf; --paper: #24211b; --ground: #181611; --line: #474235; --muted: #b9b19e; --good: #7fd6a0; --wait: #f0bd5a; --bad: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: .25rem 0; overflow-wrap: anywhere; }
a { color: inherit; }
.small, .issuer { color: var(--muted); font-size: .9rem; }
article { background: var(--paper); border: 1px solid var(--line); border-left: .4rem solid var(--wait); border-radius: .5rem; padding: 1rem; margin: 1rem 0; break-inside: avoid; }
article.verified { border-left-color: var(--good); }
article.refused { border-left-color: var(--bad); }
.verdict { margin: 0; font-weight: 700; color: var(--wait); }
.verified .verdict { color: var(--good); }
.refused .verdict { color: var(--bad); }
.issuer { margin: 0 0 .75rem; }
.challenge { display: grid; margin: 0 0 .75rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: .25rem 1rem; margin: 0 0 .75rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.checks { list-style: none; margin: 0; padding: .75rem 0 0; border-top: 1px dashed var(--line); font-size: .9rem; }
.checks li { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: 0 1rem; padding: .1rem 0; }
.checks li::marker { content: ''; }
.checks .failed span { color: var(--bad); }
.checks .unchecked span { color: var(--wait); }
@media (max-width: 30rem) { dl, .checks li { grid-template-columns: 1fr; } dd { margin-bottom: .35rem; } }
@media print { body { background: none; } article { border-color: #999; } }
`;
