/** A refusal a route may answer (RFC 9457, https://www.rfc-editor.org/rfc/rfc9457): a code, a status and its words in both languages. */
export interface Problem<Code extends string = string> {
  readonly kind: 'problem';
  readonly code: Code;
  readonly status: number;
  readonly title: { readonly fr: string; readonly en: string };
}

export const problem = <const Code extends string>(code: Code, status: number, fr: string, en: string): Problem<Code> => ({
  kind: 'problem',
  code,
  status,
  title: { fr, en },
});

/** What every route may answer besides its own refusals. */
export const invalidRequest = problem(
  'invalid-request',
  422,
  'Certaines informations sont à corriger',
  'Some information needs correcting',
);
export const notSignedIn = problem('not-signed-in', 401, 'Connectez-vous pour continuer', 'Sign in to continue');
export const notAllowed = problem('not-allowed', 403, 'Votre rôle ne permet pas cette action', 'Your role does not allow this action');
export const notFound = problem(
  'not-found',
  404,
  'Cet élément n’existe pas ou ne vous est pas accessible',
  'This does not exist or is not yours to see',
);
export const malformed = problem('malformed', 400, 'La demande est illisible', 'The request cannot be read');
export const foreignOrigin = problem(
  'foreign-origin',
  403,
  'Cette demande ne vient pas de la page attendue : rechargez-la',
  'This request does not come from the expected page: reload it',
);
export const tooMany = problem(
  'too-many-requests',
  429,
  'Trop de tentatives : patientez avant de recommencer',
  'Too many attempts: wait before trying again',
);
export const inFlight = problem('in-flight', 409, 'Cette demande est déjà en cours', 'This request is already being handled');
export const keyReused = problem(
  'idempotency-key-reused',
  422,
  'Cette demande a déjà été envoyée avec un autre contenu',
  'This request was already sent with other content',
);
export const tooLarge = problem('too-large', 413, 'Le contenu envoyé est trop volumineux', 'What was sent is too large');
export const internal = problem(
  'internal',
  500,
  'Un problème est survenu de notre côté : rien n’a été enregistré',
  'Something failed on our side: nothing was saved',
);
export const unavailable = problem(
  'unavailable',
  503,
  'Le service est momentanément indisponible',
  'The service is unavailable for a moment',
);
/** What needs an approved organisation (creating, validating, signing) may be refused this way by any route of a member. */
export const notApproved = problem(
  'organisation-not-approved',
  403,
  'Votre organisation n’est pas encore validée par la plateforme',
  'The platform has not yet approved your organisation',
);

export const commonProblems = [
  invalidRequest,
  notSignedIn,
  notAllowed,
  notFound,
  malformed,
  foreignOrigin,
  tooMany,
  inFlight,
  keyReused,
  tooLarge,
  internal,
  unavailable,
  notApproved,
] as const;

/** The wire form: `application/problem+json`. `errors` names each wrong field by JSON pointer. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}
