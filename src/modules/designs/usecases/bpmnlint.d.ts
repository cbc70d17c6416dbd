/** What is used here of bpmnlint, whose own types leave out its rules. */
declare module 'bpmnlint/lib/linter.js' {
  interface Report {
    readonly id?: string
  }

  export default class Linter {
    constructor(options: {
      readonly config: { readonly rules: Readonly<Record<string, 'warn'>> }
      readonly resolver: { readonly resolveRule: (pkg: string, name: string) => unknown }
    })
    lint(root: unknown): Promise<Readonly<Record<string, readonly Report[]>>>
  }
}
