// The signing keys of an organisation and its end, in their states: the same pages on both portals, seen whole on the issuer.
import type { Page } from 'playwright-core';
import { atelier, company as firm } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { changing, failing, loading, press, scenesOf, see, settled, signInAs, visit } from './portal-hand.ts';

const at =
  (address: string): Step =>
  (page, world) =>
    visit(page, world, 'issuer', address);
const register = '**/api/v1/signing-keys';
const own = '**/api/v1/organisation';

type Answer = Record<string, unknown>;
type Key = Record<string, unknown> & { kid: string };
const former = ({ keys }: Answer): Key => (keys as Key[])[0]!;
const did = (answer: Answer): string => former(answer).kid.split('#')[0]!;
const keyNamed = (answer: Answer, name: string, changes: object): Key => ({
  ...former(answer),
  ...{ id: crypto.randomUUID(), kid: `${did(answer)}#${name}`, validFrom: '2026-03-02T08:00:00.000Z' },
  ...changes,
});
const until = (day: string) => ({ validUntil: `${day}T08:00:00.000Z` });

/** A few years of a register, as the server would tell them. */
const aged = (answer: Answer): Answer => ({
  ...answer,
  keys: [
    former(answer),
    keyNamed(answer, 'rsa-Vn3kQx8LrT0aYc5e', { algorithm: 'RS256' }),
    keyNamed(answer, 'key-uJ2b9m_QxT0ZrPfa', { state: 'retired', ...until('2026-09-01') }),
    keyNamed(answer, 'key-4sWc1LkYhN7dVe3o', { state: 'compromised', compromisedFrom: '2026-02-24', ...until('2026-03-02') }),
  ],
});
const changingNow = (answer: Answer): Answer => ({
  ...answer,
  keys: [keyNamed(answer, 'key-Zr7x0PqAa1_mLw9c', { state: 'coming', validFrom: new Date().toISOString() }), former(answer)],
  rotation: {
    ...{ algorithm: 'ES256', state: 'made', oldKid: former(answer).kid, newKid: `${did(answer)}#key-Zr7x0PqAa1_mLw9c` },
    ...{ askedAt: new Date().toISOString(), madeAt: new Date().toISOString(), publishedAt: null, doneAt: null },
  },
});
const shown = (change: (answer: Answer) => Answer): Step => {
  const open = (page: Page, world: PictureWorld) => visit(page, world, 'issuer', '/signing-keys');
  return (page, world) => changing(page, register, change, () => open(page, world));
};
/** The page asks again every second: the answer stays changed until the next scene. */
const kept =
  (change: (answer: Answer) => Answer): Step =>
  async (page, world) => {
    await page.route(register, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: change((await response.json()) as Answer) });
    });
    await page.goto(`${world.product.addresses.issuer.url}/signing-keys`);
    await see(page, 'En cours…');
  };
const ended = (answer: Answer): Answer => ({
  ...answer,
  ...{ state: 'closed', closedAt: '2026-11-20T08:00:00.000Z', servedUntil: '2032-11-20' },
});

const keys = scenesOf(
  'issuer',
  signInAs('issuer', () => atelier.email),
  {
    'signing-keys': at('/signing-keys'),
    'signing-keys-aged': shown(aged),
    'signing-keys-badge-stolen': async (page, world) => {
      await changing(page, register, aged, async () => {
        await visit(page, world, 'issuer', '/signing-keys');
        await page.getByRole('button', { name: /^Déclarer compromise.*rsa-/u }).click();
        await see(page, 'redemander son badge');
      });
    },
    'signing-keys-changing': kept(changingNow),
    'signing-keys-password': async (page, world) => {
      await page.unroute(register);
      await visit(page, world, 'issuer', '/signing-keys');
      await press(page, 'Changer de clé');
      await settled(page);
    },
    'signing-keys-stolen': async (page, world) => {
      await visit(page, world, 'issuer', '/signing-keys');
      await press(page, /^Déclarer compromise/u);
      await see(page, 'Premier jour où elle n’était plus sûre');
    },
    'signing-keys-loading': loading('issuer', '/signing-keys', register),
    'signing-keys-error': failing('issuer', '/signing-keys', register),
    'close-organisation': at('/signing-keys/close'),
    'close-organisation-closed': (page, world) => changing(page, own, ended, () => visit(page, world, 'issuer', '/signing-keys/close')),
    'close-organisation-loading': loading('issuer', '/signing-keys/close', own),
    'close-organisation-error': failing('issuer', '/signing-keys/close', own),
  },
);
const company = scenesOf(
  'verifier',
  signInAs('verifier', () => firm.email),
  { 'signing-keys': (page, world) => visit(page, world, 'verifier', '/signing-keys') },
);

export const scenes: readonly Scene[] = [...keys, ...company];
