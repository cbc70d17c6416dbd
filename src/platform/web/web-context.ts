import type { FastifyRequest } from 'fastify'
import { createContext } from 'react-router'
import type { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import type { Language } from '#platform/i18n'
import type { Rooms } from '#platform/room'

/** What loaders and actions of screens are given, beside their URL. */
export interface WebContext {
  readonly context: Context
  readonly language: Language
  /** Marks the scripts of this page as ours; no other inline script runs. */
  readonly nonce: string
  /** The request as the server received it: its address, its cookies, whether it came by HTTPS. */
  readonly received: FastifyRequest
  /** How much room the disks of the installation have left, which its people are told of. */
  readonly rooms: () => Promise<Rooms>
  /** Why something that is no page is refused: null where it failed, undefined where nothing was. */
  readonly refusal?: Refused | null
}

/** The key under which screens find it. One object in the process: the screens' bundle leaves this module out. */
export const webContext = createContext<WebContext>()
