import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { zipSync } from 'fflate';
import { findCredentials, findInText, FindRefused } from '#shared/credentials/find-credentials';
import { givenCredential, givenIssuer, givenKey, givenPresentation, givenStatusToken, type GivenIssuer } from '#shared/credentials/given';
import { givenBitstringToken, givenVcJwt } from '#shared/credentials/given-jose';
import { givenPdf } from '#shared/server/testing/pdf';

const require = createRequire(import.meta.url);
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const faultOf = (bytes: Uint8Array): string => {
  try {
    findCredentials(bytes);
  } catch (fault) {
    if (fault instanceof FindRefused) return fault.fault;
    throw fault;
  }
  return 'nothing was refused';
};

describe('credentials in what people hand over', () => {
  let issuer: GivenIssuer;
  let sdJwt: string;
  let vcJwt: string;
  let presented: string;
  beforeAll(async () => {
    issuer = await givenIssuer();
    const holder = await givenKey();
    sdJwt = await givenCredential(issuer, { holder: holder.jwk });
    vcJwt = await givenVcJwt(issuer);
    presented = await givenPresentation(sdJwt, holder, { nonce: 'n', audience: 'x' });
  });
  const texts = (bytes: Uint8Array): readonly string[] => findCredentials(bytes).credentials.map(({ text }) => text);

  it('are found in a text, whatever stands around', () => {
    expect(findInText(`  ${sdJwt}\n`)).toEqual([sdJwt]);
    expect(findInText(`${sdJwt}\n\n${presented}\r\n${vcJwt}`)).toEqual([sdJwt, presented, vcJwt]);
    expect(findInText(JSON.stringify({ items: [{ credential: sdJwt }], id: `data:application/vc+jwt,${vcJwt}` }))).toEqual([sdJwt, vcJwt]);
    expect(findInText(`<script type="application/json">["${vcJwt}","${vcJwt}"]</script>`)).toEqual([vcJwt]);
  });

  it('are told from the lists and keys that lie beside them', async () => {
    const beside = [await givenStatusToken(issuer), await givenBitstringToken(issuer), vcJwt];

    expect(findInText(JSON.stringify(beside))).toEqual([vcJwt]);
  });

  it('are taken as they are when there is but one, so that its faults are told', () => {
    expect(findInText('eyJhbGciOiJub25lIn0.e30.')).toEqual(['eyJhbGciOiJub25lIn0.e30.']);
    expect(findInText('Bonjour')).toEqual([]);
  });

  it('are found in a real PDF, packed or not', async () => {
    expect(texts(await givenPdf({ 'preuve.json': JSON.stringify({ credential: sdJwt }), 'autre.jwt': vcJwt }))).toEqual([sdJwt, vcJwt]);
    expect(texts(await givenPdf({ 'preuve.jwt': vcJwt }, { compress: false }))).toEqual([vcJwt]);
  });

  it('are not in a PDF without a file, in an encrypted one, or in half a one', async () => {
    const good = await givenPdf({ 'preuve.jwt': vcJwt });

    expect(faultOf(await givenPdf({}))).toBe('nothing-embedded');
    expect(faultOf(await givenPdf({ 'preuve.jwt': vcJwt }, { userPassword: 'secret' }))).toBe('encrypted');
    expect(faultOf(good.slice(0, 60))).toBe('nothing-embedded');
    expect(faultOf(await givenPdf({ 'note.txt': 'rien ici' }))).toBe('nothing');
  });

  it('are found in an archive, each once, with the file they came from', async () => {
    const files = {
      'carnet/une.json': bytesOf(JSON.stringify({ credential: sdJwt })),
      'carnet/une.pdf': await givenPdf({ 'une.jwt': sdJwt }),
      'carnet/deux.jwt': bytesOf(vcJwt),
      'lisez-moi.txt': bytesOf('Bonjour'),
      'dedans.zip': zipSync({ 'x.jwt': bytesOf(presented) }),
    };
    const found = findCredentials(zipSync(files));

    expect(found.credentials).toEqual([
      { text: sdJwt, from: 'carnet/une.json' },
      { text: vcJwt, from: 'carnet/deux.jwt' },
    ]);
    expect(found.without).toEqual([
      { name: 'lisez-moi.txt', why: 'nothing' },
      { name: 'dedans.zip', why: 'nested' },
    ]);
  });

  it('are not looked for in an archive that swells, lies, is cut or has too many files', () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    const lying = zipSync({ 'a.txt': zeros }, { level: 9 });
    const view = new DataView(lying.buffer);
    view.setUint32(22, 10, true);
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`${index}.txt`, new Uint8Array(1)]));

    expect(faultOf(zipSync({ 'a.txt': zeros }, { level: 9 }))).toBe('swollen');
    expect(faultOf(lying)).toBe('swollen');
    expect(faultOf(zipSync(many))).toBe('too-many-entries');
    expect(faultOf(zipSync({ 'a.jwt': bytesOf(vcJwt.repeat(20)) }).slice(0, 200))).toBe('unreadable');
    expect(faultOf(bytesOf('PK\u0003\u0004 rien'))).toBe('unreadable');
  });

  it('are refused when they are too many, or the file too large', () => {
    const line = (index: number) => `${vcJwt.slice(0, -4)}${String(index).padStart(4, '0')}`;

    expect(faultOf(bytesOf(Array.from({ length: 501 }, (_, index) => line(index)).join('\n')))).toBe('too-many');
    expect(faultOf(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('too-large');
    expect(faultOf(bytesOf('Bonjour'))).toBe('nothing');
  });

  it('are not found in a picture', () => {
    expect(faultOf(new Uint8Array(readFileSync(require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'))))).toBe('nothing');
  });
});
