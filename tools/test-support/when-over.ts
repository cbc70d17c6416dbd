import { afterAll, onTestFinished, TestRunner } from 'vitest'

/** Ends what was begun: after the test that began it, or after the file where none is running. */
export function whenOver(end: () => Promise<void>): void {
  // What a test asks to be done after all of them is never done.
  if (TestRunner.getCurrentTest() === undefined) afterAll(end)
  else onTestFinished(end)
}
