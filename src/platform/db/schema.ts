// Made from the migrated database by `npm run schema`. Not to be edited.

import type { Generated } from 'kysely'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'

interface AcceptanceDecision {
  locality_id: Generated<number>
  id: Id<'acceptance_decision'>
  number: string
  decided_on: Day
  signer: string
  effective_from: Day
  replaces_earlier: boolean
  recorded_at: Date
  recorded_by: Id<'account'>
}

interface AcceptanceLine {
  locality_id: Generated<number>
  decision_id: Id<'acceptance_decision'>
  procedure_code: string
  level: 'province' | 'district' | 'commune'
  is_received: boolean
  reason: string | null
}

interface Account {
  locality_id: Generated<number>
  id: Id<'account'>
  kind: 'citizen' | 'business' | 'staff'
  username: string | null
  display_name: string
  personal_id: string | null
  tax_code: string | null
  birth_date: Day | null
  phone: string | null
  email: string | null
  address: string | null
  password_hash: string | null
  password_changed_at: Date | null
  password_expires_at: Date | null
  totp_secret: string | null
  totp_confirmed_at: Date | null
  totp_last_counter: number | null
  is_demo: Generated<boolean>
  created_at: Date
  disabled_at: Date | null
}

interface AccountIdentity {
  locality_id: Generated<number>
  provider: string
  subject: string
  account_id: Id<'account'>
  linked_at: Date
}

interface AdministrativeUnit {
  code: string
  level: 'province' | 'district' | 'commune'
  name: string
  short_name: string
  type: string
  province_code: string
  district_code: string | null
  valid_from: Day
  valid_to: Day | null
}

interface AuditEntry {
  locality_id: Generated<number>
  id: Generated<number>
  at: Date
  actor_id: Id<'account'> | null
  event: string
  object_kind: string
  object_id: string
  correlation_id: string | null
  details: unknown
}

interface AuditSeal {
  locality_id: Generated<number>
  seq: number
  sealed_at: Date
  entries: string
  entry_count: number
  highest_id: number
  heads: unknown
  hash: Buffer
}

interface CalendarChange {
  locality_id: Generated<number>
  id: Id<'calendar_change'>
  unit_id: Id<'unit'> | null
  happened: 'special-day.added' | 'special-day.changed' | 'special-day.removed' | 'schedule.set' | 'calendar-year.proposed' | 'calendar.imported'
  day: Day
  kind: string | null
  name: string | null
  at: Date
  changed_by: Id<'account'>
}

interface CalendarDay {
  locality_id: Generated<number>
  id: Id<'calendar_day'>
  unit_id: Id<'unit'> | null
  day: Day
  kind: 'holiday' | 'substitute' | 'swapped-off' | 'make-up' | 'closed' | 'closed-morning' | 'closed-afternoon'
  name: string
  source: string | null
}

interface CalendarVersion {
  locality_id: Generated<number>
  version: number
}

interface CalendarYear {
  locality_id: Generated<number>
  year: number
  confirmed_at: Date | null
  confirmed_by: Id<'account'> | null
}

interface CashReceipt {
  locality_id: Generated<number>
  id: Id<'cash_receipt'>
  dossier_id: Id<'dossier'>
  unit_id: Id<'unit'>
  number: string
  method: 'cash' | 'transfer'
  amount: number
  reference: string | null
  payer: string | null
  items: Generated<unknown>
  paid_at: Date
  recorded_by: Id<'account'>
  voided_at: Date | null
  voided_by: Id<'account'> | null
  void_reason: string | null
}

interface CatalogueImport {
  locality_id: Generated<number>
  id: Id<'catalogue_import'>
  file_name: string
  format: 'xlsx' | 'json'
  file_id: Id<'file'>
  imported_by: Id<'account'>
  imported_at: Date
  new_count: number
  changed_count: number
  replacing_count: number
  repealed_count: number
  unchanged_count: number
  faulty_count: number
}

interface CatalogueImportRow {
  locality_id: Generated<number>
  import_id: Id<'catalogue_import'>
  position: number
  procedure_code: string | null
  name: string
  state: 'new' | 'changed' | 'replacing' | 'repealed' | 'unchanged' | 'faulty'
  content: unknown
  base_version_id: string | null
  related_code: string | null
  related_base_version_id: string | null
  changed: string[]
  kept: string[]
  faults: unknown
  publication_id: Id<'publication'> | null
}

interface CatalogueRevision {
  locality_id: Generated<number>
  revision: number
}

