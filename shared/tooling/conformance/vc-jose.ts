/** The W3C test suite of vc-jose-cose: documents to secure, and secured ones to open or refuse. */
import { givenJosePair } from '#shared/credentials/given-jose-pair';
import type { JoseAlgorithm } from '#shared/credentials/jose';
import { parseJwt } from '#shared/credentials/jwt';
import { openVcJose, secureVcJose, type VcJoseType } from '#shared/credentials/vc-jose';
import type { CryptoPort, JsonObject } from '#shared/credentials/ports';
import { jsonAt, type Case, type Folder } from './cases.ts';

interface Suited {
  readonly name: string;
  readonly input_file: string;
  readonly key_file: string;
  readonly fn: 'issue' | 'verify';
  readonly feature: 'credential_jose' | 'presentation_jose' | 'credential_sdjwt' | 'presentation_sdjwt';
  readonly disclosure_paths?: readonly string[];
  readonly expected_result: 'success' | 'failure';
}
interface Method {
  readonly id: string;
  readonly publicKeyJwk: { readonly alg: JoseAlgorithm; readonly kid: string };
}

const typOf: Readonly<Record<Suited['feature'], VcJoseType>> = {
  credential_jose: 'vc+jwt',
  presentation_jose: 'vp+jwt',
  credential_sdjwt: 'vc+sd-jwt',
  presentation_sdjwt: 'vp+sd-jwt',
};

const stepsOf = (path: string): readonly (string | number)[] =>
  path
    .split(/[.[\]]/u)
    .filter(Boolean)
    .map((step) => (/^\d+$/u.test(step) ? Number(step) : step));

/** The folder holds public keys only: a fresh pair of the same algorithm signs, and what it signed is opened again. */
const issue = async ({ feature, disclosure_paths: paths = [] }: Suited, document: JsonObject, method: Method, crypto: CryptoPort) => {
  const { alg } = method.publicKeyJwk;
  const { sign, jwk } = await givenJosePair(alg);
  const toSecure = { document, typ: typOf[feature], kid: method.id, alg, disclosable: paths.map(stepsOf) };
  const text = await secureVcJose(toSecure, crypto, sign);
  // What a presentation carries was signed by the keys of the suite, some of them for another version of it: its own signature is what was made here.
  const own = feature.startsWith('credential') ? [typOf[feature]] : null;
  if (own) await openVcJose(text, { crypto, keyOf: () => jwk }, own);
};

const kidOf = (text: string): unknown => {
  try {
    return parseJwt(text.split('~', 1)[0]!).header['kid'];
  } catch {
    return null;
  }
};

const casesOf = (folder: Folder, suited: Suited, methods: readonly Method[]): Case => {
  const text = (folder[`vc-jose-cose/${suited.input_file}`] ?? '').trim();
  const method = jsonAt(folder, `vc-jose-cose/${suited.key_file}`) as unknown as Method;
  // The suite gives the outermost signature one key; what a presentation carries is signed by the others.
  const outer = kidOf(text);
  const known = (kid: string) => methods.find(({ id, publicKeyJwk }) => id === kid || publicKeyJwk.kid === kid);
  const keyOf = (kid: string) =>
    kid === outer && known(kid)?.publicKeyJwk.kid !== method.publicKeyJwk.kid ? null : (known(kid)?.publicKeyJwk ?? null);
  return {
    suite: 'vc-jose-cose',
    name: suited.name,
    expected: suited.expected_result === 'success' ? 'accepted' : 'refused',
    run: (crypto) =>
      suited.fn === 'issue'
        ? issue(suited, JSON.parse(text) as JsonObject, method, crypto)
        : openVcJose(text, { crypto, keyOf }, [typOf[suited.feature]]),
  };
};

export const vcJoseCases = (folder: Folder): readonly Case[] => {
  const suited = JSON.parse(folder['vc-jose-cose/cases.json'] ?? '[]') as readonly Suited[];
  const methods = Object.keys(folder)
    .filter((file) => /^vc-jose-cose\/vm-.*\.json$/u.test(file))
    .map((file) => jsonAt(folder, file) as unknown as Method);
  return suited.map((one) => casesOf(folder, one, methods));
};
