import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, invalid, refused } from '../faults.ts'
import { yuan } from '../money.ts'

const unsaved = (code: string, zh: string, en: string): Fault => invalid(code, { zh: `${zh}没有保存。`, en: `${en} Nothing was saved.` })

export const otherOfThisId = (): Fault =>
  conflict('id-taken', { zh: '这个编号已用于另一条内容不同的记录，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another record with other content. Nothing was saved. Reload the page and fill it in anew.' })
export const changedMeanwhile = (): Fault =>
  conflict('changed-meanwhile', { zh: '刚有别人改过，没有保存。请刷新后看一下再办。', en: 'Somebody changed this meanwhile. Nothing was saved. Reload it, look, and try again.' })

export const badTerm = (): Fault => unsaved('bad-term', '合同期须从开始日到结束日，最长 20 年（《民法典》第七百零五条），', 'A contract runs from its first day to its last, twenty years at most (Civil Code, article 705).')
export const badSteps = (): Fault => unsaved('bad-steps', '租金须从合同第一天起，按日期先后排列，都在合同期内，', 'The rent begins on the first day of the contract; its steps follow each other within the contract.')
export const badTiers = (): Fault => unsaved('bad-tiers', '分成须从营业额 0 元起，逐档升高，', 'Shares begin at takings of 0, each tier above the one before.')
export const earnsNothing = (): Fault => unsaved('earns-nothing', '租金、分成和保底都是 0，', 'Rent, share and minimum are all 0.')
export const notInUse = (): Fault => refused('not-in-use', { zh: '这个设施还在筹备或已停用，不能签合同，没有保存。请先把设施改为“使用中”。', en: 'This facility is planned or closed, so it takes no contract. Nothing was saved. Set it to in use first.' })
export const numberTaken = (no: string): Fault =>
  conflict('number-taken', { zh: `合同编号“${no}”已有，没有保存。请核对，或打开原合同续签。`, en: `There is a contract “${no}” already. Nothing was saved. Check the number, or renew that contract.` })
export const tooManyContracts = (most: number): Fault => refused('too-many-contracts', { zh: `合同已达 ${most} 份上限，没有保存。`, en: `There are ${most} contracts already, the most there may be. Nothing was saved.` })
export const badRenewal = (from: BusinessDate): Fault =>
  unsaved('bad-renewal', `续签须从 ${from}（现合同期满次日）起，最长 20 年，合计不超过 50 年，`, `A renewal begins on ${from}, the day after the present end, and runs 20 years at most, 50 in all.`)

/** C1, of a contract that ended early. */
export const endedEarly = (to: BusinessDate): Fault =>
  refused('ended', { zh: `合同已于 ${to} 提前终止，之后不再有租金，也不能续签，没有保存。要继续出租，请新签合同。`, en: `The contract was ended on ${to}: it earns nothing after that and is not renewed. Nothing was saved. To let the place again, make a new contract.` })
export const badLastDay = (from: BusinessDate, before: BusinessDate): Fault =>
  unsaved('bad-last-day', `提前终止的最后一天须在 ${from} 至 ${before} 之间（早于原到期日），`, `The last day lies between ${from} and ${before}, before the end that was agreed.`)
export const askedAlready = (): Fault =>
  conflict('asked-already', { zh: '已有一份申请等另一人批准，没有保存。请先批准或退回那一份。', en: 'A request waits for a second person already. Nothing was saved. Approve or decline that one first.' })
export const nothingAsked = (): Fault => refused('nothing-asked', { zh: '没有等待批准的申请，没有改动。请刷新后查看。', en: 'No request waits for approval. Nothing was changed. Reload and look.' })
export const disputedSpan = (from: BusinessDate): Fault =>
  refused('disputed', { zh: `${from} 起的账期有异议，没有改动。请先重新结算或维持结算。`, en: `The period from ${from} is disputed. Nothing was changed. First settle it again, or let it stand.` })
export const earnedAfter = (from: BusinessDate): Fault =>
  refused('earned-after', { zh: `${from} 起的账期已登记营业额，合同不能在这之前终止，没有改动。请核对最后一天，或先把营业额更正为 0。`, en: `Takings are recorded of the period from ${from}, so the contract cannot end before it. Nothing was changed. Check the last day, or correct the takings to 0 first.` })
export const tooManySpans = (): Fault => refused('too-many-spans', { zh: '最后一天之后的账期太多，一次改不完，没有改动。请核对最后一天。', en: 'Too many periods lie after that last day to change at once. Nothing was changed. Check the last day.' })
export const notOver = (to: BusinessDate): Fault =>
  refused('not-over', { zh: `合同到 ${to} 为止，之后才能结清押金，没有保存。`, en: `The contract runs until ${to}; the deposit is settled after that. Nothing was saved.` })
export const unsettledSpan = (from: BusinessDate): Fault =>
  refused('unsettled', { zh: `${from} 起的账期还没有结算，不知道欠不欠租金，没有保存。请先结算。`, en: `The period from ${from} is not settled, so it is not known what is owed. Nothing was saved. Settle it first.` })
export const nothingHeld = (): Fault => refused('nothing-held', { zh: '没有押金也没有多收的租金，不用结清，没有保存。', en: 'No deposit is held and no rent was paid too much: there is nothing to settle. Nothing was saved.' })
export const closedAlready = (): Fault => refused('closed', { zh: '押金已经结清，没有保存。', en: 'The deposit is settled already. Nothing was saved.' })
export const aboveHeld = (leftFen: number): Fault =>
  refused('above-deposit', { zh: `抵完欠租后，押金最多还能扣 ${yuan(leftFen)} 元，没有保存。超出部分请另行追偿。`, en: `After unpaid rent at most ${yuan(leftFen)} yuan of the deposit can be kept. Nothing was saved. Claim what is more in another way.` })
