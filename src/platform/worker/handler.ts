import type { Context } from '#platform/context'
import type { JobDefinition } from '#platform/jobs'

/** How a kind of work is carried out. `context` acts as the system in the locality that asked. */
export interface JobHandler<Payload extends object = object> {
  readonly job: JobDefinition<Payload>
  readonly handle: (context: Context, payload: Payload) => Promise<void>
}

/** Ties a handler to its definition, so that their payloads agree. */
export function handlerOf<Payload extends object>(
  job: JobDefinition<Payload>,
  handle: (context: Context, payload: Payload) => Promise<void>,
): JobHandler {
  return { job, handle: (context, payload) => handle(context, payload as Payload) }
}
