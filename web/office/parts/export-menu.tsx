import { Menu } from '@base-ui/react/menu'
import { ChevronDown, Download } from 'lucide-react'
import { useState } from 'react'
import { buttonClass } from '../../shared/parts/button.tsx'
import { useWords } from '../words/languages.ts'
import { useFailureText } from './failure.tsx'
import { saveFile } from './save-file.ts'

export type FileFormat = 'csv' | 'xlsx' | 'hledger'

type Props = { readonly formats: readonly FileFormat[]; readonly addressOf: (format: FileFormat) => string; readonly label?: string }

/** The list as a file, with the filters of the screen: the same figures by the same query. */
export function ExportMenu({ formats, addressOf, label }: Props) {
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const textOf = useFailureText()
  const save = async (format: FileFormat) => {
    setBusy(true)
    setProblem(undefined)
    await saveFile(addressOf(format)).catch(setProblem)
    setBusy(false)
  }
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={buttonClass('plain', 'min-h-10')}>
          <Download aria-hidden className="size-4" />
          {busy ? words.export.busy : (label ?? words.export.act)}
          <ChevronDown aria-hidden className="size-4" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="min-w-44 rounded-md border border-line-strong bg-paper py-1 shadow-lg outline-none">
              {formats.map((format) => (
                <Menu.Item key={format} onClick={() => void save(format)} className="flex min-h-10 cursor-default items-center px-4 data-highlighted:bg-brand-soft">
                  {words.export[format]}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {problem !== undefined && (
        <p role="alert" className="w-full font-medium text-bad">
          {words.export.failed}: {textOf(problem)}
        </p>
      )}
    </>
  )
}
