import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

export const homeQuery = queryOptions({ queryKey: ['staff', 'home'], queryFn: () => ask(api.staff.home.$get()) })

const fetchCertificates = () => ask(api.staff.certificates.$get())
export type OwnCertificate = Awaited<ReturnType<typeof fetchCertificates>>['items'][number]
export const certificatesQuery = queryOptions({ queryKey: ['staff', 'certificates'], queryFn: fetchCertificates })
