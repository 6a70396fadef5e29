/** A count as Chinese writes it: 12,345. English counts go through `plural`. */
export const whole = (count: number): string => count.toLocaleString('zh-CN')
