import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (character) => entities[character]!);

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2433, #e9ecf5); --paper: light-dark(#f7f5f0, #14181f); --card: light-dark(#fff, #1d232d); --line: light-dark(#d9d5ca, #353d4b); --link: light-dark(#24459c, #a9bfff); }
* { box-sizing: border-box; } body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; } h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; } h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
a { color: var(--link); } code { font-size: .9em; } .card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.1rem 1.3rem; margin: 0 0 1rem; }
.quiet { opacity: .75; font-size: .9rem; margin: 0; } .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .75rem 0 0; font: inherit; } dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; } dd { margin: 0; }`;

/** A small page without scripts: the kernel's own (problems, mailbox). `body` is HTML whose texts went through `escapeHtml`. */
export const answerPage = (ctx: Context, page: { readonly title: string; readonly locale: 'fr' | 'en'; readonly body: string }): void => {
  const nonce = randomBytes(16).toString('base64');
  ctx.set(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  ctx.set('Content-Type', 'text/html; charset=utf-8');
  ctx.body = `<!doctype html>
<html lang="${page.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} · Carnet</title><style nonce="${nonce}">${style}</style></head>
<body><main><h1>${escapeHtml(page.title)}</h1>${page.body}</main></body></html>`;
};
