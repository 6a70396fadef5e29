export const zh = {
  label: '车牌号',
  hint: '新能源车牌为 8 位',
  keys: '车牌键盘',
  province: '省份',
  delete: '删除',
  clear: '清空',
  phoneKeyboard: '改用手机键盘',
  plateKeyboard: '改用车牌键盘',
  typed: (plate: string) => (plate ? `已输入 ${plate}` : '还没有输入'),
  whole: '车牌已输入完整。',
  wholeOrGreen: '已够 7 位。新能源车请再输一位。',
}
export type Messages = typeof zh
