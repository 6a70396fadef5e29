import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { createApp } from './create-app.ts'

const app = new App()
/** `-c dist=FOLDER` names another build than the one of `npm run build`. */
const dist = String(app.node.tryGetContext('dist') ?? join(import.meta.dirname, '../../dist'))
const built = { functions: join(dist, 'functions'), web: join(dist, 'web') }
for (const folder of Object.values(built)) if (!existsSync(folder)) throw new Error(`${folder} is not there. Run npm run build first.`)

createApp(app, built)
