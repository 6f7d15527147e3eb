import { route } from '../../contract/route.ts';
import * as z from 'zod';
import type { Config } from '../config.ts';
import type { Incoming } from '../kernel.ts';
import { checkOrigin } from './check-origin.ts';

const config = { app: 'issuer', publicUrl: 'http://localhost:7301', walletUrl: 'http://localhost:7303' } as Config;
const post = (allow: 'public' | 'wallet' | 'account') =>
  route({ method: 'POST', path: '/x', summary: 'x', allow, reply: z.object({}) }) as never;
const from = (origin: string | undefined): Incoming => ({
  method: 'POST',
  url: '',
  address: '',
  allow: 'public',
  header: (name) => (name === 'origin' ? origin : undefined),
  cookie: () => undefined,
});

describe('the origin of a mutation', () => {
  it('may be ours everywhere, and the wallet’s where wallets or anyone may call', () => {
    for (const allow of ['public', 'wallet', 'account'] as const)
      expect(() => checkOrigin(config, post(allow), from(config.publicUrl))).not.toThrow();
    for (const allow of ['public', 'wallet'] as const) expect(() => checkOrigin(config, post(allow), from(config.walletUrl))).not.toThrow();
    expect(() => checkOrigin(config, post('account'), from(config.walletUrl))).toThrow();
  });

  it('may be no other, however alike', () => {
    for (const origin of [
      'null',
      '',
      'http://localhost:73010',
      'http://localhost:7301/',
      'https://localhost:7301',
      'http://localhost',
      'http://localhost:7302',
    ]) {
      expect(() => checkOrigin(config, post('public'), from(origin)))
        .withContext(origin)
        .toThrow();
    }
  });
});
