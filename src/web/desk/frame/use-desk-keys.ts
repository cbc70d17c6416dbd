import { useEffect } from 'react'
import { useNavigate } from 'react-router'

/**
 * The keys of the desk. What they lead to is marked in the pages: `data-row` on the link of each row
 * of a list, `data-key` on what one letter leads to, `data-main-action` on the form of the main
 * action. A key whose mark is not on the page does nothing.
 */
export function useDeskKeys(views: readonly string[]): void {
  const navigate = useNavigate()
  const addresses = views.join(' ')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        submitMain(event)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const view = /^[1-9]$/.test(event.key) ? addresses.split(' ')[Number(event.key) - 1] : null
      if (view) void navigate(view)
      else if (!press(event.key)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, addresses])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      'textarea, select, input:not([type=checkbox], [type=radio], [type=submit]), [contenteditable]',
    )
  )
}

/** Does what a key means on this page; says whether it meant anything. */
function press(key: string): boolean {
  switch (key) {
    case '/':
      return focus('#desk-search')
    case '?':
      document.querySelector<HTMLElement>('#key-help')?.togglePopover()
      return true
    case 'n':
      return click('a[href="/can-bo/tiep-nhan"]')
    case 'j':
      return click('[data-key=j]') || moveRow(1)
    case 'k':
      return click('[data-key=k]') || moveRow(-1)
    case 'x':
      return toggleRow()
    case 'a':
      return focus('[data-main-action] :is(input:not([type=hidden]), textarea, select, button)')
    case 'o':
      return focus('[data-key=o] summary')
    default:
      return /^[a-z]$/.test(key) && focus(`[data-key="${key}"]`)
  }
}

function focus(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
  return found !== null
}

function click(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.click()
  return found !== null
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('a[data-row]')].filter(
    (row) => row.offsetParent !== null,
  )
}

function moveRow(by: number): boolean {
  const all = rows()
  const at = all.findIndex((row) => row.closest('tr')?.contains(document.activeElement))
  const next = all[at === -1 && by < 0 ? all.length - 1 : Math.max(0, at + by)] ?? all.at(-1)
  next?.focus()
  return next !== undefined
}

function toggleRow(): boolean {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[type=checkbox]')
  box?.click()
  return box != null
}

function submitMain(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null
  const own = target?.closest<HTMLFormElement>('main form[method=post]')
  const form = own ?? document.querySelector<HTMLFormElement>('form[data-main-action]')
  if (form == null) return
  event.preventDefault()
  form.requestSubmit()
}
