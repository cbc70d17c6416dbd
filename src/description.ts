import type { FastifyInstance } from 'fastify'

interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly operationId?: string
}

/** The description of the API for programs, and a page of it for people. */
export function descriptionRoutes(app: FastifyInstance): void {
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) => {
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', CSP)
    return page(app.swagger().paths ?? {})
  })
}

const CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"

function page(paths: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Readonly<Record<string, Operation>>).map(([method, operation]) => ({
      tag: operation.tags?.[0] ?? '',
      line: `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escaped(path)}</code></td><td>${escaped(operation.summary ?? '')}</td></tr>`,
    })),
  )
  const groups = Object.entries(Object.groupBy(rows, ({ tag }) => tag)).map(
    ([tag, lines]) =>
      `<h2>${escaped(tag)}</h2><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>${(lines ?? []).map(({ line }) => line).join('')}</tbody></table>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Một Cửa – HTTP API</title></head><body><main><h1>Một Cửa – HTTP API</h1><p>The complete description, with every field: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>${groups.join('')}</main></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
