import { readFileSync } from 'node:fs'
import type { AccountId, FilingId } from '#kernel/id'
import { presentForm, visiblePages, type Answers } from '#modules/forms'
import { ANONYMOUS, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { aContext, type TestDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { pageMark } from '../domain/filing.ts'
import { beginFiling } from '../usecases/begin-filing.ts'
import { attachPaper } from '../usecases/filing-papers.ts'
import { prepareFiling } from '../usecases/prepare-filing.ts'
import { saveFiling } from '../usecases/save-filing.ts'
import { viewFiling, type FilingView } from '../usecases/view-filing.ts'

let made = 0

/** A citizen of Phường Lương Văn Tri who has just signed in. */
export async function aResident(database: TestDatabase): Promise<ReturnType<typeof aContext>> {
  made += 1
  const person = {
    displayName: 'Nông Thị Thơm',
    personalId: `0202000${String(made).padStart(5, '0')}`,
    phone: '+84912345678',
    address: 'Số 12, đường Trần Đăng Ninh, phường Lương Văn Tri, tỉnh Lạng Sơn',
  }
  const accountId: AccountId = newId<'account'>()
  await inTransaction(database.db, (tx) =>
    tx
      .insertInto('account')
      .values({
        id: accountId,
        kind: 'citizen',
        display_name: person.displayName,
        personal_id: person.personalId,
        phone: person.phone,
        address: person.address,
        created_at: new Date('2026-01-01T00:00:00Z'),
      })
      .execute(),
  )
  const actor: Actor = { ...ANONYMOUS, kind: 'citizen', accountId, ...person }
  return aContext(database, { actor })
}

/** The example that the demonstration has of a procedure's form. */
export function exampleOf(procedureCode: string): Answers {
  const file = new URL(`../../../../demo/lang-son/forms/${procedureCode}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly example: Answers }).example
}

/** A filing of a procedure, begun at the suggested place, or the first. */
export async function aBegunFiling(context: Context, procedureCode: string): Promise<FilingId> {
  const { places, suggested } = await prepareFiling(context, procedureCode)
  return beginFiling(context, procedureCode, {
    caseId: null,
    receivingUnit: suggested ?? places[0]?.code ?? '',
  })
}

/** A filing in which everything is finished, with the example for answers and a picture for each paper needed. */
export async function aReadyFiling(context: Context, procedureCode: string): Promise<FilingView> {
  const id = await aBegunFiling(context, procedureCode)
  const form = await presentForm(context, procedureCode)
  if (form !== null) {
    const answers = exampleOf(procedureCode)
    for (const page of visiblePages(form.definition, answers)) {
      const part = pageMark(page.id)
      await saveFiling(context, from(id, part), {
        answers: () => answers,
        done: { mark: part, isDone: true },
      })
    }
  }
  const { missing } = await viewFiling(context, id)
  for (const { id: componentId } of missing) {
    await attachPaper(context, id, componentId, { name: 'giay-to.png', bytes: aPng() })
  }
  await saveFiling(context, from(id, 'delivery'), {
    delivery: { method: 'counter' },
    done: { mark: 'papers', isDone: true },
  })
  return viewFiling(context, id)
}

/** A part of a filing as a page saves it that was opened at a version (long ago, unless said otherwise). */
export function from(id: FilingId, part: string, version = 1, opening = 'a page') {
  return { id, part, version, opening }
}

/** How many dossiers an account has filed. */
export async function dossiersOf(database: TestDatabase, context: Context): Promise<string[]> {
  const rows = await database.asOwner<{ code: string }>(
    'select code from dossier where filed_by = $1 order by code',
    [context.actor.accountId],
  )
  return rows.map(({ code }) => code)
}
