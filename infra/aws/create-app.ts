import { Validations, type App } from 'aws-cdk-lib'
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { AwsSolutionsChecks } from 'cdk-nag'
import { acknowledge } from './acknowledged.ts'
import { settingsOf } from './settings.ts'
import { type Built, CertificateStack, LinliStack } from './stack.ts'

/** Both stacks, with the rules of cdk-nag as a part of synthesis. */
export function createApp(app: App, built: Built): { readonly main: LinliStack; readonly certificate: CertificateStack } {
  // A new app takes all of the CDK's corrections; the pinned version keeps the list from growing by itself.
  for (const [flag, value] of Object.entries(recommended)) if (app.node.tryGetContext(flag) === undefined) app.node.setContext(flag, value)
  const settings = settingsOf(app.node)
  const account = process.env['CDK_DEFAULT_ACCOUNT']
  const env = { region: settings.region, ...(account ? { account } : {}) }
  const tags = { service: 'linli' }
  const certificate = new CertificateStack(app, 'LinliCertificate', settings, { env, tags, crossRegionReferences: true })
  const main = new LinliStack(app, 'Linli', { settings, built, certificate: certificate.certificate, env, tags, crossRegionReferences: true })
  acknowledge(certificate, main)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { main, certificate }
}
