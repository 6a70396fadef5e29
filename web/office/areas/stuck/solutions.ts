import type { Solution } from '../../../../functions/stuck/model.ts'

export type { Solution } from '../../../../functions/stuck/model.ts'

/** What can be done on the list itself; everything else is done on the thing's own page. */
export const solutions = ['ask-again', 'resume', 'retry', 'keep', 'abandon', 'dismiss'] as const satisfies readonly Solution[]
