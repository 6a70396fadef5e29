export const pageStyle = `
*{box-sizing:border-box}
body{margin:0;font:17px/1.55 "PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;color:#1a1f36;background:#fff;font-variant-numeric:tabular-nums}
.test{margin:0;padding:6px 16px;background:#fff3d6;color:#5f3d00;font-size:14px;text-align:center}
main{max-width:960px;margin:0 auto;padding:24px 16px 48px}
.two{display:grid;gap:24px}
.one{text-align:center;padding-top:64px}
.summary{background:#f6f8fa;margin:-24px -16px 0;padding:24px 16px}
.to{margin:0;color:#4a5068}
h1{font-size:38px;line-height:1.2;margin:4px 0 12px;font-weight:700}
.one h1{font-size:26px}
ul{list-style:none;margin:0;padding:0}
li{display:flex;justify-content:space-between;gap:16px;padding:8px 0;border-top:1px solid #d8dee4;font-size:16px}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{font-size:20px;font-weight:700;padding:0;margin-bottom:8px}
.way{border:1px solid #c9d0d9;margin-top:-1px}
.way:first-of-type{border-radius:8px 8px 0 0}.way:last-of-type{border-radius:0 0 8px 8px}
.way>label{display:flex;align-items:center;gap:12px;min-height:60px;padding:0 16px;font-weight:500;cursor:pointer}
.way input[type=radio]{width:22px;height:22px;accent-color:#3b3bd1;margin:0}
.inside{display:none;padding:0 16px 16px;color:#4a5068;font-size:16px}
.way:has(input[type=radio]:checked) .inside{display:block}
.mark{width:26px;height:26px;border-radius:6px;background:#3b3bd1}.mark.alipay{background:#0b63ce}.mark.wechat_pay{background:#0a7d36}
.field{display:block;margin-top:12px;color:#1a1f36}
.field input{display:block;width:100%;height:52px;margin-top:4px;padding:0 12px;font:inherit;border:1px solid #7d8797;border-radius:6px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.scan{display:block;width:168px;height:168px;margin:4px auto 8px;background:#fff}
.pay{display:block;width:100%;min-height:60px;margin-top:24px;padding:16px;border:0;border-radius:8px;background:#3b3bd1;color:#fff;font:inherit;font-size:20px;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
.one .pay{max-width:360px;margin:24px auto 0}
.name{font-size:28px}
button.back{width:100%;min-height:52px;border:0;background:none;font:inherit;cursor:pointer}
.back{display:block;padding:14px;text-align:center;color:#3b3bd1}
.problem{border-left:5px solid #a61b1b;background:#fdf0f0;color:#7d1414;padding:12px 16px;margin:0 0 16px}
.more{color:#4a5068;font-size:15px}.more summary{padding:12px 0;cursor:pointer}
.more form,.more .row{display:flex;flex-wrap:wrap;gap:8px}.more button{font:inherit;min-height:44px;padding:0 14px;border:1px solid #7d8797;border-radius:6px;background:#fff;color:inherit;cursor:pointer}
:focus-visible{outline:3px solid #1a1f36;outline-offset:2px;box-shadow:0 0 0 6px #ffd84d}
@media(min-width:760px){.two{grid-template-columns:1fr 1fr;gap:48px}.summary{margin:0;border-radius:12px;padding:32px;align-self:start}}
`
