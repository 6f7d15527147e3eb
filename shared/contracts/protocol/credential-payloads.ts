import * as z from 'zod';

/** What each type of credential says when everything is disclosed: the JSON Schema at `/vct/:type/1/schema.json` is made of these. */

const Day = z.iso.date();
const Words = z.string().min(1);
const Context = z.array(z.union([z.url(), z.record(z.string(), z.json())])).min(1);
const Jwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });
const Status = z.object({ status_list: z.object({ uri: z.url(), idx: z.number().int().min(0) }) });

/** SD-JWT VC, "JWT Claims Set". */
const registered = {
  iss: z.string(),
  iat: z.number().int(),
  exp: z.number().int().optional(),
  vct: z.url(),
  aka_vcts: z.array(z.url()).min(1).optional(),
  cnf: z.object({ jwk: Jwk }),
  status: Status.optional(),
};

const credential = <S extends z.ZodType, E extends z.core.$ZodShape>(type: string, subject: S, more: E) =>
  z.looseObject({
    ...registered,
    ld: z.object({
      '@context': Context,
      type: z.array(z.string()).refine((types) => types.includes(type)),
      credentialSubject: subject,
      ...more,
    }),
  });

const Achievement = z.object({
  type: z.array(z.string()),
  id: z
    .string()
    .regex(/^urn:rome:/u)
    .optional(),
  name: Words,
  description: Words,
  criteria: z.object({ narrative: Words }),
  version: Words.optional(),
  creator: z.object({ id: z.string(), type: z.array(z.string()), name: Words }),
});
/** The organism's own scale, its place on it, and the same between 0 and 100. */
const Result = z.object({
  type: z.array(z.string()),
  value: Words,
  scale: z.enum(['medals', 'percent']),
  normalised: z.number().int(),
  score: z.number().int().min(0).max(100).optional(),
});
const Digest = z.string().regex(/^sha256-[\w+/]{43}=$/u);
const Evidence = z.object({ type: z.array(z.string()), name: Words, mediaType: z.string().optional(), digestSRI: Digest });
const training = { programme: Words, session: Words };

export const credentialPayloads = {
  competence: credential(
    'OpenBadgeCredential',
    z.object({
      type: z.array(z.string()),
      achievement: Achievement,
      result: z.array(Result).length(1),
      validatedOn: Day,
      ...training,
      validatorRole: Words,
    }),
    { evidence: z.array(Evidence).min(1).optional() },
  ),
  enrolment: credential(
    'EnrolmentCredential',
    z.object({ givenName: Words, familyName: Words, email: z.email().optional(), ...training, startsOn: Day, endsOn: Day }),
    {},
  ),
  attendance: credential(
    'AttendanceCredential',
    z.object({
      day: Day,
      halfDay: z.enum(['am', 'pm']),
      mark: z.enum(['present', 'late', 'absent', 'excused']),
      minutes: z.number().int().min(0),
      ...training,
    }),
    {},
  ),
  completion: credential(
    'CompletionCredential',
    z.object({
      ...training,
      nature: z.enum(['action-de-formation', 'bilan-de-competences', 'vae', 'apprentissage']),
      startsOn: Day,
      endsOn: Day,
      hours: z.number().min(0),
      plannedHours: z.number().min(0),
      halfDays: z.number().int().min(1),
      merkleRoot: z.string().regex(/^[\w-]{43}$/u),
      issuedOn: Day,
    }),
    {},
  ),
  endorsement: credential(
    'EndorsementCredential',
    z.object({
      competences: z.array(z.object({ name: Words, code: z.string().optional() })).min(1),
      declared: z.object({ title: Words, organisation: Words, digestSRI: Digest }),
      endorsedOn: Day,
      endorserRole: Words,
    }),
    { evidence: z.array(Evidence).min(1).optional() },
  ),
  experience: credential(
    'ExperienceCredential',
    z.object({
      title: Words,
      organisation: Words,
      startsOn: Day,
      endsOn: Day.optional(),
      description: Words.optional(),
      competences: z
        .array(z.object({ name: Words, code: z.string().optional() }))
        .min(1)
        .optional(),
    }),
    {},
  ),
  achievement: credential(
    'VerifiableCredential',
    z.looseObject({ achievement: z.looseObject({ name: Words }), result: z.array(Result).length(1), programme: Words }),
    {},
  ),
  participation: credential('VerifiableCredential', z.looseObject(training), {}),
} satisfies Readonly<Record<string, z.ZodType>>;
export type DescribedPayload = keyof typeof credentialPayloads;

/** JSON Schema (draft 2020-12) of what a type says, everything disclosed. */
export const credentialSchema = (type: DescribedPayload, url: string): Readonly<Record<string, unknown>> => ({
  $id: url,
  ...z.toJSONSchema(credentialPayloads[type], { target: 'draft-2020-12', io: 'output' }),
});
