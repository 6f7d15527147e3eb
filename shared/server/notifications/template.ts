import type { Locale } from '#shared/contract/values';
import { letter, type Letter } from '#shared/server/letter';

export type Words = Omit<Letter, 'locale'> & { readonly subject: string };

/** A message in both languages: a pure file gives the words, the kernel's letter gives the form. `name` is what the delivery log keeps. */
export interface Template<D> {
  readonly name: string;
  readonly fr: (data: D) => Words;
  readonly en: (data: D) => Words;
}

export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A line feed in a subject would start another header. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, 200);

export const write = <D>(template: Template<D>, locale: Locale, data: D): Written => {
  const { subject, ...content } = template[locale](data);
  return { subject: oneLine(subject), ...letter({ ...content, locale }) };
};
