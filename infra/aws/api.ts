import { DomainName, EndpointType, HttpApi, type HttpMethod, LogGroupLogDestination, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ARecord, AaaaRecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import { RemovalPolicy } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { type Functions, pascal } from './functions.ts'
import { routes } from './routes.ts'

export type Api = { readonly http: HttpApi; readonly domain: DomainName }

/** Across all tenants; each tenant's own limits (codes, sign-ins) are kept in the table. */
const requestsPerSecondMax = 200
const burstMax = 400

/**
 * One HTTP API under every host of the domain, so that a function sees the tenant's own Host. `api.` points here
 * straight, the tenants' hosts by way of CloudFront. The address that AWS itself hands out is shut.
 */
export function createApi(scope: Construct, props: { readonly domain: string; readonly zone: IHostedZone; readonly functions: Functions }): Api {
  const certificate = new Certificate(scope, 'ApiCertificate', { domainName: `*.${props.domain}`, validation: CertificateValidation.fromDns(props.zone) })
  const domain = new DomainName(scope, 'ApiDomain', { domainName: `*.${props.domain}`, certificate, endpointType: EndpointType.REGIONAL, securityPolicy: SecurityPolicy.TLS_1_2 })
  const log = new LogGroup(scope, 'AccessLog', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY })
  const http = new HttpApi(scope, 'Http', { description: `Linli API on ${props.domain}`, createDefaultStage: false, disableExecuteApiEndpoint: true })
  http.addStage('Stage', {
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: requestsPerSecondMax, burstLimit: burstMax },
    domainMapping: { domainName: domain },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(accessLine) },
  })
  addRoutes(http, props.functions)
  const target = RecordTarget.fromAlias(new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId))
  new ARecord(scope, 'ApiHost', { zone: props.zone, recordName: `api.${props.domain}`, target })
  new AaaaRecord(scope, 'ApiHost6', { zone: props.zone, recordName: `api.${props.domain}`, target })
  return { http, domain }
}

/** No path with its values, no query and no address: a pay link's token and a person's IP stay out of the log. */
const accessLine = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  host: '$context.domainName',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
})

function addRoutes(http: HttpApi, functions: Functions): void {
  for (const [name, patterns] of Object.entries(routes)) {
    const integration = new HttpLambdaIntegration(pascal(name), functions[name as keyof typeof routes])
    for (const pattern of patterns) {
      const [method, path] = pattern.split(' ') as [string, string]
      http.addRoutes({ path: path.replace('{rest+}', '{proxy+}'), methods: [method as HttpMethod], integration })
    }
  }
}
