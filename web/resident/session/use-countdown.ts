import { useEffect, useState } from 'react'

/** Whole seconds left; a phone in a pocket may count slower, which only makes the wait longer. */
export function useCountdown(seconds: number): { readonly left: number; readonly restart: () => void } {
  const [left, setLeft] = useState(seconds)
  const running = left > 0
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setLeft((now) => now - 1), 1000)
    return () => clearInterval(timer)
  }, [running])
  return { left, restart: () => setLeft(seconds) }
}