interface Delegation {
  locality_id: Generated<number>
  id: Id<'delegation'>
  unit_id: Id<'unit'>
  given_by: Id<'account'>
  given_to: Id<'account'>
  decision: string
  includes_seal: boolean
  valid_from: Day
  valid_to: Day
  given_at: Date
  ended_at: Date | null
}

interface Dossier {
  locality_id: Generated<number>
  id: Id<'dossier'>
  filed_year: number
  code: string
  portal_code: string | null
  tracking_token: string
  version: number
  state: 'submitted' | 'received' | 'refused' | 'processing' | 'awaiting-supplement' | 'awaiting-payment' | 'withdrawn' | 'stopped' | 'finished' | 'returned'
  rulebook: string
  procedure_code: string
  procedure_version_id: Id<'procedure_version'>
  procedure_name: string
  process_version_id: Id<'process_version'> | null
  form_version_id: Id<'form_version'> | null
  case_id: string | null
  channel: 'online' | 'counter' | 'post'
  receiving_unit_id: Id<'unit'>
  competent_unit_id: Id<'unit'>
  return_unit_id: Id<'unit'>
  calendar_unit_id: Id<'unit'> | null
  former_receiving_unit_id: Id<'unit'> | null
  former_competent_unit_id: Id<'unit'> | null
  book_place_id: Generated<string>
  book_agency_id: Generated<string>
  filed_by: Id<'account'>
  content_hash: Buffer
  submitted_at: Date
  arrived_on: Day | null
  received_at: Date | null
  original_due_at: Date | null
  due_at: Date | null
  finished_at: Date | null
  returned_at: Date | null
  closed_at: Date | null
  reopened_at: Date | null
  process_changed_at: Date | null
  term: unknown
  pauses: Generated<unknown>
  extensions: Generated<number>
  extended_at: Date | null
  extended_to: Date | null
  second_part: unknown
  silent_since: Date | null
  supplement_requests: Generated<number>
  open_request: unknown
  open_fees: unknown
  consultations: Generated<unknown>
  delivery: unknown
  result: unknown
  hand_over: unknown
  last_hash: Buffer
  last_changed_at: Date
  last_changed_by: Id<'account'>
}

interface DossierAnswers {
  locality_id: Generated<number>
  dossier_id: Id<'dossier'>
  round: number
  answers: unknown
}

interface DossierDocument {
  locality_id: Generated<number>
  dossier_id: Id<'dossier'>
  ordinal: number
  component_id: string | null
  step_id: string | null
  file_id: Id<'file'> | null
  originals: Generated<number>
  copies: Generated<number>
  note: string | null
  added_at: Date
  added_by: Id<'account'>
  replaced_at: Date | null
  given_back_at: Date | null
}

interface DossierEvent {
  locality_id: Generated<number>
  filed_year: number
  dossier_id: Id<'dossier'>
  seq: number
  at: Date
  actor_id: Id<'account'>
  actor_name: string
  actor_unit_id: Id<'unit'> | null
  actor_role: string
  type: string
  data: unknown
  hash: Buffer
  signature_hash: Buffer
}

interface DossierName {
  locality_id: Generated<number>
  dossier_id: Id<'dossier'>
  token: string
  seen_by: string[] | null
}

interface DossierParty {
  locality_id: Generated<number>
  dossier_id: Id<'dossier'>
  part: 'applicant' | 'owner'
  kind: 'citizen' | 'business' | 'organisation' | 'household-business'
  name: string
  personal_id: string | null
  tax_code: string | null
  birth_date: Day | null
  phone: string | null
  email: string | null
  address: string | null
}

interface DossierSearch {
  locality_id: Generated<number>
  token: string
  dossier_id: Id<'dossier'>
}

interface DossierStep {
  locality_id: Generated<number>
  dossier_id: Id<'dossier'>
  ordinal: number
  step_id: string
  name: string
  role: string
  unit_id: Id<'unit'>
  hours: number | null
  waits_for: string | null
  opened_at: Date
  due_at: Date | null
  assignee_id: Id<'account'> | null
  claimed_at: Date | null
  closed_at: Date | null
  closed_by: Id<'account'> | null
  outcome: string | null
  note: string | null
}

interface DossierUnit {
  locality_id: Generated<number>
  unit_id: Id<'unit'>
  dossier_id: Id<'dossier'>
  consulted_due_at: Date | null
}

