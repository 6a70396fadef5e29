const longestSide = 1600
const quality = 0.82

/**
 * A picture as it is worth keeping: at most 1,600 pixels long, upright, a JPEG of some 300 KB. Drawing it anew leaves behind where and with what it was
 * taken. Throws when the browser cannot read it.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const drawn = canvas.getContext('2d')
  if (!drawn) throw new Error('no canvas')
  // What is transparent would become black.
  drawn.fillStyle = '#fff'
  drawn.fillRect(0, 0, canvas.width, canvas.height)
  drawn.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!small) throw new Error('not drawn')
  return small
}
