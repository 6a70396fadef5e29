import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Community } from '../../../../functions/estates/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Field, inputClass } from '../../../shared/parts/field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Select } from '../../parts/pick.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { Section } from '../../parts/section.tsx'
import { afterImport } from './queries.ts'
import { fileBytesMax, uploadFile } from './upload-file.ts'
import { useImportWords } from './words.ts'

const fresh = 'new'

/** Where the rows go, and the file. The check starts as soon as a file is given. */
export function Upload({ communities }: { readonly communities: readonly Community[] }) {
  const words = useImportWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [community, setCommunity] = useState<string>(communities[0]?.id ?? fresh)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const upload = useMutation({
    mutationFn: async (file: File) => {
      // Creating the same community again answers the same one: a second try after a bad file makes no second community.
      const id = community === fresh ? (await ask(api.communities.$post({ json: { name: name.trim() } }))).id : community
      return uploadFile(file, id)
    },
    onSuccess: async (preview) => {
      await afterImport(client)
      await navigate({ to: '/imports/$import', params: { import: preview.id } })
    },
  })
  const take = (files: readonly File[]) => {
    const [file] = files
    if (!file || upload.isPending) return
    upload.reset()
    const wrong = community === fresh && !name.trim() ? words.communityNeeded : files.length > 1 ? words.oneFile : !/\.(xlsx|csv|txt)$/i.test(file.name) ? words.wrongKind : file.size > fileBytesMax ? words.tooLarge : undefined
    setProblem(wrong)
    if (wrong === words.communityNeeded) document.getElementById('import-community-name')?.focus()
    if (!wrong) upload.mutate(file)
  }
  return (
    <Section title={words.uploadTitle} className="grid gap-3">
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {communities.length > 0 && (
          <Field id="import-community" label={words.community}>
            {(aria) => <Select {...aria} value={community} onChange={(event) => setCommunity(event.target.value)} choices={[...communities.map(({ id, name: label }) => ({ value: id, label })), { value: fresh, label: words.newCommunity }]} />}
          </Field>
        )}
        {community === fresh && (
          <Field id="import-community-name" label={words.communityName} error={problem === words.communityNeeded ? problem : undefined}>
            {(aria) => <input {...aria} value={name} maxLength={40} autoComplete="off" onChange={(event) => setName(event.target.value)} className={inputClass(problem === words.communityNeeded, 'min-h-10')} />}
          </Field>
        )}
      </div>
      <FileDrop words={words} accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" busy={upload.isPending ? words.uploading(upload.variables.name) : undefined} onFiles={take} />
      {problem && problem !== words.communityNeeded && (
        <p role="alert" className="font-medium text-bad">
          {problem}
        </p>
      )}
      <Failure error={upload.error} />
    </Section>
  )
}
