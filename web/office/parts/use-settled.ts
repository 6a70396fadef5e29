import { useEffect, useState } from 'react'

const restMs = 250

/** The value once it has rested: not every keystroke is worth a question to the server. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
