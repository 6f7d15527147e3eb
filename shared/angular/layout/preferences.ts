import { Component, computed, inject, output } from '@angular/core';
import { Language, type Locale } from '../i18n/language.ts';
import { Words } from '../i18n/words.ts';
import { Choice, type Option } from '../look/choice.ts';
import { shades, ThemeChoice, type Shade } from '../theme-choice.ts';

/** Language and appearance, kept on this device. */
@Component({
  selector: 'carnet-preferences',
  imports: [Choice],
  template: `
    <carnet-choice
      [label]="words.say('common.language.title')"
      [options]="languages()"
      [value]="language.current()"
      (chosen)="speak($event)"
    />
    <carnet-choice
      [label]="words.say('common.theme.title')"
      [options]="themes()"
      [value]="theme.current()"
      (chosen)="theme.choose($event)"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class Preferences {
  protected readonly words = inject(Words);
  protected readonly language = inject(Language);
  protected readonly theme = inject(ThemeChoice);
  /** The language chosen, for whoever keeps it elsewhere too (the account). */
  readonly spoken = output<Locale>();
  protected readonly languages = computed<readonly Option<Locale>[]>(() =>
    (['fr', 'en'] as const).map((value) => ({ value, label: this.words.say(`common.language.${value}`) })),
  );
  protected readonly themes = computed<readonly Option<Shade>[]>(() =>
    shades.map((value) => ({ value, label: this.words.say(`common.theme.${value}`) })),
  );

  protected speak(locale: Locale): void {
    this.language.choose(locale);
    this.spoken.emit(locale);
  }
}
