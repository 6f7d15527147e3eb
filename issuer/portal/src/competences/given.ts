import type { ReplyOf } from '#shared/contract/route';
import { Decision, getCompetenceGrid } from '#shared/contracts/issuer/competences';

const uuid = (last: number): string => `0192f0c0-0000-7000-8000-${String(last).padStart(12, '0')}`;
export type Grid = ReplyOf<typeof getCompetenceGrid>;

export const givenDecision = (rest: Partial<Record<keyof Decision, unknown>> = {}): Decision =>
  Decision.parse({
    id: uuid(701),
    outcome: 'validated',
    level: { scale: 'medals', value: 'argent', label: 'Argent', normalised: 2 },
    note: null,
    decidedOn: '2026-11-10',
    decidedAt: '2026-11-10T09:00:00.000Z',
    decidedBy: 'Youssef Benhaddou',
    withdrawnAt: null,
    withdrawalReason: null,
    ...rest,
  });

/** Two trainees by two competences: Nadia has the first at Argent, Thomas is to be seen again on the second. */
export const givenGrid = (rest: Partial<Record<keyof Grid, unknown>> = {}): Grid =>
  getCompetenceGrid.reply.parse({
    scale: 'medals',
    mayDecide: true,
    competences: [
      { id: uuid(201), code: '120001', label: 'Coffrer des ouvrages en béton' },
      { id: uuid(202), code: null, label: 'Accueillir un nouvel arrivant' },
    ],
    trainees: [
      { enrolmentId: uuid(501), givenName: 'Nadia', familyName: 'Belhadj-Kervella' },
      { enrolmentId: uuid(502), givenName: 'Thomas', familyName: 'Quéméneur' },
    ],
    cells: [
      { enrolmentId: uuid(501), competenceId: uuid(201), decision: givenDecision(), earlier: 0 },
      { enrolmentId: uuid(502), competenceId: uuid(202), decision: givenDecision({ outcome: 'refused', level: null }), earlier: 0 },
    ],
    ...rest,
  });
