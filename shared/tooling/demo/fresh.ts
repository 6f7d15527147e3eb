import { listHalfDays, markAttendance, signOffHalfDay, getSheet } from '#shared/contracts/issuer/attendance';
import { listIssuances, mintOffer, type CredentialKind } from '#shared/contracts/issuer/credentials';
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import type { Session } from '#shared/contracts/issuer/training';
import type { Portal } from './portal.ts';

export interface FreshOffer {
  readonly configuration: CredentialKind;
  readonly uri: string;
  readonly txCode: string;
}

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

/** A credential offer with its code for an issuance of that kind nobody has claimed. */
export const mint = async (by: Portal, kind: CredentialKind): Promise<FreshOffer> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const { items } = await by.call(listIssuances, { query: { state: 'offered', kind } });
    const found = items[0];
    if (found) {
      const { uri, txCode } = await by.call(mintOffer, { params: { issuanceId: found.id } });
      return { configuration: kind, uri, txCode };
    }
    await wait();
  }
  throw new Error(`no ${kind} credential waits`);
};

/** Marks everyone present on the oldest half-day not yet signed off, and signs it. */
export const signOffOne = async (trainer: Portal, session: Session): Promise<void> => {
  const { items } = await trainer.call(listHalfDays, { params: { sessionId: session.id } });
  const open = items.find((one) => one.state === 'open');
  if (!open) throw new Error('no half-day is open');
  const { rows } = await trainer.call(getSheet, { params: { halfDayId: open.id } });
  const marks = rows.map((row) => ({ enrolmentId: row.enrolmentId, mark: 'present' as const, minutes: null }));
  await trainer.call(markAttendance, { params: { halfDayId: open.id }, body: { marks } });
  await trainer.call(signOffHalfDay, { params: { halfDayId: open.id } });
};

/** A request that any wallet holding a competence and an enrolment of ours can answer. */
export const ask = async (recruiter: Portal): Promise<string> => {
  const request = await recruiter.call(createPresentationRequest, {
    body: {
      purpose: 'Étudier votre candidature au poste de coffreur',
      wishes: [
        { kind: 'competence', code: null, claims: ['name', 'level', 'validatedOn'], required: true },
        { kind: 'enrolment', code: null, claims: ['givenName', 'familyName'], required: false },
      ],
      retentionDays: 90,
      match: false,
    },
  });
  if (!request.uri) throw new Error('the request has no address');
  return request.uri;
};
