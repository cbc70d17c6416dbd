declare const entityBrand: unique symbol

/** The identity of one kind of thing. An account's id does not pass for a dossier's. */
export type Id<Entity extends string> = string & { readonly [entityBrand]: Entity }

export type AccountId = Id<'account'>
export type UnitId = Id<'unit'>
export type UnitChangeId = Id<'unit_change'>
export type DossierId = Id<'dossier'>
export type FileId = Id<'file'>
export type UploadId = Id<'upload'>
export type LetterId = Id<'letter'>
export type FilingId = Id<'filing'>
export type FormDesignId = Id<'form_design'>
export type FormVersionId = Id<'form_version'>
export type ProcedureVersionId = Id<'procedure_version'>
export type PublicationId = Id<'publication'>
export type PostingId = Id<'posting'>
export type ImportId = Id<'catalogue_import'>
export type ProcessVersionId = Id<'process_version'>
export type ProcessDesignId = Id<'process_design'>
export type ProcessDecisionId = Id<'process_decision'>
export type AcceptanceDecisionId = Id<'acceptance_decision'>

const UUID_SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an id from outside, or null when the text cannot be one. */
export function parseId<Entity extends string>(text: string): Id<Entity> | null {
  return UUID_SHAPE.test(text) ? (text as Id<Entity>) : null
}
