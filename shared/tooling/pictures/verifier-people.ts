// What happened at the company of the demonstration before the pictures of its portal: profiles, offers, sharings and links in every state.
import { createPresentationLink } from '#shared/contracts/verifier/presentations';
import {
  checkDisclosure,
  createPresentationRequest,
  getPresentationRequest,
  type PresentationRequest,
} from '#shared/contracts/verifier/disclosures';
import {
  getOffer,
  refuseJobOffer,
  requestForOffer,
  seeWalletJobOffer,
  sendOffer,
  withdrawOffer,
  type Offer,
} from '#shared/contracts/verifier/offers';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import { withdrawSharing } from '../../../wallet/src/disclosure/withdraw-sharing.ts';
import { readLinks, takeLinkBack } from '../../../wallet/src/links/share-link.ts';
import { verifierCaller } from '../../../wallet/src/profile/verifier-key.ts';
import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { shareOne } from '../demo/trainee.ts';
import { day } from '../demo/training.ts';
import type { PictureWorld } from '../scene.ts';
import { answerAll, publishedOne, until, type Published } from './verifier-wallets.ts';
import { castOf, takeBack, type Cast } from './wallet-people.ts';

export interface Market {
  readonly handles: { readonly masked: string; readonly named: string };
  readonly offers: Readonly<Record<'sent' | 'seen' | 'accepted' | 'refused' | 'withdrawn', Offer['id']>>;
  readonly disclosures: Readonly<Record<'verified' | 'refused' | 'withdrawn', string>>;
  readonly links: Readonly<Record<'verified' | 'refused' | 'gone', string>>;
  /** A wallet that answers requests at the counter. */
  readonly wallet: Wallet;
}

const wishes = [
  { kind: 'competence' as const, code: null, claims: ['name', 'level', 'validatedOn'], required: true },
  { kind: 'enrolment' as const, code: null, claims: ['givenName', 'familyName'], required: false },
];

/** A request at the counter, as the page makes one. */
export const askAtCounter = (
  { recruiter: by }: Cast,
  purpose = 'Ouvrir votre accès au chantier de la halle',
  match = true,
): Promise<PresentationRequest> => by.call(createPresentationRequest, { body: { purpose, wishes, retentionDays: 90, match } });

/** A link to give away, as the page makes one; its address within the portal. */
export const giveLink = async ({ recruiter: by }: Cast): Promise<string> => {
  const purpose = 'Préparer votre entretien du 3 décembre';
  const { url } = await by.call(createPresentationLink, { body: { purpose, wishes, retentionDays: 30 } });
  if (!url) throw new Error('the link has no address');
  return url;
};

const propose = ({ recruiter: by }: Cast, handle: string, title: string, place: string | null = 'Clisson'): Promise<Offer> =>
  by.call(sendOffer, {
    body: {
      handle,
      title,
      message:
        'Bonjour,\n\nVos compétences en maçonnerie du bâti ancien correspondent à notre chantier de restauration. ' +
        'Équipe de six, panier et trajets payés, tutorat les trois premiers mois.\n\nMaxence Tiberghien',
      contract: 'cdi',
      department: '44',
      place,
      startsOn: day(30),
      purpose: 'Étudier votre candidature au poste de maçonne ou maçon du bâti ancien',
      wishes,
      retentionDays: 90,
      expiresOn: day(14),
    },
  });

const accept = async (cast: Cast, { wallet }: Published, offer: Offer): Promise<string> => {
  const caller = verifierCaller(wallet);
  await caller.call(seeWalletJobOffer, { params: { offerId: offer.id } });
  const asked = await caller.call(requestForOffer, { params: { offerId: offer.id } });
  if (!asked.ok) throw new Error(asked.code);
  await answerAll(wallet, asked.data.uri, offer.id);
  const answered = await until(
    () => cast.recruiter.call(getOffer, { params: { offerId: offer.id } }),
    ({ disclosureId }) => disclosureId !== null,
  );
  return answered.disclosureId!;
};

