import { givenPatience } from '../vault/given-patience.ts';
import { codeOf } from '../vault/given-wallet.ts';
import { openBackup, readEnvelope, sealBackup, type TwoSecrets } from './backup-file.ts';
import { newKitKey } from './kit-key.ts';

const madeAt = '2026-11-21T10:00:00.000Z';
const content = { note: 'Nadia Belhadj', recoveryToken: 'un-jeton-de-reprise' };
const secrets: TwoSecrets = { phrase: 'truelle rabot midi soleil', kit: newKitKey() };
const open = async (file: string, changes: Partial<TwoSecrets> = {}) => openBackup(await readEnvelope(file), { ...secrets, ...changes });
/** One value of the file, changed, and its digest left as it was. */
const bent = (file: string, change: (found: Record<string, unknown>) => void): string => {
  const found = JSON.parse(file) as Record<string, unknown>;
  change(found);
  return JSON.stringify(found);
};

describe('a backup file', () => {
  givenPatience(60_000); // real phrases are stretched
  let file: string;
  beforeAll(async () => {
    file = await sealBackup(content, secrets, madeAt);
  }, 60_000);

  it('opens with the phrase and the printed key together', async () => {
    expect(await open(file)).toEqual(content);
    expect((await readEnvelope(file)).madeAt).toBe(madeAt);
  });

  it('opens with neither alone, and says which one is wrong', async () => {
    expect(await codeOf(open(file, { kit: newKitKey() }))).toBe('kit-other');
    expect(await codeOf(open(file, { phrase: 'une autre phrase secrète' }))).toBe('backup-phrase');
  });

  it('does not open for a key that merely bears the right name', async () => {
    const other = newKitKey();
    const envelope = {
      ...(await readEnvelope(file)),
      kit: (await readEnvelope(await sealBackup(content, { ...secrets, kit: other }, madeAt))).kit,
    };

    expect(await codeOf(openBackup(envelope, { ...secrets, kit: other }))).toBe('backup-phrase');
  });

  it('lets nothing of its content be read', () => {
    for (const word of ['Nadia', 'recoveryToken', 'un-jeton-de-reprise', secrets.phrase]) expect(file).not.toContain(word);
  });

  it('is refused when it is foreign, cut, changed, of a later version, or of a cost that would stop the device', async () => {
    for (const foreign of ['', '{}', '[1]', '{"format":"autre"}', 'PK\u0003\u0004', 'x'.repeat(9_000_000)])
      expect(await codeOf(readEnvelope(foreign))).toBe('backup-foreign');
    expect(await codeOf(readEnvelope(file.slice(0, -40)))).toBe('backup-damaged');
    expect(await codeOf(readEnvelope(bent(file, (found) => (found['madeAt'] = '2020-01-01T00:00:00.000Z'))))).toBe('backup-damaged');
    expect(await codeOf(readEnvelope(bent(file, (found) => delete found['content'])))).toBe('backup-damaged');
    expect(await codeOf(readEnvelope(bent(file, (found) => (found['version'] = 2))))).toBe('backup-newer');
    const heavy = (found: Record<string, unknown>) => Object.assign(found['kdf'] as object, { memory: 16 * 1024 * 1024 });
    expect(await codeOf(readEnvelope(bent(file, heavy)))).toBe('backup-damaged');
  });
});
