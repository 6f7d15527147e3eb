/** Words of the issuer portal's frame; each feature has its own scope. */
export const fr = { name: 'Carnet, organismes' };
