/** The part of pngjs that we use; it brings no types. */
declare module 'pngjs' {
  export class PNG {
    readonly width: number
    readonly height: number
    /** Red, green, blue and opacity of each dot, row by row. */
    readonly data: Buffer
    constructor(size: { readonly width: number; readonly height: number })
    static readonly sync: {
      read(bytes: Buffer): PNG
      write(
        png: PNG,
        options: {
          readonly colorType: number
          readonly filterType: number
          readonly deflateLevel: number
        },
      ): Buffer
    }
  }
}
