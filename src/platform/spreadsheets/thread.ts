import { parentPort, workerData } from 'node:worker_threads'
import type { Row, Table } from './table.ts'
import { workbookOf } from './workbook.ts'

const rows: Row[] = []

// The rows come in pieces, null is the end of them. What fails here fails the thread, and who waits for it is told.
parentPort?.on('message', async (piece: readonly Row[] | null) => {
  if (piece !== null) rows.push(...piece)
  else
    parentPort?.postMessage(await workbookOf({ ...(workerData as Omit<Table, 'rows'>), rows }), [])
})
