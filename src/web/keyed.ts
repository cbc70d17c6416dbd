import { neededKeyOfRequest, type KeyedRequest } from '#platform/idempotency'

/**
 * The request that a form of a page makes: it happens once, however often it is sent. The key is made
 * with the page (`newId()` in its loader) and comes back in a hidden field.
 */
export function keyedBy(
  key: string | undefined,
  request: { readonly route: string; readonly body: unknown },
): KeyedRequest {
  return neededKeyOfRequest(key, request)
}
