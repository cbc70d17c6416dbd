/** The thread in which files are examined, one at a time. */
import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { parentPort } from 'node:worker_threads'
import { examine } from './examine.ts'
import type { InspectionLimits } from './inspection.ts'

/** What the thread is sent. */
export interface ExaminationRequest {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly limits: InspectionLimits
}

// Parsers complain there about what is in files; that belongs in no log.
globalThis.console = new Console(new PassThrough().resume())

const port = parentPort
if (port === null) throw new Error('files are examined in a thread of their own')
port.on('message', async ({ bytes, limits }: ExaminationRequest) => {
  port.postMessage(await examine(Buffer.from(bytes.buffer), limits))
})
port.postMessage('ready')
