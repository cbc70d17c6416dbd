/** Reads an OpenAPI 3.1 description the way the contract names things: fields as `a.b` and `a[].b`. */

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

export interface Operation {
  readonly operationId?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly schema?: Schema
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

export interface Description {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** What a schema says of each field below it: the values it may have, when they are a closed list. */
export type Fields = ReadonlyMap<string, ReadonlySet<unknown>>

/** Every field that a schema can hold, under whichever of its alternatives. */
export function fieldsOf(description: Description, schema: Schema | undefined): Fields {
  const found = new Map<string, Set<unknown>>()
  const note = (path: string): Set<unknown> => {
    const values = found.get(path) ?? new Set()
    found.set(path, values)
    return values
  }
  const walk = (each: Schema, path: string) => {
    if (each.$ref !== undefined) return walk(referred(description, each.$ref), path)
    const values = note(path)
    for (const value of each.enum ?? (each.const === undefined ? [] : [each.const])) {
      values.add(value)
    }
    for (const [name, property] of Object.entries(each.properties ?? {})) {
      walk(property, path === '' ? name : `${path}.${name}`)
    }
    if (each.items !== undefined) walk(each.items, `${path}[]`)
    for (const one of [...(each.anyOf ?? []), ...(each.oneOf ?? []), ...(each.allOf ?? [])]) {
      walk(one, path)
    }
  }
  if (schema !== undefined) walk(schema, '')
  return found
}

function referred(description: Description, reference: string): Schema {
  const name = reference.replace('#/components/schemas/', '')
  const schema = description.components.schemas[name]
  if (schema === undefined) throw new Error(`the description has no schema ${reference}`)
  return schema
}

/** The schema of a body or reply, whatever its media type. */
export function schemaOf(content: Content | undefined): Schema | undefined {
  return Object.values(content?.content ?? {})[0]?.schema
}
