import { parentPort } from 'node:worker_threads'
import type { PdfJob } from '../pdf-job.ts'

/** Stands in for a thread that breaks: it ends or throws when the data says so, and answers otherwise. */
parentPort?.on('message', ({ json }: PdfJob) => {
  if (json.includes('end now')) process.exit(1)
  if (json.includes('throw now')) throw new Error('a fault outside any document')
  parentPort?.postMessage({ pdf: Buffer.from('made') }, [])
})
