import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldValues, Path, PathValue } from 'react-hook-form'
import type { useOfficeForm } from '../../parts/use-office-form.ts'
import { type FoundPersonName, PersonFinder } from './person-finder.tsx'
import { personQuery } from './queries.ts'

type Props<Values extends FieldValues> = { readonly form: ReturnType<typeof useOfficeForm<Values>>; readonly path: Path<Values>; readonly label: string; readonly without?: ReadonlySet<string> }

/** The finder as a field of a form, which holds the id. Somebody whom the form begins with, as the address of a screen may say, is shown by name. */
export function PersonField<Values extends FieldValues>({ form: { form, fieldOf }, path, label, without }: Props<Values>) {
  const { id, error } = fieldOf(path)
  const [first] = useState(() => String(form.getValues(path)))
  const [chosen, setChosen] = useState<FoundPersonName>()
  const known = useQuery({ ...personQuery(first), enabled: first !== '' })
  const held = form.watch(path)
  const choose = (person: FoundPersonName | undefined) => {
    setChosen(person)
    form.setValue(path, (person?.id ?? '') as PathValue<Values, Path<Values>>, { shouldValidate: form.formState.isSubmitted })
  }
  return <PersonFinder id={id} label={label} chosen={chosen ?? (held === first ? known.data : undefined)} onChoose={choose} error={error} {...(without ? { without } : {})} />
}
