import type { Carried } from './offline/carried.ts';
import { offlineStyle } from './offline/style.ts';
import { offlineWords } from './offline/words.ts';

const hash = async (text: string): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
};

/** Inside a script element nothing may close it, nor open a comment. */
const inScript = (text: string): string => text.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
/** The bundle is code: what would close its element stands only in strings, where the escape says the same. */
const closed = (script: string): string => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/**
 * One HTML file that checks what it carries when it is opened from a disk, with no network: its policy lets nothing out, and runs only this
 * script. Says nothing that the script did not check.
 */
export const offlinePage = async (carried: Carried, script: string): Promise<string> => {
  const code = closed(script);
  const words = offlineWords[carried.locale];
  const policy = `default-src 'none'; script-src ${await hash(code)}; style-src ${await hash(offlineStyle)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${carried.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.heading}</title>
<style>${offlineStyle}</style>
</head>
<body>
<main><h1>${words.heading}</h1><p>${words.working}</p></main>
<script type="application/json" id="carnet">${inScript(JSON.stringify(carried))}</script>
<script>${code}</script>
</body>
</html>
`;
};
