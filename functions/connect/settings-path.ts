/** The office's page about online payment, which the provider's form leads back to. */
export const settingsPath = '/office/settings/online-payment'
