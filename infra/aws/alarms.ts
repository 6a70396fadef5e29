import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Operation, type TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { type Functions, pascal } from './functions.ts'
import type { Queues } from './jobs.ts'

type Props = { readonly email: string; readonly http: HttpApi; readonly functions: Functions; readonly queues: Queues; readonly table: TableV2 }

/** Few and worth getting up for: each says that somebody was answered wrongly, that work stands still, or that answers are slow. */
export function createAlarms(scope: Construct, { email, http, functions, queues, table }: Props): Topic {
  const topic = new Topic(scope, 'Alarms', { displayName: 'Linli', enforceSSL: true })
  topic.addSubscription(new EmailSubscription(email))
  topic.addToResourcePolicy(
    new PolicyStatement({ sid: 'CloudWatch', effect: Effect.ALLOW, actions: ['sns:Publish'], resources: [topic.topicArn], principals: [new ServicePrincipal('cloudwatch.amazonaws.com')] }),
  )
  const minutes = (count: number) => ({ period: Duration.minutes(count), statistic: Stats.SUM })
  const alarm = (id: string, says: string, metric: IMetric, above: number, periods = 1): void => {
    const made = new Alarm(scope, `${id}Alarm`, {
      alarmDescription: says,
      metric,
      threshold: above,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    made.addAlarmAction(new SnsAction(topic))
    made.addOkAction(new SnsAction(topic))
  }
  alarm('ServerErrors', 'More than 5 answers with 5xx in 5 minutes', http.metricServerError(minutes(5)), 5)
  alarm('Slow', 'One answer in a hundred took longer than 3 s for 15 minutes', http.metricLatency({ period: Duration.minutes(5), statistic: 'p99' }), 3000, 3)
  for (const [name, one] of Object.entries(functions)) {
    alarm(`${pascal(name)}Errors`, `The ${name} function failed more than twice in 5 minutes`, one.metricErrors(minutes(5)), 2)
    alarm(`${pascal(name)}Throttles`, `The ${name} function was held back: the account's concurrency is used up`, one.metricThrottles(minutes(5)), 0)
  }
  alarm('DeadJobs', 'A job could not be worked and waits in the dead queue', queues.dead.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }), 0)
  alarm('WaitingJobs', 'A job has waited longer than 15 minutes', queues.jobs.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }), 900)
  alarm('TableThrottles', 'The table refused requests for lack of capacity', table.metricThrottledRequestsForOperations({ ...minutes(5), operations: tableOperations }), 0)
  alarm('TableErrors', 'The table failed', table.metricSystemErrorsForOperations({ ...minutes(5), operations: tableOperations }), 0)
  return topic
}

const tableOperations = [Operation.GET_ITEM, Operation.BATCH_GET_ITEM, Operation.QUERY, Operation.PUT_ITEM, Operation.UPDATE_ITEM, Operation.DELETE_ITEM, Operation.BATCH_WRITE_ITEM, Operation.TRANSACT_WRITE_ITEMS]
