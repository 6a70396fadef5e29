import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { DomainName } from 'aws-cdk-lib/aws-apigatewayv2'
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods, CachePolicy, Distribution, Function as EdgeFunction, FunctionCode, FunctionEventType, FunctionRuntime, HeadersFrameOption, HeadersReferrerPolicy,
  HttpVersion, OriginProtocolPolicy, OriginRequestPolicy, PriceClass, ResponseHeadersPolicy, SecurityPolicyProtocol, ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ARecord, AaaaRecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'

type Props = { readonly domain: string; readonly zone: IHostedZone; readonly certificate: ICertificate; readonly api: DomainName; readonly webFolder: string }

/** Every tenant's host: the two built apps from a bucket, and the API under the same host, so that one cookie and no CORS serve both. */
export function createEdge(scope: Construct, { domain, zone, certificate, api, webFolder }: Props): Distribution {
  const bucket = createBucket(scope)
  const apps = deployApps(scope, bucket, webFolder)
  const logs = createLogBucket(scope)
  const toApi = apiBehavior(api)
  const distribution = new Distribution(scope, 'Web', {
    comment: `Linli on *.${domain}`,
    domainNames: [`*.${domain}`],
    certificate,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_200,
    logBucket: logs,
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: pageHeaders(scope),
      functionAssociations: [{ function: router(scope), eventType: FunctionEventType.VIEWER_REQUEST }],
    },
    additionalBehaviors: { '/v1/*': toApi, '/docs': toApi, '/callback': toApi },
  })
  listing(bucket, distribution)
  distribution.node.addDependency(...apps)
  const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution))
  new ARecord(scope, 'Hosts', { zone, recordName: `*.${domain}`, target })
  new AaaaRecord(scope, 'Hosts6', { zone, recordName: `*.${domain}`, target })
  return distribution
}

/** As IBucket: the CDK's own class does not fit its interface under exactOptionalPropertyTypes. */
function createBucket(scope: Construct): IBucket {
  return new Bucket(scope, 'Apps', { ...closed, versioned: true, lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }], removalPolicy: RemovalPolicy.RETAIN }) as IBucket
}

/** CloudFront's own log holds addresses of visitors: kept 30 days, for abuse only. */
function createLogBucket(scope: Construct): IBucket {
  return new Bucket(scope, 'WebLogs', { ...closed, objectOwnership: ObjectOwnership.OBJECT_WRITER, lifecycleRules: [{ expiration: Duration.days(30) }], removalPolicy: RemovalPolicy.RETAIN }) as IBucket
}

const closed = { encryption: BucketEncryption.S3_MANAGED, enforceSSL: true, blockPublicAccess: BlockPublicAccess.BLOCK_ALL } as const

/** Hashed files first and for ever, pages last and never from a cache: no page names a file that is not there. Old files stay for open tabs. */
function deployApps(scope: Construct, bucket: IBucket, folder: string): BucketDeployment[] {
  const sources = ['resident', 'office'].map((app) => ({ app, path: join(folder, app) }))
  const deploy = (id: string, exclude: string[], cache: CacheControl[]) =>
    sources.map(({ app, path }) => new BucketDeployment(scope, `${id}-${app}`, { sources: [Source.asset(path, { exclude })], destinationBucket: bucket, destinationKeyPrefix: app, prune: false, cacheControl: cache, memoryLimit: 512 }))
  const files = deploy('Files', ['**', '!assets', '!assets/**'], [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()])
  const pages = deploy('Pages', ['assets', 'assets/**'], [CacheControl.noCache()])
  for (const page of pages) page.node.addDependency(...files)
  return [...files, ...pages]
}

function router(scope: Construct): EdgeFunction {
  const code = readFileSync(join(import.meta.dirname, 'edge-router.js'), 'utf8')
  return new EdgeFunction(scope, 'Router', { comment: 'Paths of the two apps', runtime: FunctionRuntime.JS_2_0, code: FunctionCode.fromInline(code) })
}

/** The visitor's Host, cookies and query go through, nothing is kept. The gateway's certificate covers that very host. */
function apiBehavior(api: DomainName) {
  return {
    origin: new HttpOrigin(api.regionalDomainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY, readTimeout: Duration.seconds(30) }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // Adds CloudFront-Viewer-Address, by which rate limits count callers; without it all visitors of an edge would be one.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_AND_CLOUDFRONT_2022,
    compress: true,
  }
}

/** No inline script, no framing, nothing from other hosts. The local stack sends the same (infra/local/web-files.ts); a test compares them. */
export const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"

function pageHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'PageHeaders', {
    comment: 'Pages and files of the two apps',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
    },
  })
}

/** Without the right to list, S3 answers a missing file with 403 instead of 404. */
function listing(bucket: IBucket, distribution: Distribution): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'MissingIsNotFound',
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceArn': distribution.distributionArn } },
    }),
  )
}
