/** Days without any contact after which a phone clears its copy. */
export const KEEP_DAYS = 14
/** Households that one phone keeps at the most, and bytes that their copies may take together. */
export const MOST_HOUSEHOLDS = 400
export const MOST_BYTES = 4 * 1024 * 1024

/** Bytes of a picture's parts; the last one may be shorter. */
export const PART_BYTES = 64 * 1024
export const MOST_PHOTO_BYTES = 1024 * 1024
