export function nodeTooOld(version?: string): string | undefined
export function packagesAreStale(root: string): boolean
export function findBrowser(env?: Readonly<Record<string, string | undefined>>): string | undefined
export function installBrowser(root: string): string | undefined
export function installDebianTools(): void
export function findProgram(name: string, env?: Readonly<Record<string, string | undefined>>): string | undefined
