/** `浙A12345` as it stands on the car: `浙A·12345`. */
export const plateText = (plate: string): string => (/^[\u4e00-\u9fff][A-Z]./.test(plate) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate)
