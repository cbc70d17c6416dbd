import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Person } from '../writers.ts'

const TWO_GIGABYTES = 2 * 1024 ** 3
const CHUNK = Buffer.alloc(64 * 1024, 120)
const BOUNDARY = 'khong-het'
const HEAD = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="to.pdf"\r\ncontent-type: application/pdf\r\n\r\n`

/** What came of many huge uploads at once. */
export interface HugeUploads {
  readonly refused: number
  readonly rssGrowthMiB: number
  readonly faults: readonly string[]
}

/**
 * Twenty at once send two gigabytes: half say so, half send without an end. Each is refused with 413;
 * the process with this number takes little memory for it and keeps nothing open.
 */
export async function sendHugeUploads(
  person: Person,
  { pid, count }: { readonly pid: number; readonly count: number },
): Promise<HugeUploads> {
  const all = () => Array.from({ length: count }, (_, at) => sendEndlessly(person, at % 2 === 0))
  await Promise.all(all()) // the first ones also bring what is kept: code, buffers, the form's parser
  const before = rssOf(pid)
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, rssOf(pid))
  }, 20)
  const answers = await Promise.all(all())
  clearInterval(watching)
  await pause(1_000)
  const left = readdirSync(`/proc/${pid}/fd`).filter((fd) => isUpload(`/proc/${pid}/fd/${fd}`))
  return {
    refused: answers.filter((status) => status === 413).length,
    rssGrowthMiB: Math.ceil((most - before) / 1024),
    faults: [
      ...answers
        .filter((status) => status !== 413)
        .map((status) => `an upload without end was answered ${status}`),
      ...(left.length === 0 ? [] : [`${left.length} files of uploads are still open`]),
    ],
  }
}

/** Sends until it is answered; the status of the answer, or why there was none. */
function sendEndlessly({ home, token }: Person, saysHowMuch: boolean): Promise<number | string> {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...(saysHowMuch ? { 'content-length': TWO_GIGABYTES } : {}),
    }
    const sent = request(`${home}/api/v1/files`, { method: 'POST', headers, agent: false })
    const answered = new AbortController()
    sent.once('response', (answer) => {
      answered.abort()
      answer.resume()
      answer.once('close', () => sent.destroy())
      resolve(answer.statusCode ?? 0)
    })
    sent.once('error', (error) => {
      answered.abort()
      resolve(String(error))
    })
    sent.write(HEAD)
    const send = () => {
      while (!answered.signal.aborted && sent.write(CHUNK));
      if (!answered.signal.aborted) sent.once('drain', send)
    }
    send()
  })
}

/** The memory that a process takes, in KiB. */
function rssOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function isUpload(link: string): boolean {
  try {
    return readlinkSync(link).includes('mot-cua-upload-')
  } catch {
    return false // closed meanwhile
  }
}
