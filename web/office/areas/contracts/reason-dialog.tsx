import { ReasonDialog as Asking } from '../../parts/reason-dialog.tsx'
import { useContractWords } from './words.ts'

type Props = { readonly title: string; readonly note: string; readonly onSend: (reason: string) => Promise<unknown>; readonly onClose: () => void }

export const ReasonDialog = (props: Props) => <Asking {...props} words={useContractWords()} max={200} />