export const otherBack = (backFen: number): Fault =>
  conflict('other-sum', { zh: `现在应退 ${yuan(backFen)} 元，与页面上的不同，没有批准。请刷新后再看。`, en: `By now ${yuan(backFen)} yuan go back, other than the page said. Nothing was approved. Reload and look again.` })

/** C1. */
export const expired = (to: BusinessDate): Fault =>
  refused('expired', { zh: `合同已于 ${to} 到期，没有续签就不能再有收入，没有保存。请先登记续签。`, en: `The contract ended on ${to}; without a renewal it earns nothing more. Nothing was saved. Record the renewal first.` })
export const noSuchSpan = (): Fault => unsaved('no-such-span', '合同没有从这一天开始的账期，', 'No period of the contract begins on this day.')
export const notYet = (from: BusinessDate): Fault => refused('not-yet', { zh: `这个账期到 ${from} 才能办，没有保存。`, en: `This period’s turn comes on ${from}. Nothing was saved.` })

export const noShare = (): Fault => refused('no-share', { zh: '这份合同只收租金，不按营业额分成，没有保存。', en: 'This contract has rent alone and no share of takings. Nothing was saved.' })
export const settledAlready = (): Fault => refused('settled', { zh: '这个账期已结算，营业额不能再改，没有保存。有出入请先对结算提出异议。', en: 'This period is settled, so its takings stand. Nothing was saved. If they are wrong, dispute the settlement first.' })
export const otherVersion = (): Fault => conflict('other-version', { zh: '刚有别人登记过这个账期的营业额，没有保存。请刷新后核对。', en: 'Somebody recorded takings of this period meanwhile. Nothing was saved. Reload and compare.' })
export const secondPerson = (): Fault =>
  refused('second-person', { zh: '须由另一人办理，没有改动。登记的人自己不能审核或退还；用自己创建的接口令牌办理，仍算本人。', en: 'Another person must do this; nothing was changed. Who recorded it does not audit or return it; a token that you made counts as you.' })
export const notAudited = (): Fault => refused('not-audited', { zh: '这个账期的营业额还没有登记或审核，不能结算，没有保存。请登记后由另一人审核。', en: 'The takings of this period are not recorded or not audited, so it cannot be settled. Nothing was saved. Record them, and have a second person audit them.' })
export const nothingNew = (): Fault => refused('nothing-new', { zh: '重新计算结果与原结算相同，没有改动。请更正营业额并审核，或维持原结算。', en: 'Computed again it is the same; nothing was changed. Correct and audit the takings, or let the settlement stand.' })
export const notSettled = (): Fault => refused('not-settled', { zh: '这个账期还没有结算，没有改动。', en: 'This period is not settled yet; nothing was changed.' })

export const aboveOpen = (openFen: number): Fault =>
  refused('above-open', { zh: `已结算待收的共 ${yuan(openFen)} 元，登记的金额更多，没有保存。请先结算后面的账期，再登记。`, en: `${yuan(openFen)} yuan are settled and open, less than this amount. Nothing was saved. Settle the periods that it is for, then record it.` })
export const tooManyParts = (most: number): Fault => refused('too-many-parts', { zh: `一笔款最多分给 ${most} 个账期，没有保存。请分笔登记。`, en: `One amount pays ${most} periods at most. Nothing was saved. Record it in parts.` })
export const transferKnown = (reference: string): Fault =>
  conflict('transfer-known', { zh: `流水号 ${reference} 的转账已登记过，没有重复保存。`, en: `The transfer ${reference} was recorded before. It was not saved again.` })
export const notThatDay = (): Fault => unsaved('on', '收付日期不能晚于今天，', 'The money cannot have moved after today.')
export const aboveDeposit = (leftFen: number): Fault =>
  refused('above-deposit', { zh: `押金最多还能登记 ${yuan(leftFen)} 元，没有保存。`, en: `At most ${yuan(leftFen)} yuan of deposit can be recorded. Nothing was saved.` })
/** Who reconciles takes no cash. */
export const noCash = (): Fault => refused('no-cash', { zh: '财务不经手现金，没有保存。请由负责人或收费员登记现金。', en: 'Finance handles no cash. Nothing was saved. A head or collector records cash.' })

export const fileEmpty = (): Fault => invalid('file-empty', { zh: '文件里没有营业额，没有保存。需要的列：合同编号、账期、营业额。', en: 'There are no takings in the file. Nothing was saved. It needs the columns contract (合同编号), period (账期) and takings (营业额).' })
export const noHeader = (missing: string): Fault => invalid('no-header', { zh: `没有找到列“${missing}”，没有保存。需要的列：合同编号、账期、营业额。`, en: `The column “${missing}” was not found. Nothing was saved. It needs the columns contract (合同编号), period (账期) and takings (营业额).` })
export const fileTooBig = (): Fault => invalid('file-too-big', { zh: '文件太大，没有保存。一次最多 2 MB、500 行。', en: 'The file is too large. Nothing was saved. At most 2 MB and 500 rows at once.' })
export const tooManyRows = (most: number): Fault => refused('too-many-rows', { zh: `超过 ${most} 行，没有列出。请缩小月份范围或选一个设施。`, en: `More than ${most} rows; none are shown. Choose fewer months or one facility.` })
