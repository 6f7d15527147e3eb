import type { Mutant } from '../mutant.ts';

const vcJwt = { file: 'shared/credentials/verify-vc-jwt.ts', spec: 'shared/credentials/verify-vc-jwt.spec.ts' };
const bitstring = { spec: 'shared/credentials/verify-vc-jwt.spec.ts' };
const files = { spec: 'verifier/server/verification/find-credentials.spec.ts' };
const documents = { file: 'shared/credentials/verify-document.ts', spec: 'shared/credentials/verify-document.spec.ts' };

export const mutants: readonly Mutant[] = [
  {
    ...vcJwt,
    name: 'a badge is read under any typ',
    find: "if (typ !== undefined && typ !== 'JWT') throw new Refused('wrong-typ');",
    replace: '',
  },
  {
    ...vcJwt,
    name: 'a badge’s signature is not looked at',
    find: "if (!(await verifyJose(jwt, key))) throw new Refused('bad-signature');",
    replace: 'void key;',
  },
  {
    ...vcJwt,
    name: 'an exported credential never expires',
    find: "const exp = instantOf(document['validUntil']);",
    replace: 'const exp = null as number | null;',
  },
  {
    name: 'a key of another issuer signs',
    file: 'shared/credentials/issuer-jwk.ts',
    find: "if (didOf(absolute) !== issuer || !absolute.includes('#')) throw new Refused('kid-foreign');",
    replace: '',
    spec: 'shared/credentials/verify-vc-jwt.spec.ts',
  },
  {
    name: 'a fallen key signs on',
    file: 'shared/credentials/issuer-jwk.ts',
    find: "if (compromised(method, issuedAt)) throw new Refused('key-compromised');",
    replace: '',
    spec: 'shared/credentials/verify-vc-jwt.spec.ts',
  },
  {
    ...bitstring,
    name: 'another issuer’s bitstring says what is withdrawn',
    file: 'shared/credentials/bitstring-token.ts',
    find: "if (idOf(document['issuer']) !== expected.did) throw new Refused('status-list-foreign');",
    replace: '',
  },
  {
    ...bitstring,
    name: 'a bitstring of another address is read',
    file: 'shared/credentials/bitstring-token.ts',
    find: "if (document['id'] !== undefined && document['id'] !== expected.uri) throw new Refused('status-list-wrong-subject');",
    replace: '',
  },
  {
    ...bitstring,
    name: 'a list of suspensions tells of withdrawals',
    file: 'shared/credentials/verify-bitstring.ts',
    find: "if (!answer.purposes.includes(purpose)) return line('failed', 'status-list-wrong-subject', answer.fetchedAt);",
    replace: '',
  },
  {
    ...files,
    name: 'an archive swells at will',
    file: 'shared/credentials/read-zip.ts',
    find: 'if (this.#out <= zipLimits.unpacked && (this.#out <= smallEnough || this.#out <= this.#in * zipLimits.ratio)) return;',
    replace: 'if (this.#out >= 0) return;',
  },
  {
    ...files,
    name: 'an archive has as many files as it likes',
    file: 'shared/credentials/read-zip.ts',
    find: "if (this.#count > zipLimits.entries) this.fault ??= 'too-many-entries';",
    replace: '',
  },
  {
    ...files,
    name: 'an archive inside an archive is read',
    file: 'shared/credentials/read-zip.ts',
    find: 'if (isArchive(bytes)) this.nested.push(name);',
    replace: 'if (isArchive(bytes) && bytes.length === 0) this.nested.push(name);',
  },
  {
    ...documents,
    name: 'a binding that does not hold is overlooked',
    find: "check === 'holder-binding' && why === 'binding-not-asked';",
    replace: "check === 'holder-binding' && why !== 'not-reached';",
  },
  {
    ...documents,
    name: 'what a person declares counts for an organism’s word',
    find: 'documentVerdict(report.checks),',
    replace: "documentVerdict(report.checks.filter(({ why }) => why !== 'self-declared')),",
  },
  {
    name: 'revoking an access key changes nothing',
    file: 'verifier/server/api-keys/revoke-api-key.ts',
    find: 'patch({ revokedAt: scope.now() })',
    replace: 'patch({ name: key.name })',
    spec: 'verifier/server/api-keys/api-keys.spec.ts',
  },
  {
    name: 'an access key is kept as it is',
    file: 'verifier/server/api-keys/create-api-key.ts',
    find: 'keyHash: sha256Hex(secret)',
    replace: 'keyHash: secret && sha256Hex(secret.slice(0, 0))',
    spec: 'verifier/server/api-keys/api-keys.spec.ts',
  },
  {
    name: 'machines need no key',
    file: 'shared/server/serving/check-permission.ts',
    find: "if (actor.kind !== 'machine') throw new Refusal(notSignedIn, undefined, { 'WWW-Authenticate': 'Bearer' });",
    replace: '',
    spec: 'verifier/server/contracts.spec.ts',
  },
  {
    name: 'a batch sends the server to strangers',
    file: 'verifier/server/verification/registered-only.ts',
    find: "return outcome === 'trusted' ? resolver.resolve(did, kid) : { document: null, problem: 'unreachable' };",
    replace: "return outcome === 'unknown' || outcome ? resolver.resolve(did, kid) : { document: null, problem: 'unreachable' };",
    spec: 'verifier/server/verification/verify-documents.spec.ts',
  },
  {
    name: 'the relay fetches for anyone',
    file: 'verifier/server/verification/require-registered.ts',
    find: "if (outcome !== 'trusted') throw new Refusal(issuerNotRegistered);",
    replace: '',
    spec: 'verifier/server/verification/relay.spec.ts',
  },
  {
    name: 'the relay hands on what is no list of that issuer',
    file: 'verifier/server/verification/relay-list.ts',
    find: 'await verify(text, expected, { resolver, crypto: nodeCrypto });',
    replace: 'void [verify, expected, resolver, nodeCrypto];',
    spec: 'verifier/server/verification/relay.spec.ts',
  },
  {
    name: 'an organisation signs verifications',
    file: 'shared/server/keys/token-rules.ts',
    find: "need(key.kid === platformKid, 'a verification is signed by the platform');",
    replace: '',
    spec: 'shared/server/keys/token-rules.spec.ts',
  },
  {
    name: 'a forged document names the organism it imitates',
    file: 'verifier/server/verification/verify-row.ts',
    find: 'const issuer = found.report.payload ? found.report.issuer : null;',
    replace: 'const { issuer } = found.report;',
    spec: 'verifier/server/verification/verify-documents.spec.ts',
  },
];
