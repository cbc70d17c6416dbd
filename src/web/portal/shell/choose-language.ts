import { redirect } from 'react-router'
import { localPath } from '#kernel/local-path'
import { receiveTyped } from '#platform/http'
import { LANGUAGE_COOKIE, webContext } from '#platform/web'
import type { Args } from '../../requests.ts'

const A_YEAR = 31_536_000

/** Whoever opens the address itself has chosen nothing. */
export function loader() {
  return redirect('/')
}

/** Keeps the language someone chose for a year, and leads back to where they were. */
export async function action(args: Args) {
  const form = await receiveTyped(args.request)
  const language = form.get('language') === 'en' ? 'en' : 'vi'
  const back = form.get('back')
  const { received } = args.context.get(webContext)
  const cookie = received.server.serializeCookie(LANGUAGE_COOKIE, language, {
    path: '/',
    maxAge: A_YEAR,
    sameSite: 'lax',
    httpOnly: true,
    secure: received.protocol === 'https',
  })
  const to = localPath(typeof back === 'string' ? back : null, '/')
  return redirect(to, { status: 303, headers: { 'set-cookie': cookie } })
}
