export const zh = {
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
}

export type Messages = typeof zh
