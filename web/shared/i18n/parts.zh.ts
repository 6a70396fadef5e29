/** Words of the shared parts. Every app's catalogue carries them as `parts`. */
export const partsZh = {
  loading: (what?: string) => `正在加载${what ?? ''}…`,
  retry: '再试一次',
  close: '关闭',
  skipToContent: '跳到主要内容',
  otherLanguage: 'English',
  call: (phone: string) => `打电话 ${phone}`,
  helpLine: (phone: string) => `需要帮助，请打电话 ${phone}`,
  requestNumber: (id: string) => `编号 ${id}`,
  problemTitle: '没有完成',
  defect: '系统暂时没有回应，什么都没有改变。请过一会儿再试。',
  offlineTitle: '网络没有连上',
  offline: '请检查手机或电脑的网络，连上后再试。没有提交任何内容，也没有扣款。',
  noPermissionTitle: '没有权限',
  noPermission: '您的账号看不到这一页。如需办理，请联系本社。',
  unknownTitle: '没有找到',
  signInTitle: '请先登录',
  summaryTitle: (count: number) => `有 ${count} 处需要修改`,
  billStatus: { open: '待缴', partial: '已缴部分', paid: '已缴清', overdue: '已逾期', void: '已作废' },
}

export type PartsMessages = typeof partsZh
