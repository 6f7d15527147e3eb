/** What a wallet holds at the end, beside what the organism signed and what the companies received. */
import { getSession } from '#shared/contracts/identity';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { thumbprintOf } from '../../../wallet/src/vault/holder-key.ts';
import { IssuanceCopyModel } from '../../../issuer/server/credentials/issuance-copy.model.ts';
import { IssuanceModel } from '../../../issuer/server/credentials/issuance.model.ts';
import { DisclosureModel } from '../../../verifier/server/disclosures/disclosure.model.ts';
import { openContent } from '../../../verifier/server/disclosures/keep-content.ts';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { Enrolment } from '#shared/contracts/issuer/training';
import type { Firm } from '../../journeys/given-people.ts';
import type { Seen } from './in-browser-wallet.ts';
import { inside, type Inside } from './inside.ts';

const same = (one: Iterable<string>, other: Iterable<string>): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** Each credential of the person is in the wallet once, delivered, copy for copy under the keys it was signed for. */
export const compareWithOrganism = async (
  world: Inside & { readonly enrolment: Enrolment },
  { credentials }: Seen,
): Promise<readonly string[]> => {
  const { issuances, copies } = await inside(world, async (scope) => ({
    issuances: await IssuanceModel.query(scope.db).where({ personId: world.enrolment.personId }),
    copies: await IssuanceCopyModel.query(scope.db).whereNotNull('holder'),
  }));
  const faults = issuances.filter(({ state }) => state !== 'delivered').map(({ state }) => `a credential is still ${state}`);
  const held = credentials.map(({ issuanceId }) => issuanceId ?? '');
  if (
    !same(
      held,
      issuances.map(({ id }) => id),
    )
  )
    faults.push(`${held.length} credentials here, ${issuances.length} there`);
  const ours = credentials.flatMap((one) => one.copies.map(({ thumbprint }) => thumbprint));
  if (
    !same(
      ours,
      copies.map(({ holder }) => holder!),
    )
  )
    faults.push(`${ours.length} copies here, ${copies.length} signed there`);
  return faults;
};

interface Received {
  readonly id: string;
  readonly keys: readonly string[];
}

/** Of the holder key that a copy is bound to. */
export const keyOf = async (compact: string): Promise<string> => {
  const { cnf } = (await readSdJwt(compact, webCrypto)).payload as { readonly cnf: { readonly jwk: never } };
  return thumbprintOf(cnf.jwk);
};

const receivedBy = async (world: Inside, { recruiter }: Firm): Promise<readonly Received[]> => {
  const { organisationId } = await recruiter.call(getSession);
  return inside(
    { ...world, organisationId: organisationId! },
    async (scope) => {
      const received: Received[] = [];
      for (const { id, sealed } of await DisclosureModel.query(scope.db)) {
        const content = await openContent(scope, { id, sealed: sealed! });
        received.push({ id, keys: await Promise.all(content.map(({ compact }) => keyOf(compact))) });
      }
      return received;
    },
    'verifier',
  );
};

/** The journal says shared for what the companies have, and for nothing else; no copy was shown to two of them. */
export const compareWithCompanies = async (
  world: Inside & { readonly firms: readonly Firm[] },
  { sharings }: Seen,
): Promise<readonly string[]> => {
  const received = await Promise.all(world.firms.map((firm) => receivedBy(world, firm)));
  const theirs = received.flat().map(({ id }) => id);
  const ours = sharings.filter(({ state }) => state === 'shared').map(({ disclosureId }) => disclosureId ?? '');
  const faults = same(theirs, ours) ? [] : [`${ours.length} shared by the journal, ${theirs.length} received`];
  if (sharings.some(({ state }) => state === 'unknown')) faults.push('a line of the journal stays unknown');
  const shown = received.map((list) => new Set(list.flatMap(({ keys }) => keys)));
  const twice = [...shown[0]!].filter((key) => shown.slice(1).some((others) => others.has(key)));
  return twice.length > 0 ? [...faults, `${twice.length} copies were shown to two companies`] : faults;
};
