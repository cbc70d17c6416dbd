import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import { z } from 'zod'
import { loginPage, messagePage } from './pages.ts'
import { DEMO_PEOPLE, Person, subjectOf, type People } from './people.ts'

/** The page on which someone is chosen, and what was chosen there. */
export async function answerLogin(
  provider: Provider,
  people: People,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response)
  } catch {
    sendHtml(
      response,
      400,
      messagePage('Lượt đăng nhập đã hết hạn', 'Hãy quay lại và đăng nhập lại.'),
    )
    return
  }
  if (request.method !== 'POST') {
    sendHtml(response, 200, loginPage(DEMO_PEOPLE, {}, []))
    return
  }
  const body = await bodyOf(request)
  if (body === null) {
    sendHtml(response, 413, messagePage('Không thực hiện được', 'Dữ liệu gửi lên quá lớn.'))
    return
  }
  const typed = Object.fromEntries(new URLSearchParams(body))
  if (typed['cancel'] !== undefined) {
    await provider.interactionFinished(request, response, { error: 'access_denied' })
    return
  }
  const chosen = DEMO_PEOPLE[Number(typed['chosen'])]
  const person = chosen === undefined ? Person.safeParse(typed) : Person.safeParse(chosen)
  if (!person.success) {
    const faults = z.flattenError(person.error)
    const texts = [...faults.formErrors, ...Object.values(faults.fieldErrors).flat()]
    sendHtml(response, 422, loginPage(DEMO_PEOPLE, typed, texts))
    return
  }
  const subject = subjectOf(person.data)
  await people.add(subject, person.data)
  await provider.interactionFinished(request, response, { login: { accountId: subject } })
}

const MOST_BODY_BYTES = 10_000

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MOST_BODY_BYTES) chunks.push(chunk)
  }
  return size > MOST_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8')
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // No form-action: browsers apply it to the way back, too, which leads to another site.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  })
  response.end(html)
}
