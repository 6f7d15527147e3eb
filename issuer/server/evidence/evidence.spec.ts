import { createHash } from 'node:crypto';
import type { Actor, Scope } from '#shared/server/scope';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import { correctValidation, listValidationEvidence, validateCompetence } from '../competences/given.ts';
import { given, type Who } from '../training/given.ts';
import { EvidenceFileModel } from './evidence-file.model.ts';
import { forgetWaiting } from './forget-waiting.ts';
import { addFile, givenPdf, givenPhoto, type Cell } from './given.ts';
import { readEvidence } from './read-evidence.ts';
import { readWalletEvidence } from './read-wallet-evidence.ts';
import { removeEvidence } from './remove-evidence.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
const sha256 = (bytes: Buffer, form: 'hex' | 'base64' = 'hex'): string => createHash('sha256').update(bytes).digest(form);

const classroom = async (scope: Scope) => {
  const organism = await given.organism(scope);
  const programme = await given.programme(scope, organism);
  const session = await given.session(scope, organism, { programmeId: programme.id });
  const enrolment = await given.enrolled(scope, organism, session.id);
  const [first, second] = programme.competences;
  const cell: Cell = { sessionId: session.id, enrolmentId: enrolment.id, competenceId: first!.id };
  const other: Cell = { ...cell, competenceId: second!.id };
  const add = (who: Who, bytes: Buffer, at: Cell = cell) => given.by(scope, who, (s) => addFile(s, at, bytes));
  const validate = (evidence: readonly string[], at: Cell = cell, who = organism.trainer) => {
    const { sessionId, ...where } = at;
    const input = { params: { sessionId }, query: {}, body: { ...where, level: 'argent', note: null, evidence } };
    return given.by(scope, who, (s) => validateCompetence(s, input as never));
  };
  const facts = (name: string) => given.facts(scope, organism.organisation.id, name);
  return { ...organism, enrolment, cell, other, add, validate, facts };
};
type Room = Awaited<ReturnType<typeof classroom>>;

const asWallet = <T>(scope: Scope, { organisation }: Room, personId: string, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const actor: Actor = { kind: 'wallet', thumbprint: 'spec', connectionId: crypto.randomUUID(), organisationId: organisation.id, personId };
  return given.by(scope, { actor, organisationId: organisation.id }, work);
};
const walletReads = (scope: Scope, hash: string) => readWalletEvidence(scope, { params: { sha256: hash }, query: {}, body: {} });
const reads = (scope: Scope, id: string) => readEvidence(scope, { params: { evidenceFileId: id as never }, query: {}, body: {} });
const removes = (scope: Scope, id: string) => removeEvidence(scope, { params: { evidenceFileId: id as never }, query: {}, body: {} });

