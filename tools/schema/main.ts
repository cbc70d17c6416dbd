// `npm run schema`: writes db/schema.sql and the table types from a freshly migrated database.
// With --check it writes nothing and fails when they are not what the migrations make.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '#platform/db'
import { startEmbedded } from '#platform/embedded-postgres'
import { readCatalog } from './catalog.ts'
import { sqlText } from './sql-text.ts'
import { typesText } from './types-text.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const isCheck = process.argv.includes('--check')

const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-schema-'))
chmodSync(folder, 0o755) // as root, the server runs as another user and must get in
const server = await startEmbedded({
  folder: path.join(folder, 'db'),
  say: () => {},
  settings: { fsync: 'off' },
})
try {
  const owner = {
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database: 'postgres',
  }
  await migrate(owner)
  const client = new pg.Client(owner)
  await client.connect()
  const catalog = await readCatalog(client)
  await client.end()
  const outputs = {
    'db/schema.sql': sqlText(catalog),
    'src/platform/db/schema.ts': typesText(catalog),
  }
  for (const [file, text] of Object.entries(outputs)) {
    if (!isCheck) writeFileSync(path.join(root, file), text)
    else if (readFileSync(path.join(root, file), 'utf8') !== text) {
      console.error(`${file} is not what the migrations make. Run: npm run schema`)
      process.exitCode = 1
    }
  }
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