const shareAtCounter = async (cast: Cast, { wallet }: Published): Promise<{ readonly disclosure: string; readonly sharing: string }> => {
  const request = await askAtCounter(cast, undefined, false);
  const { id: sharing } = await answerAll(wallet, request.uri!);
  const { disclosureId } = await cast.recruiter.call(getPresentationRequest, { params: { requestId: request.id } });
  return { disclosure: disclosureId!, sharing };
};

const offersOf = async (cast: Cast, first: Published, second: Published, third: Published) => {
  const long = 'Maçonne ou maçon du bâti ancien, restauration des remparts et de la collégiale de Guérande';
  const accepted = await propose(cast, first.handle, long, 'Guérande, chantier de la porte Saint-Michel');
  const disclosure = await accept(cast, first, accepted);
  const refused = await propose(cast, second.handle, 'Cheffe ou chef d’équipe, gros œuvre');
  await verifierCaller(second.wallet).call(refuseJobOffer, { params: { offerId: refused.id } });
  const withdrawn = await propose(cast, second.handle, 'Coffreuse ou coffreur, halle de Clisson');
  await cast.recruiter.call(withdrawOffer, { params: { offerId: withdrawn.id } });
  const seen = await propose(cast, second.handle, 'Coffreuse ou coffreur, halle de Clisson', null);
  await verifierCaller(second.wallet).call(seeWalletJobOffer, { params: { offerId: seen.id } });
  const sent = await propose(cast, third.handle, 'Appareilleuse ou appareilleur de pierre');
  const ids = { sent: sent.id, seen: seen.id, accepted: accepted.id, refused: refused.id, withdrawn: withdrawn.id };
  return { offers: ids, disclosure };
};

const build = async (world: PictureWorld): Promise<Market> => {
  const cast = await castOf(world);
  const first = await publishedOne(cast, ['Marie-Gwenaëlle', 'Le Floc’h-Abgrall'], ['bronze', 'or', 'argent'], 'masked');
  const second = await publishedOne(cast, ['Maximilien-Ousmane', 'N’Diaye de Kersauson'], ['or', 'argent'], 'named');
  const third = await publishedOne(cast, ['Yann', 'Prigent'], ['argent'], 'masked');
  const { offers, disclosure } = await offersOf(cast, first, second, third);
  const taken = await shareAtCounter(cast, first);
  await withdrawSharing(first.wallet, taken.sharing);
  const fallen = await shareAtCounter(cast, third);
  const links = { verified: await shareOne(first.wallet), refused: await shareOne(third.wallet), gone: await shareOne(second.wallet) };
  for (const link of await readLinks(second.wallet)) await takeLinkBack(second.wallet, link.id);
  for (const decision of third.decisions) await takeBack(cast, decision);
  const params = { disclosureId: fallen.disclosure as never };
  await until(
    () => cast.recruiter.call(checkDisclosure, { params }),
    ({ verdict }) => verdict === 'refused',
  );
  const disclosures = { verified: disclosure, refused: fallen.disclosure, withdrawn: taken.disclosure };
  return { handles: { masked: first.handle, named: second.handle }, offers, disclosures, links, wallet: first.wallet };
};

const markets = new WeakMap<object, Promise<Market>>();
/** Built once for all the scenes. */
export const marketOf = (world: PictureWorld): Promise<Market> => {
  const known = markets.get(world.product) ?? build(world);
  markets.set(world.product, known);
  return known;
};

/** A request at the counter that a wallet has read, and that nobody answered. */
export const readAtCounter = async (world: PictureWorld): Promise<PresentationRequest> => {
  const request = await askAtCounter(await castOf(world));
  await readRequest((await marketOf(world)).wallet, request.uri!);
  return request;
};

/** A competence that every published profile of the demonstration proves. */
export const commonCompetence = async (world: PictureWorld): Promise<string> => (await castOf(world)).place.programme.competences[0]!.label;
