const iso = /^\d{4}-\d{2}-\d{2}$/u;
const typed = /^(\d{1,2})[\s./-]*(\d{1,2})[\s./-]*(\d{4})$/u;

/** `08/01/2024`, `8.1.2024` or `08012024` as `2024-01-08`; what is no day is given back as it is, for the contract to refuse it. */
export const dayTyped = (text: string): string => {
  const trimmed = text.trim();
  const parts = typed.exec(trimmed);
  if (iso.test(trimmed) || !parts) return trimmed;
  const [, day = '', month = '', year = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** A day as French and British people write it: `08/01/2024`. */
export const dayShown = (day: string | null): string => {
  if (!day || !iso.test(day)) return day ?? '';
  return day.split('-').reverse().join('/');
};

/** A day of the calendar, or none. */
export const isDay = (text: string): boolean => {
  if (text === '') return true;
  const at = new Date(`${text}T12:00:00Z`);
  return iso.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};