interface DueDateMove {
  locality_id: Generated<number>
  change_id: Id<'calendar_change'>
  total: number
  done: Generated<number>
  moved: Generated<number>
  last_dossier_id: Id<'dossier'> | null
  started_at: Date
  finished_at: Date | null
}

interface DueWarning {
  locality_id: Generated<number>
  id: Id<'due_warning'>
  account_id: Id<'account'>
  dossier_id: Id<'dossier'>
  dossier_code: string
  step_name: string | null
  kind: 'four-fifths-used' | 'one-day-left'
  due_at: Date
  sent_at: Date
  seen_at: Date | null
}

interface File {
  locality_id: Generated<number>
  id: Id<'file'>
  sha256: Buffer
  size: number
  media_type: string
  name: string
  pages: number | null
  uploaded_by: Id<'account'>
  uploaded_at: Date
  first_used_at: Date | null
  kept_until: Date | null
  is_original: Generated<boolean>
}

interface FileContent {
  locality_id: Generated<number>
  sha256: Buffer
  to_check_at: Date | null
}

interface Filing {
  locality_id: Generated<number>
  id: Id<'filing'>
  account_id: Id<'account'>
  procedure_code: string
  form_version_id: Id<'form_version'> | null
  case_id: string | null
  receiving_unit_id: Id<'unit'>
  version: number
  applicant: unknown
  owner: unknown
  answers: unknown
  documents: unknown
  delivery: unknown
  done: string[]
  saves: unknown
  created_at: Date
  saved_at: Date
  submitted_as: string | null
}

interface FormDesign {
  locality_id: Generated<number>
  id: Id<'form_design'>
  procedure_code: string
  definition: unknown
  revision: number
  trial: unknown
  tried_revision: number | null
  begun_at: Date
  changed_at: Date
  changed_by: Id<'account'>
}

interface FormVersion {
  locality_id: Generated<number>
  id: Id<'form_version'>
  procedure_code: string
  number: number
  published_at: Date
  definition: unknown
  schema: unknown
  example: unknown
  published_by: Id<'account'> | null
}

interface IdempotencyKey {
  locality_id: Generated<number>
  account_id: Id<'account'>
  key: string
  route: string
  body_hash: Buffer
  status: number
  location: string | null
  answer: string
  created_at: Date
}

interface LatelyEnded {
  locality_id: Generated<number>
  dossier_id: Id<'dossier'>
  unit_id: Id<'unit'>
  is_place: boolean
  ended_at: Date
  due_at: Date | null
  hand_over_unit_id: string | null
}

interface Letter {
  locality_id: Generated<number>
  id: Id<'letter'>
  dossier_id: Id<'dossier'>
  seq: number
  kind: 'receipt' | 'supplement-request' | 'refusal' | 'apology' | 'stop-notice' | 'control-slip' | 'payment-request' | 'consultation' | 'correction-notice' | 'reopening-notice'
  form: string | null
  circular: string
  number: string | null
  is_for_applicant: boolean
  made_at: Date
  made_by: Id<'account'>
  content: unknown
  verification_token: string
  sha256: Buffer | null
}

interface Locality {
  id: number
  code: string
  name: string
  admin_unit_code: string
  hostnames: Generated<string[]>
  is_demo: Generated<boolean>
  created_at: Date
}

interface Migration {
  name: string
  checksum: string
  applied_at: Generated<Date>
  beside_from: string | null
}

interface NumberCounter {
  locality_id: Generated<number>
  book: string
  period: string
  last: number
}

interface OrganisationVersion {
  locality_id: Generated<number>
  version: number
}

interface PendingSignIn {
  locality_id: Generated<number>
  handle_hash: Buffer
  provider: string
  state: string
  nonce: string
  code_verifier: string
  redirect_uri: string
  return_to: string
  expires_at: Date
}

interface Posting {
  locality_id: Generated<number>
  id: Id<'posting'>
  unit_id: Id<'unit'>
  procedure_code: string
  version_id: Id<'procedure_version'>
  posted_at: Date
  posted_by: Id<'account'>
  removed_at: Date | null
  removed_by: Id<'account'> | null
}

interface Procedure {
  locality_id: Generated<number>
  code: string
}

interface ProcedureLocalisation {
  locality_id: Generated<number>
  procedure_code: string
  revision: number
  unit_id: Id<'unit'> | null
  place: string | null
  phone: string | null
  opening_hours: string | null
  note: string | null
  own_parts: string[]
  basis: string | null
  changed_by: Id<'account'>
  changed_at: Date
}

