/** Same keys, other words: a missing or an extra key does not compile. `export const en: Same<typeof fr> = {...}`. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
