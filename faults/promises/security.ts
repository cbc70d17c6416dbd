import type { Promised } from './promises.ts'

const IDENTITY = 'src/modules/identity'
const FUZZ_TEST = 'faults/fuzz.test.ts'
const SERVER_TEST = 'src/platform/http/server.test.ts'
const CRAWL = 'e2e/journeys/crawl.test.ts'
const CANARIES = 'contract/canaries.test.ts'

/** S: that it is safe. */
export const SECURITY: readonly Promised[] = [
  {
    name: 'S1',
    says: 'Who may do what is as it was reviewed, for every route, role, unit and stage',
    shownBy: [
      'contract/access/routes.access.test.ts',
      'contract/access/dossiers.access.test.ts',
      'contract/access/other-province.access.test.ts',
    ],
  },
  {
    name: 'S2',
    says: 'Answers hold the fields that were promised, and unknown fields are refused',
    shownBy: ['fuzz', FUZZ_TEST, 'contract/openapi.test.ts', CANARIES],
  },
  {
    name: 'S3',
    says: 'The database by itself keeps provinces apart and history unchanged',
    shownBy: [
      'contract/access/second-wall.access.test.ts',
      'src/platform/db/isolation.test.ts',
      'src/platform/db/tenancy.test.ts',
    ],
  },
  {
    name: 'S4',
    says: 'Passwords cannot be guessed, nor accounts found or locked out by strangers',
    shownBy: [
      `${IDENTITY}/usecases/sign-in-limits.test.ts`,
      `${IDENTITY}/usecases/sign-in-work.test.ts`,
      `${IDENTITY}/usecases/sign-in.race.test.ts`,
    ],
  },
  {
    name: 'S5',
    says: 'Passwords are strong and kept as argon2id',
    shownBy: [
      `${IDENTITY}/domain/password-policy.test.ts`,
      'src/platform/passwords/argon2.test.ts',
      `${IDENTITY}/usecases/sign-in.test.ts > hashes a password anew that was hashed at another cost, and keeps its age`,
    ],
  },
  {
    name: 'S6',
    says: 'Who signs or administers needs a one-time code, and each lets in once',
    shownBy: [
      `${IDENTITY}/domain/second-factor.test.ts`,
      `${IDENTITY}/usecases/own-code.test.ts`,
      `${IDENTITY}/usecases/sign-in.race.test.ts > of %d sign-ins at once with one code exactly one gets in`,
    ],
  },
  {
    name: 'S7',
    says: 'Sessions end when they have to, everywhere within a second',
    shownBy: [
      `${IDENTITY}/domain/session.test.ts`,
      `${IDENTITY}/usecases/authenticate.test.ts`,
      `${IDENTITY}/usecases/own-sessions.test.ts`,
      `${IDENTITY}/http/visitors.test.ts`,
    ],
  },
  {
    name: 'S8',
    says: 'No other site makes a browser change anything, and questions change nothing',
    shownBy: [
      'contract/safe-methods.test.ts',
      'contract/errors.test.ts > a change that another site asked a browser for',
      SERVER_TEST,
    ],
  },
  {
    name: 'S9',
    says: 'Every page and answer is protected in the browser',
    shownBy: [
      'contract/protection.test.ts',
      `${CRAWL} > no kind of page breaks its own policy or faults`,
    ],
  },
  {
    name: 'S10',
    says: 'What people write is never run as part of a page',
    shownBy: [
      `${CRAWL} > $name leads to sound pages only`,
      `${CRAWL} > no kind of page breaks its own policy or faults`,
      'scripts',
      'e2e/journeys/scripts.test.ts',
    ],
  },
  {
    name: 'S11',
    says: 'What people write is never run as a query, a header or a formula',
    shownBy: [
      'fuzz',
      FUZZ_TEST,
      'src/web/desk/counter/takings/csv.test.ts',
      'src/platform/spreadsheets/spreadsheets.test.ts',
      'src/modules/documents/http/content-disposition.test.ts',
    ],
  },
  {
    name: 'S12',
    says: 'No file does harm',
    shownBy: [
      'contract/uploads.test.ts',
      'src/platform/inspection/examine.test.ts',
      'src/platform/inspection/office.test.ts',
      'src/platform/inspection/inspector.test.ts',
    ],
  },
  {
    name: 'S13',
    says: 'The server calls nobody but those it was set up to call',
    shownBy: [
      'contract/uploads.test.ts > with links to other hosts, which nobody follows',
      'src/platform/openid/fence.test.ts',
    ],
  },
  {
    name: 'S14',
    says: 'Tracking tells nothing to those who guess',
    shownBy: [
      'contract/tracking.test.ts',
      'src/modules/tracking/usecases/track-dossier.test.ts',
      'src/modules/tracking/usecases/track-by-token.test.ts > may be looked up ten times a minute from one address',
    ],
  },
  {
    name: 'S15',
    says: 'Nobody is quoted in logs, addresses, refusals or work',
    shownBy: [CANARIES, 'src/platform/log/error-for-log.test.ts'],
  },
  {
    name: 'S16',
    says: 'A history that was touched is found',
    shownBy: [
      'src/modules/dossiers/usecases/verify-chains.test.ts',
      'src/modules/seals/usecases/verify-trail.test.ts',
      'src/anchors/anchors.test.ts',
    ],
  },
  {
    name: 'S17',
    says: 'Whoever reads a dossier or a file is recorded, and who reads more than usual is noticed',
    shownBy: [
      'src/modules/dossiers/usecases/desk.test.ts > leaves one reading in the audit trail',
      'src/modules/documents/usecases/read-files.access.test.ts > by someone who may see a dossier that uses it, and that is audited',
      'src/modules/readings/usecases/readings.test.ts',
    ],
  },
  {
    name: 'S18',
    says: 'Errors tell nothing of the program, and what cannot be decided is refused',
    shownBy: [
      'fuzz',
      FUZZ_TEST,
      `${CANARIES} > is not quoted when the database breaks, which quotes whole rows`,
      `${SERVER_TEST} > when nobody can tell who asks, nothing is let through`,
    ],
  },
  {
    name: 'S19',
    says: 'Everything that can be sent has a limit',
    shownBy: [
      'fuzz',
      FUZZ_TEST,
      'contract/errors.test.ts > a body that is too large',
      'src/platform/http/upload.test.ts',
      'src/platform/http/posted-form.test.ts',
      'faults/patterns.test.ts',
    ],
    within: [{ part: 'fuzz', figure: 'largestBodyHoldsP99Ms', atMost: 200 }],
  },
  {
    name: 'S23',
    says: 'Calls of other systems are signed, timely and never replayed',
    shownBy: [],
    notShown: 'any: no other system calls this one yet',
  },
  {
    name: 'S24',
    says: 'What the installation is made of is known, pinned, may be used, and has no grave weakness that is known',
    shownBy: ['tools/house/packages.test.ts', 'faults/packages.test.ts', 'packages'],
  },
  {
    name: 'S26',
    says: 'Values of another type, twice or named like parts of an object do nothing',
    shownBy: ['fuzz', FUZZ_TEST, 'src/platform/http/upload.test.ts'],
  },
]
