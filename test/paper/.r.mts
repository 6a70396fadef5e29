import { renderReceipt } from '/work/main/functions/paper/render-receipt.ts'
import { writeFileSync } from 'node:fs'
const site = { name: '东街物业服务社', logoText: '东街', colour: '#0b6247', phone: '0571-8800 1234', address: '东街社区服务站一楼（东街 18 号）' }
const base = { no: '2026-000123', issuedOn: '2026-12-05', communityName: '向阳新村', buildingName: '3幢', room: '2-301', name: '䶮小𠮷', payer: '李代办', bills: [{no:'202611-00042',period:'2026-11',amountFen:4020,leftFen:0},{no:'202612-00042',period:'2026-12',amountFen:2000,leftFen:1286}], creditFen: 0, amountFen: 6020, method:'cash', valueDate:'2026-12-05', reference: null, collector:'周收费', verifyUrl:'http://dongjie.localhost:8787/r/AbCdEfGhIjKlMnOpQrStUv' }
writeFileSync('/tmp/r1.pdf', await renderReceipt(site as never, base as never, 'zh', new Date()))
writeFileSync('/tmp/r2.pdf', await renderReceipt(site as never, {...base, method:'alipay', collector:null, reference:'pi_3QxYz00012345abcdefgh', payer:null, creditFen:5000, bills: Array.from({length:24},(_,i)=>({no:`2026${String(i%12+1).padStart(2,'0')}-00042`,period:`2026-${String(i%12+1).padStart(2,'0')}`,amountFen:4020+i,leftFen:0})), amountFen: 24*4020+276+5000} as never, 'en', new Date()))
