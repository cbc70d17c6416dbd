import { open } from 'node:fs/promises'
import path from 'node:path'

/**
 * A new name outlasts a power cut once the folder that holds it is on the disk; a folder that was
 * made for it is a new name too. Windows has no such call.
 */
export async function flushFolders(folder: string, made: string | undefined): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (made !== undefined && folder !== path.dirname(made))
    await flushFolders(path.dirname(folder), made)
}
