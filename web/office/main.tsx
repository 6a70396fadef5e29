import './app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { reloadOnceOnMissingChunk } from '../shared/reload-once.ts'
import { Office } from './shell/office.tsx'

reloadOnceOnMissingChunk()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Office />
  </StrictMode>,
)
