/** WeChat's own browser: Alipay is shut out there, and a payment cannot be finished. */
export const inWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent)

/** A phone cannot scan the code that it shows itself. */
export const onPhone = (): boolean => /Mobile|Android|iPhone|HarmonyOS/i.test(navigator.userAgent)
