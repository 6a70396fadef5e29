/** The words of the worker's own phone. */
export const zh = {
  app: '我的工作',
  hello: (name: string) => `${name}，您好`,
  back: '返回我的工作',
  loading: '我的资料',
  parts: { shifts: '我的班表', clock: '打卡', 'open-shifts': '空班', swaps: '换班和替班', leave: '请假', certificates: '我的证书', training: '我的培训', timesheet: '我的考勤', contract: '我的合同' },
  certificatesNote: (todo: number, good: number) => (todo > 0 ? `${todo} 张要办` : good > 0 ? `${good} 张有效` : '还没有登记'),
}

export type Messages = typeof zh
