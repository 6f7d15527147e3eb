/** A real safe, open, in the browser's own storage, for the specs of pages. */
import { TestBed } from '@angular/core/testing';
import type { GivenWorld } from './given-wallet.ts';
import { Safe } from './safe.ts';
import type { Wallet } from './wallet.ts';

export const givenPhrase = 'truelle rabot midi soleil';

/** Call it once TestBed is configured; what it makes is destroyed by `forgetSafe`. */
export const givenSafe = async ({ network, settings }: GivenWorld): Promise<{ readonly safe: Safe; readonly wallet: Wallet }> => {
  network.serve(`${location.origin}/config.json`, () => settings);
  const safe = TestBed.inject(Safe);
  await safe.start();
  if (safe.state() === 'locked') await safe.destroy();
  await safe.create(givenPhrase);
  return { safe, wallet: await safe.wallet() };
};

export const forgetSafe = (): Promise<void> => TestBed.inject(Safe).destroy();
