import { randomUUID } from 'node:crypto'
import { aFiling, CENTRE } from '../../tools/test-support/dossiers.ts'
import type { ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

const CLIENTS = 16
const SHARE_UNDONE = 0.2

/**
 * Undoes a share of the filings in the database, in the transaction and after the code was drawn, as
 * a failing disk or a lost connection would.
 */
async function undoSome(server: ProofServer): Promise<void> {
  await server.asOwner(`
    create or replace function undo_some() returns trigger language plpgsql as $$
    begin
      if random() < ${SHARE_UNDONE} then raise exception 'undone by the proof'; end if;
      return new;
    end $$`)
  await server.asOwner('grant execute on function undo_some() to motcua_app')
  await server.asOwner(`
    create or replace trigger undo_some before insert on dossier
    for each row execute function undo_some()`)
}

/**
 * Lets sixteen clients file with one place as fast as they can while a fifth of the transactions is
 * undone after its code was drawn: the codes that remain are unique and without gaps.
 */
export async function proveCodes(server: ProofServer, seconds: number): Promise<Verdict> {
  const filing = await aFiling(server)
  await undoSome(server)
  const codes: string[] = []
  let undone = 0
  const until = performance.now() + seconds * 1000
  const client = async () => {
    while (performance.now() < until) {
      const key = { 'idempotency-key': randomUUID() }
      const { status, body } = await server.as('congdan').post('/dossiers', filing, key)
      if (status === 201) codes.push(body.code)
      else undone += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await server.asOwner('drop trigger undo_some on dossier')
  return judged(server, codes, { undone, seconds })
}

async function judged(
  server: ProofServer,
  codes: readonly string[],
  { undone, seconds }: { readonly undone: number; readonly seconds: number },
): Promise<Verdict> {
  const [row] = await server.asOwner<{ kept: number; different: number; highest: number }>(
    `select count(*)::int as kept, count(distinct code)::int as different,
       max(split_part(code, '-', 3)::int)::int as highest
     from dossier where code like $1`,
    [`${CENTRE}-%`],
  )
  const { kept = 0, different = 0, highest = 0 } = row ?? {}
  const faults = [
    ...(kept === codes.length ? [] : [`${codes.length} were acknowledged and ${kept} are kept`]),
    ...(different === kept ? [] : [`${kept - different} codes were given twice`]),
    ...(highest === kept ? [] : [`the highest number is ${highest} of ${kept}`]),
    ...(undone > 0 ? [] : ['nothing was undone']),
  ]
  const perSecond = Math.round(codes.length / seconds)
  return verdictOf('codes', { clients: CLIENTS, kept, undone, perSecond }, faults)
}
