import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { assert } from '../faults.ts'

export type HttpRequest = Parameters<SignatureV4['presign']>[0]

/** Signs with the function's own role. Lambda renews these variables, so they are read each time. */
export function signerFor(service: string, region: string): SignatureV4 {
  return new SignatureV4({ service, region, sha256: Sha256, uriEscapePath: service !== 's3', applyChecksum: true, credentials: ownCredentials() })
}

function ownCredentials() {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = process.env
  assert(accessKeyId && secretAccessKey, 'the function has no credentials of its own')
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) }
}

type Bytes = string | ArrayBuffer | ArrayBufferView

/** The shape in which the signer wants its hash. */
class Sha256 {
  readonly #secret: Bytes | undefined
  #hash: Hash | Hmac

  constructor(secret?: Bytes) {
    this.#secret = secret
    this.#hash = this.#fresh()
  }

  update(chunk: Bytes): void {
    this.#hash.update(toBuffer(chunk))
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()))
  }

  reset(): void {
    this.#hash = this.#fresh()
  }

  #fresh(): Hash | Hmac {
    return this.#secret === undefined ? createHash('sha256') : createHmac('sha256', toBuffer(this.#secret))
  }
}

function toBuffer(bytes: Bytes): Uint8Array {
  if (typeof bytes === 'string') return Buffer.from(bytes)
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
