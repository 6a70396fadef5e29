import type { Kept } from './keep-file.ts'

/** A kept file as an answer. Opened by itself a picture is a picture and nothing else; a PDF, which may hold a program, is handed over as a file and never run in our place. */
export const showFile = ({ type, bytes }: Kept): Response =>
  new Response(bytes, {
    headers: {
      'content-type': type,
      // Its address is its content; kept by this browser for an hour, so that a removal is seen today.
      'cache-control': 'private, max-age=3600',
      'content-disposition': type === 'application/pdf' ? 'attachment; filename="file.pdf"' : 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
