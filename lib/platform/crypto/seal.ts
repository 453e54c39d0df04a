import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto"
import type { SealedKind } from "@/lib/domain/household/field"
import { indexedText } from "@/lib/domain/household/id-number"
import { mask } from "@/lib/domain/household/mask"
import { type DataKey, env } from "@/lib/platform/env"

/** The three columns of a sealed value. */
export interface Sealed {
  /** `version:base64(nonce ‖ cipher text ‖ tag)`, AES-256-GCM */
  readonly cipher: string
  readonly masked: string
  /** Keyed hash for exact search and duplicate checks within one county. */
  readonly index: string
}

const NONCE = 12
const TAG = 16
const keys = new Map<number, Uint8Array>()

function activeKey(): DataKey {
  const all = env().DATA_KEYS
  const last = all.at(-1)
  if (!last) throw new Error("DATA_KEYS holds no key")
  return last
}

function keyOf(version: number): Uint8Array {
  if (keys.size === 0) for (const each of env().DATA_KEYS) keys.set(each.version, each.key)
  const key = keys.get(version)
  if (!key) throw new Error(`DATA_KEYS lacks version ${version}, with which a stored value was encrypted`)
  return key
}

/** Bound to county and kind, so that a value copied to another place does not open. */
const boundTo = (countyCode: string, kind: string): Buffer => Buffer.from(`${countyCode}:${kind}`)

/** Encrypts bytes with the active key. */
export function encrypt(countyCode: string, kind: string, plain: Uint8Array): { version: number; bytes: Buffer } {
  const { version, key } = activeKey()
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(boundTo(countyCode, kind))
  return { version, bytes: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]) }
}

/** @throws when the key is unknown or the bytes were altered or belong elsewhere */
export function decrypt(countyCode: string, kind: string, version: number, bytes: Uint8Array): Buffer {
  const opened = createDecipheriv("aes-256-gcm", keyOf(version), bytes.subarray(0, NONCE))
  opened.setAAD(boundTo(countyCode, kind)).setAuthTag(bytes.subarray(bytes.length - TAG))
  return Buffer.concat([opened.update(bytes.subarray(NONCE, bytes.length - TAG)), opened.final()])
}

/** A piece of a file as it is stored: two bytes name the key's version, then nonce, cipher text and tag. */
export function sealPiece(countyCode: string, kind: string, plain: Uint8Array): Buffer {
  const sealed = encrypt(countyCode, kind, plain)
  const version = Buffer.alloc(2)
  version.writeUInt16BE(sealed.version)
  return Buffer.concat([version, sealed.bytes])
}

/** @throws when the key is unknown or the bytes were altered or belong elsewhere */
export function openPiece(countyCode: string, kind: string, stored: Uint8Array): Buffer {
  const piece = Buffer.from(stored)
  return decrypt(countyCode, kind, piece.readUInt16BE(0), piece.subarray(2))
}

/** Keyed hash of a normalised number (a disability card has its holder's ID number); the county is part of it, so that counties cannot be matched with each other. */
export function blindIndex(countyCode: string, kind: SealedKind, text: string): string {
  const hash = createHmac("sha256", env().INDEX_KEY)
    .update(`${countyCode}:${kind}:${indexedText(kind, text)}`)
    .digest()
  return hash.subarray(0, 16).toString("base64url")
}

export function seal(countyCode: string, kind: SealedKind, text: string): Sealed {
  const { version, bytes } = encrypt(countyCode, kind, Buffer.from(text))
  return {
    cipher: `${version}:${bytes.toString("base64")}`,
    masked: mask(kind, text),
    index: blindIndex(countyCode, kind, text),
  }
}

export function unseal(countyCode: string, kind: SealedKind, cipher: string): string {
  const at = cipher.indexOf(":")
  return decrypt(countyCode, kind, Number(cipher.slice(0, at)), Buffer.from(cipher.slice(at + 1), "base64")).toString()
}

/** Version of the key that new values are encrypted with. */
export const activeVersion = (): number => activeKey().version

/** The same value under the active key; it comes back as it is when it already lies under it. */
export function reseal(countyCode: string, kind: SealedKind, cipher: string): string {
  if (cipher.startsWith(`${activeVersion()}:`)) return cipher
  const { version, bytes } = encrypt(countyCode, kind, Buffer.from(unseal(countyCode, kind, cipher)))
  return `${version}:${bytes.toString("base64")}`
}
