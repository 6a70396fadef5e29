import './app.css'
import { createRoot } from 'react-dom/client'
import { reloadOnceOnMissingChunk } from '../shared/reload-once.ts'
import { App } from './app.tsx'
import { isWork } from './shell/remembered-site.ts'
import { meQuery, paySessionQuery, queries, siteQuery } from './queries.ts'

reloadOnceOnMissingChunk()
// Asked while the words are still on their way: one round trip less before the first screen.
void queries.prefetchQuery(siteQuery)
const token = /^\/p\/([^/]+)$/.exec(location.pathname)?.[1]
if (token) void queries.prefetchQuery(paySessionQuery(token))
else if (location.pathname !== '/pay' && !isWork()) void queries.prefetchQuery(meQuery)
createRoot(document.getElementById('root')!).render(<App />)
