/**
 * What a process says that BPMN has no word for, as an extension by its own rules: other tools keep it and show the
 * rest. Lanes bear place and role, tasks hours and what they make, flows the outcome.
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
    { name: 'Work', superClass: ['Element'], properties: attributes('hours', 'produces') },
    { name: 'Outcome', superClass: ['Element'], properties: attributes('code') },
  ],
} as const

function attributes(...names: readonly string[]) {
  return names.map((name) => ({ name, isAttr: true, type: 'String' }))
}
