import type { Role } from './roles.ts'

/** Who may do something at all; which objects they may do it to is a further question. */
type Who = 'anyone' | 'signed-in' | readonly Role[]

const APPLICANTS = ['citizen', 'business'] as const
const OFFICERS = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const
const STAFF = [...OFFICERS, 'procedure-control', 'administrator'] as const

/**
 * What may be done, and by which roles. Read as a table by people, by the server (a route without
 * a permission of this table does not boot) and by the access matrix test, which fails when a line
 * is taken out.
 */
export const POLICY = {
  'sessions.create': 'anyone',
  'sessions.read': 'signed-in',
  'sessions.end': 'signed-in',
  'account.secure': 'signed-in',
  'units.read': 'anyone',
  'procedures.read': 'anyone',
  'calendars.read': 'anyone',
  'due-dates.compute': 'anyone',
  'tracking.read': 'anyone',
  'letters.verify': 'anyone',
  'files.upload': 'signed-in',
  'files.read': 'signed-in',
  'filings.prepare': APPLICANTS,
  'dossiers.file': [...APPLICANTS, 'reception'],
  'dossiers.read': [...APPLICANTS, ...OFFICERS, 'procedure-control'],
  'dossiers.act': [...APPLICANTS, ...OFFICERS],
  'dossiers.act-on-many': OFFICERS,
  'dossiers.change-process': ['approver'],
  'substitutions.manage': OFFICERS,
  'counter.use': ['reception'],
  'delegations.give': ['approver'],
  'takings.read': ['reception'],
  'warnings.read': OFFICERS,
  'lateness.read': [...OFFICERS, 'procedure-control'],
  'register.read': [...OFFICERS, 'procedure-control'],
  'staff.manage': ['administrator'],
  'units.manage': ['administrator'],
  'audit.read': ['administrator'],
  'readings.watch': ['administrator'],
  'work.redo': ['administrator'],
  'calendars.manage': ['administrator'],
  'forms.publish': ['procedure-control'],
  'catalogue.inspect': ['procedure-control', 'administrator'],
  'catalogue.publish': ['procedure-control'],
  'catalogue.figures': ['procedure-control'],
  'processes.design': ['procedure-control'],
  'publications.read': ['procedure-control', 'administrator'],
  'publications.manage': ['procedure-control'],
  'postings.manage': ['reception', 'procedure-control'],
  'desk.use': STAFF,
} as const satisfies Readonly<Record<string, Who>>

export type Permission = keyof typeof POLICY

/** Which objects a permission reaches, declared by each route for the access matrix. */
export type ObjectScope =
  /** Nothing that belongs to anyone. */
  | 'public'
  /** What the caller owns: the session, uploads, filings in preparation. */
  | 'own'
  /** Dossiers the caller may see. */
  | 'dossier'
  /** The whole locality. */
  | 'locality'

/** Whether any of these roles has the permission. What the table does not name nobody may do. */
export function isPermitted(
  permission: Permission,
  roles: readonly Role[],
  isSignedIn: boolean,
): boolean {
  const who: Who | undefined = POLICY[permission]
  if (who === undefined) return false
  if (who === 'anyone') return true
  if (who === 'signed-in') return isSignedIn
  return roles.some((role) => who.includes(role))
}
