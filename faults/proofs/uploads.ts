import { aPng } from '../../tools/test-support/file-samples.ts'
import type { Person, Record } from './writers.ts'

/** A file that was answered as kept. */
export interface Uploaded {
  readonly sha256: string
  readonly answeredAt: number
}

const EVERY = 250
/** One account may have only so many files that nothing uses. */
const MOST = 40

/** Uploads a file that nobody has had before, now and then, until told to end. */
export async function uploadOn(person: Person, record: Record): Promise<Uploaded[]> {
  const uploaded: Uploaded[] = []
  while (!record.isOver && uploaded.length < MOST) {
    const form = new FormData()
    const bytes = new Uint8Array(aPng(8 + uploaded.length, 8 + Math.ceil(Math.random() * 4_000)))
    form.append('file', new Blob([bytes], { type: 'image/png' }), `anh-${uploaded.length}.png`)
    const reply = await fetch(`${person.home}/api/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}` },
      body: form,
    })
    const answer = (await reply.json()) as { readonly sha256: string }
    if (reply.status === 201) uploaded.push({ sha256: answer.sha256, answeredAt: Date.now() })
    else record.faults.push(`an upload was answered ${reply.status} ${JSON.stringify(answer)}`)
    await new Promise((go) => setTimeout(go, EVERY))
  }
  return uploaded
}
