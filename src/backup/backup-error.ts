/** Why a backup or a restore cannot be made; the message tells the operator what to do. */
export class BackupError extends Error {}
