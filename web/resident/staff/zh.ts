/** The words of the worker's own phone. */
export const zh = {
  app: '我的工作',
  hello: (name: string) => `${name}，您好`,
  back: '返回我的工作',
  loading: '我的资料',
  signIn: {
    title: '员工登录',
    text: '用服务社登记的邮箱登录，可以看自己的证书、培训和合同。',
    go: '登录',
    noRole: '这个账号不是员工账号',
    noRoleText: (name: string) => `您现在登录的是“${name}”。请换成员工账号，或请服务社负责人加上“员工”岗位。`,
    other: '换账号登录',
  },
  notTied: {
    title: '还没有对应到您的档案',
    text: '账号可以登录，但服务社还没有把它和您的人员档案对应起来，所以这里还看不到内容。',
    next: '请告诉人事专员您的登录邮箱，办好后再打开这一页。',
    again: '重新看一下',
  },
  parts: { shifts: '我的班表', clock: '打卡', 'open-shifts': '空班', swaps: '换班和替班', leave: '请假', certificates: '我的证书', training: '我的培训', timesheet: '我的考勤', contract: '我的合同' },
  certificatesNote: (todo: number, good: number) => (todo > 0 ? `${todo} 张要办` : good > 0 ? `${good} 张有效` : '还没有登记'),
}

export type Messages = typeof zh
