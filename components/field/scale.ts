const LONGEST_SIDE = 1280
const GOOD_ENOUGH = 150 * 1024
const QUALITIES = [0.8, 0.65, 0.5, 0.4]

/**
 * A picture scaled down on the phone: at most 1280 pixels on the longer side, about 150 KiB. Drawing it anew also drops where
 * and with what it was taken.
 * @throws when the file is no picture that the browser can read
 */
export async function scaledDown(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  let blob: Blob | undefined
  for (const quality of QUALITIES) {
    blob = await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", quality),
    )
    if (blob.size <= GOOD_ENOUGH) break
  }
  return new Uint8Array(await (blob as Blob).arrayBuffer())
}
