/** What the encrypted pieces of a picture are bound to (sealPiece in lib/platform/crypto/seal). */
export const PHOTO_KIND = "photo"
