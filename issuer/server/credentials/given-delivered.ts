import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import { decodeJwt } from 'jose';
import { StatusClaim } from '#shared/contracts/protocol/status-list';
import { givenOffered, givenPerson, givenWalletOffer, issuancesOf, type GivenIssuer, type GivenOrganism } from './given.ts';
import { notify, receive } from './given-wallet.ts';
import type { IssuanceModel } from './issuance.model.ts';

export const statusOf = (compact: string) =>
  StatusClaim.parse({ status_list: (decodeJwt(compact.split('~')[0]!) as { status: { status_list: unknown } }).status.status_list })
    .status_list;

/** What the published lists say of each copy, read as a stranger reads them. */
export const statusesOf = (compacts: readonly string[]): Promise<number[]> =>
  Promise.all(
    compacts.map(async (compact) => {
      const { uri, idx } = statusOf(compact);
      return getListFromStatusListJWT(await (await fetch(uri)).text()).getStatus(idx);
    }),
  );

export interface GivenDelivered {
  readonly personId: string;
  readonly issuance: IssuanceModel;
  readonly copies: readonly string[];
  /** Said by the wallet, when it was left out at first. */
  readonly accept: () => Promise<void>;
}

/** A competence in the wallet of a person: of a new one unless told, confirmed unless told. */
export const givenDelivered = async (
  issuer: GivenIssuer,
  organism: GivenOrganism,
  given: { readonly personId?: string; readonly confirmed?: boolean; readonly validated?: Parameters<typeof givenOffered>[3] } = {},
): Promise<GivenDelivered> => {
  const personId = given.personId ?? (await givenPerson(issuer, organism));
  const issuance = await givenOffered(issuer, organism, personId, given.validated);
  const { credentials, session, token, notificationId } = await receive(await givenWalletOffer(issuer, organism, issuance));
  const accept = async (): Promise<void> => void (await notify(session, token, notificationId, 'credential_accepted'));
  if (given.confirmed !== false) await accept();
  return { personId, issuance, copies: credentials, accept };
};

/** The newest of a person's credentials, taken and confirmed by the wallet. */
export const deliverLast = async (issuer: GivenIssuer, organism: GivenOrganism, personId: string): Promise<IssuanceModel> => {
  const issuance = (await issuancesOf(issuer, organism, personId)).at(-1)!;
  const { session, token, notificationId } = await receive(await givenWalletOffer(issuer, organism, issuance));
  await notify(session, token, notificationId, 'credential_accepted');
  return issuance;
};
