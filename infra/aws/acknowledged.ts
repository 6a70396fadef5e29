import { type Stack, Token, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

const copier = [
  ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map((action) => `IAM5[Action::s3:${action}]`),
  'IAM5[Resource::arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/*]',
  'IAM5[Resource::<AppsA82513C7.Arn>/*]',
]

/** Findings of cdk-nag that stand, each with its reason. `at` is the start of a path inside the stack. */
const findings: readonly { readonly at: string; readonly rules: readonly string[]; readonly reason: string }[] = [
  {
    at: 'Http/',
    rules: ['APIG4'],
    reason: 'Every operation names who may call it and denies by default in the function (functions/http/operation.ts), because roles are read from the table at each request and a public page needs none.',
  },
  {
    at: 'ApiRole/',
    rules: ['IAM5[Resource::*]'],
    reason: 'sns:Publish to a phone number has no resource to name. A Deny on every topic stands beside it, so text messages are all that is left.',
  },
  {
    at: 'SchedulerRole',
    rules: ['IAM5[Resource::<JobsFunction382FBD18.Arn>:*]'],
    reason: 'Written by the CDK for the one jobs function and its versions.',
  },
  {
    at: 'Staff/',
    rules: ['COG2'],
    reason: 'Passkeys are offered and count as two factors; requiring MFA at the pool would switch passkeys off. A second factor may be added by each person.',
  },
  {
    at: 'Staff/',
    rules: ['COG8'],
    reason: 'The Plus plan adds risk scores at 20 US$ per 1,000 users. Sign-ins are limited by Cognito and again by our own rate limits.',
  },
  { at: 'StripeKey/', rules: ['SMG4'], reason: "Stripe issues this key; it is rolled in Stripe's dashboard and pasted here (README)." },
  { at: 'StripeWebhook/', rules: ['SMG4'], reason: "Stripe issues this secret; it is rolled in Stripe's dashboard and pasted here (README)." },
  { at: 'Seals/', rules: ['SMG4'], reason: 'What it sealed must stay readable: a new key is added beside the old one and named as current (functions/workforce/README.md); a rotation that replaces it would lock the data.' },
  { at: 'Apps/', rules: ['S1'], reason: 'Public static files, read by CloudFront alone, whose own access log is on.' },
  { at: 'WebLogs/', rules: ['S1'], reason: 'This is the bucket that access logs go to.' },
  { at: 'Web/', rules: ['CFR1'], reason: 'Residents may pay from anywhere; relatives abroad often do.' },
  {
    at: 'Web/',
    rules: ['CFR2'],
    reason: 'A web ACL costs about as much a month as the whole rest for a small organization. The gateway holds back bursts and the functions limit codes, sign-ins and pay links per tenant and phone. To be decided again with real traffic.',
  },
  {
    at: 'Custom::CDKBucketDeployment',
    rules: ['L1', 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]', ...copier],
    reason: "The CDK's own helper that copies the built front ends at deployment; its role and runtime come with the pinned CDK version.",
  },
]

/** Puts each reason on the constructs that it is for; a reason that no construct needs any more is an error. */
export function acknowledge(...stacks: readonly Stack[]): void {
  const { region, account } = stacks.at(-1)!
  const place = (rule: string): string => rule.replace('{region}', region).replace('{account}', Token.isUnresolved(account) ? '<AWS::AccountId>' : account)
  const constructs = stacks.flatMap((stack) => stack.node.findAll().map((construct) => ({ construct, path: pathIn(stack, construct) })))
  for (const { at, rules, reason } of findings) {
    const found = constructs.filter(({ path }) => path.startsWith(at))
    if (found.length === 0) throw new Error(`acknowledged.ts speaks of ${at}, which is not there`)
    for (const { construct } of found) for (const rule of rules) Validations.of(construct).acknowledge({ id: `AwsSolutions-${place(rule)}`, reason })
  }
}

const pathIn = (stack: Stack, construct: IConstruct): string => construct.node.path.slice(stack.node.path.length + 1)
