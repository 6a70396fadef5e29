import { renderBills } from '/work/main/functions/paper/render-bills.ts'
import { writeFileSync } from 'node:fs'
const site = { name: '东街物业服务社', logoText: '东街', colour: '#0b6247', phone: '0571-8800 1234', address: '东街社区服务站一楼（东街 18 号）' }
const names = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗䶮𠮷'
const mk = (i: number) => ({ no: `202612-${String(i).padStart(5,'0')}`, period: '2026-12', communityName: '向阳新村', buildingName: `${1+i%40}幢`, room: `${1+i%4}-${1+i%6}0${1+i%4}`, payer: [...names][i%22]+'**', area: 4000+i*7, issuedOn: '2026-12-01', dueDate: '2026-12-31',
 lines: [{name:{zh:'物业服务费',en:'Property service'},basis:'per-m2',area:4000+i*7,price:6000,days:31,daysOfMonth:31,amountFen:2400+i},{name:{zh:'垃圾清运费',en:'Waste removal'},basis:'per-household',area:null,price:80000,days:15,daysOfMonth:31,amountFen:387},{name:{zh:'公共照明分摊',en:'Common lighting'},basis:'fixed',area:null,price:50000,days:31,daysOfMonth:31,amountFen:500}],
 amountFen: 3287+i, openFen: 3287+i, earlier: {bills: i%3, fen: i%3*4000}, payUrl: `http://dongjie.localhost:8787/p/${(Math.random().toString(36)+Math.random().toString(36)+Math.random().toString(36)).replace(/0\./g,'').slice(0,32).padEnd(32,'x')}` })
const n = Number(process.argv[2]); const lang = process.argv[3] ?? 'zh'
const t = performance.now()
const pdf = await renderBills(site as never, Array.from({length:n},(_,i)=>mk(i+20)) as never, lang as never, new Date('2026-12-01'))
console.log(n, 'pages', ((performance.now()-t)/1000).toFixed(2)+'s', (pdf.length/1e6).toFixed(2)+'MB', 'rss', (process.memoryUsage().rss/1e6).toFixed(0), 'max', process.resourceUsage().maxRSS/1000)
writeFileSync(`/tmp/bills-${lang}.pdf`, pdf)
