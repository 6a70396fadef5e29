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
  parts: { certificates: '我的证书', training: '我的培训', contract: '我的合同' },
  certificatesNote: (todo: number, good: number) => (todo > 0 ? `${todo} 张要办` : good > 0 ? `${good} 张有效` : '还没有登记'),
  certificates: {
    what: '我的证书',
    none: '还没有登记您的证书',
    noneText: '有证书请把原件拿到服务站，登记后会显示在这里。',
    until: (day: string, days: number) => `有效到 ${day}，还有 ${days} 天`,
    reviewBy: (day: string, days: number) => `要在 ${day} 前复审，还有 ${days} 天`,
    endless: '长期有效',
    since: (day: string) => `从 ${day} 起不能用`,
    from: (day: string) => `${day} 起有效`,
    number: '证号',
    level: (level: string) => (/^\d$/.test(level) ? `${level} 级` : level),
    course: (course: string, hours: number) => `${course}，${hours} 学时`,
    open: '打开证书',
    offPost: '需要这张证的岗位，现在不能排您上班。',
    todo: { review: '请到发证机关办复审。', renew: '请到发证机关换证或重新取证。' },
    ask: '办好后请把新证拿到服务站登记。',
  },
}

export type Messages = typeof zh
