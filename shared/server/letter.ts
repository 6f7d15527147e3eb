import type { Locale } from '../contract/values.ts';
import { escapeHtml } from './serving/html-page.ts';

export interface Letter {
  readonly locale: Locale;
  /** « Bonjour Samira, » */
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  readonly footer?: string;
}

const words = {
  fr: { orCopy: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:', sign: 'Carnet' },
  en: { orCopy: 'If the button does not answer, copy this address into your browser:', sign: 'Carnet' },
} as const;

const safeUrl = (url: string): string => {
  if (!/^https?:$/u.test(new URL(url).protocol)) throw new Error('a letter links to web pages only');
  return url;
};

const textOf = (letter: Letter): string =>
  [
    letter.greeting,
    ...letter.paragraphs,
    ...(letter.action ? [`${letter.action.label}\n${safeUrl(letter.action.url)}`] : []),
    ...(letter.footer ? [letter.footer] : []),
    words[letter.locale].sign,
  ].join('\n\n');

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;

const button = (action: { readonly label: string; readonly url: string }, locale: Locale): string => {
  const url = escapeHtml(safeUrl(action.url));
  return `<p style="margin:24px 0"><a href="${url}" style="background:#24459c;color:#fff;text-decoration:none;padding:12px 22px;border-radius:10px;display:inline-block;font-weight:600">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#5a6172">${words[locale].orCopy}<br><span style="word-break:break-all">${url}</span></p>`;
};

const htmlOf = (letter: Letter): string => `<!doctype html><html lang="${letter.locale}"><head><meta charset="utf-8"></head>
<body style="margin:0;background:#f7f5f0;color:#1d2433;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px"><div style="background:#fff;border:1px solid #d9d5ca;border-radius:14px;padding:28px">
${paragraph(letter.greeting)}${letter.paragraphs.map(paragraph).join('')}${letter.action ? button(letter.action, letter.locale) : ''}
<p style="margin:0">${words[letter.locale].sign}</p></div>
${letter.footer ? `<p style="margin:16px 4px 0;font-size:13px;color:#5a6172">${escapeHtml(letter.footer)}</p>` : ''}</div></body></html>`;

/** The plain layout of every e-mail, as text and as HTML. Everything given is text; the link must be a web address. */
export const letter = (content: Letter): { readonly text: string; readonly html: string } => ({
  text: textOf(content),
  html: htmlOf(content),
});
