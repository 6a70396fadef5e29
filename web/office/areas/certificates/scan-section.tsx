import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileDrop } from '../../parts/file-drop.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { sendFile } from '../../parts/send-file.ts'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { afterCertificate, type FoundCertificate } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** The paper itself, for those who keep certificates. */
export function ScanSection({ certificate }: { readonly certificate: FoundCertificate }) {
  const words = useCertificateWords()
  const client = useQueryClient()
  const textOf = useFailureText()
  const may = useMay()
  const send = useMutation({ mutationFn: (file: File) => sendFile(`/v1/certificates/${certificate.id}/scan`, file), onSettled: () => afterCertificate(client) })
  const { scan } = certificate
  if (certificate.completion) return null
  return (
    <Section title={words.scan}>
      {!scan && <p className="mt-2 text-ink-2">{words.noScan}</p>}
      {scan && may('getCertificateScan') && (
        <a href={scan.link} target="_blank" rel="noreferrer" className={textLink('mt-2')}>
          {scan.type !== 'application/pdf' && <img src={scan.link} alt="" loading="lazy" className="mr-3 aspect-4/3 w-40 bg-ground object-cover" />}
          {words.openScan}
        </a>
      )}
      {certificate.may.change && <FileDrop words={words.fileWords} accept="application/pdf,image/jpeg,image/png,image/webp" busy={send.isPending ? words.sending : undefined} onFiles={([file]) => file && send.mutate(file)} />}
      {send.error && <Notice tone="bad">{textOf(send.error)}</Notice>}
    </Section>
  )
}
