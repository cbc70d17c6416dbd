import { fork } from 'node:child_process'
import path from 'node:path'
import type { LoadOrder, LoadReport } from './load.ts'

/** State changes through HTTP, the load made by a process of its own. */
export function loadWithStateChanges(order: LoadOrder): Promise<LoadReport> {
  const child = fork(path.join(import.meta.dirname, 'load.ts'), { stdio: 'inherit' })
  child.send(order)
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as LoadReport))
    child.once('exit', (code) => reject(new Error(`the load ended early (${code})`)))
  })
}
