/** What is kept on the phone: cipher text with its nonce. It opens under the account's key and in its own place only. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly cipher: ArrayBuffer
}

const NONCE_BYTES = 12

export const asBytes = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** The key that the county gave at the sign-in, as one that no script can read again. */
export const importKey = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", asBytes(base64), "AES-GCM", false, ["encrypt", "decrypt"])

/** @param place account and record, so that nothing opens under another's name */
export async function sealBytes(key: CryptoKey, place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const additionalData = new TextEncoder().encode(place)
  return { iv, cipher: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, bytes) }
}

/** @throws OperationError when key or place are others */
export async function openBytes(key: CryptoKey, place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const additionalData = new TextEncoder().encode(place)
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData }, key, sealed.cipher)
  return new Uint8Array(plain)
}

export const sealJson = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  sealBytes(key, place, new TextEncoder().encode(JSON.stringify(value)))

export const openJson = async (key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await openBytes(key, place, sealed)))
