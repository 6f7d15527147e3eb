import { completionClaims } from '#shared/credentials/completion-claims';
import { givenIssuerUrl, statusAt } from '#shared/credentials/given';
import { issueSdJwt } from '#shared/credentials/issue';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { setStatus, statusValues } from '#shared/credentials/status-list';
import { vctOf } from '#shared/credentials/vct';
import { webCrypto } from '#shared/credentials/web-crypto';
import { describeCredential } from '../credentials/describe-credential.ts';
import { givenHeld } from '../credentials/given-organism.ts';
import { givenWorld, seconds, type GivenWorld } from '../vault/given-wallet.ts';
import { carnetPaper, type PaperWords } from './carnet-paper.ts';
import { gatherWhole, type Whole } from './held.ts';
import { makePdf } from './make-pdf.ts';

const root = 'Ra-c_ine'.padEnd(43, '7');
const words: PaperWords = {
  ...{ title: 'Carnet', asOf: (day) => day, scan: (until) => until, inside: 'Joint', declared: 'Déclaré', challenge: 'Financeur' },
  ...{ verdict: { verified: 'Vérifié', 'to-check': 'À vérifier', refused: 'Refusé' }, page: (page) => String(page) },
};

/** A certificate of the organism in the wallet, beside a competence. */
const givenCertificate = async ({ organism, wallet, statuses }: GivenWorld, revoked = false): Promise<void> => {
  const { ld, disclosable } = completionClaims({
    ...{ programme: 'Carreleur', session: 'Automne', nature: 'action-de-formation', startsOn: '2026-09-01', endsOn: '2026-11-20' },
    ...{ minutes: 390, plannedMinutes: 420, halfDays: 2, merkleRoot: root, issuedOn: '2026-11-21' },
  });
  const key = await wallet.keyring.make();
  const payload = {
    ...{ iss: organism.did, iat: seconds() - 60, vct: vctOf(givenIssuerUrl, 'completion'), cnf: { jwk: { ...key.jwk } }, ld },
    ...statusAt(11),
  };
  if (revoked) setStatus(statuses, 11, statusValues.revoked);
  const compact = await issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: organism.kid }, payload, disclosable }, webCrypto, organism.sign);
  const held = {
    ...(await givenHeld({ organism } as GivenWorld, wallet)),
    ...describeCredential((await readSdJwt(compact, webCrypto)).payload),
    ...{ id: 'un-certificat', copies: [{ compact, thumbprint: key.thumbprint, use: null }] },
  };
  await wallet.store.write([{ room: 'credentials', id: held.id, value: held }]);
};

/** Each address once: one that is printed over several lines is a link on each. */
const printed = async (whole: Whole): Promise<readonly string[]> => {
  const bytes = await makePdf(carnetPaper(whole, { words, locale: 'fr', link: null }));
  const text = new TextDecoder('latin1').decode(bytes);
  return [...new Set(Array.from(text.matchAll(/\/URI \((.*?)\)/gu), ([, address]) => address!))];
};

describe('the carnet on paper', () => {
  it('carries under a certificate, and under nothing else, the address of a funder’s challenge by the root that was signed', async () => {
    const world = await givenWorld();
    await givenCertificate(world);
    const whole = await gatherWhole(world.wallet);

    expect(whole.held.map(({ checked }) => checked.document.verdict)).toEqual(['verified', 'verified']);
    expect(await printed(whole)).toEqual([`${givenIssuerUrl}/challenge#${root}`]);
  });

  it('shows that address as a code, too', async () => {
    const world = await givenWorld();
    await givenCertificate(world);

    const paper = JSON.stringify(carnetPaper(await gatherWhole(world.wallet), { words, locale: 'fr', link: null }).content);

    expect(Array.from(paper.matchAll(/"qr":"(.*?)"/gu), ([, code]) => code)).toEqual([`${givenIssuerUrl}/challenge#${root}`]);
  });

  it('has no address under a certificate that is refused, nor where there is none', async () => {
    const [withdrawn, without] = [await givenWorld(), await givenWorld()];
    await givenCertificate(withdrawn, true);
    await givenHeld(without, without.wallet);

    expect(await printed(await gatherWhole(withdrawn.wallet))).toEqual([]);
    expect(await printed(await gatherWhole(without.wallet))).toEqual([]);
  });
});
