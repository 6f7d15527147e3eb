import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import type { Mail } from './house.ts';

export type SendMail = (mail: Mail) => Promise<void>;
export const mailboxFolder = (config: Pick<Config, 'home'>): string => path.join(config.home, 'mailbox');

const bySmtp = (config: Config, url: string): SendMail => {
  const transport = createTransport(url);
  return async (mail) => {
    await transport.sendMail({ from: config.mailFrom, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html });
  };
};

/** One file per mail, put in place whole: a reader never meets half of one. */
const intoFolder = (config: Config, clock: () => Date): SendMail => {
  const folder = mailboxFolder(config);
  return async (mail) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const at = clock().toISOString();
    const file = path.join(folder, `${at.replace(/[:.]/gu, '-')}-${randomBytes(6).toString('hex')}.json`);
    await writeFile(`${file}.part`, JSON.stringify({ at, from: config.mailFrom, ...mail }), { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
};

/** Sends by SMTP when it is configured; otherwise, on localhost only, drops into the mailbox. Refuses to start in production without SMTP. */
export const makeMail = (config: Config, clock: () => Date): SendMail => {
  if (config.smtpUrl) return bySmtp(config, config.smtpUrl);
  if (config.local) return intoFolder(config, clock);
  throw new Error('Settings to correct:\n  SMTP_URL: needed when the public URLs are not localhost');
};
