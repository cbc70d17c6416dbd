import { useEffect, useState } from 'react'
import { useHeldForm } from '../../uploads/held-form.ts'
import { toldByForm, useSendings } from '../../uploads/use-sendings.ts'
import type { useTyping } from './use-typing.ts'

/**
 * Files that are sent for questions of a page while it is filled in. One that has come answers its question and is saved
 * like anything that is typed; the form waits for those on their way. When an entry is left out, those after it change
 * places: what is on its way to entries of that group is dropped, and goes on where it was when it is chosen again.
 */
export function useFormFiles({
  onInput,
  changeEntries,
}: Pick<ReturnType<typeof useTyping>, 'onInput' | 'changeEntries'>) {
  const sending = useSendings(toldByForm)
  const held = useHeldForm(sending.sendings)
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const placeOf = (path: string) =>
    `${path} ${leftOut.filter((group) => path.startsWith(`${group}/`)).length}`

  useEffect(() => {
    if (sending.arrived.length > 0) onInput()
  }, [sending.arrived, onInput])

  const changeBoth = (intent: string) => {
    const [what, group = ''] = intent.split(' ')
    if (what === 'remove') {
      for (const { id, place } of sending.sendings)
        if (place.startsWith(`${group}/`)) sending.drop(id)
      setLeftOut((groups) => [...groups, group])
    }
    changeEntries(intent)
  }

  return { sending, held, placeOf, changeEntries: changeBoth }
}
