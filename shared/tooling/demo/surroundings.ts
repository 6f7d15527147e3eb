import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../../../wallet/src/vault/wallet.ts';
import { root } from '../enter-node.mjs';
import { runNode } from '../run-child.ts';
import { Mailbox } from './portal.ts';

/** The running product, as its own environment or the folder it runs from describes it. */
export interface Surroundings {
  readonly home: string;
  readonly settings: Settings;
  readonly walletUrl: string;
  readonly mailbox: Mailbox;
  readonly env: Readonly<Record<string, string>>;
}

const settingsOf = async (walletUrl: string): Promise<Settings> => {
  const answer = await fetch(`${walletUrl}/config.json`).catch(() => null);
  if (!answer?.ok) throw new Error(`Carnet does not answer at ${walletUrl}: start it first (npm start).`);
  return { ...((await answer.json()) as Settings), local: true };
};

/** Refuses where demonstration data has no place: a database of one's own without `CARNET_DEMO=1`. */
export const surroundingsOf = async (env: Readonly<Record<string, string | undefined>>): Promise<Surroundings> => {
  if (env['CARNET_DEMO'] === '0' || (env['ISSUER_DATABASE_URL'] && env['CARNET_DEMO'] !== '1')) {
    throw new Error('Demonstration data is for the embedded database, or CARNET_DEMO=1. For a real start: npm run admin:create');
  }
  const home = path.resolve(root, env['CARNET_HOME'] ?? '.carnet');
  const running = JSON.parse(readFileSync(path.join(home, 'running.json'), 'utf8')) as { readonly wallet: string };
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    home,
    walletUrl: running.wallet,
    settings: await settingsOf(running.wallet),
    mailbox: new Mailbox(home),
    env: { ...given, CARNET_HOME: home },
  };
};

/** The one-time link of the first platform administrator, by the ordinary command; gives its code. */
export const administratorCode = async (
  around: Surroundings,
  app: 'issuer' | 'verifier',
  who: { readonly email: string; readonly name: string },
): Promise<string> => {
  const script = path.join(root, 'shared/tooling/create-admin.ts');
  const { output } = await runNode([script, app, who.email, who.name], { env: around.env, minutes: 1 });
  const code = /\/invitation#([\w-]{43})/u.exec(output)?.[1];
  if (!code) throw new Error(`no link for the administrator of the ${app}: ${output}`);
  return code;
};
