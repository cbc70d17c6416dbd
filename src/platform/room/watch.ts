import { roomOn, type Room } from './room.ts'

/** The room where an installation keeps its files, its tables and the log of its database. */
export interface Rooms {
  readonly files: Room
  readonly database: Room
  readonly log: Room
}

/** The folders of each; null for a database on a machine of its own. */
export type Places = Readonly<Record<keyof Rooms, string | null>>

const LOOK_AGAIN_AFTER = 1_000

/** Answers how much room there is, looking once a second at most; `changed` hears of every change. */
export function watchRoom(places: Places, changed: (rooms: Rooms) => void): () => Promise<Rooms> {
  let known: Rooms | null = null
  let looking: Promise<Rooms> | null = null
  let lookedAt = 0

  async function look(): Promise<Rooms> {
    const [files, database, log] = await Promise.all(
      [places.files, places.database, places.log].map(async (folder) =>
        folder === null ? 'unknown' : roomOn(folder),
      ),
    )
    const found: Rooms = {
      files: files ?? 'unknown',
      database: database ?? 'unknown',
      log: log ?? 'unknown',
    }
    if (known !== null && JSON.stringify(found) !== JSON.stringify(known)) changed(found)
    known = found
    return found
  }

  return () => {
    const now = performance.now()
    if (looking === null || now - lookedAt >= LOOK_AGAIN_AFTER) {
      lookedAt = now
      looking = look()
    }
    return looking
  }
}

/** Whether there is too little room to change anything: what is being written must still find its end. */
export function mayOnlyRead({ database, log }: Rooms): boolean {
  return database === 'spent' || log === 'spent'
}

const BY_LACK: readonly Room[] = ['spent', 'scarce', 'low', 'ample', 'unknown']

/** The scarcest of all, which says what people must be told. */
export function scarcest(rooms: Rooms): Room {
  const all = Object.values(rooms) as Room[]
  return BY_LACK.find((each) => all.includes(each)) ?? 'unknown'
}
