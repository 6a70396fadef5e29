import { useLanguage } from '../../shared/i18n/language.tsx'

const zh = {
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
}

const en: typeof zh = {
  signIn: {
    title: 'Sign in as a worker',
    text: 'Sign in with the e-mail address that the office knows, to see your certificates, training and contract.',
    go: 'Sign in',
    noRole: 'This account is not a worker’s',
    noRoleText: (name) => `You are signed in as “${name}”. Use your worker’s account, or ask the head to give this one the role of a worker.`,
    other: 'Use another account',
  },
  notTied: {
    title: 'Not tied to you yet',
    text: 'You can sign in, but the office has not tied this account to your record yet, so there is nothing to see here.',
    next: 'Tell the HR clerk the e-mail address with which you sign in, and open this page again.',
    again: 'Look again',
  },
}

const catalogues = { zh, en }

/** Words for whoever is not let in: few read them, so they come by themselves. */
export const useOutsideWords = (): typeof zh => catalogues[useLanguage().lang]
