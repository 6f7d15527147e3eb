import { addEvidence } from '#shared/contracts/issuer/evidence';
import { validateCompetence, withdrawValidation } from '#shared/contracts/issuer/competences';
import { makeBitstringCache } from '#shared/credentials/bitstring-cache';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { evidenceFilesOf } from '#shared/credentials/evidence-digests';
import { findCredentials } from '#shared/credentials/find-credentials';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { verifyDocument } from '#shared/credentials/verify-document';
import { webCrypto } from '#shared/credentials/web-crypto';
import { askExport } from '../../wallet/src/credentials/ask-export.ts';
import { fetchEvidence } from '../../wallet/src/credentials/fetch-evidence.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { gatherExports } from '../../wallet/src/export/gather-exports.ts';
import { gatherWhole } from '../../wallet/src/export/held.ts';
import { makeArchive } from '../../wallet/src/export/make-archive.ts';
import { trustOf } from '../../wallet/src/vault/trust.ts';
import type { Wallet } from '../../wallet/src/vault/wallet.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { openWallet } from '../tooling/demo/trainee.ts';
import { enrol } from '../tooling/demo/training.ts';
import { openSchool, someone, type School } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('le mur de la halle')]);

/** What the page for anyone does with a file, from a browser that has never been there. */
const checkAsAnyone = async (place: Town, text: string) => {
  const stranger = headlessWallet(place.around.settings);
  const now = (): number => stranger.clock();
  const ports = { fetcher: stranger.fetch, crypto: webCrypto, now };
  const resolver = makeDidResolver(ports);
  const bitstrings = makeBitstringCache({ ...ports, resolver });
  const { issuers, statuses } = trustOf(stranger);
  const { format, verdict, report } = await verifyDocument(text, {
    crypto: webCrypto,
    resolver,
    bitstrings,
    statuses,
    trust: issuers.trust,
    now: now(),
  });
  return { format, verdict, status: report.checks.find(({ check }) => check === 'status')?.why };
};

describe('a proof leaves as a file, with what it rests on', () => {
  let place: Town;
  let school: School;
  let wallet: Wallet;
  let validationId: string;
  const held = (kind: StoredCredential['kind']) =>
    wallet.store.all<StoredCredential>('credentials').then((all) => all.find((one) => one.kind === kind)!);

  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Compagnons de la Halle aux Toiles');
    const trainee = someone('Solène', 'Guivarc’h');
    const enrolment = await enrol(school.manager, school.session, trainee);
    const params = { sessionId: school.session.id };
    const cell = { enrolmentId: enrolment.id, competenceId: school.programme.competences[0]!.id };
    const file = await school.trainer.call(addEvidence, { params, body: { ...cell, content: photo.toString('base64') } });
    const body = { ...cell, level: 'or' as const, note: null, evidence: [file.id] };
    validationId = (await school.trainer.call(validateCompetence, { params, body })).id;
    wallet = await openWallet(place.around, trainee, 2);
  }, 120_000);

  it('gives the holder the very photo whose hash was signed', async () => {
    const { copies, connectionId } = await held('competence');
    const [file] = evidenceFilesOf((await readSdJwt(copies[0]!.compact, webCrypto)).payload);

    expect(file).toEqual(jasmine.objectContaining({ name: 'Photo', mediaType: 'image/jpeg' }));
    expect(Buffer.from(await fetchEvidence(wallet, connectionId!, file!)).equals(photo)).toBeTrue();
    const other = await held('enrolment');
    expect(await refusalOf(fetchEvidence(wallet, other.connectionId!, { ...file!, sha256: '0'.repeat(64) }))).toBe('not-found');
  });

  it('is a W3C credential and a badge that anyone verifies, the same in the zip of the whole carnet', async () => {
    const { id } = await held('competence');
    const texts = [await askExport(wallet, id, 'vc+jwt'), await askExport(wallet, id, 'open-badge')];
    const whole = await gatherWhole(wallet);
    const others = await gatherExports(wallet, whole.held);
    const names = { folder: 'carnet', proofs: 'preuves', others: 'autres-formats', readme: 'LISEZ-MOI.txt', page: 'verifier.html' };
    const words = { locale: 'fr' as const, names, readme: '' };
    const zip = await makeArchive(wallet, whole, { words, script: '', paper: new Uint8Array(), others });
    const found = findCredentials(zip).credentials.map(({ text }) => text);

    expect([others.files.length, others.missing]).toEqual([3, 0]);
    for (const text of texts) expect(found).toContain(text);
    for (const text of found) expect((await checkAsAnyone(place, text)).verdict).toBe('verified');
    expect(await Promise.all(texts.map(async (text) => (await checkAsAnyone(place, text)).format))).toEqual(['vc+jwt', 'open-badge']);
  });

  it('is refused once the organism withdraws what it says, and its enrolment stands', async () => {
    const { id } = await held('competence');
    const enrolment = await askExport(wallet, (await held('enrolment')).id, 'vc+jwt');
    const reason = 'Erreur de saisie : le niveau d’une autre personne';
    await school.manager.call(withdrawValidation, { params: { validationId: validationId }, body: { reason } });

    for (const format of ['vc+jwt', 'open-badge'] as const) {
      const text = await askExport(wallet, id, format);
      const fallen = await until(
        () => checkAsAnyone(place, text),
        ({ verdict }) => verdict === 'refused',
      );
      expect(fallen).toEqual({ format, verdict: 'refused', status: 'revoked' });
    }
    expect((await checkAsAnyone(place, enrolment)).verdict).toBe('verified');
  });
});