interface ProcedureVersion {
  locality_id: Generated<number>
  id: Id<'procedure_version'>
  procedure_code: string
  number: number
  effective_from: Day
  effective_to: Day | null
  name: string
  sector: string
  levels: string[]
  audience: string[]
  online_level: 'full' | 'partial' | 'information'
  is_accepted: boolean
  content: unknown
}

interface ProcessDecision {
  locality_id: Generated<number>
  id: Id<'process_decision'>
  design_id: Id<'process_design'> | null
  number: string
  decided_on: Day
  signer: string
  title: Generated<string>
  purpose: string
  scope: string
  document_code: Generated<string>
  drafted_by: string | null
  drafted_on: Day | null
  checked_by: string | null
  checked_on: Day | null
  changes: Generated<string>
  recorded_at: Date
  recorded_by: Id<'account'>
}

interface ProcessDesign {
  locality_id: Generated<number>
  id: Id<'process_design'>
  name: string
  purpose: string
  scope: string
  is_template: boolean
  definition: unknown
  revision: number
  created_at: Date
  changed_at: Date
  changed_by: Id<'account'>
  drawing_findings: Generated<unknown>
}

interface ProcessDesignProcedure {
  locality_id: Generated<number>
  design_id: Id<'process_design'>
  procedure_code: string
}

interface ProcessVersion {
  locality_id: Generated<number>
  id: Id<'process_version'>
  procedure_code: string
  number: number
  effective_from: Day
  effective_to: Day | null
  approved_by: string
  decision_id: Id<'process_decision'> | null
  definition: unknown
}

interface Publication {
  locality_id: Generated<number>
  id: Id<'publication'>
  state: 'draft' | 'in-check' | 'checked' | 'published'
  number: string | null
  decided_on: Day | null
  issuer: string
  summary: string
  effective_on: Day | null
  scan_file_id: Id<'file'> | null
  drafted_by: Id<'account'>
  drafted_at: Date
  edited_by: string[]
  sent_at: Date | null
  returned_because: string | null
  checked_by: Id<'account'> | null
  checked_at: Date | null
  published_by: Id<'account'> | null
  published_at: Date | null
  in_force_from: Day | null
  took_effect_at: Date | null
  revision: number
}

interface PublicationItem {
  locality_id: Generated<number>
  publication_id: Id<'publication'>
  procedure_code: string
  kind: 'new' | 'amend' | 'replace' | 'repeal'
  content: unknown
  base_version_id: string | null
  related_code: string | null
  related_base_version_id: string | null
  version_id: Id<'procedure_version'> | null
  revision: number
}

interface RateCounter {
  locality_id: Generated<number>
  bucket: string
  window_start: Date
  count: number
}

interface ReadingExcess {
  locality_id: Generated<number>
  on_day: Day
  account_id: Id<'account'>
  dossiers: number
  files: number
  most_dossiers: number
  most_files: number
  noticed_at: Date
}

interface ReadingLimit {
  locality_id: Generated<number>
  revision: number
  dossiers: number
  files: number
  set_by: Id<'account'>
  set_at: Date
}

interface ReferenceList {
  name: string
  checksum: string
  loaded_at: Generated<Date>
}

interface Schedule {
  locality_id: Generated<number>
  id: Id<'schedule'>
  unit_id: Id<'unit'> | null
  valid_from: Day
  valid_to: Day | null
}

interface ScheduleSession {
  locality_id: Generated<number>
  schedule_id: Id<'schedule'>
  weekday: number
  opens_at: string
  closes_at: string
}

interface Session {
  locality_id: Generated<number>
  id: Id<'session'>
  token_hash: Buffer
  account_id: Id<'account'>
  kind: 'browser' | 'token'
  assurance: 'password' | 'password-and-code' | 'electronic-identity'
  identity_level: number | null
  provider: string | null
  id_token: string | null
  address: string
  agent: string | null
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
}

interface SignInAttempt {
  locality_id: Generated<number>
  id: Generated<number>
  at: Date
  name_hash: Buffer
  address: string
  wrong: 'password' | 'code' | 'unseen-code'
}

interface StaffRole {
  locality_id: Generated<number>
  id: Id<'staff_role'>
  account_id: Id<'account'>
  unit_id: Id<'unit'>
  role: 'reception' | 'handler' | 'division-head' | 'approver' | 'clerk' | 'procedure-control' | 'administrator'
  valid_from: Day
  valid_to: Day | null
}

