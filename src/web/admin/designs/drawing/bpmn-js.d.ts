/** What is used here of bpmn-js, whose own types are those of a CommonJS package. */
declare module 'bpmn-js/lib/Modeler.js' {
  export default class Modeler {
    constructor(options: {
      readonly container: HTMLElement
      readonly moddleExtensions: Readonly<Record<string, unknown>>
      readonly additionalModules: readonly Readonly<Record<string, unknown>>[]
    })
    importXML(xml: string): Promise<unknown>
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml?: string }>
    get(name: string): unknown
    destroy(): void
  }
}
