/** The law in its periods: which rules, forms and terms hold on a day. */
export { rulebookById, rulebookOn, type Rulebook, type RulebookId } from './domain/rulebook.ts'
