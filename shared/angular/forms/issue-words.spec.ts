import * as z from 'zod';
import { errorsFr } from '../i18n/errors.fr.ts';
import { Siret } from '#shared/contract/siret';
import { Day, Email, text } from '#shared/contract/values';
import { pointerOf, wordsOf } from './issue-words.ts';

const keyOf = (schema: z.ZodType, value: unknown): string => {
  const words = wordsOf(schema.safeParse(value).error!.issues[0]!, value);
  return 'key' in words ? words.key : '';
};

describe('the words of an issue', () => {
  const cases: readonly (readonly [string, z.ZodType, unknown, string])[] = [
    ['nothing', text(10), '', 'required'],
    ['no choice', z.enum(['a']), null, 'required'],
    ['a foreign choice', z.enum(['a']), 'b', 'invalid_value'],
    ['a short text', z.string().min(12), 'court', 'too_small_text'],
    ['a long text', text(3), 'long', 'too_big_text'],
    ['invisible characters', text(10), 'a\u202eb', 'control-characters'],
    ['a wrong address', Email, 'a@@b', 'email'],
    ['a wrong day', Day, '2026-02-31', 'date'],
    ['a short SIRET', Siret, '123', 'siret-format'],
    ['a wrong SIRET', Siret, '90245322400012', 'siret-key'],
    ['too few', z.array(z.string()).min(2), ['a'], 'too_small_list'],
    ['too many people', z.number().max(3), 4, 'too_big_number'],
  ];
  for (const [what, schema, value, key] of cases) {
    it(`for ${what} are ${key}, which both dictionaries have`, () => {
      expect(keyOf(schema, value)).toBe(key);
      expect(Object.keys(errorsFr)).toContain(key);
    });
  }
});

describe('a pointer', () => {
  it('follows RFC 6901', () => expect(pointerOf(['lines', 0, 'a/b~c'])).toBe('/lines/0/a~1b~0c'));
});
