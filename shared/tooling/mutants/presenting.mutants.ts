import type { Mutant } from '../mutant.ts';

const page = 'verifier/server/presentations/presentations.spec.ts';
const authority = 'shared/server/keys/authority.spec.ts';
const rules = 'shared/credentials/dcql-rules.spec.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'an answer comes in through any browser',
    file: 'verifier/server/disclosures/bring-back.ts',
    find: "if (session === null || !sameSecret(sha256Hex(session), request.sessionHash ?? '')) {",
    replace: "if (session === 'x' && sameSecret(session, request.sessionHash ?? '')) {",
    spec: page,
  },
  {
    name: 'an answer begun in a browser is the company’s at once',
    file: 'verifier/server/disclosures/protocol/match-number.ts',
    find: "if (flow === 'same-device') return 'wait';",
    replace: '',
    spec: page,
  },
  {
    name: 'any number is the one on the screen',
    file: 'verifier/server/disclosures/protocol/match-number.ts',
    find: "return sameSecret(given, matchCode) ? 'right' : 'wrong';",
    replace: "return sameSecret(given, matchCode) ? 'right' : 'right';",
    spec: page,
  },
  {
    name: 'numbers may be guessed for ever',
    file: 'verifier/server/disclosures/protocol/match-number.ts',
    find: '(counted?.matchTries ?? 0) >= mostTries',
    replace: '(counted?.matchTries ?? 0) >= mostTries * 100',
    spec: page,
  },
  {
    name: 'another device needs no number',
    file: 'verifier/server/disclosures/protocol/match-number.ts',
    find: "if (flow === 'counter') return 'wait';",
    replace: "return 'wait';",
    spec: page,
  },
  {
    name: 'a closed link still begins presentations',
    file: 'verifier/server/presentations/find-link.ts',
    find: 'if (!link || isOver(link, scope.now())) throw new Refusal(linkOver);',
    replace: 'if (!link || isOver({ ...link, closedAt: null, expiresAt: new Date(8e15) }, scope.now())) throw new Refusal(linkOver);',
    spec: page,
  },
  {
    name: 'a certificate is signed for any address',
    file: 'shared/server/keys/authority.ts',
    find: "need(didOfAddress(issuer) === key.did, 'the address is another organisation’s');",
    replace: 'didOfAddress(issuer);',
    spec: authority,
  },
  {
    name: 'a leaf lives as long as one likes',
    file: 'shared/server/keys/authority.ts',
    find: "need(notAfter - notBefore <= longestLeaf, 'a leaf lives 825 days at most');",
    replace: '',
    spec: authority,
  },
  {
    name: 'a path need lead to no anchor',
    file: 'shared/credentials/x509.ts',
    find: "  throw new Refused('certificate-untrusted');\n};\n\nconst leafOf",
    replace: '};\n\nconst leafOf',
    spec: authority,
  },
  {
    name: 'a certificate is good before and after its dates',
    file: 'shared/credentials/x509.ts',
    find: "if (at < one.notBefore || at > one.notAfter) throw new Refused('certificate-expired');",
    replace: '',
    spec: authority,
  },
  {
    name: 'an anchor may stand in the path',
    file: 'shared/credentials/x509.ts',
    find: 'isSelfIssued(chain[0]!) || chain.some((one) => roots.some((root) => same(one, root)))',
    replace: 'isSelfIssued(chain[0]!) && chain.some((one) => roots.some((root) => !same(one, root)))',
    spec: authority,
  },
  {
    name: 'a certificate stands for any issuer',
    file: 'shared/credentials/verify-issuer-jwt.ts',
    find: "if (!leaf.uris.includes(issuer)) throw new Refused('certificate-foreign');",
    replace: 'leaf.uris.includes(issuer);',
    spec: authority,
  },
  {
    name: 'the leaf’s key need not have signed',
    file: 'shared/credentials/x5c.ts',
    find: "if (!(await verifyJwt(jwt, leaf.jwk, ports.crypto))) throw new Refused('bad-signature');",
    replace: 'await verifyJwt(jwt, leaf.jwk, ports.crypto);',
    spec: authority,
  },
  {
    name: 'a request is served under a certificate of yesterday',
    file: 'verifier/server/disclosures/protocol/serve-request.ts',
    find: "if (request.clientId.startsWith('x509_hash:') && ",
    replace: "if (request.clientId === '' && ",
    spec: 'verifier/server/disclosures/certified-request.spec.ts',
  },
  {
    name: 'more than one set of claims may leave',
    file: 'shared/credentials/dcql.ts',
    find: ' && chosen.every((path) => set.some((one) => samePath(one, path)));',
    replace: ';',
    spec: rules,
  },
  {
    name: 'a credential without a key answers for one with',
    file: 'shared/credentials/dcql.ts',
    find: "(!query.holderBinding || isObject(payload['cnf'])) &&",
    replace: '',
    spec: rules,
  },
  {
    name: 'a claim of another value answers',
    file: 'shared/credentials/dcql.ts',
    find: '.filter(({ value }) => values === null || values.some((one) => one === value))',
    replace: '.filter(({ value }) => values === null || values.some((one) => String(one) === String(value)))',
    spec: rules,
  },
];
