import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { importCalendar, parseCalendarData } from '#modules/calendars'
import { importForms } from '#modules/forms'
import { DemoAccounts, importAccounts } from '#modules/identity'
import { importRoles, importUnits } from '#modules/organisations'
import { importCatalogue } from '#modules/procedures'
import { STAFF_ROLES } from '#platform/access'
import type { Context } from '#platform/context'
import { asMigrator, type Connection } from '#platform/db'
import { langSonCatalogue } from './lang-son/catalogue.ts'
import { langSonUnits } from './lang-son/units.ts'
import { wholeLangSon } from './whole-province/with-pack.ts'

const FOLDER = path.dirname(fileURLToPath(import.meta.url))
const PACK = path.join(FOLDER, 'lang-son')
const WHOLE = path.join(FOLDER, 'whole-province')
const HISTORY = path.join(FOLDER, 'history-2023')
/** What each demonstration is made from. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'lang-son-whole': [PACK, WHOLE],
  'lich-su-2023': [PACK, WHOLE, HISTORY],
}

/** The demonstration whose catalogue is that of a whole province. */
export const WHOLE_PROVINCE = 'lang-son-whole'
/** The demonstration of two provinces as they were in 2023, with their decisions. */
export const HISTORY_2023 = 'lich-su-2023'
/** A transaction takes over so many procedures: each statement stays below what PostgreSQL takes. */
const AT_ONCE = 300

/** The locality of the demonstration. */
export const LANG_SON = {
  id: 1,
  code: 'H37',
  name: 'Tỉnh Lạng Sơn',
  adminUnitCode: '20',
  isDemo: true,
} as const

const AccountsFile = z.object({
  accounts: z.array(
    z.looseObject({
      username: z.string(),
      roles: z.array(z.object({ role: z.enum(STAFF_ROLES), at: z.string() })).default([]),
    }),
  ),
  /** The branch that settles procedures of the locality without being under it. */
  handledByPolice: z.string(),
})

/** The second locality of the demonstration of 2023, and the host under which it is served. */
export const BAC_KAN = {
  id: 2,
  code: 'H03',
  name: 'Tỉnh Bắc Kạn',
  adminUnitCode: '06',
  isDemo: true,
} as const
const HOST_OF_BAC_KAN = 'bac-kan.localhost'

/** Makes the localities of a demonstration; as the owner, for localities are not the application's to make. */
export async function makeDemoLocalities(owner: Connection, demo: string): Promise<void> {
  const localities = [
    { ...LANG_SON, hostnames: [] as string[] },
    ...(demo === HISTORY_2023 ? [{ ...BAC_KAN, hostnames: [HOST_OF_BAC_KAN] }] : []),
  ]
  await asMigrator(owner, async (tx) => {
    await tx
      .insertInto('locality')
      .values(
        localities.map(({ id, code, name, adminUnitCode, hostnames, isDemo }) => ({
          id,
          code,
          name,
          hostnames,
          admin_unit_code: adminUnitCode,
          is_demo: isDemo,
          created_at: new Date('2023-01-01T00:00:00Z'),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** The SHA-256 of everything a demonstration brings: when it was loaded, it need not be again. */
export function demoFingerprint(demo: string): string {
  const hash = createHash('sha256')
  for (const folder of FOLDERS[demo] ?? [PACK]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (isBrought(file)) hash.update(file).update(readFileSync(path.join(folder, file)))
    }
  }
  return hash.digest('hex')
}

/** What is loaded, or makes what is loaded. */
function isBrought(file: string): boolean {
  return (
    file.endsWith('.json') ||
    /^(province|district|commune)\.txt$/.test(file) ||
    /^(catalogue|chance|families|papers|process|vocabulary|lang-son|bac-kan|branches|publishing|procedures)\.ts$/.test(
      file,
    )
  )
}

/** Loads what a demonstration brings and is not there yet: units, calendar, procedures, forms, accounts and their roles. */
export async function loadDemo(
  context: Context,
  demo: string,
  say: (text: string) => void,
): Promise<void> {
  say('Units of Lạng Sơn in both periods')
  await importUnits(context, langSonUnits())
  say('Working calendar 2018 to 2035')
  await loadCalendar(context)
  say('97 procedures with their processes')
  await importCatalogue(context, langSonCatalogue())
  if (demo === WHOLE_PROVINCE) {
    const procedures = wholeLangSon()
    say(`${procedures.length} more procedures: the catalogue of a whole province`)
    await loadProcedures(context, procedures)
  }
  say('Electronic forms')
  await importForms(context, formFiles())
  say('Demonstration accounts')
  await loadAccounts(context)
}

/** Takes over the units, the calendar and the accounts of Lạng Sơn alone: what a history of it begins with. */
export async function loadLangSon(context: Context): Promise<void> {
  await importUnits(context, langSonUnits())
  await loadCalendar(context)
  await loadAccounts(context)
}

/** The working calendar, which is that of the whole country. */
export async function loadCalendar(context: Context): Promise<void> {
  await importCalendar(context, parseCalendarData(json('calendar.json')))
}

/** Takes over a catalogue of any length. */
export async function loadProcedures(
  context: Context,
  procedures: readonly unknown[],
): Promise<void> {
  for (let from = 0; from < procedures.length; from += AT_ONCE)
    await importCatalogue(context, procedures.slice(from, from + AT_ONCE))
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(path.join(PACK, file), 'utf8'))
}

function formFiles(): unknown[] {
  const folder = path.join(PACK, 'forms')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
}

async function loadAccounts(context: Context): Promise<void> {
  const { accounts, handledByPolice } = AccountsFile.parse(json('accounts.json'))
  const plain = DemoAccounts.parse(accounts.map(withoutRoles))
  const ids = await importAccounts(context, plain)
  const departments = [...agencies(), handledByPolice]
  const packed = accounts.flatMap(({ username, roles }) => {
    const accountId = ids.get(username)
    if (accountId === undefined) throw new Error(`account ${username} is missing`)
    return roles.flatMap(({ role, at }) =>
      (at === 'departments' ? departments : [at]).map((unitSlug) => ({
        accountId,
        role,
        unitSlug,
      })),
    )
  })
  await importRoles(context, packed)
}

function withoutRoles(account: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(account).filter(([name]) => name !== 'roles'))
}

/** Every provincial department of either period. */
function agencies(): string[] {
  const { units } = langSonUnits()
  return units.filter(({ kind }) => kind === 'department').map(({ slug }) => slug)
}
