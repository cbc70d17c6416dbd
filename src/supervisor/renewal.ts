import type { Child } from './children.ts'

/** A program that is kept running, and the folder of the version that it is started from the next time. */
export interface Program {
  readonly name: string
  readonly child: Child
  version: string
}

/**
 * Renews programs one after the other, from another version's folder when one is given. Until its turn a program
 * is started again from the version that it had. Fails at the first whose successor does not become ready: those
 * before it go back to the version before, and the message names those that could not yet.
 */
export async function renewAll(programs: readonly Program[], from?: string): Promise<void> {
  const renewed: { readonly program: Program; readonly before: string }[] = []
  try {
    for (const program of programs) {
      const before = program.version
      await renewFrom(program, from ?? before)
      renewed.push({ program, before })
    }
  } catch (error) {
    const away: string[] = []
    for (const { program, before } of renewed)
      if (program.version !== before && !(await goesBack(program, before))) away.push(program.name)
    if (away.length === 0) throw error
    const text = `${(error as Error).message}, and not yet back: ${away.join(', ')}`
    throw new Error(text, { cause: error })
  }
}

/** Renews a program from a version; where that does not become ready, it stays with the one before. */
async function renewFrom(program: Program, version: string): Promise<void> {
  const before = program.version
  program.version = version
  try {
    await program.child.renew()
  } catch (error) {
    program.version = before
    throw error
  }
}

/** Whether a program is back at the version before; where it is not, it is started from that the next time. */
async function goesBack(program: Program, version: string): Promise<boolean> {
  program.version = version
  return program.child.renew().then(
    () => true,
    () => false,
  )
}
