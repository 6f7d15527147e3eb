/** `902 453 224 00021`: the SIRET as it is read, with spaces that do not break. What is no SIRET stays as it is. */
export const siretText = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/u, '$1\u00a0$2\u00a0$3\u00a0$4');
