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

/** The demonstration whose catalogue is that of a whole province. */
export const WHOLE_PROVINCE = 'lang-son-whole'
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

/** Makes the locality of the demonstration; as the owner, for localities are not the application's to make. */
export async function makeDemoLocality(owner: Connection): Promise<void> {
  await asMigrator(owner, async (tx) => {
    await tx
      .insertInto('locality')
      .values({
        id: LANG_SON.id,
        code: LANG_SON.code,
        name: LANG_SON.name,
        admin_unit_code: LANG_SON.adminUnitCode,
        is_demo: true,
        created_at: new Date('2023-01-01T00:00:00Z'),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** The SHA-256 of everything a demonstration brings: when it was loaded, it need not be again. */
export function demoFingerprint(demo: string): string {
  const hash = createHash('sha256')
  const folders = demo === WHOLE_PROVINCE ? [PACK, WHOLE] : [PACK]
  for (const folder of folders) {
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
    /^(catalogue|chance|families|papers|process|vocabulary)\.ts$/.test(file)
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
  await importCalendar(context, parseCalendarData(json('calendar.json')))
  say('97 procedures with their processes')
  await importCatalogue(context, langSonCatalogue())
  if (demo === WHOLE_PROVINCE) {
    const procedures = wholeLangSon()
    say(`${procedures.length} more procedures: the catalogue of a whole province`)
    for (let from = 0; from < procedures.length; from += AT_ONCE)
      await importCatalogue(context, procedures.slice(from, from + AT_ONCE))
  }
  say('Electronic forms')
  await importForms(context, formFiles())
  say('Demonstration accounts')
  await loadAccounts(context)
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
