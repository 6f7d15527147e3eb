import type { Mutant } from '../mutant.ts';

const here = 'wallet/src/credentials';

export const mutants: readonly Mutant[] = [
  {
    name: 'a server that wants to know is told nobody',
    file: `${here}/access.ts`,
    find: "server['pre-authorized_grant_anonymous_access_supported'] !== true",
    replace: "server['pre-authorized_grant_anonymous_access_supported'] === false",
    spec: `${here}/receive-credential.spec.ts`,
  },
  {
    name: 'an offer stands anywhere',
    file: `${here}/fetch-offer.ts`,
    find: "if (issuerOfOffer(wallet, text).host !== address.host) throw new Refusal('offer-host-differs');",
    replace: '',
    spec: `${here}/hostile-offers.spec.ts`,
  },
  {
    name: 'an offer of any size',
    file: `${here}/fetch-offer.ts`,
    find: 'if (size > longestOffer) {',
    replace: 'if (size < 0) {',
    spec: `${here}/hostile-offers.spec.ts`,
  },
  {
    name: 'a name in front of another host',
    file: `${here}/fetch-offer.ts`,
    find: 'if (url.username || url.password || url.hash) throw unreadable();',
    replace: '',
    spec: `${here}/hostile-offers.spec.ts`,
  },
  {
    name: 'two offers in one link',
    file: `${here}/fetch-offer.ts`,
    find: 'if (value.length + reference.length !== 1) throw unreadable();',
    replace: '',
    spec: `${here}/hostile-offers.spec.ts`,
  },
  {
    name: 'a credential of another organism than was shown',
    file: `${here}/collect-copies.ts`,
    find: 'if (report.issuer !== offer.did && report.issuer !== offer.credentialIssuer)',
    replace: "if (report.issuer === '')",
    spec: `${here}/receive-credential.spec.ts`,
  },
  {
    name: 'an answer in the clear to an encrypted request',
    file: `${here}/ask-credential.ts`,
    find: "if (sealed && !type.startsWith('application/jwt')) throw new Refusal('credential-refused', 'answer-not-encrypted');",
    replace: "if (sealed && !type.startsWith('application/jwt')) return answerOf(await sent.response.json());",
    spec: `${here}/receive-credential.spec.ts`,
  },
  {
    name: 'a used copy goes to another without a word',
    file: `${here}/use-copy.ts`,
    find: "if (reused) throw new Refusal('copies-used');",
    replace: '',
    spec: `${here}/use-copy.spec.ts`,
  },
  {
    name: 'copies of another credential',
    file: `${here}/refill-copies.ts`,
    find: "if (issuer !== credential.issuerDid || payload['vct'] !== credential.vct) throw",
    replace: "if (issuer === '') throw",
    spec: `${here}/refill-copies.spec.ts`,
  },
  {
    name: 'another server answers',
    file: `${here}/authorise.ts`,
    find: 'assertAnsweredBy(kept, answer.get(',
    replace: 'void (kept, answer.get(',
    spec: `${here}/authorise.spec.ts`,
  },
  {
    name: 'an answer is heard twice',
    file: `${here}/authorise.ts`,
    find: "await wallet.store.write([{ room: 'receiving', id: kept.id }]);",
    replace: '',
    spec: `${here}/authorise.spec.ts`,
  },
  {
    name: 'an unknown issuer is asked',
    file: `${here}/authorise.ts`,
    find: 'assertVouched(offer);',
    replace: '',
    spec: `${here}/authorise.spec.ts`,
  },
  {
    name: 'an issuer is called unknown while the registry does not answer',
    file: `${here}/read-offer.ts`,
    find: "  if (trust === 'unreachable') throw new Refusal('issuer-unreachable');\n",
    replace: '',
    spec: `${here}/authorise.spec.ts`,
  },
];
