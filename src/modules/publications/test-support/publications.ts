import { day, type Day } from '#kernel/day'
import type { PublicationId } from '#kernel/id'
import type { ProcedureContent } from '#modules/procedures'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aContext, type TestDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { publishProcedure } from '../../procedures/usecases/publish-procedure.ts'
import { approvePublication, sendToCheck } from '../usecases/check-publication.ts'
import { startPublication } from '../usecases/draft-publication.ts'
import { addItem, saveRecord, type NewItem } from '../usecases/edit-items.ts'
import { viewRecord } from '../usecases/view-publication.ts'

export type TestContext = ReturnType<typeof aContext>

/** Two officers of procedure control: one who drafts and one who checks, on the same clock. */
export async function twoOfficers(
  database: TestDatabase,
): Promise<{ readonly drafter: TestContext; readonly checker: TestContext }> {
  const [one, other] = [await anAccount(database), await anAccount(database)]
  const role = aRole('procedure-control', 'van-phong')
  const drafter = aContext(database, { actor: acting(one, role) })
  return { drafter, checker: { ...drafter, actor: acting(other, role) } }
}

let codes = 0

/** A procedure in force since January, under a code of its own. */
export async function aProcedure(
  context: TestContext,
  content: Partial<ProcedureContent> = {},
): Promise<string> {
  const code = aCode()
  await publishProcedure(context, {
    code,
    effectiveFrom: day('2026-01-01'),
    content: aContent(content),
  })
  return code
}

export function aCode(): string {
  return `1.${String(++codes).padStart(6, '0')}`
}

/** A signed draft, in effect on a day, that does these things; who amends also gives a new name. */
export async function aDraft(
  context: TestContext,
  items: readonly (Partial<NewItem> & { readonly code: string })[],
  effectiveOn: Day = day('2026-03-10'),
): Promise<PublicationId> {
  const id = await startPublication(context, {
    number: '123/QĐ-UBND',
    decidedOn: day('2026-03-02'),
    issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
    summary: 'Công bố thủ tục hành chính',
    effectiveOn,
  })
  for (const { code, kind = 'amend', relatedCode = null } of items) {
    await addItem(context, id, { code, kind, relatedCode })
    if (kind === 'repeal') continue
    const { item } = await viewRecord(context, id, code)
    const content = aContent({ name: `Nội dung mới của ${code}` })
    await saveRecord(context, id, { code, seen: item.revision }, content)
  }
  return id
}

/** The same, checked by the second person and ready to be published. */
export async function aCheckedDraft(
  { drafter, checker }: Awaited<ReturnType<typeof twoOfficers>>,
  ...given: [Parameters<typeof aDraft>[1], Day?]
): Promise<PublicationId> {
  const id = await aDraft(drafter, ...given)
  await sendToCheck(drafter, id)
  await approvePublication(checker, id)
  return id
}
