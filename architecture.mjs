// THE table: every server module, and whom it may know. A module is entered by its index.ts; what is not named here is refused.
export const issuer = {
  access: [],
  organisations: ['access'],
  people: ['organisations'],
  catalogue: [],
  notifications: ['people', 'organisations'],
  training: ['catalogue', 'organisations', 'people', 'notifications'],
  attendance: ['training', 'people'],
  evidence: ['people', 'training'],
  competences: ['catalogue', 'training', 'people', 'evidence'],
  endorsements: ['organisations', 'people', 'notifications', 'training'],
  credentials: ['organisations', 'people', 'notifications'],
};

export const verifier = {
  access: [],
  needs: [],
  recruiters: ['access', 'needs'],
  'api-keys': [],
  candidates: ['verification'],
  verification: [],
  disclosures: ['candidates', 'verification'],
  presentations: ['disclosures'],
  receipts: ['disclosures'],
  erasures: ['disclosures'],
  reports: ['disclosures'],
  offers: ['recruiters', 'candidates', 'disclosures', 'notifications'],
  'public-links': ['verification'],
  notifications: [],
};
