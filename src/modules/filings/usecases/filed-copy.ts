import type { FilingId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  dossierByCode,
  viewAnswers,
  viewPapers,
  type Party,
  type ViewedPaper,
} from '#modules/dossiers'
import { formById, type AnswerSection } from '#modules/forms'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { renderPdf } from '#platform/pdf'
import { answersInWords } from './answers-in-words.ts'
import { ownFiling } from './own-filing.ts'

/**
 * A copy of what a person filed, for keeping: who, what they answered, which papers. It says of itself
 * that it is a copy; the receipt is what reception gives.
 *
 * Refuses: `not-found/filing`, also for one that was not handed in.
 */
export async function filedCopy(
  context: Context,
  id: FilingId,
): Promise<{ readonly code: string; readonly pdf: Buffer }> {
  const { submittedAs } = await ownFiling(context, id)
  const dossier = submittedAs === null ? null : await dossierByCode(context, submittedAs)
  if (dossier === null) throw new Refused('not-found/filing')
  const { code, procedureName, applicant, owner, submittedAt, receivingUnitId } = dossier
  const [{ papers }, organisation] = await Promise.all([
    viewPapers(context, code),
    organisationNow(context),
  ])
  const data = {
    title: 'Bản sao hồ sơ đã nộp',
    madeAt: formatInstant(submittedAt),
    code,
    procedure: procedureName,
    place: organisation.unitOfAnyDay(receivingUnitId)?.name ?? '',
    submittedAt: submittedAtWords(submittedAt),
    applicant: partyWords(applicant),
    owner: owner === null ? null : partyWords(owner),
    sections: await sectionsOf(context, code, papers),
    papers: papers.map(paperWords),
  }
  return {
    code,
    pdf: await renderPdf({
      template: new URL('../templates/filed-copy.typ', import.meta.url),
      data,
    }),
  }
}

async function sectionsOf(
  context: Context,
  code: string,
  papers: readonly ViewedPaper[],
): Promise<AnswerSection[]> {
  const { formVersionId, answers } = await viewAnswers(context, code)
  if (formVersionId === null || answers === null) return []
  const { definition } = await formById(context, formVersionId)
  const names = new Map(papers.flatMap(({ file }) => (file === null ? [] : [[file.id, file.name]])))
  return answersInWords(
    context,
    definition,
    answers,
    (fileId) => names.get(fileId as never) ?? null,
  )
}

function partyWords({ name, personalId, taxCode }: Party): string {
  const identity =
    personalId !== null
      ? `số định danh ${personalId}`
      : taxCode !== null
        ? `mã số thuế ${taxCode}`
        : null
  return identity === null ? name : `${name} (${identity})`
}

function paperWords({ component, file, note }: ViewedPaper) {
  return {
    name: component?.name ?? note ?? '',
    file: file === null ? '' : file.name,
    pages: file?.pages ?? null,
  }
}

/** `09:41 ngày 02/03/2026` */
function submittedAtWords(at: Date): string {
  const text = formatInstant(at)
  const day = text.slice(0, 10).split('-').toReversed().join('/')
  return `${text.slice(11, 16)} ngày ${day}`
}
