/** `1幢 1-101`: kept apart, since rooms begin with digits as often as not. */
export const homeOf = ({ buildingName, room }: { readonly buildingName: string; readonly room: string }): string => `${buildingName} ${room}`
