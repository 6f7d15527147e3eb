import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '#shared/angular/api';
import { Words } from '#shared/angular/i18n/words';
import { addEvidence, removeEvidence } from '#shared/contracts/issuer/evidence';
import { mostEvidenceFiles, type EvidenceFile } from '#shared/contracts/issuer/evidence-file';
import type { BodyOf, ParamsOf } from '#shared/contract/route';
import { EvidenceRefused, prepareEvidence } from './prepare-evidence.ts';

export interface TrayLine {
  readonly key: number;
  /** As it is called on this device: it is never sent. */
  readonly name: string;
  readonly state: 'sending' | 'ready' | 'failed';
  readonly file: EvidenceFile | null;
  readonly why: string | null;
}
export type Cell = ParamsOf<typeof addEvidence> & Omit<BodyOf<typeof addEvidence>, 'content'>;

/** The files chosen for the decision about to be made: each sent at once, so that validating never waits. */
@Injectable()
export class EvidenceTray {
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #lines = signal<readonly TrayLine[]>([]);
  #cell: Cell | null = null;
  #last = 0;
  readonly lines = this.#lines.asReadonly();
  readonly sending = computed(() => this.#lines().some(({ state }) => state === 'sending'));
  readonly room = computed(() => mostEvidenceFiles - this.#lines().filter(({ state }) => state !== 'failed').length);
  readonly #lent = new Set<EvidenceFile['id']>();

  /** Another cell: what was added to the former one and not validated is taken back. */
  async open(cell: Cell | null): Promise<void> {
    const left = this.#lines();
    this.#cell = cell;
    this.#lines.set([]);
    await Promise.all(left.filter(({ file }) => !file || !this.#lent.has(file.id)).map(({ file }) => this.#takeBack(file)));
  }

  /** What goes with a validation: not taken back while that is asked, whatever cell is chosen meanwhile. */
  lend(): readonly EvidenceFile['id'][] {
    const ids = this.#lines().flatMap(({ file }) => (file ? [file.id] : []));
    for (const id of ids) this.#lent.add(id);
    return ids;
  }

  /** The validation rests on them now, or it was refused and they are still to be sent. */
  settle(done: boolean): void {
    if (done) this.#lines.update((lines) => lines.filter(({ file }) => !file || !this.#lent.has(file.id)));
    this.#lent.clear();
  }

  async add(files: readonly File[]): Promise<void> {
    await Promise.all(files.slice(0, this.room()).map((file) => this.#send(file)));
  }

  async remove(line: TrayLine): Promise<void> {
    this.#lines.update((lines) => lines.filter(({ key }) => key !== line.key));
    await this.#takeBack(line.file);
  }

  async #send(chosen: File): Promise<void> {
    const cell = this.#cell;
    if (!cell) return;
    const key = (this.#last += 1);
    this.#lines.update((lines) => [...lines, { key, name: chosen.name, state: 'sending', file: null, why: null }]);
    const told = await this.#keep(cell, chosen);
    const there = this.#lines().some((line) => line.key === key);
    if (!there) return this.#takeBack(told.file);
    this.#lines.update((lines) => lines.map((line) => (line.key === key ? { ...line, ...told } : line)));
  }

  async #keep({ sessionId, ...where }: Cell, chosen: File): Promise<Pick<TrayLine, 'state' | 'file' | 'why'>> {
    try {
      const content = await prepareEvidence(chosen);
      const answer = await this.#api.call(addEvidence, { params: { sessionId }, body: { ...where, content } });
      return answer.ok ? { state: 'ready', file: answer.data, why: null } : { state: 'failed', file: null, why: answer.title };
    } catch (fault) {
      if (!(fault instanceof EvidenceRefused)) throw fault;
      return { state: 'failed', file: null, why: this.#words.say(`competences.evidence.${fault.fault}`) };
    }
  }

  /** What cannot be taken back now goes by itself after a day. */
  async #takeBack(file: EvidenceFile | null): Promise<void> {
    if (file) await this.#api.call(removeEvidence, { params: { evidenceFileId: file.id } });
  }
}
