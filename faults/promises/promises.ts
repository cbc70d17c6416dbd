/** What the system promises to those who rely on it, and what shows that it is kept. */
export interface Promised {
  readonly name: string
  readonly says: string
  /** Parts by name; tests as `file > title`, or a file for all that it holds. */
  readonly shownBy: readonly string[]
  /** Figures of parts that may not be larger. */
  readonly within?: readonly Limit[]
  /** What of the promise nothing shows; it is not held while this is said. */
  readonly notShown?: string
}

export interface Limit {
  readonly part: string
  readonly figure: string
  readonly atMost: number
}

const AT_ONCE = 'faults/at-once.race.test.ts'
const NETWORK_TEST = 'faults/network.test.ts'
const KILLS_TEST = 'faults/kills.test.ts'
const IDENTITY = 'src/modules/identity'
const UPLOADS = 'src/modules/documents/usecases'

/** R: that it can be relied on. */
export const RELIABILITY: readonly Promised[] = [
  {
    name: 'R1',
    says: 'Nothing that was acknowledged is lost',
    shownBy: ['kills', 'network', 'contention', KILLS_TEST, NETWORK_TEST],
  },
  {
    name: 'R2',
    says: 'Service is back 10 s after the database crashed, 3 s after the server did, and what a worker had begun 30 s after that did',
    shownBy: ['kills', KILLS_TEST],
    within: [
      { part: 'kills', figure: 'longestDatabaseMs', atMost: 10_000 },
      { part: 'kills', figure: 'longestServerMs', atMost: 3_000 },
      { part: 'kills', figure: 'longestTakenUpMs', atMost: 30_000 },
    ],
  },
  {
    name: 'R3',
    says: 'A request sent again under its key has one effect and one answer',
    shownBy: ['kills', 'network', 'contention', 'contract/idempotency.test.ts', NETWORK_TEST],
  },
  {
    name: 'R4',
    says: 'Codes are unique and without gaps',
    shownBy: [
      'codes',
      'kills',
      'replay',
      `${AT_ONCE} > codes stay unique and without gaps while filings are undone`,
    ],
  },
  {
    name: 'R5',
    says: 'Of several who act on one dossier exactly one wins, and the others learn who',
    shownBy: [
      'races',
      `${AT_ONCE} > of 2, 5 and 20 officers who go for a step or a decision exactly one wins`,
      `${AT_ONCE} > of a correction, a reopening, a withdrawal or a payment and what excludes it one wins`,
      'contract/errors.test.ts > after someone else acted says who, when, and what is possible',
    ],
  },
  {
    name: 'R6',
    says: 'Double clicks, going back and two tabs never make two dossiers',
    shownBy: [
      'races',
      `${AT_ONCE} > the same filing sent twice is one dossier`,
      'src/modules/filings/usecases/filings.race.test.ts > twenty confirmations at the same moment make one dossier, and all learn its code',
      'e2e/journeys/filing.test.ts > in two tabs: the second is told, and what the first saved stays',
    ],
  },
  {
    name: 'R9',
    says: 'A partner that does not answer holds nobody up for more than 10 s',
    shownBy: [
      `${IDENTITY}/usecases/provider-sign-in-refused.test.ts > before anyone is sent there: %s`,
      `${IDENTITY}/usecases/provider-sign-in.test.ts > is not needed by who signed in with a password, nor waited for when it is down`,
      `${IDENTITY}/usecases/provider-sign-in-refused.test.ts > that goes on failing is left alone: people are told at once, until it is tried again`,
      'src/platform/circuit-breaker/circuit-breaker.test.ts',
    ],
  },
  {
    name: 'R11',
    says: 'A disk that fills up is told in time, refuses uploads, and corrupts nothing',
    shownBy: [
      `${UPLOADS}/store-upload.test.ts > when the store is almost full`,
      'src/platform/files/folder-store.test.ts > a store is almost full when the disk it lies on is',
      'src/platform/room/room.test.ts',
      'src/app.test.ts > when the disk of the database is almost full people sign in and read, what changes something is refused with when to come back, and health says why',
      'disk',
    ],
  },
  {
    name: 'R12',
    says: 'A clock that jumps moves no due date and reorders nothing; put back, it ends no session',
    shownBy: [
      'clock',
      'faults/clock.test.ts',
      `${IDENTITY}/domain/session.test.ts > stays live when the clock is put back`,
      `${IDENTITY}/usecases/authenticate.test.ts > is asked for anew when the clock was put back`,
      `${IDENTITY}/usecases/sign-in-limits.test.ts > a clock that is put back lets nobody wait for failures of a time to come`,
    ],
  },
  {
    name: 'R14',
    says: 'Slow clients do not hold up the others',
    shownBy: ['clients', 'network', 'src/platform/http/slow-clients.test.ts', NETWORK_TEST],
    within: [{ part: 'clients', figure: 'ratioPercent', atMost: 150 }],
  },
  {
    name: 'R15',
    says: 'A huge upload is refused at the limit and leaves nothing behind',
    shownBy: [
      'clients',
      'src/platform/http/upload.test.ts > is told so at the limit, and leaves nothing behind',
      'src/platform/http/upload.test.ts > that says itself that it is too large is refused before it comes',
    ],
    within: [{ part: 'clients', figure: 'rssGrowthMiB', atMost: 64 }],
  },
  {
    name: 'R16',
    says: 'What was typed outlasts a crash of browser and server, and a file whose sending was cut off goes on where it was',
    shownBy: [
      'e2e/journeys/filing.test.ts > on a computer with scripts: parts appear at once, and typing is saved by itself',
      'e2e/journeys/filing.test.ts > on a telephone without scripts: page by page, resumed, and filed once',
      'drafts',
      'e2e/journeys/filing.test.ts > without resting: what was saved by itself is there after the page crashed',
      'e2e/journeys/uploads.test.ts',
      'faults/uploads.test.ts',
      'src/modules/documents/usecases/pieces.test.ts',
      'src/web/uploads/send-file.test.ts',
    ],
  },
  {
    name: 'R17',
    says: 'Work may come twice and die in the middle',
    shownBy: ['src/every-job.test.ts', 'deaths', 'faults/deaths.test.ts', 'kills', KILLS_TEST],
  },
  {
    name: 'R18',
    says: 'Work that cannot be done stops by itself and holds up no other',
    shownBy: [
      'poison',
      'faults/poison.test.ts',
      'src/modules/given-up-work/usecases/redo-given-up-work.test.ts',
      'src/platform/worker/worker.test.ts > what has piled up is carried out piece after piece, and not one at each looking',
    ],
  },
  {
    name: 'R20',
    says: 'Due dates are exact',
    shownBy: [
      'src/modules/calendars/domain/due-date.test.ts',
      'src/modules/calendars/domain/due-date.properties.test.ts',
      'histories',
      'replay',
      'faults/replay.test.ts',
    ],
  },
  {
    name: 'R21',
    says: 'A new version loses no request, and its migrations hold nobody up',
    shownBy: [
      'rolling',
      'update',
      'faults/rolling.test.ts',
      'faults/update.test.ts',
      'src/platform/db/migrate.test.ts',
      'src/supervisor/screens.test.ts',
    ],
    within: [{ part: 'update', figure: 'longestLockWaitMs', atMost: 2_000 }],
  },
  {
    name: 'R22',
    says: 'A backup leads back to any instant after it, and no flipped byte of it passes',
    shownBy: ['backup', 'faults/backup.test.ts'],
  },
  {
    name: 'R23',
    says: 'Files and database never disagree',
    shownBy: [
      `${UPLOADS}/store-upload.test.ts > before its bytes are kept leaves no file`,
      `${UPLOADS}/store-upload.test.ts > after its bytes are kept leaves no file, and they are known as ones to check`,
      `${UPLOADS}/remove-unused-files.race.test.ts`,
      `${UPLOADS}/verify-files.test.ts`,
      'src/platform/files/folder-store.test.ts > does not give out bytes that have changed, and mends them when they come again',
    ],
  },
  {
    name: 'R24',
    says: 'Hours of work neither fill memory nor swell tables',
    shownBy: ['soak', 'faults/proofs/soak/judge.test.ts'],
    within: [
      { part: 'soak', figure: 'serverHeapMbPerHourSurely', atMost: 1 },
      { part: 'soak', figure: 'workerHeapMbPerHourSurely', atMost: 1 },
      { part: 'soak', figure: 'serverMemoryMbPerHourSurely', atMost: 1 },
      { part: 'soak', figure: 'workerMemoryMbPerHourSurely', atMost: 1 },
      { part: 'soak', figure: 'connections', atMost: 56 },
      { part: 'soak', figure: 'oldestSeconds', atMost: 60 },
      { part: 'soak', figure: 'deadPercent', atMost: 20 },
      { part: 'soak', figure: 'swollenPercent', atMost: 20 },
    ],
  },
]
