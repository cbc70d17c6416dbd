import path from 'node:path'
import { v7 } from 'uuid'
import type { Context, Locality } from '#platform/context'
import { asApp, openDatabase, type Connection } from '#platform/db'
import { folderStore } from '#platform/files'
import { openQueue, WORK } from '#platform/jobs'
import { tellServers } from '#platform/notices'

/** What a process of the replay works with. */
export interface HelperOrder {
  readonly owner: Connection
  readonly locality: Locality
  readonly folder: string
}

/** The name under which the database knows a process of the replay. */
export const NAME = 'mot-cua replay'
const MOST_CONNECTIONS = 16

/** Opens the installation for this process, which ends with the one that started it. */
export async function openHelper(name: string) {
  const order = JSON.parse(process.argv[2] ?? '') as HelperOrder
  process.once('disconnect', () => process.exit(1))
  const connection = asApp(order.owner)
  const database = openDatabase(connection, { max: MOST_CONNECTIONS, name: `${NAME} ${name}` })
  const db = database.of(order.locality.id)
  const beginning: Omit<Context, 'actor' | 'clock'> = {
    locality: order.locality,
    db,
    files: folderStore(path.join(order.folder, 'files')),
    jobs: await openQueue(connection, (jobName) => void tellServers(db, WORK, jobName)),
    publicUrl: 'https://motcua.example',
    correlationId: v7(),
  }
  return { order, connection, beginning }
}

/** What is asked of a process, and its number. */
export interface Question<Asked> {
  readonly id: number
  /** Null: how much memory it has. */
  readonly asked: Asked | null
}

export interface Memory {
  readonly rss: number
  readonly heapUsed: number
}

/** What comes back: the fault, if any, and the memory where it was asked for. */
export interface Reply {
  readonly id: number
  readonly fault: string | null
  readonly memory?: Memory
}

/** Answers what the starter asks, as many at once as it asks. */
export function answerQuestions(answer: (asked: never) => Promise<string | null>): void {
  process.on('message', ({ id, asked }: Question<never>) => {
    const reply = (given: Omit<Reply, 'id'>) => process.send?.({ id, ...given } satisfies Reply)
    if (asked === null) {
      const { rss, heapUsed } = process.memoryUsage()
      reply({ fault: null, memory: { rss, heapUsed } })
      return
    }
    answer(asked).then(
      (fault) => reply({ fault }),
      (error: unknown) => reply({ fault: String(error) }),
    )
  })
  process.send?.({ id: 0, fault: null } satisfies Reply)
}
