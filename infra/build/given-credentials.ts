/** Stands for @aws-sdk/credential-provider-node in the bundles: every client of ours is given its credentials (functions/storage/connect.ts). */
export function defaultProvider() {
  return async (): Promise<never> => {
    throw new Error('a client was made without credentials')
  }
}
