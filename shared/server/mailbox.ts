import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { wordsInParis } from '#shared/contract/paris';
import type { Config } from './config.ts';
import type { Kernel } from './kernel.ts';
import { mailboxFolder } from './mail.ts';
import { answerPage, escapeHtml } from './serving/html-page.ts';

const Kept = z.object({ at: z.string(), from: z.string(), to: z.string(), subject: z.string(), text: z.string(), html: z.string() });
export type KeptMail = z.output<typeof Kept>;
const shown = 200;

/** The newest first. */
export const readMailbox = async (config: Pick<Config, 'home'>): Promise<readonly KeptMail[]> => {
  const folder = mailboxFolder(config);
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort();
  const newest = files.reverse().slice(0, shown);
  return Promise.all(newest.map(async (file) => Kept.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')))));
};

const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s<>]+/gu, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);

const card = (mail: KeptMail): string => `<article class="card"><h2>${escapeHtml(mail.subject)}</h2>
<p class="quiet">À ${escapeHtml(mail.to)}, le ${escapeHtml(wordsInParis(new Date(mail.at), 'fr-FR'))}</p><div class="text">${linked(mail.text)}</div></article>`;

const intro =
  '<p>Aucun serveur de messagerie n’est configuré\u00a0: les e-mails de Carnet arrivent ici, sur cette machine seulement. Le plus récent est en haut.</p>';

/** `/mailbox` and `/mailbox.json?to=`: what would have been sent. Exists on localhost without SMTP, and nowhere else. */
export const mountMailbox = (kernel: Kernel): void => {
  const { config } = kernel.house;
  if (!config.local || config.smtpUrl !== undefined) return;
  kernel.router.get('/mailbox', async (ctx) => {
    const mails = await readMailbox(config);
    const body = mails.length === 0 ? '<p>Aucun e-mail pour le moment.</p>' : mails.map(card).join('');
    answerPage(ctx, { title: 'Boîte aux lettres locale', locale: 'fr', body: intro + body });
  });
  kernel.router.get('/mailbox.json', async (ctx) => {
    const { to } = ctx.query;
    ctx.body = { items: (await readMailbox(config)).filter((mail) => to === undefined || mail.to === to) };
  });
};
