/** Where the product departs from an example on purpose: since when, and why. A deviation that is not here fails the run. */
export const deviations: Readonly<Record<string, string>> = {};
