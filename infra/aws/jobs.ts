import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { jobsTimeout } from './functions.ts'

export type Queues = { readonly jobs: Queue; readonly dead: Queue }

/** The row in the table is the job; a message only wakes a worker, so a lost one costs a minute and nothing else. */
export function createQueues(scope: Construct): Queues {
  const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, removalPolicy: RemovalPolicy.DESTROY }
  const dead = new Queue(scope, 'DeadJobsQueue', { ...safe, retentionPeriod: Duration.days(14) })
  const jobs = new Queue(scope, 'JobsQueue', {
    ...safe,
    retentionPeriod: Duration.days(1),
    // Six times the worker's time, as Lambda asks: a message still at work must not be handed out again.
    visibilityTimeout: Duration.seconds(jobsTimeout.toSeconds() * 6),
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
  })
  return { jobs, dead }
}

/** Wakes the jobs function for every message, and once a minute for what no message was left for. */
export function runJobs(scope: Construct, worker: LambdaFunction, { jobs, dead }: Queues): void {
  worker.addEventSource(new SqsEventSource(jobs, { batchSize: 1, maxConcurrency: 10, reportBatchItemFailures: true }))
  new Schedule(scope, 'EveryMinute', {
    description: 'Jobs left behind and payments whose end we were not told',
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    target: new LambdaInvoke(worker, {
      input: ScheduleTargetInput.fromObject({ tick: true }),
      deadLetterQueue: dead,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
    }),
  })
}
