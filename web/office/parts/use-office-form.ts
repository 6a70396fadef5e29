import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useState } from 'react'
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { Problem } from '../../shared/parts/error-summary.tsx'

type Options<Values extends FieldValues> = {
  /** The form's name: ids of its fields begin with it, `collect-amount`. */
  readonly name: string
  /** Texts in, the same texts out; what they mean is read in `onSubmit`. */
  readonly schema: z.ZodMiniType<Values, Values>
  readonly defaults: NoInfer<DefaultValues<Values>>
  /** Whatever it throws is shown above the form; what was typed stays. */
  readonly onSubmit: (values: Values) => Promise<void>
}

/** A form with its error summary. `fieldOf('amount')` gives a field its id, its registration and its error. */
export function useOfficeForm<Values extends FieldValues>({ name, schema, defaults, onSubmit }: Options<Values>) {
  const form = useForm<Values>({ resolver: standardSchemaResolver(schema) as never, defaultValues: defaults, shouldFocusError: false })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [failure, setFailure] = useState<unknown>()
  const idOf = (path: string) => `${name}-${path.replaceAll('.', '-')}`
  const submit = form.handleSubmit(
    async (values) => {
      setProblems([])
      setFailure(undefined)
      await onSubmit(values as Values).catch(setFailure)
    },
    (errors) => setProblems(messagesOf(errors).map(([path, say]) => ({ field: idOf(path), say }))),
  )
  const { errors, isSubmitting } = form.formState
  const fieldOf = (path: Path<Values>) => ({ id: idOf(path), error: messagesOf(errors).find(([at]) => at === path)?.[1], ...form.register(path) })
  return { form, submit, problems, failure, busy: isSubmitting, fieldOf, idOf }
}

/** Every message with the path of its field, in the order of the form. */
function messagesOf(errors: FieldErrors, path: readonly string[] = []): (readonly [path: string, say: string])[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    if (!error || typeof error !== 'object' || key === 'ref') return []
    const here = key === 'root' ? path : [...path, key]
    const message = 'message' in error && typeof error.message === 'string' ? error.message : undefined
    return message ? [[here.join('.'), message] as const] : messagesOf(error as FieldErrors, here)
  })
}
