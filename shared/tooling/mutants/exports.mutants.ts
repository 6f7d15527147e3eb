import type { Mutant } from '../mutant.ts';

const exporting = {
  file: 'issuer/server/credentials/exports/export-issuance.ts',
  spec: 'issuer/server/credentials/exports/exports.spec.ts',
};
const rules = { file: 'shared/server/keys/export-rules.ts', spec: 'shared/server/keys/exports.spec.ts' };
const kid = { file: 'shared/credentials/badge-kid.ts', spec: 'shared/credentials/badge-kid.spec.ts' };
const evidence = { spec: 'issuer/server/evidence/evidence.spec.ts' };

/** Files made of credentials, and files behind them. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a file is made for a key that no copy was signed for',
    ...exporting,
    find: 'throw new Refusal(foreignHolder);',
    replace: 'return;',
  },
  {
    name: 'a file is made of what has ended',
    ...exporting,
    find: 'if (!stands(issuance.state)) throw new Refusal(notExportable);',
    replace: '',
  },
  {
    name: 'a file is signed anew each time',
    ...exporting,
    find: 'if (kept?.sealedDocument)',
    replace: 'if (kept?.sealedDocument && !kept)',
  },
  {
    name: 'the file of another person is handed over',
    file: 'issuer/server/credentials/lock-issuance.ts',
    find: 'if (issuance.personId !== connectedWallet(scope).personId) throw new Refusal(notFound);',
    replace: '',
    spec: exporting.spec,
  },
  { name: 'a worker signs a file without a status', ...rules, find: '  assertStatus(credentialStatus, key.did);\n', replace: '' },
  { name: 'a worker signs in another’s name', ...rules, find: 'need(idOf(issuer) === key.did && ', replace: 'need(' },
  { name: 'a badge’s JWT may say something else', ...rules, find: "if (format === 'open-badge') assertBadge(document);", replace: '' },
  {
    name: 'a badge key of another row signs',
    file: 'shared/server/keys/badge-keys.ts',
    find: 'if (publicJwkFrom(privateKey).n !== publicJwk.n)',
    replace: 'if (publicJwk.n === undefined)',
    spec: rules.spec,
  },
  {
    name: 'a key of another address is the issuer’s',
    ...kid,
    find: '!kid.startsWith(folder)',
    replace: '!kid.includes(folder.slice(-10))',
  },
  {
    name: 'evidence is what its sender says',
    ...evidence,
    file: 'issuer/server/evidence/add-evidence.ts',
    find: 'const mediaType = sniffType(plain);',
    replace: "const mediaType = sniffType(plain) ?? 'image/jpeg';",
  },
  {
    name: 'evidence is kept in the clear',
    ...evidence,
    file: 'issuer/server/evidence/seal-content.ts',
    find: 'cipher.update(plain), cipher.final(), cipher.getAuthTag()',
    replace: 'plain, Buffer.alloc(tagBytes)',
  },
  {
    name: 'evidence of one thing proves another',
    ...evidence,
    file: 'issuer/server/evidence/attach-evidence.ts',
    find: '.where({ id: evidenceFileId, enrolmentId, competenceId })',
    replace: '.where({ id: evidenceFileId })',
  },
  {
    name: 'anyone’s wallet reads a file by its hash',
    ...evidence,
    file: 'issuer/server/evidence/read-wallet-evidence.ts',
    find: '.where({ personId, sha256: params.sha256 })',
    replace: '.where({ sha256: params.sha256 })',
  },
  {
    name: 'evidence is added to a session of others',
    ...evidence,
    file: 'issuer/server/evidence/add-evidence.ts',
    find: 'if (!session.assigned) throw new Refusal(notAssigned);',
    replace: '',
  },
  {
    name: 'what holds a validation is removed',
    ...evidence,
    file: 'issuer/server/evidence/remove-evidence.ts',
    find: 'if (file.attachedAt) throw new Refusal(evidenceAttached);',
    replace: '',
  },
];
