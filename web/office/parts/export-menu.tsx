import { Download } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/languages.ts'
import { noteExpired } from '../shell/expired.ts'
import { useFailureText } from './failure.tsx'
import { Menu } from './menu.tsx'
import { saveFile } from './save-file.ts'

export type FileFormat = 'csv' | 'xlsx' | 'pdf' | 'hledger' | 'beancount'

type Props = { readonly formats: readonly FileFormat[]; readonly addressOf: (format: FileFormat) => string; readonly label?: string }

/** The list as a file, with the filters of the screen: the same figures by the same query. */
export function ExportMenu({ formats, addressOf, label }: Props) {
  const words = useWords()
  return <FileMenu files={formats.map((format) => ({ label: words.export[format], address: addressOf(format) }))} {...(label ? { label } : {})} />
}

type File = { readonly label: string; readonly address: string }

/** Files to choose from, each under its own name. */
export function FileMenu({ files, label }: { readonly files: readonly File[]; readonly label?: string }) {
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const textOf = useFailureText()
  const save = async (address: string) => {
    setBusy(true)
    setProblem(undefined)
    await saveFile(address).catch((thrown: unknown) => {
      noteExpired(thrown)
      setProblem(thrown)
    })
    setBusy(false)
  }
  return (
    <>
      <Menu label={busy ? words.export.busy : (label ?? words.export.act)} icon={<Download aria-hidden className="size-4" />} items={files.map((file) => ({ key: file.label, label: file.label, onSelect: () => void save(file.address) }))} />
      {problem !== undefined && (
        <p role="alert" className="w-full font-medium text-bad">
          {words.export.failed}: {textOf(problem)}
        </p>
      )}
    </>
  )
}
