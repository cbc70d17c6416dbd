/** What is used here of bpmn-moddle, which has no types of its own entry. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    create(type: string, properties?: Readonly<Record<string, unknown>>): ModdleElement
    toXML(
      element: ModdleElement,
      options?: { readonly format?: boolean },
    ): Promise<{ readonly xml: string }>
    fromXML(xml: string): Promise<{ readonly rootElement: ModdleElement }>
  }
}
