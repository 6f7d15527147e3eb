import type { PayloadOf } from '#shared/contract/fact';
import type { credentialRevoked } from '#shared/contracts/issuer/credentials';
import type { ReasonCode } from '#shared/contracts/issuer/status-reasons';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { identityOf, languageOf } from '../people/index.ts';
import { IssuanceModel } from './issuance.model.ts';
import { ownOrganism } from './organism.ts';
import { stateLetter, type Change, type Told } from './state-letter.ts';

const words: Partial<Record<IssuanceModel['state'], Told>> = {
  ...{ suspended: 'suspended', revoked: 'revoked', replaced: 'replaced' },
  ...{ signed: 'resumed', delivered: 'resumed' },
};

/** The person did it, or hears of it otherwise: the letter of a restored wallet, a new invitation. */
const silent = new Set<ReasonCode | null>(['wallet-lost', 'not-kept']);

/** A half-day put right swaps by itself: a letter each would be noise. */
const worthALetter = ({ kind, state, reasonCode }: IssuanceModel): boolean =>
  !silent.has(reasonCode) && !(kind === 'attendance' && state === 'replaced');

/** Whatever of this person's changed since they were last written to; held, so that two facts at once write one letter. */
const untold = (scope: Scope, personId: string): Promise<IssuanceModel[]> =>
  IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId })
    .whereIn('state', Object.keys(words))
    .whereNotNull('statedAt')
    .where((one) => void one.whereNull('toldAt').orWhereColumn('toldAt', '<', 'statedAt'))
    .orderBy('id')
    .forUpdate()
    .execute();

/**
 * Writes to the holder of what was suspended, resumed, withdrawn or replaced, with the reason that is theirs: one letter for all that happened
 * at once, in the language their wallet speaks. The public list never tells; this does. Heard twice, it writes once.
 */
export async function tellHolder(scope: Scope, { payload }: Happened<PayloadOf<typeof credentialRevoked>>): Promise<void> {
  const { personId } = payload;
  const rows = await untold(scope, personId);
  const ids = rows.map(({ id }) => id);
  await IssuanceModel.query(scope.db).patch({ toldAt: scope.now() }).whereIn('id', ids);
  const changes = rows
    .filter(worthALetter)
    .map(({ title, state, reasonCode, reason }): Change => ({ title, what: words[state]!, reasonCode, reason }));
  if (changes.length === 0) return;
  const { givenName, email } = await identityOf(scope, personId);
  const { name, locale } = await ownOrganism(scope);
  const language = (await languageOf(scope, personId)) ?? locale;
  const data = { givenName, organism: name, changes, walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template: stateLetter, to: email, locale: language, data, about: personId });
}
