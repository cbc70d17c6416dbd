/** Requests that are sent twice and happen once: the key, and the answer that was given first. */
export { keyOfRequest, neededKeyOfRequest, type KeyedRequest } from './keyed-request.ts'
export { FORGET_ANSWERS, forgetAnswers } from './forget-answers.ts'
export { findAnswer, rememberAnswer, type StoredAnswer } from './answers.ts'
