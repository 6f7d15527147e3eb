import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Notices } from '#shared/angular/notices/notices';
import { Empty } from '#shared/angular/states/empty';
import { readClaims } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { openConnections } from '../connections/open-connections.ts';
import { CredentialsStore } from '../credentials/credentials-store.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { Refusal } from '../vault/wallet.ts';
import { readEvidence, type EvidenceFile } from './evidence-file.ts';

/** Asks one organism to endorse chosen competences of an own declaration. Nothing is ticked beforehand, and the file stays here unless shown. */
@Component({
  selector: 'carnet-ask-endorsement-page',
  imports: [
    ActionBar,
    Empty,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    PageHeader,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './ask-endorsement-page.html',
  styleUrl: './ask-endorsement-page.scss',
})
export class AskEndorsementPage {
  readonly id = input.required<string>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #store = inject(CredentialsStore);
  readonly #notices = inject(Notices);
  readonly #router = inject(Router);
  protected readonly chosen = signal<string | null>(null);
  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly said = signal('');
  protected readonly file = signal<EvidenceFile | null>(null);
  protected readonly shown = signal(false);
  protected readonly sending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly held = resource({ params: () => this.id(), loader: ({ params }) => this.#read(params) });
  protected readonly organisms = computed(() => this.held.value()?.organisms ?? []);
  protected readonly competences = computed(() => this.held.value()?.competences ?? []);
  /** The only one there is needs no choosing. */
  protected readonly organism = computed(() => {
    const all = this.organisms();
    return all.length === 1 ? all[0]! : (all.find(({ id }) => id === this.chosen()) ?? null);
  });
  protected readonly ready = computed(() => this.organism() !== null && this.ticked().size > 0 && !this.sending());

  protected toggle(name: string): void {
    const next = new Set(this.ticked());
    if (!next.delete(name)) next.add(name);
    this.ticked.set(next);
  }

  protected async attach(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    this.problem.set(null);
    if (file) await readEvidence(file).then((read) => this.file.set(read), this.#refused);
  }

  protected async send(): Promise<void> {
    const organism = this.organism();
    if (!organism || !this.ready()) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      const { askForEndorsement } = await import('./endorsements.ts');
      const file = this.file();
      const evidence = file && { ...file, content: this.shown() ? file.content : null };
      const competences = this.competences().filter((name) => this.ticked().has(name));
      const wish = { connectionId: organism.id, competences, words: this.said().trim() || null, evidence };
      await askForEndorsement(await this.#safe.wallet(), this.id(), wish);
      await this.#store.show();
      this.#notices.say(this.#words.say('experiences.endorsement.sent', { name: organism.name }));
      await this.#router.navigate(['/credentials', this.id()]);
    } catch (cause) {
      this.#refused(cause);
    } finally {
      this.sending.set(false);
    }
  }

  readonly #refused = (cause: unknown): void => {
    const large = cause instanceof Refusal && cause.code === 'evidence-large';
    this.problem.set(large ? this.#words.say('experiences.endorsement.large') : problemWords(this.#words, cause));
  };

  async #read(id: string) {
    const wallet = await this.#safe.wallet();
    const credential = await wallet.store.get<StoredCredential>('credentials', id);
    if (credential?.kind !== 'experience') return null;
    const { payload } = await readSdJwt(credential.copies[0]!.compact, wallet.crypto);
    const declared = readClaims('experience', payload).find(({ key }) => key === 'competences')?.value;
    const connections = await openConnections(wallet);
    return {
      title: credential.title,
      competences: (Array.isArray(declared) ? (declared as readonly { readonly name: string }[]) : []).map(({ name }) => name),
      organisms: connections.map((connection) => ({ id: connection.id, name: connection.organisation.name })),
    };
  }
}
