/** What the encrypted pieces of a picture are bound to (sealPiece in lib/platform/crypto/seal). */
export const PHOTO_KIND = "photo"

export type PhotoType = "image/jpeg" | "image/webp" | "image/png"

const starts = (bytes: Uint8Array, at: number, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

/** What a file is by its first bytes, whatever it calls itself; null = no picture that is taken. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return "image/jpeg"
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png"
  return starts(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, 8, [0x57, 0x45, 0x42, 0x50]) ? "image/webp" : null
}
