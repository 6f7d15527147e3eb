const kinds = {
  fr: { phone: 'Téléphone', tablet: 'Tablette', computer: 'Ordinateur' },
  en: { phone: 'Phone', tablet: 'Tablet', computer: 'Computer' },
} as const;

const kindOf = (agent: string): 'phone' | 'tablet' | 'computer' => {
  if (/iPad|Tablet|Android(?!.*Mobile)/u.test(agent)) return 'tablet';
  return /Mobi|iPhone/u.test(agent) ? 'phone' : 'computer';
};

/**
 * What this device calls itself among the person's own, in the language of the page: what it is, and a number when that is taken. Neither maker nor
 * model, which an organism has no need of.
 */
export const deviceName = (taken: readonly string[] = [], agent = globalThis.navigator.userAgent): string => {
  const language = globalThis.document?.documentElement.lang === 'en' ? 'en' : 'fr';
  const kind = kinds[language][kindOf(agent)];
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? kind : `${kind} ${number}`;
    if (!taken.includes(name)) return name;
  }
};
