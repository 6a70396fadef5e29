import { Check } from 'lucide-react'
import { useLocation } from 'wouter'
import { Empty } from '../../shared/parts/states.tsx'
import { Frame } from './frame.tsx'
import { workPaths } from './paths.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** Where one stands; remembered until somebody chooses another. */
export function AreaPage() {
  const words = useWorkWords()
  const [, navigate] = useLocation()
  const { facts, area, phone } = useWork()
  const choose = async (id: string) => {
    await phone.chooseArea(id)
    navigate(workPaths.home)
  }
  return (
    <Frame title={words.area.title} {...(area ? { back: workPaths.home } : {})}>
      {!facts.areas && <p className="py-6 text-ink-2">{words.area.notSeen}</p>}
      {facts.areas?.length === 0 && <Empty title={words.area.none}>{words.area.noneText}</Empty>}
      <ul className="mt-3 border-t border-line">
        {facts.areas?.map(({ id, name, counts }) => (
          <li key={id} className="border-b border-line">
            <button type="button" aria-pressed={id === area?.id} onClick={() => void choose(id)} className="flex min-h-[4.5rem] w-full flex-wrap items-center gap-x-3 text-left">
              <span className="flex-1 text-[1.2rem] font-bold">{name}</span>
              <span className="text-ink-2">{words.area.facts(counts.spaces)}</span>
              {id === area?.id && <Check aria-hidden className="size-6 text-good" />}
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  )
}
