import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { createApp } from '../../infra/aws/create-app.ts'
import { functionNames } from '../../infra/aws/routes.ts'

/** A build with the right names and nothing in it: what is synthesized does not depend on the code inside. */
export function emptyBuild(): string {
  const dist = mkdtempSync(join(tmpdir(), 'linli-dist-'))
  const put = (path: string, text: string) => {
    mkdirSync(join(dist, path, '..'), { recursive: true })
    writeFileSync(join(dist, path), text)
  }
  for (const name of functionNames) put(`functions/${name}/index.mjs`, `export const handler = () => '${name}'`)
  for (const app of ['resident', 'office']) {
    put(`web/${app}/index.html`, '<!doctype html><title>Linli</title>')
    put(`web/${app}/assets/app-1a2b3c.js`, `'${app}'`)
  }
  return dist
}

/** Both stacks as templates, without the validation plugins (5 s each; one test runs them for real). */
export function synthesize(context: Record<string, string> = {}): { main: Template; certificate: Template } {
  process.env['CDK_VALIDATION'] = 'false'
  const dist = emptyBuild()
  const app = new App({ context, outdir: join(dist, 'cdk.out') })
  const { main, certificate } = createApp(app, { functions: join(dist, 'functions'), web: join(dist, 'web') })
  return { main: Template.fromStack(main), certificate: Template.fromStack(certificate) }
}

export type Resource = { readonly Type: string; readonly Properties: Record<string, unknown>; readonly DeletionPolicy?: string }
export const resourcesOf = (template: Template, type: string): [string, Resource][] => Object.entries(template.findResources(type)) as [string, Resource][]
