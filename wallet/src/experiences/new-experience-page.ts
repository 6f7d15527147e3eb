import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Answer } from '#shared/angular/api';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Notices } from '#shared/angular/notices/notices';
import type { DeclaredCompetence } from '#shared/credentials/experience-claims';
import { CredentialsStore } from '../credentials/credentials-store.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { ExperienceForm } from './experience-form.ts';

const most = 20;

/** Writes an experience from elsewhere: signed by the person, shown everywhere as theirs alone. */
@Component({
  selector: 'carnet-new-experience-page',
  imports: [Field, FormErrors, MatButton, MatIcon, MatIconButton, PageHeader, ReactiveFormsModule, Submit, TranslocoPipe],
  templateUrl: './new-experience-page.html',
  styleUrl: './new-experience-page.scss',
})
export class NewExperiencePage {
  readonly #safe = inject(Safe);
  readonly #store = inject(CredentialsStore);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  readonly #router = inject(Router);
  readonly form = contractForm(
    ExperienceForm,
    { title: '', organisation: '', startsOn: null, endsOn: '', description: '' },
    { 'dates-reversed': '/endsOn' },
  );
  protected readonly typed = signal('');
  protected readonly found = signal<readonly DeclaredCompetence[]>([]);
  protected readonly chosen = signal<readonly DeclaredCompetence[]>([]);
  /** No organism could be asked: the catalogue is out of reach, one's own words are not. */
  protected readonly alone = signal(false);
  #asked = 0;

  protected async type(text: string): Promise<void> {
    this.typed.set(text);
    const turn = (this.#asked += 1);
    if (text.trim().length < 3) return this.found.set([]);
    const { searchRome } = await import('./search-rome.ts');
    const found = await searchRome(await this.#safe.wallet(), text.trim()).catch(() => null);
    if (turn !== this.#asked) return;
    this.alone.set(found === null);
    this.found.set((found ?? []).slice(0, 6));
  }

  protected choose(one: DeclaredCompetence): void {
    const name = one.name.trim();
    if (name !== '' && this.chosen().length < most && !this.chosen().some((other) => other.name === name))
      this.chosen.update((before) => [...before, { ...one, name }]);
    this.typed.set('');
    this.found.set([]);
  }

  protected remove(one: DeclaredCompetence): void {
    this.chosen.update((before) => before.filter((other) => other !== one));
  }

  protected async declare(): Promise<void> {
    const kept = await this.form.submit(() => this.#declare());
    if (!kept) return;
    await this.#store.show();
    this.#notices.say(this.#words.say('experiences.kept'));
    await this.#router.navigate(['/credentials', kept.id]);
  }

  async #declare(): Promise<Answer<StoredCredential>> {
    try {
      const said = ExperienceForm.parse(this.form.value);
      if (said.endsOn !== null && said.endsOn < said.startsOn)
        return { ok: false, code: 'dates-reversed', title: this.#words.say('experiences.reversed'), status: 0 };
      const { declareOwnExperience } = await import('./declare-own-experience.ts');
      return { ok: true, data: await declareOwnExperience(await this.#safe.wallet(), { ...said, competences: this.chosen() }) };
    } catch (cause) {
      return { ok: false, code: 'unknown', title: problemWords(this.#words, cause), status: 0 };
    }
  }
}
