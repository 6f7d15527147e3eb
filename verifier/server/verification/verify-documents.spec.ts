import { zipSync } from 'fflate';
import { createApiKey } from '#shared/contracts/verifier/api-keys';
import { verifyDocuments } from '#shared/contracts/verifier/verifications';
import { givenKey } from '#shared/credentials/given';
import { assertHeader, parseJwt, verifyJwt } from '#shared/credentials/jwt';
import { declareExperience } from '#shared/credentials/self-declared';
import { webCrypto } from '#shared/credentials/web-crypto';
import { readPlatformKey } from '#shared/server/keys/read-platform-key';
import { sha256Hex } from '#shared/server/random';
import { givenCompany, givenVerifier, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism } from './given.ts';

describe('documents checked by a registered body', () => {
  let verifier: GivenVerifier;
  let organism: GivenOrganism;
  let secret = '';
  beforeAll(async () => {
    verifier = await givenVerifier();
    organism = await verifier.issuers.organism('atelier');
    const { client } = await givenCompany(verifier, 'Région des Écluses');
    secret = (await client.call(createApiKey, { body: { name: 'Dossiers' } })).body.secret;
  }, 120_000);
  afterAll(() => verifier.close());
  afterEach(() => expect(verifier.faults).toEqual([]));

  const verify = (fileName: string, content: string | Uint8Array) =>
    verifier
      .client()
      .call(
        verifyDocuments,
        { body: { fileName, content: Buffer.from(content).toString('base64') } },
        { authorization: `Bearer ${secret}` },
      );
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const refusal = async (fileName: string, content: string | Uint8Array) => {
    const { status, body } = await verify(fileName, content);
    return [status, (body as unknown as { code: string }).code];
  };

  it('have each its verdict and reasons, bad lines explained', async () => {
    const good = await verifier.issuers.competence(organism);
    const revoked = await verifier.issuers.competence(organism);
    verifier.issuers.setStatus(organism, revoked, 1);
    verifier.wait(600);
    const stranger = await verifier.issuers.competence(await verifier.issuers.organism('ailleurs', { registered: false }));
    const changed = good.compact.replace(/.(?=~)/u, (last) => (last === 'A' ? 'B' : 'A'));
    const table = [
      'Référence;Preuve',
      `dossier 1;${good.compact}`,
      `dossier 2;${revoked.compact}`,
      `dossier 3;${stranger.compact}`,
      `dossier 4;${changed}`,
      'dossier 5;',
      'dossier 6;bonjour',
      `=CMD();"${good.compact} ${revoked.compact}"`,
    ];
    const { status, body } = await verify('dossiers.csv', table.join('\r\n'));

    expect(status).withContext(JSON.stringify(body)).toBe(200);
    expect(body.rows.map(({ reference, verdict, reasons }) => [reference, verdict, reasons.join(' ')])).toEqual([
      ['dossier 1', 'verified', ''],
      ['dossier 2', 'refused', 'revoked'],
      ['dossier 3', 'refused', 'issuer-unknown'],
      ['dossier 4', 'refused', 'bad-signature'],
      ['dossier 5', null, 'empty'],
      ['dossier 6', null, 'no-credential'],
      ['=CMD()', null, 'several-credentials'],
    ]);
    expect(body.counts).toEqual({ verified: 1, toCheck: 0, refused: 3, unreadable: 3 });
    expect(body.rows[0]!.issuer).toEqual(jasmine.objectContaining({ did: organism.did, name: organism.name }));
    expect(body.rows[0]!.sha256).toBe(sha256Hex(good.compact));
    expect([body.rows[2]!.issuer, body.rows[3]!.issuer]).toEqual([null, null]);
    expect(body.csv).toContain("\r\n7;'=CMD();unreadable;several-credentials;");
  });

  it('make a report that the platform signed, about hashes and nothing else', async () => {
    const { compact } = await verifier.issuers.competence(organism);
    const { body } = await verify('une.jwt', compact);
    const jwt = parseJwt(body.report);
    const platform = readPlatformKey(verifier.house.config.platformKeyFile);

    assertHeader(jwt.header, 'carnet-verification+jwt');
    expect(await verifyJwt(jwt, platform.publicJwk, webCrypto)).toBeTrue();
    expect(jwt.payload).toEqual({
      iss: verifier.house.config.publicUrl,
      sub: jasmine.stringMatching(/^did:web:.*:c:region-des-ecluses(-\d+)?$/u),
      iat: verifier.now(),
      results: body.rows,
    });
    expect(JSON.stringify(jwt.payload)).not.toContain('Poser un carrelage');
  });

  it('may come in an archive, and what is no credential there is named', async () => {
    const { compact } = await verifier.issuers.competence(organism);
    const { body } = await verify(
      'lot.zip',
      zipSync({ 'a/une.json': bytes(JSON.stringify([compact])), 'lisez-moi.txt': bytes('Bonjour') }),
    );

    expect(body.rows.map(({ reference, verdict, reasons }) => [reference, verdict, ...reasons])).toEqual([
      ['a/une.json', 'verified'],
      ['lisez-moi.txt', null, 'no-credential'],
    ]);
  });

  it('send this server nowhere but to registered issuers', async () => {
    const outside = await verifier.issuers.organism('dehors', { registered: false });
    const { compact } = await verifier.issuers.competence(outside);
    await verify('une.jwt', compact);

    expect(verifier.issuers.asked.filter((path) => path.includes('dehors'))).toEqual([]);
  });

  it('that a person signed themselves are never verified', async () => {
    const experience = { title: 'Chantier', organisation: 'Association', startsOn: '2025-03-01', endsOn: null, description: null };
    const record = { experience: { ...experience, competences: [] }, issuerUrl: verifier.issuers.url, now: verifier.now() };
    const { body } = await verify('une.jwt', await declareExperience({ ...record, key: await givenKey() }, webCrypto));

    expect(body.rows[0]).toEqual(jasmine.objectContaining({ verdict: 'to-check', selfDeclared: true, issuer: null }) as never);
  });

  it('are refused as a whole when the file cannot be opened, holds none, or holds too many', async () => {
    const many = ['credential', ...Array.from({ length: 501 }, () => 'x')].join('\n');

    expect(await refusal('rien.txt', 'Bonjour')).toEqual([422, 'nothing-to-verify']);
    expect(await refusal('vide.csv', 'credential\n')).toEqual([422, 'nothing-to-verify']);
    expect(await refusal('colonnes.csv', 'nom;prénom\na;b')).toEqual([422, 'file-unreadable']);
    expect(await refusal('bombe.zip', zipSync({ a: new Uint8Array(30_000_000) }, { level: 9 }))).toEqual([422, 'file-unreadable']);
    expect(await refusal('trop.csv', many)).toEqual([422, 'too-many-documents']);
  });
});
