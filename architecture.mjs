// THE table: every server module, and whom it may know. A module is entered by its index.ts; what is not named here is refused.
export const issuer = {
  access: [],
  organisations: ['access'],
  people: ['organisations'],
  catalogue: [],
  notifications: ['people', 'organisations'],
  training: ['catalogue', 'organisations', 'people', 'notifications'],
  attendance: ['training', 'people'],
  competences: ['catalogue', 'training', 'people'],
  credentials: ['organisations', 'people', 'notifications'],
};

export const verifier = {
  access: [],
  recruiters: ['access'],
  'api-keys': [],
  candidates: ['verification'],
  verification: [],
  disclosures: ['candidates', 'verification'],
  presentations: ['disclosures'],
  offers: ['recruiters', 'candidates', 'disclosures', 'notifications'],
  'public-links': ['verification'],
  notifications: [],
};
