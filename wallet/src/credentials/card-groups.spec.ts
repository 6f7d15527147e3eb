import { groupCards, type Card } from './card-groups.ts';

const card = (given: Partial<Card>): Card => ({
  id: crypto.randomUUID(),
  kind: 'competence',
  vct: 'v',
  issuerDid: 'did:web:a',
  issuerName: 'A',
  ink: null,
  connectionId: null,
  issuanceId: null,
  title: 'Coffrer',
  subject: 'urn:rome:1',
  level: null,
  on: '2026-10-05',
  programme: 'Maçon',
  session: null,
  receivedAt: '2026-10-06T00:00:00Z',
  expiresAt: null,
  state: 'valid',
  checkedAt: null,
  reason: null,
  ...given,
});

describe('the groups of the wallet’s home', () => {
  it('puts competences under their programme, newest first', () => {
    const [group] = groupCards([card({ title: 'Ancienne', on: '2026-09-01' }), card({ title: 'Récente', on: '2026-11-01' })]);

    expect(group?.programme).toBe('Maçon');
    expect(group?.leaves.map((leaf) => leaf.kind === 'card' && leaf.card.title)).toEqual(['Récente', 'Ancienne']);
  });

  it('stacks the half-days of a month of one organism into one leaf', () => {
    const days = ['2026-10-05', '2026-10-06', '2026-11-02'].map((on) => card({ kind: 'attendance', on }));

    const [group] = groupCards(days);

    expect(group?.leaves.map((leaf) => leaf.kind === 'month' && [leaf.month, leaf.cards.length])).toEqual([
      ['2026-11', 1],
      ['2026-10', 2],
    ]);
    expect(group?.count).toBe(3);
  });

  it('keeps enrolments apart, last', () => {
    const groups = groupCards([card({ kind: 'enrolment' }), card({})]);

    expect(groups.map((group) => group.kind)).toEqual(['programme', 'enrolments']);
  });
});
