/** A small generator with a seed: the demo is the same on every machine. Not for secrets. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    chance: (share: number): boolean => next() < share,
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
    between: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
  }
}
export type Seeded = ReturnType<typeof seeded>

const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const given = ['秀英', '桂兰', '玉梅', '建国', '建华', '志强', '淑珍', '永福', '国庆', '丽华', '援朝', '海燕', '德明', '凤英', '小红', '文斌', '桂芳', '立新', '跃进', '秀兰', '玉珍', '卫东', '红梅', '爱民', '春生', '福根', '阿珍', '晓峰']

export const nameOf = (random: Seeded): string => random.pick(families) + random.pick(given)

export type Plan = { readonly building: string; readonly type: string; readonly year: number; readonly stairs: number; readonly floors: number; readonly perFloor: number; readonly areas: readonly [number, number] }

/** 90 + 126 + 96 = 312 households in three buildings of three types and times. */
export const buildings: readonly Plan[] = [
  { building: '1幢', type: '砖混六层', year: 1978, stairs: 5, floors: 6, perFloor: 3, areas: [3600, 6800] },
  { building: '2幢', type: '砖混七层', year: 1992, stairs: 6, floors: 7, perFloor: 3, areas: [5200, 8600] },
  { building: '3幢', type: '框架十二层（电梯）', year: 1998, stairs: 2, floors: 12, perFloor: 4, areas: [6800, 11_800] },
]

export type House = { readonly building: string; readonly type: string; readonly year: number; readonly room: string; readonly area: string; readonly owner: string; readonly phone: string; readonly since: string; readonly use: string; readonly occupancy: string }

/** One row a household, as an office keeps them: some without a phone, some let, some empty, a few shops at street level. */
export function householdsOf(seed: number): House[] {
  const random = seeded(seed)
  return buildings.flatMap((plan) =>
    roomsOf(plan).map(({ room, floor }) => ({
      building: plan.building,
      type: plan.type,
      year: plan.year,
      room,
      area: (random.between(...plan.areas) / 100).toFixed(2),
      owner: nameOf(random),
      phone: random.chance(0.03) ? '' : `1${random.pick(['35', '36', '38', '50', '59', '86'])}0000${String(random.between(0, 9999)).padStart(4, '0')}`,
      since: `${plan.year + random.between(1, 20)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      use: floor === 1 && random.chance(0.2) ? '商铺' : '住宅',
      occupancy: random.pick(['自住', '自住', '自住', '自住', '出租', '空置']),
    })),
  )
}

function roomsOf({ stairs, floors, perFloor }: Plan): { room: string; floor: number }[] {
  const rooms: { room: string; floor: number }[] = []
  for (let stair = 1; stair <= stairs; stair += 1)
    for (let floor = 1; floor <= floors; floor += 1)
      for (let door = 1; door <= perFloor; door += 1) rooms.push({ room: `${stair}-${floor}0${door}`, floor })
  return rooms
}

/** The register as the file that an office would send. */
export function registerCsv(houses: readonly House[]): string {
  const header = '楼栋,楼型,建成年份,房号,建筑面积（平方米）,业主姓名,联系电话,入住日期,用途,居住状态,备注'
  return [header, ...houses.map((house) => [house.building, house.type, house.year, house.room, house.area, house.owner, house.phone, house.since, house.use, house.occupancy, ''].join(','))].join('\r\n')
}
