// What a person reads when everything runs: where to go, who to be, what to try first.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Addresses } from './addresses.ts';

interface Demo {
  readonly accounts: readonly { readonly app: string; readonly role: string; readonly email: string; readonly password: string }[];
}

const demoOf = (home: string): Demo | null => {
  try {
    return JSON.parse(readFileSync(path.join(home, 'demo.json'), 'utf8')) as Demo;
  } catch {
    return null;
  }
};

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd());
};

/** The closing table of `npm start`. */
export const welcome = (home: string, { issuer, verifier, wallet }: Addresses): string => {
  const demo = demoOf(home);
  const signIns = demo?.accounts.map(({ app, role, email, password }) => [app, role, email, password]) ?? [];
  return [
    '',
    ...table([
      ['Issuer', issuer.url, 'training organisms: train, validate, sign'],
      ['Verifier', verifier.url, 'recruiters: search, offer, verify'],
      ['Wallet', wallet.url, 'the trainee’s own: receive, hold, show'],
    ]),
    ...(signIns.length > 0 ? ['', 'Demonstration sign-ins', ...table(signIns)] : ['', 'First administrator: npm run admin:create']),
    '',
    'Try first: sign in to the issuer as trainer, open the session, validate a competence; then receive it in the wallet.',
    `Everything is kept in ${home}; Ctrl-C stops it all.`,
    '',
  ].join('\n');
};
