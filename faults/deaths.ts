import pg from 'pg'
// `npm run prove:deaths`: every kind of work dies, and is cut off, after each of its statements, and is taken up again.
import { migrate } from '#platform/db'
import { migrateJobs } from '#platform/jobs'
import { ALL_HANDLERS } from '../src/all-handlers.ts'
import { ALL_JOBS } from '../src/all-jobs.ts'
import { loadDemonstration, throwAwayServer } from '../tools/throw-away-database.ts'
import { everyEnd, proveDeaths } from './proofs/deaths/deaths.ts'
import { pronounce } from './proofs/verdict.ts'

const { owner: server, end } = await throwAwayServer()
const client = new pg.Client(server)
await client.connect()
await client.query('create database demonstration')
await client.end()
const owner = { ...server, database: 'demonstration' }
await migrate(owner)
await migrateJobs(owner, ALL_JOBS)
await loadDemonstration(owner)
const ground = { server, demonstration: owner.database }
const verdict = await proveDeaths(ground, { handlers: ALL_HANDLERS, endsOf: everyEnd }, (text) =>
  console.log(text),
)
await end()
pronounce(verdict)
