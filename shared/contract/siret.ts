import * as z from 'zod';

const luhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

const laPoste = '356000000';

/** Digits only: spaces, non-breaking spaces and dots are how people write a SIRET. */
export const normaliseSiret = (written: string): string => written.replace(/[\s.\u00a0\u202f]/gu, '');

/**
 * Says why a SIRET is refused, or null. 14 digits, Luhn on the SIREN and on the whole; the establishments of La Poste
 * (SIREN 356 000 000) follow a plain sum, multiple of 5 (INSEE, https://www.sirene.fr/static-resources/documentation/v_sommaire_311.htm).
 */
export const siretError = (written: string): 'format' | 'key' | null => {
  const siret = normaliseSiret(written);
  if (!/^\d{14}$/u.test(siret)) return 'format';
  const siren = siret.slice(0, 9);
  if (siren === '000000000') return 'key';
  const plain = [...siret].reduce((total, digit) => total + Number(digit), 0);
  if (siren === laPoste && plain % 5 === 0) return null;
  return luhn(siren) && luhn(siret) ? null : 'key';
};

export const Siret = z
  .string()
  .transform(normaliseSiret)
  .superRefine((siret, context) => {
    const code = siretError(siret);
    if (code) context.addIssue({ code: 'custom', params: { code: `siret-${code}` } });
  })
  .meta({ title: 'SIRET' });
