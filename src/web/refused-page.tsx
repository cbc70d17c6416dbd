import { data, redirect } from 'react-router'
import { webContext, type RefusalShown } from '#platform/web'
import type { Args } from './requests.ts'

/** Refuses what is no page itself; the server leads here, with why. */
export function loader({ context }: Args) {
  const { refusal } = context.get(webContext)
  // Whoever opens the address itself was refused nothing.
  if (refusal === undefined) return redirect('/')
  if (refusal !== null) throw refusal
  const failed: RefusalShown = { text: null, address: null }
  throw data(failed, { status: 500 })
}

/** Never shown; without it the refusal would come as data. */
export default function RefusedPage() {
  return null
}
