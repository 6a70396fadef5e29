/** The words of the page on which a stranger finds a certificate of ours again. */
export const zh = {
  title: '查验证书',
  intro: '扫证书上的二维码，或输入证书上的查验码，看它是不是真的、还有没有效。',
  code: '查验码',
  hint: '24 个字母和数字，在二维码旁边。大小写和空格都不要紧。',
  missing: '请输入查验码。',
  check: '查验',
  back: '查另一张',
  what: '证书',
  valid: '真实有效',
  validText: (issuer: string) => `这张证书由${issuer}发放，现在有效。请核对下面的内容和手里的证书是否一致。`,
  revoked: '已经撤销',
  revokedText: (day: string, issuer: string) => `这张证书是${issuer}发放的，已于 ${day} 撤销，不再有效。`,
  wrong: '没有查到这张证书',
  wrongText: '查验码可能抄错了，也可能不是本社发放的证书。请对照证书再试一次；仍查不到，请联系发证单位。',
  no: '编号',
  kind: '证书',
  holder: '姓名',
  holderNote: '中间的字不显示，请和证书核对。',
  course: '课程',
  hours: '学时',
  on: '结业日期',
  issuer: '发放单位',
}

export type Messages = typeof zh
