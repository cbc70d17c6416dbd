import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { v7 } from 'uuid'
import { schemaOf, type FormDefinition } from '#modules/forms'
import type { Connection } from '#platform/db'
import { median, rounded } from './arithmetic.ts'
import { firstFormPage } from './pages.ts'

const LOCALITY = 1
const QUESTIONS = 100
const UNMEASURED = 20

type Question = FormDefinition['pages'][number]['questions'][number]
type Kind = Question extends infer Each ? (Each extends { kind: infer Name } ? Name : never) : never

const CHOICES = ['Nhìn', 'Nghe', 'Vận động', 'Khác'].map((label, at) => ({
  value: `c${at}`,
  label,
}))

/** What a question of each kind asks beside its label; one kind forgotten does not compile. */
const KINDS: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  text: {},
  name: {},
  'personal-id': {},
  'identity-document': {},
  'tax-code': {},
  phone: {},
  email: {},
  date: {},
  time: {},
  number: {},
  money: {},
  'yes-no': {},
  consent: {},
  choice: { choices: CHOICES },
  choices: { choices: CHOICES },
  lookup: { list: 'ethnicities' },
  address: {},
  file: {},
  repeat: { item: 'Người', questions: [{ id: 'name', kind: 'name', label: 'Họ và tên' }] },
  computed: { compute: { rule: 'age', of: 'q7' } },
}

/** One page of a hundred questions, of every kind as many. */
function aLongForm(): FormDefinition {
  const kinds = Object.entries(KINDS)
  const questions = Array.from({ length: QUESTIONS }, (_, at) => {
    const [kind = '', asked] = kinds[at % kinds.length] ?? []
    return { id: `q${at}`, kind, label: `Câu hỏi ${at + 1}`, required: false, ...asked }
  }) as unknown as readonly Question[]
  return { name: 'Tờ khai dài', pages: [{ id: 'dai', title: 'Trang dài', questions }] }
}

/**
 * Milliseconds in which the server answers with a filing page of a hundred questions: the median of whole requests of
 * one person signed in, session, filing and form read from the database each time.
 */
export async function longFormPageMs(
  installation: { readonly home: string; readonly owner: Connection },
  procedure: string,
  token: string,
  rounds: number,
): Promise<number> {
  await publishLongForm(installation.owner, procedure)
  const path = await firstFormPage(installation.home, procedure, token)
  const address = new URL(path, installation.home)
  const times: number[] = []
  for (let round = 0; round < rounds + UNMEASURED; round += 1) {
    const begun = performance.now()
    const reply = await fetch(address, { redirect: 'error', headers: { cookie: `mc=${token}` } })
    const html = await reply.text()
    if (round >= UNMEASURED) times.push(performance.now() - begun)
    if (!html.includes(`Câu hỏi ${QUESTIONS}`)) throw new Error(`${path} lacks its last question`)
  }
  return rounded(median(times), 1)
}

/** Publishes it past the designer, as the version that nobody has asked for yet. */
async function publishLongForm(owner: Connection, procedure: string): Promise<void> {
  const definition = aLongForm()
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(
    `insert into form_version
       (locality_id, id, procedure_code, number, published_at, definition, schema, example)
     values ($1, $2, $3, 1000, now(), $4, $5, '{}')`,
    [LOCALITY, v7(), procedure, definition, schemaOf(definition)],
  )
  await client.end()
}
