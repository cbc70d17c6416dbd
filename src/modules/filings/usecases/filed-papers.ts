import type { FileId, ProcedureVersionId } from '#kernel/id'
import { Refused, type ValueFault } from '#kernel/refused'
import { usableFiles } from '#modules/documents'
import type { NewDocument } from '#modules/dossiers'
import {
  componentsOf,
  missingComponents,
  procedureById,
  type ProcedureContent,
} from '#modules/procedures'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'

/** A paper as it is handed in: a file, sheets at the counter with or without a scan, or one held already. */
export interface FiledPaper {
  readonly componentId: string
  readonly fileId?: string | undefined
  readonly reuse?: string | undefined
  readonly paper?:
    | {
        readonly originals: number
        readonly copies: number
        /** The originals were looked at and given back at once. */
        readonly givenBack?: boolean | undefined
      }
    | undefined
  /** What the person says of it. */
  readonly note?: string | null | undefined
}

export interface PaperBody {
  readonly documents: readonly FiledPaper[]
}

/**
 * The papers of a filing or supplement, checked: each belongs to the procedure and case, files are
 * the actor's own, paper comes at a counter or by post only.
 *
 * Refuses: `invalid/unknown-component`, `invalid/paper-not-online`, `invalid/file-not-usable`,
 * `invalid/nothing-to-reuse`.
 */
export async function checkedPapers(
  where: { readonly context: Context; readonly tx: Write },
  filed: {
    readonly procedureVersionId: ProcedureVersionId
    readonly caseId: string | null
    readonly documents: readonly { readonly ordinal: number }[]
  },
  papers: readonly FiledPaper[],
  { isOnline }: { readonly isOnline: boolean },
): Promise<NewDocument[]> {
  const procedure = await procedureById(where.context, filed.procedureVersionId, where.tx)
  if (procedure === null)
    throw new Error(`procedure version ${filed.procedureVersionId} is missing`)
  requireKnown(procedure.content, filed.caseId, papers)
  if (isOnline && papers.some(({ paper }) => paper !== undefined)) {
    throw new Refused('invalid/paper-not-online', {
      errors: faultsAt(papers, ({ paper }) => paper !== undefined),
    })
  }
  if (papers.some(({ reuse }) => reuse !== undefined)) {
    throw new Refused('invalid/nothing-to-reuse', {
      errors: faultsAt(papers, ({ reuse }) => reuse !== undefined),
    })
  }
  const files = papers.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId as FileId]))
  if (files.length > 0) await usableFiles(where.tx, where.context, files)
  const first = (filed.documents.at(-1)?.ordinal ?? 0) + 1
  return papers.map((paper, at) => ({
    ordinal: first + at,
    componentId: paper.componentId,
    stepId: null,
    fileId: (paper.fileId as FileId | undefined) ?? null,
    originals: paper.paper?.originals ?? 0,
    copies: paper.paper?.copies ?? 0,
    note: paper.note ?? null,
  }))
}

/** Refuses a filing that lacks a paper which every filing of its case must hold, and lists them all. */
export function requireComplete(
  content: ProcedureContent,
  caseId: string | null,
  papers: readonly FiledPaper[],
): void {
  const provided = papers
    .filter(
      ({ paper, fileId, reuse }) => fileId !== undefined || reuse !== undefined || hasSheets(paper),
    )
    .map(({ componentId }) => componentId)
  const missing = missingComponents(content, caseId, provided)
  if (missing.length === 0) return
  throw new Refused('invalid/papers-missing', {
    errors: missing.map(({ id }) => ({ path: `/documents/${id}`, code: 'missing' })),
    members: { missing: missing.map(({ id, name }) => ({ componentId: id, name })) },
  })
}

function hasSheets(paper: FiledPaper['paper']): boolean {
  return paper !== undefined && paper.originals + paper.copies > 0
}

function requireKnown(
  content: ProcedureContent,
  caseId: string | null,
  papers: readonly FiledPaper[],
): void {
  const known = new Set(componentsOf(content, caseId).map(({ id }) => id))
  const errors = faultsAt(papers, ({ componentId }) => !known.has(componentId))
  if (errors.length > 0) throw new Refused('invalid/unknown-component', { errors })
}

function faultsAt(
  papers: readonly FiledPaper[],
  isFaulty: (paper: FiledPaper) => boolean,
): ValueFault[] {
  return papers.flatMap((paper, at) =>
    isFaulty(paper) ? [{ path: `/documents/${at}`, code: 'not-accepted' }] : [],
  )
}
