import './app.css'
import { createRoot } from 'react-dom/client'
import { reloadOnceOnMissingChunk } from '../shared/reload-once.ts'
import { App } from './app.tsx'

reloadOnceOnMissingChunk()
createRoot(document.getElementById('root')!).render(<App />)
