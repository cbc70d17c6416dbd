import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { aPdf } from '../../tools/test-support/file-samples.ts'
import { tokenOf } from './visit.ts'

/** A dossier as the interface answers of it. */
export interface Made {
  readonly code: string
  readonly version: number
}

const PROCEDURE = '1.001022'
const WARD = 'H37.102.01'

async function post(username: string, path: string, body: object): Promise<Made> {
  const home = inject('home')
  const reply = await fetch(`${home}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(home, username)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
  return (await reply.json()) as Made
}

interface Catalogued {
  readonly components: readonly { readonly id: string; readonly required: boolean }[]
  readonly form: { readonly example: object } | null
}

/** A dossier of `congdan` that a case officer has sent back for one paper and one answer. */
export async function aDossierWithQuestions(): Promise<Made> {
  const home = inject('home')
  const procedure = (await (
    await fetch(`${home}/api/v1/procedures/${PROCEDURE}`)
  ).json()) as Catalogued
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await aPdf(1))]), 'Chứng cứ.pdf')
  const uploaded = await fetch(`${home}/api/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(home, 'congdan')}` },
    body: form,
  })
  const { id: fileId } = (await uploaded.json()) as { readonly id: string }
  const needed = procedure.components.filter(({ required }) => required)
  const filed = await post('congdan', '/dossiers', {
    procedureCode: PROCEDURE,
    receivingUnit: WARD,
    channel: 'online',
    applicant: { kind: 'citizen', name: 'Hoàng Thị Bế', personalId: '020190001234' },
    form: procedure.form?.example ?? {},
    documents: needed.map(({ id }) => ({ componentId: id, fileId })),
    delivery: { method: 'counter' },
    confirmDuplicate: true,
  })
  const act = (username: string, action: string, version: number, body: object = {}) =>
    post(username, `/dossiers/${filed.code}/actions/${action}`, { version, ...body })
  const received = await act('tiepnhan.xa', 'receive', filed.version)
  return act('thuly.xa', 'request-supplement', received.version, {
    items: [
      { componentId: needed[0]?.id, text: 'Bản chụp bị mờ. Chụp lại cả hai mặt.' },
      { text: 'Nộp giấy tờ chứng minh quan hệ.' },
    ],
  })
}
