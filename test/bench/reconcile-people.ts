import type { Chance } from './seeded.ts'

/** A household, its door, and who pays for it. */
export type Home = { readonly id: string; readonly street: string; readonly building: number; readonly entrance: number; readonly room: number; readonly payer: string; readonly account: string; readonly code: string }

const streets = ['东街', '西街', '红星里', '向阳里', '和平里', '光明里', '建设里', '新华里', '友谊里', '胜利里', '团结里', '幸福里', '长青里', '永安里', '文化里', '解放里']
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡']
const given = [...'芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志伟文斌海燕春生金龙玲凤云山林峰波辉鹏宇欣佳怡晨']

/** Streets x buildings x entrances x six floors of four doors, in a random order; names repeat as they do in a town. */
export function homesOf(chance: Chance): Home[] {
  const homes: Home[] = []
  for (const street of streets)
    for (let building = 1; building <= 40; building += 1)
      for (let entrance = 1; entrance <= 4; entrance += 1)
        for (let door = 0; door < 24; door += 1) {
          const room = (1 + (door >> 2)) * 100 + (door % 4) + 1
          homes.push({ id: `${street}/${building}/${entrance}/${room}`, street, building, entrance, room, payer: nameOf(chance), account: `6222${String(homes.length).padStart(6, '0')}${100_000 + chance.below(900_000)}`, code: codeOf(homes.length) })
        }
  return chance.shuffled(homes)
}

export const nameOf = (chance: Chance): string => `${chance.pick(surnames)}${chance.pick(given)}${chance.hits(0.8) ? chance.pick(given) : ''}`

/** `LL` and six characters that cannot be taken for others. */
function codeOf(number: number): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  let rest = (number * 7_368_787) % 1_073_741_824
  let code = ''
  for (let at = 0; at < 6; at += 1) {
    code += letters[rest % 32]
    rest = Math.floor(rest / 32)
  }
  return `LL${code}`
}

export const spellingsOf = ({ street, building, entrance, room }: Home): string[] => [`${street}${building}-${entrance}-${room}`, `${street}${building}幢${entrance}单元${room}室`]

/** As people write it, with the things that look like doors and are none. */
export function doorAsWritten({ street, building, entrance, room }: Home, chance: Chance): string {
  const door = chance.pick([`${building}-${entrance}-${room}`, `${building}幢${entrance}单元${room}`, `${building}号楼${entrance}单元${room}室`, `${building} - ${entrance} - ${room}`, `${building}栋${entrance}-${room}`])
  const written = chance.hits(0.1) ? door.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : door
  return `${chance.pick(['', '物业费', '11月', '2026-11-02 ', '停车费 '])}${street}${written}${chance.pick(['', ' 物业费', '，谢谢', ' 13800001234', ' 2026年10月', '-11月'])}`
}
