import { parentPort, workerData } from 'node:worker_threads'
import { sheetsIn } from './reading.ts'

// What cannot be read fails here and not the thread: only what takes too much does that.
const read = await sheetsIn(Buffer.from(workerData as Uint8Array)).catch(() => 'not-a-workbook')
parentPort?.postMessage(read, [])
