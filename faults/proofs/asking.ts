import { Agent, request } from 'node:http'
import { IDLE_MILLISECONDS } from '../../bench/api.ts'

/** What was answered. */
export interface Reply {
  readonly status: number
  readonly text: string
}

const ANSWER_MILLISECONDS = 15_000

/** Connections are kept between requests for as long as the server says: an agent without a limit of its own heeds no other. */
const keeping = new Agent({ keepAlive: true, timeout: IDLE_MILLISECONDS })

/**
 * One request, sent once: a connection that ends before the answer is whole is an error, even when
 * it was an idle one that was used again. (Browsers and `fetch` would try some of them once more.)
 */
export function ask(
  url: string,
  given: {
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: object
    readonly method?: 'DELETE'
    /** The address it comes from. */
    readonly from?: string
    /** Whose connections are used; else they are kept for as long as the server keeps them. */
    readonly agent?: Agent
  } = {},
): Promise<Reply> {
  const { headers = {}, body, method = body === undefined ? 'GET' : 'POST', from } = given
  const { agent = keeping } = given
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent,
        method,
        ...(from === undefined ? {} : { localAddress: from }),
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      },
      (answer) => {
        answer
          .setEncoding('utf8')
          .toArray()
          .then(
            (parts: string[]) => resolve({ status: answer.statusCode ?? 0, text: parts.join('') }),
            reject,
          )
      },
    )
    asked.once('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
