import type { RefusalCode } from '#kernel/refusal-codes'

/** The English wording of each refusal, for those who chose English. */
export const REFUSALS_EN: Readonly<Record<RefusalCode, string>> = {
  'malformed/body': 'The request could not be read. Send well-formed JSON.',
  'malformed/cursor':
    'The page position could not be read. Open the list again from its beginning.',
  'malformed/path': 'The address could not be read. Check the link.',
  'unauthenticated/no-session': 'You are not signed in, or your session has ended. Sign in again.',
  'unauthenticated/wrong-credentials':
    'The user name, password or one-time code is not right. Check and type them again.',
  'not-found/route': 'There is nothing at this address. Check the link.',
  'not-found/dossier': 'No such dossier. Check the code.',
  'not-found/procedure': 'No such procedure. Check the code.',
  'not-found/unit': 'No such unit. Check the code.',
  'not-found/file': 'No such file. Upload it again.',
  'not-found/letter': 'No such letter. Open it again from the dossier.',
  'forbidden/role': 'Your role does not do this. Hand it to someone who may.',
  'forbidden/origin':
    'The request came from another site and was not carried out. Reload and try again.',
  'invalid/shape': 'Some values are not right. Correct the ones listed and send again.',
  'invalid/idempotency-key-missing': 'Send an Idempotency-Key header with this request.',
  'invalid/idempotency-key-malformed':
    'An Idempotency-Key has 1 to 64 visible characters. Use another one.',
  'invalid/idempotency-key-reused':
    'This Idempotency-Key was used for another request. Use a new one.',
  'conflict/idempotency-key-in-flight': 'This request is being carried out. Wait a few seconds.',
  'conflict/stale-version': 'Someone else has just changed the dossier. Look again, then go on.',
  'conflict/not-offered-here': 'The system does not offer this yet. Do it the way you do now.',
  'too-large/body': 'Too much data. Make it smaller and send again.',
  'unsupported-type/body': 'This kind of data is not accepted. Send one of the kinds named.',
  'too-many/requests': 'Too many attempts. Wait, then try again.',
}
