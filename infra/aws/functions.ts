import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { functionNames, type FunctionName } from './routes.ts'

export type Functions = Readonly<Record<FunctionName, LambdaFunction>>

type Size = { readonly memoryMb: number; readonly seconds: number }

/** The gateway gives up after 30 s, so no function that answers requests runs longer. */
const sizes: Readonly<Record<FunctionName, Size>> = {
  api: { memoryMb: 1024, seconds: 15 },
  aftercare: { memoryMb: 1024, seconds: 15 },
  income: { memoryMb: 1024, seconds: 15 },
  workforce: { memoryMb: 1024, seconds: 15 },
  // A small roster is made within the request.
  rosters: { memoryMb: 3008, seconds: 29 },
  documents: { memoryMb: 3008, seconds: 29 },
  imports: { memoryMb: 2048, seconds: 29 },
  payments: { memoryMb: 1024, seconds: 29 },
  'sign-in': { memoryMb: 1024, seconds: 15 },
  notices: { memoryMb: 1024, seconds: 29 },
  jobs: { memoryMb: 1024, seconds: 300 },
}

export const jobsTimeout = Duration.seconds(sizes.jobs.seconds)

/** One role a function, with the right to write its own log and, at first, no other. */
export function createRoles(scope: Construct): Readonly<Record<FunctionName, Role>> {
  return each((name) => new Role(scope, `${pascal(name)}Role`, { description: `The ${name} function`, assumedBy: new ServicePrincipal('lambda.amazonaws.com') }))
}

type Props = { readonly folder: string; readonly roles: Readonly<Record<FunctionName, Role>>; readonly environment: Readonly<Record<string, string>> }

/** The bundles of infra/build as functions. `folder` holds one folder a function. */
export function createFunctions(scope: Construct, { folder, roles, environment }: Props): Functions {
  return each((name) => {
    const path = join(folder, name)
    if (!existsSync(path)) throw new Error(`${path} is not there. Run npm run build first.`)
    const logGroup = new LogGroup(scope, `${pascal(name)}Log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY })
    roles[name].addToPolicy(new PolicyStatement({ sid: 'OwnLog', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }))
    return new LambdaFunction(scope, `${pascal(name)}Function`, {
      description: `Linli ${name} of ${Stack.of(scope).stackName}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(path, { exclude: ['**/*.map'] }),
      memorySize: sizes[name].memoryMb,
      timeout: Duration.seconds(sizes[name].seconds),
      role: roles[name].withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment,
    })
  })
}

function each<T>(make: (name: FunctionName) => T): Readonly<Record<FunctionName, T>> {
  return Object.fromEntries(functionNames.map((name) => [name, make(name)])) as Record<FunctionName, T>
}

export const pascal = (name: string): string => name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
