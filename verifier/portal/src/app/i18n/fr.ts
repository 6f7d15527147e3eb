/** Words of the verifier portal's frame; each feature has its own scope. */
export const fr = { name: 'Carnet, recruteurs' };
