import type { JobKind, Step } from './model.ts'

/** Which slice works which kind. Imported when first run, so that a function loads only what it works on. */
export const steps: Readonly<Record<JobKind, Step>> = {
  import: async (...work) => (await import('../estates/apply-import-slice.ts')).applyImportSlice(...work),
  reminders: async (...work) => (await import('../reminders/send-slice.ts')).sendSlice(...work),
  closing: async (...work) => (await import('../closing/close-slice.ts')).closeSlice(...work),
  rosters: async (...work) => (await import('../rosters/tell-workers.ts')).tellSlice(...work),
  solving: async (...work) => (await import('../rosters/solve-slice.ts')).solveSlice(...work),
  telling: async (ctx, subject) => (await import('../rosters/tell-worker.ts')).tellWorkerSlice(ctx, subject),
  billing: async (...work) => (await import('../fees/publish-slice.ts')).publishSlice(...work),
}
