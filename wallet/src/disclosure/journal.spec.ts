import { exportJson, exportCsv } from './export-journal.ts';
import { actsOf, erasureIsLate, filtered, noFilter, organisationsOf } from './journal.ts';
import type { Sharing } from './sharing.ts';

const line = (changes: Partial<Sharing> = {}): Sharing => ({
  ...{ id: 'un', at: '2026-11-21T09:00:00.000Z', purpose: 'Étudier votre candidature', state: 'shared', keptDays: 30, offerId: null },
  to: { name: 'Maison Clément', did: 'did:web:clement.example', siret: '73282932000074' },
  claims: [{ fr: 'Niveau', en: 'Level' }],
  credentials: ['Poser un carrelage'],
  ...{ receipt: null, withdrawnAt: null },
  ...changes,
});
const erased = line({
  ...{ id: 'deux', state: 'withdrawn', withdrawnAt: '2026-11-22T09:00:00.000Z' },
  to: { name: 'Atelier Rival', did: 'did:web:rival.example', siret: null },
  erasure: {
    state: 'declined',
    askedAt: '2026-11-22T09:00:01.000Z',
    dueOn: '2026-12-22' as never,
    answeredAt: '2026-11-30T09:00:00.000Z',
    reason: 'Litige',
  },
  report: { state: 'open', madeAt: '2026-11-23T09:00:00.000Z', answer: null, answeredAt: null, follow: 'secret' },
});
const refused = line({ id: 'trois', at: '2025-01-02T09:00:00.000Z', state: 'refused', claims: [], credentials: [] });
const all = [line(), erased, refused];
const now = Date.parse('2026-12-01T09:00:00.000Z');
const ids = (filter: object) => filtered(all, { ...noFilter, ...filter }, now).map(({ id }) => id);

describe('the journal of sharings', () => {
  it('tells what was done about each, in order', () => {
    expect(actsOf(erased).map(({ type, state }) => `${type} ${state}`)).toEqual([
      'sharing shared',
      'withdrawal withdrawn',
      'erasure declined',
      'report open',
    ]);
    expect(actsOf(refused).map(({ type }) => type)).toEqual(['refusal']);
  });

  it('says the day after that a company did not answer a request for erasure', () => {
    const asked = line({ erasure: { ...erased.erasure!, state: 'asked', dueOn: '2026-12-21' as never, reason: null, answeredAt: null } });
    const late = (at: string, one = asked) => erasureIsLate(one, Date.parse(at));

    // Midnight in France is 23:00 in universal time.
    expect([late('2026-12-21T22:59:59Z'), late('2026-12-21T23:00:00Z')]).toEqual([false, true]);
    expect([late('2027-01-01T08:00:00Z', erased), late('2027-01-01T08:00:00Z', line())]).toEqual([false, false]);
  });

  it('is filtered by organisation, by act, by time and by state', () => {
    expect(ids({})).toEqual(['un', 'deux', 'trois']);
    expect(ids({ organisation: 'did:web:rival.example' })).toEqual(['deux']);
    expect(ids({ act: 'refusal' })).toEqual(['trois']);
    expect(ids({ act: 'erasure' })).toEqual(['deux']);
    expect(ids({ period: 'month' })).toEqual(['un', 'deux']);
    expect(ids({ period: 'month', act: 'refusal' })).toEqual([]);
    expect(ids({ state: 'withdrawn' })).toEqual(['deux']);
    expect(organisationsOf(all).map(({ name }) => name)).toEqual(['Atelier Rival', 'Maison Clément']);
  });

  it('goes out as a spreadsheet with a line for each act, and no formula in it', () => {
    const hostile = line({ to: { name: '=HYPERLINK("http://mal.example")', did: 'did:web:mal.example', siret: null } });
    const csv = exportCsv([erased, hostile]);
    const lines = csv.trimEnd().split('\r\n');

    expect(lines[0]).toBe('\ufeffDate;Organisation;SIRET;Acte;État;Pourquoi;Informations;Tiré de;Conservation (jours);Réponse');
    expect(lines.length).toBe(6);
    expect(lines[3]).toContain('Effacement demandé;Refusé');
    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).not.toContain('secret');
  });

  it('goes out as JSON with the receipts, names of claims and never a secret', () => {
    const receipt = { payload: 'e30', signatures: [] };
    const shared = line({
      receipt: { url: 'https://v.example', disclosureId: 'd', secret: 'mon-secret' },
      asked: { url: 'https://v.example', code: 'mon-code' },
      consents: [{ event: 'given', receipt }],
    });
    const text = exportJson([shared]);
    const [read] = (JSON.parse(text) as { partages: { Informations: string; reçus: unknown[] }[] }).partages;

    expect([read!.Informations, read!.reçus]).toEqual(['Niveau', [receipt]]);
    for (const secret of ['mon-secret', 'mon-code']) expect(text).not.toContain(secret);
  });
});
