export type PdfFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** Shown in the browser, from where it is printed or saved under its name (RFC 6266 for the Chinese one). */
export function answerPdf({ name, bytes }: PdfFile): Response {
  const plain = name.replace(/[^\w.-]/g, '_')
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'x-content-type-options': 'nosniff',
    },
  })
}
