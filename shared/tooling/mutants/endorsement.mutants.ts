import type { Mutant } from '../mutant.ts';

const endorsements = 'issuer/server/endorsements/endorsements.spec.ts';
const challenges = 'issuer/server/attendance/challenges.spec.ts';
const letters = 'issuer/server/credentials/letters.spec.ts';
const declaration = 'issuer/server/endorsements/read-declaration.ts';

/** What a person declares and what an organism endorses, a funder's challenge, and letters to the holder. */
export const mutants: readonly Mutant[] = [
  {
    name: 'anything that can be read passes for declared',
    file: declaration,
    find: "report.verdict !== 'refused' && report.checks.some(({ why }) => why === 'self-declared')",
    replace: 'true',
    spec: endorsements,
  },
  {
    name: 'a declaration may be shown in part',
    file: declaration,
    find: 'return Array.isArray(hidden) && hidden.length === disclosures.length;',
    replace: 'return Array.isArray(hidden);',
    spec: endorsements,
  },
  {
    name: 'the order of members changes the digest of a declaration',
    file: 'shared/credentials/declaration-digest.ts',
    find: 'JSON.stringify(inOrder(ld))',
    replace: 'JSON.stringify(ld)',
    spec: 'shared/credentials/declaration-digest.spec.ts',
  },
  {
    name: 'a competence nobody declared is asked for',
    file: 'issuer/server/endorsements/places-of.ts',
    find: 'return places.includes(-1) ? null : ',
    replace: 'return ',
    spec: endorsements,
  },
  {
    name: 'any file passes for the evidence',
    file: 'issuer/server/endorsements/ask-endorsement.ts',
    find: '  await refuseOtherFile(body.evidence);\n',
    replace: '',
    spec: endorsements,
  },
  {
    name: 'what was not asked for is endorsed',
    file: 'issuer/server/endorsements/endorse-experience.ts',
    find: ' || endorsed.some((place) => !asked.includes(place))',
    replace: '',
    spec: endorsements,
  },
  {
    name: 'a trainer decides for a person of another',
    file: 'issuer/server/endorsements/lock-request.ts',
    find: ' || (visible && !visible.has(row.personId))',
    replace: '',
    spec: endorsements,
  },
  {
    name: 'a trainer opens the file of a person of another',
    file: 'issuer/server/endorsements/get-evidence.ts',
    find: ' || (visible && !visible.has(row.personId))',
    replace: '',
    spec: endorsements,
  },
  {
    name: 'a request is taken back by another person',
    file: 'issuer/server/endorsements/take-endorsement-back.ts',
    find: '.findOne({ id: params.endorsementId, personId })',
    replace: '.findOne({ id: params.endorsementId })',
    spec: endorsements,
  },
  {
    name: 'the public grant alone reads certificates',
    file: 'migrations/issuer/20261121160502_challenges.ts',
    find: `"root = nullif(current_setting('app.capability', true), '')"`,
    replace: "'true'",
    spec: challenges,
  },
  {
    name: 'a challenge leaves no line for the organism',
    file: 'issuer/server/attendance/answer-challenge.ts',
    find: "  await there.audit('completion.challenged', 'completion', completion.id, { place: body.place });\n",
    replace: '',
    spec: challenges,
  },
  {
    name: 'one fact, one letter each time it is heard',
    file: 'issuer/server/credentials/tell-holder.ts',
    find: "    .where((one) => void one.whereNull('toldAt').orWhereColumn('toldAt', '<', 'statedAt'))\n",
    replace: '',
    spec: letters,
  },
  {
    name: 'a lost wallet writes a letter for each credential',
    file: 'issuer/server/credentials/tell-holder.ts',
    find: '!silent.has(reasonCode) && ',
    replace: '',
    spec: letters,
  },
  {
    name: 'what replaces another is announced twice',
    file: 'issuer/server/credentials/announce-offer.ts',
    find: '  if (replacesId !== null) return;\n',
    replace: '',
    spec: letters,
  },
  {
    name: 'letters speak the organism’s language, whatever the wallet speaks',
    file: 'issuer/server/credentials/tell-holder.ts',
    find: '(await languageOf(scope, personId)) ?? locale',
    replace: 'locale',
    spec: letters,
  },
  {
    name: 'a contestation nobody signed is shown',
    file: 'shared/credentials/verify-document.ts',
    find: 'proven(report) ? contestedOn(compact) : null',
    replace: 'contestedOn(compact)',
    spec: 'shared/credentials/contested.spec.ts',
  },
  {
    name: 'an organism’s words pass for the declaration it endorses',
    file: 'shared/credentials/paired-declarations.ts',
    find: 'payload && isDeclaration(payload) && isObject',
    replace: 'payload && isObject',
    spec: 'shared/credentials/paired-declarations.spec.ts',
  },
];
