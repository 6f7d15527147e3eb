// Two databases whose roles cannot reach each other: an owner that migrates, an application role that serves.
import pg from 'pg';

export interface Passwords {
  readonly issuerOwner: string;
  readonly issuerApp: string;
  readonly verifierOwner: string;
  readonly verifierApp: string;
}
export interface DatabaseUrls {
  /** The application role: what a server runs with. */
  readonly databaseUrl: string;
  /** The owner role: what migrations run with. */
  readonly migrationUrl: string;
}
export interface PreparedDatabases {
  readonly issuer: DatabaseUrls;
  readonly verifier: DatabaseUrls;
}

const { escapeIdentifier: name, escapeLiteral: text } = pg;

const withClient = async <T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

/** The same server, seen by another role in another database. */
export const urlFor = (adminUrl: string, database: string, user?: string, password?: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (user !== undefined) url.username = user;
  if (password !== undefined) url.password = password;
  return url.href;
};

const role = async (admin: pg.Client, user: string, password: string): Promise<void> => {
  const known = await admin.query('select 1 from pg_roles where rolname = $1', [user]);
  const verb = known.rowCount === 0 ? 'create' : 'alter';
  await admin.query(
    `${verb} role ${name(user)} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${text(password)}`,
  );
};

const database = async (admin: pg.Client, title: string, app: 'issuer' | 'verifier'): Promise<void> => {
  const known = await admin.query('select 1 from pg_database where datname = $1', [title]);
  if (known.rowCount === 0) await admin.query(`create database ${name(title)} owner ${name(`${app}_owner`)}`);
  await admin.query(`revoke all on database ${name(title)} from public`);
  await admin.query(`grant connect on database ${name(title)} to ${name(`${app}_app`)}`);
};

const insides = (url: string, app: 'issuer' | 'verifier'): Promise<void> =>
  withClient(url, async (owner) => {
    for (const extension of ['pg_trgm', 'unaccent', 'btree_gin']) await owner.query(`create extension if not exists ${extension}`);
    await owner.query('revoke all on schema public from public');
    await owner.query(`grant usage on schema public to ${name(`${app}_app`)}`);
  });

/**
 * Makes the four roles and the two databases, or brings them up to date: none is superuser, none escapes row-level security, none may enter
 * the other's database. Idempotent. `titles` names the databases otherwise, so that a test may have its own pair on one server.
 */
export async function prepareDatabases(
  adminUrl: string,
  passwords: Passwords,
  titles: Readonly<Record<'issuer' | 'verifier', string>> = { issuer: 'issuer', verifier: 'verifier' },
): Promise<PreparedDatabases> {
  const roles = {
    issuer: { owner: passwords.issuerOwner, app: passwords.issuerApp },
    verifier: { owner: passwords.verifierOwner, app: passwords.verifierApp },
  };
  const apps = ['issuer', 'verifier'] as const;
  await withClient(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext('carnet prepare-databases'))");
    for (const app of apps) {
      await role(admin, `${app}_owner`, roles[app].owner);
      await role(admin, `${app}_app`, roles[app].app);
      await database(admin, titles[app], app);
    }
    for (const shared of ['postgres', 'template1']) await admin.query(`revoke all on database ${shared} from public`);
  });
  const urls = (app: 'issuer' | 'verifier'): DatabaseUrls => ({
    databaseUrl: urlFor(adminUrl, titles[app], `${app}_app`, roles[app].app),
    migrationUrl: urlFor(adminUrl, titles[app], `${app}_owner`, roles[app].owner),
  });
  for (const app of apps) await insides(urls(app).migrationUrl, app);
  return { issuer: urls('issuer'), verifier: urls('verifier') };
}
