import type { Connection } from './database.ts'

/** Reads DATABASE_URL. `sslmode=require` and stricter ask for TLS; `host=/folder` names a socket. */
export function connectionOfUrl(text: string): Connection {
  const url = new URL(text)
  const sslMode = url.searchParams.get('sslmode')
  const needsTls = sslMode === 'require' || sslMode === 'verify-ca' || sslMode === 'verify-full'
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: url.port === '' ? 5432 : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(needsTls ? { ssl: { rejectUnauthorized: sslMode !== 'require' } } : {}),
  }
}