interface Substitution {
  locality_id: Generated<number>
  id: Id<'substitution'>
  absent_id: Id<'account'>
  substitute_id: Id<'account'>
  runs_from: Date
  runs_until: Date
  named_by: Id<'account'>
  named_at: Date
}

interface Unit {
  locality_id: Generated<number>
  id: Id<'unit'>
  code: string
  slug: string
  name: string
  short_name: string
  kind: 'province' | 'department' | 'division' | 'sub-department' | 'office' | 'centre' | 'counter-group' | 'district' | 'commune' | 'central-agency'
  level: 'province' | 'district' | 'commune'
  parent_id: Id<'unit'> | null
  host_unit_id: Id<'unit'> | null
  division_key: string | null
  admin_unit_code: string | null
  address: string | null
  phone: string | null
  basis: string | null
  valid_from: Day
  valid_to: Day | null
}

interface UnitChange {
  locality_id: Generated<number>
  id: Id<'unit_change'>
  state: 'prepared' | 'confirmed' | 'withdrawn'
  kind: 'create' | 'rename' | 'merge' | 'split' | 'end'
  wanted: unknown
  foreseen: unknown
  decision_number: string
  decided_on: Day
  decision_issuer: string
  effective_on: Day
  prepared_by: Id<'account'>
  prepared_at: Date
  closed_by: Id<'account'> | null
  closed_at: Date | null
}

interface UnitChangeUnit {
  locality_id: Generated<number>
  change_id: Id<'unit_change'>
  unit_id: Id<'unit'>
}

interface UnitService {
  locality_id: Generated<number>
  counter_id: Id<'unit'>
  served_unit_id: Id<'unit'>
}

interface UnitShare {
  locality_id: Generated<number>
  from_unit_id: Id<'unit'>
  matter: string
  to_unit_id: Id<'unit'>
}

interface UnitSuccession {
  locality_id: Generated<number>
  from_unit_id: Id<'unit'>
  to_unit_id: Id<'unit'>
  kind: 'rename' | 'merge' | 'split' | 'territory'
  is_partial: Generated<boolean>
}

interface Upload {
  locality_id: Generated<number>
  id: Id<'upload'>
  account_id: Id<'account'>
  name: string
  size: number
  sha256: Buffer
  received: Generated<number>
  expires_at: Date
  file_id: Id<'file'> | null
}

export interface DB {
  acceptance_decision: AcceptanceDecision
  acceptance_line: AcceptanceLine
  account: Account
  account_identity: AccountIdentity
  administrative_unit: AdministrativeUnit
  audit_entry: AuditEntry
  audit_seal: AuditSeal
  calendar_change: CalendarChange
  calendar_day: CalendarDay
  calendar_version: CalendarVersion
  calendar_year: CalendarYear
  cash_receipt: CashReceipt
  catalogue_import: CatalogueImport
  catalogue_import_row: CatalogueImportRow
  catalogue_revision: CatalogueRevision
  delegation: Delegation
  dossier: Dossier
  dossier_answers: DossierAnswers
  dossier_document: DossierDocument
  dossier_event: DossierEvent
  dossier_name: DossierName
  dossier_party: DossierParty
  dossier_search: DossierSearch
  dossier_step: DossierStep
  dossier_unit: DossierUnit
  due_date_move: DueDateMove
  due_warning: DueWarning
  file: File
  file_content: FileContent
  filing: Filing
  form_design: FormDesign
  form_version: FormVersion
  idempotency_key: IdempotencyKey
  lately_ended: LatelyEnded
  letter: Letter
  locality: Locality
  migration: Migration
  number_counter: NumberCounter
  organisation_version: OrganisationVersion
  pending_sign_in: PendingSignIn
  posting: Posting
  procedure: Procedure
  procedure_localisation: ProcedureLocalisation
  procedure_version: ProcedureVersion
  process_decision: ProcessDecision
  process_design: ProcessDesign
  process_design_procedure: ProcessDesignProcedure
  process_version: ProcessVersion
  publication: Publication
  publication_item: PublicationItem
  rate_counter: RateCounter
  reading_excess: ReadingExcess
  reading_limit: ReadingLimit
  reference_list: ReferenceList
  schedule: Schedule
  schedule_session: ScheduleSession
  session: Session
  sign_in_attempt: SignInAttempt
  staff_role: StaffRole
  substitution: Substitution
  unit: Unit
  unit_change: UnitChange
  unit_change_unit: UnitChangeUnit
  unit_service: UnitService
  unit_share: UnitShare
  unit_succession: UnitSuccession
  upload: Upload
}
