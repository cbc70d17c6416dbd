/** The lists of a condition, each an attribute with its values between spaces. */
export const CONDITION = ['cases', 'channels', 'applicants'] as const

/**
 * What a process says that BPMN has no word for, as an extension by its own rules: other tools keep it and show the
 * rest. Lanes bear place and role, tasks hours, what they make and for whom they are, flows the outcome and its condition.
 */
export const EXTENSION = {
  name: 'MotCua',
  uri: 'urn:mot-cua:process:1',
  prefix: 'motcua',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Place',
      superClass: ['Element'],
      properties: attributes('at', 'divisions', 'slug', 'role'),
    },
    {
      name: 'Work',
      superClass: ['Element'],
      properties: attributes('hours', 'produces', 'waitsFor', 'optional', ...CONDITION),
    },
    { name: 'Outcome', superClass: ['Element'], properties: attributes('code', ...CONDITION) },
  ],
} as const

function attributes(...names: readonly string[]) {
  return names.map((name) => ({ name, isAttr: true, type: 'String' }))
}
