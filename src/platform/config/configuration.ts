import path from 'node:path'
import { z } from 'zod'
import { parseInstant } from '#kernel/instant'

/** A setting that cannot be used; the message names it and says what it takes. */
export class ConfigurationError extends Error {}

export interface Configuration {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  /** How many servers and workers `npm start` keeps running beside each other. */
  readonly servers: number
  readonly workers: number
  /** An external PostgreSQL; null for the embedded one. */
  readonly databaseUrl: string | null
  /** Where the tables of a database on this machine lie, to see when its disk fills up; null for another's. */
  readonly databaseFolder: string | null
  /** Where what is written is archived as it comes, for restores to an instant; null without an archive. */
  readonly logArchive: string | null
  /** Where the heads of the audit trail are witnessed, best on another volume than the database. */
  readonly anchorFolder: string
  /** Which demonstration pack is loaded on first run; null for an empty installation. */
  readonly demo: 'lang-son' | 'lang-son-whole' | 'lich-su-2023' | null
  /** When the injected clock starts and how far the real clock stood then; null for the real time. */
  readonly clock: { readonly startsAt: Date; readonly realStart: number } | null
  /** Addresses of proxies whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[]
  /** How the outside reaches this installation, for links in letters and for sign-in; null: as each request says. */
  readonly publicUrl: string | null
  /** Where citizens and businesses sign in; null without one (a demonstration brings its own). */
  readonly identity: IdentitySettings | null
  readonly isProduction: boolean
}

/** A provider of electronic identities, and as whom it knows this installation. */
export interface IdentitySettings {
  readonly provider: 'vneid' | 'national-portal'
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
}

/** So many servers, and so many workers, run at most. */
export const MOST_OF_A_KIND = 16

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./.data'),
  SERVERS: z.coerce.number().int().min(1).max(MOST_OF_A_KIND).default(1),
  WORKERS: z.coerce.number().int().min(1).max(MOST_OF_A_KIND).default(1),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'takes postgres://user:password@host:port/database',
    })
    .optional(),
  DATABASE_FOLDER: z.string().min(1).optional(),
  BACKUP_ARCHIVE: z.string().min(1).optional(),
  ANCHOR_DIR: z.string().min(1).optional(),
  DEMO: z.enum(['lang-son', 'lang-son-whole', 'lich-su-2023', 'none']).default('lang-son'),
  CLOCK: z
    .string()
    .refine(
      (text) => parseInstant(text) !== null,
      'takes an instant such as 2026-11-23T08:00:00+07:00',
    )
    .optional(),
  CLOCK_REAL_START: z.coerce.number().int().optional(),
  TRUST_PROXY: z.string().default(''),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  IDENTITY_PROVIDER: z.enum(['vneid', 'national-portal']).default('vneid'),
  IDENTITY_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  IDENTITY_CLIENT_ID: z.string().optional(),
  IDENTITY_CLIENT_SECRET: z.string().optional(),
  NODE_ENV: z.string().default(''),
})

/**
 * Reads and checks the settings. Production with a demonstration is refused: demonstration accounts
 * have a known password.
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  realNow: number,
): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new ConfigurationError(`These settings cannot be used: ${faults.join('; ')}`)
  }
  const settings = parsed.data
  const isProduction = settings.NODE_ENV === 'production'
  const demo = settings.DEMO === 'none' ? null : settings.DEMO
  if (isProduction && (demo !== null || settings.CLOCK !== undefined)) {
    throw new ConfigurationError(
      'NODE_ENV=production takes no demonstration and no CLOCK. Set DEMO=none, and make the first administrator with `npm run make-administrator`.',
    )
  }
  if (isProduction && settings.PUBLIC_URL === undefined) {
    throw new ConfigurationError(
      'NODE_ENV=production needs PUBLIC_URL, as https://motcua.example.vn: the QR codes of letters lead there.',
    )
  }
  if (settings.BACKUP_ARCHIVE !== undefined && settings.DATABASE_URL !== undefined) {
    throw new ConfigurationError(
      'BACKUP_ARCHIVE is for the embedded database. An external one (DATABASE_URL) is archived by tools of its own, for instance pgBackRest.',
    )
  }
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: path.resolve(settings.DATA_DIR),
    servers: settings.SERVERS,
    workers: settings.WORKERS,
    databaseUrl: settings.DATABASE_URL ?? null,
    databaseFolder:
      settings.DATABASE_FOLDER === undefined ? null : path.resolve(settings.DATABASE_FOLDER),
    logArchive:
      settings.BACKUP_ARCHIVE === undefined ? null : path.resolve(settings.BACKUP_ARCHIVE),
    anchorFolder: path.resolve(settings.ANCHOR_DIR ?? path.join(settings.DATA_DIR, 'anchors')),
    demo,
    clock: clockSetting(settings.CLOCK, settings.CLOCK_REAL_START ?? realNow),
    trustedProxies: settings.TRUST_PROXY.split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    identity: identitySettings(settings, isProduction),
    isProduction,
  }
}

function identitySettings(
  settings: z.output<typeof Environment>,
  isProduction: boolean,
): IdentitySettings | null {
  const { IDENTITY_ISSUER: issuer, IDENTITY_CLIENT_ID: clientId } = settings
  if (issuer === undefined) return null
  if (clientId === undefined) {
    throw new ConfigurationError('IDENTITY_ISSUER needs IDENTITY_CLIENT_ID beside it.')
  }
  if (isProduction && !issuer.startsWith('https:')) {
    throw new ConfigurationError('NODE_ENV=production takes an IDENTITY_ISSUER with https only.')
  }
  return {
    provider: settings.IDENTITY_PROVIDER,
    issuer,
    clientId,
    clientSecret: settings.IDENTITY_CLIENT_SECRET ?? null,
  }
}

function clockSetting(startsAt: string | undefined, realStart: number): Configuration['clock'] {
  const instant = startsAt === undefined ? null : parseInstant(startsAt)
  return instant === null ? null : { startsAt: instant, realStart }
}
