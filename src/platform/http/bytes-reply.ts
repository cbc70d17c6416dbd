import { z } from 'zod'

/** A reply of bytes rather than JSON, for the description of a route. */
export interface BytesReply {
  readonly description: string
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>
}

/** A reply of bytes of one of these media types. */
export function bytesReply(description: string, mediaTypes: readonly string[]): BytesReply {
  const content = mediaTypes.map((mediaType) => [mediaType, { schema: z.file() }] as const)
  return { description, content: Object.fromEntries(content) }
}
