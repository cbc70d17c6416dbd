import type { Read, Write } from '#platform/db'

/**
 * Notes that these bytes are on their way to the store, or have come again. They are checked from the
 * instant given on, unless a file has them by then.
 */
export async function keepContent(tx: Write, sha256: Buffer, checkAt: Date): Promise<void> {
  await tx
    .insertInto('file_content')
    .values({ sha256, to_check_at: checkAt })
    .onConflict((conflict) =>
      conflict.columns(['locality_id', 'sha256']).doUpdateSet({ to_check_at: checkAt }),
    )
    .execute()
}

/** Notes that a file has these bytes. */
export async function setContentKept(tx: Write, sha256: Buffer): Promise<void> {
  await tx
    .updateTable('file_content')
    .set({ to_check_at: null })
    .where('sha256', '=', sha256)
    .execute()
}

/**
 * Notes that a file that had these bytes is gone. When they are on their way for another, that one's
 * time holds.
 */
export async function setContentToCheck(tx: Write, sha256: Buffer, from: Date): Promise<void> {
  await tx
    .updateTable('file_content')
    .set({ to_check_at: from })
    .where('sha256', '=', sha256)
    .where('to_check_at', 'is', null)
    .execute()
}

/** Content that is to be checked by now, in order, after a given one. */
export async function listContentToCheck(
  read: Read,
  now: Date,
  after: Buffer,
  limit: number,
): Promise<Buffer[]> {
  const rows = await read
    .selectFrom('file_content')
    .select('sha256')
    .where('to_check_at', '<=', now)
    .where('sha256', '>', after)
    .orderBy('sha256')
    .limit(limit)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/** Content that a file has, in order, after a given one. */
export async function listContentInUse(
  read: Read,
  after: Buffer,
  limit: number,
): Promise<Buffer[]> {
  const rows = await read
    .selectFrom('file_content')
    .select('sha256')
    .where('to_check_at', 'is', null)
    .where('sha256', '>', after)
    .orderBy('sha256')
    .limit(limit)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/**
 * Locks content that is to be checked by now, so that no file can begin to have it; false when it is
 * gone, has come again or is locked by another.
 */
export async function lockContentToCheck(tx: Write, sha256: Buffer, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('file_content')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('to_check_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row !== undefined
}

export async function hasFiles(read: Read, sha256: Buffer): Promise<boolean> {
  const row = await read
    .selectFrom('file')
    .select('id')
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteContent(tx: Write, sha256: Buffer): Promise<void> {
  await tx.deleteFrom('file_content').where('sha256', '=', sha256).execute()
}