describe('evidence of a validation', () => {
  it('is kept sealed, by its hash and the type its bytes say, and opens to the same bytes', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const bytes = givenPhoto('chantier');
      const file = await room.add(room.trainer, bytes);

      expect(file).toEqual(jasmine.objectContaining({ mediaType: 'image/jpeg', bytes: bytes.length, sha256: sha256(bytes) }));
      const row = await given.by(scope, room.worker, async (s) => EvidenceFileModel.query(s.db).findById(file.id));
      expect(row!.content.includes('chantier')).toBeFalse();
      expect(Buffer.from((await given.by(scope, room.manager, (s) => reads(s, file.id))).content, 'base64').equals(bytes)).toBeTrue();
    }));

  it('does not open moved to another row', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const [one, other] = [await room.add(room.trainer, givenPhoto('un')), await room.add(room.trainer, givenPhoto('deux'))];
      await given.by(scope, room.worker, async (s) => {
        const { sealedKey } = await EvidenceFileModel.query(s.db).findById(one.id).throwIfNotFound();
        const { content } = await EvidenceFileModel.query(s.db).findById(one.id).throwIfNotFound();
        await EvidenceFileModel.query(s.db).findById(other.id).patch({ sealedKey, content });
      });

      await expectAsync(given.by(scope, room.manager, (s) => reads(s, other.id))).toBeRejected();
    }));

  it('is a photo or a PDF by its bytes, 8 MB at most, and nothing else', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      expect((await room.add(room.trainer, givenPdf('attestation'))).mediaType).toBe('application/pdf');
      for (const text of ['<html><script>', 'MZ', 'PK\u0003\u0004', 'GIF89a', ' %PDF-1.7', ''])
        await expectAsync(room.add(room.trainer, Buffer.from(text)))
          .withContext(text)
          .toBeRejectedWith(problem('evidence-unreadable'));
      await expectAsync(room.add(room.trainer, givenPhoto('grand', 8 * 1024 * 1024))).toBeRejectedWith(problem('evidence-too-large'));
    }));

  it('is five files at most for one cell', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      for (let count = 0; count < 5; count += 1) await room.add(room.trainer, givenPhoto(`photo ${count}`));

      await expectAsync(room.add(room.trainer, givenPhoto('sixième'))).toBeRejectedWith(problem('evidence-too-many'));
      await room.add(room.trainer, givenPhoto('ailleurs'), room.other);
    }));

  it('is added by who may decide on the cell', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];
      const photo = givenPhoto('x');

      await expectAsync(room.add(room.otherTrainer, photo)).toBeRejectedWith(problem('not-assigned'));
      await expectAsync(room.add(elsewhere.manager, photo)).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.add(room.trainer, photo, { ...room.cell, enrolmentId: elsewhere.cell.enrolmentId })).toBeRejectedWith(
        problem('not-found'),
      );
      await expectAsync(room.add(room.trainer, photo, { ...room.cell, competenceId: elsewhere.cell.competenceId })).toBeRejectedWith(
        problem('not-found'),
      );
    }));

  it('goes into the fact of the validation by hash and media type, after the appreciation', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const [photo, pdf] = [givenPhoto('mur'), givenPdf('devis')];
      const ids = [(await room.add(room.trainer, photo)).id, (await room.add(room.trainer, pdf)).id];
      const validation = await room.validate(ids);
      const [fact] = await room.facts('competence.validated');

      expect(fact!.payload['evidence']).toEqual([
        { name: 'Photo', mediaType: 'image/jpeg', digest: `sha256-${sha256(photo, 'base64')}` },
        { name: 'Document', mediaType: 'application/pdf', digest: `sha256-${sha256(pdf, 'base64')}` },
      ]);
      const listed = await given.by(scope, room.manager, (s) =>
        listValidationEvidence(s, { params: { validationId: validation.id }, query: {}, body: {} }),
      );
      expect(listed.items.map(({ id }) => id)).toEqual(ids as never);
    }));

  it('of another trainee, competence or organism proves nothing here', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];
      const other = await room.add(room.trainer, givenPhoto('autre compétence'), room.other);
      const foreign = await elsewhere.add(elsewhere.trainer, givenPhoto('autre organisme'));

      for (const { id } of [other, foreign]) await expectAsync(room.validate([id])).toBeRejectedWith(problem('not-found'));
      expect(await room.facts('competence.validated')).toEqual([]);
    }));

  it('stays behind a correction, and is no longer removed', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const file = await room.add(room.trainer, givenPhoto('mur'));
      const { id } = await room.validate([file.id]);
      const input = { params: { validationId: id }, query: {}, body: { level: 'or', reason: 'Mal saisi', note: null } };
      await given.by(scope, room.manager, (s) => correctValidation(s, input as never));
      const [fact] = await room.facts('validation.corrected');

      expect(fact!.payload['evidence']).toEqual([jasmine.objectContaining({ mediaType: 'image/jpeg' })]);
      await expectAsync(given.by(scope, room.trainer, (s) => removes(s, file.id))).toBeRejectedWith(problem('evidence-attached'));
    }));

  it('is removed before a decision, or forgotten a day later, and then read by nobody', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const [one, two, kept] = [
        await room.add(room.trainer, givenPhoto('une')),
        await room.add(room.trainer, givenPhoto('deux')),
        await room.add(room.trainer, givenPhoto('trois')),
      ];
      await room.validate([kept.id]);
      await given.by(scope, room.trainer, (s) => removes(s, one.id));
      const outbox = await scope.as({ organisationIds: [], grant: 'outbox' });
      await forgetWaiting({ ...outbox, now: () => new Date(scope.now().getTime() + 90_000_000) });
      await scope.as(scope.tenant);

      for (const { id } of [one, two])
        await expectAsync(given.by(scope, room.manager, (s) => reads(s, id))).toBeRejectedWith(problem('not-found'));
      expect((await given.by(scope, room.manager, (s) => reads(s, kept.id))).id).toBe(kept.id);
    }));

  it('is read by those who see its session, and by its own person once decided on', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];
      const bytes = givenPhoto('mur');
      const { id } = await room.add(room.trainer, bytes);
      const { personId } = room.enrolment;
      const mine = () => asWallet(scope, room, personId, (s) => walletReads(s, sha256(bytes)));

      for (const who of [room.otherTrainer, elsewhere.manager])
        await expectAsync(given.by(scope, who, (s) => reads(s, id))).toBeRejectedWith(problem('not-found'));
      await expectAsync(given.by(scope, elsewhere.trainer, (s) => removes(s, id))).toBeRejectedWith(problem('not-found'));
      await expectAsync(mine()).toBeRejectedWith(problem('not-found'));
      await room.validate([id]);
      expect(Buffer.from((await mine()).content, 'base64').equals(bytes)).toBeTrue();
      await expectAsync(asWallet(scope, room, crypto.randomUUID(), (s) => walletReads(s, sha256(bytes)))).toBeRejectedWith(
        problem('not-found'),
      );
      await expectAsync(asWallet(scope, elsewhere, personId, (s) => walletReads(s, sha256(bytes)))).toBeRejectedWith(problem('not-found'));
    }));
});
