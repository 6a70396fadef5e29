/** Courses of the demo, in texts of our own. Questions as people type them: `*` before what is right. */
export type DemoCourse = {
  readonly name: string
  readonly about: string
  readonly topics: readonly { readonly topic: string; readonly kind: 'theory' | 'practice'; readonly minutes: number }[]
  readonly exam: boolean
  readonly questions: string
  readonly lessons: readonly { readonly title: string; readonly text: string; readonly quiz: string }[]
}

export const demoCourses: readonly DemoCourse[] = [
  {
    name: '保洁作业安全',
    about: '上岗前必修。讲药剂、防滑、用电和高处的规矩，带一次实操。',
    topics: [{ topic: '作业安全', kind: 'theory', minutes: 90 }, { topic: '作业安全', kind: 'practice', minutes: 60 }],
    exam: true,
    questions: '洁厕剂（酸性）和含氯漂白剂能不能混用（20）\n能，去污更快\n* 不能，会放出有毒的氯气\n\n楼道刚拖完，先做什么（20）\n* 放“小心地滑”牌\n收工具下楼\n\n擦拭两米以上的灯具，可以站在椅子上（20）\n对\n* 错\n\n开工前要检查哪些（20）\n* 手套有没有破\n* 插头电线有没有破\n衣服颜色\n* 鞋底防不防滑\n\n垃圾袋里露出针头，怎么办（20）\n用手压实\n* 不伸手，用夹子夹进硬盒，报告班长',
    lessons: [
      {
        title: '药剂不能混',
        text: '# 记住一句话\n\n洁厕剂是酸，漂白水和 84 消毒液含氯。两样碰到一起，会放出有毒的氯气。\n\n# 怎么做\n\n- 一次只用一种，用完用清水冲干净再用另一种\n- 原瓶原标签，不往饮料瓶里倒\n- 开窗，戴手套，不凑近闻\n\n# 不舒服了\n\n眼睛流泪、喉咙痛，马上离开到通风处，打电话给班长；严重的打 120。',
        quiz: '洁厕剂和 84 消毒液\n可以一起用\n* 不能一起用\n\n闻到刺鼻气味先做什么\n继续干完\n* 离开到通风处',
      },
      { title: '地湿、用电、登高', text: '# 地湿\n\n先放“小心地滑”牌，再拖地。一次拖半边，留半边给人走。\n\n# 用电\n\n- 手湿不碰插头\n- 电线破皮、插头发热，停用，交给维修\n\n# 登高\n\n两米以上不站椅子、不站桶。要用梯子时两个人，一个人扶。没有学过高处作业的，不做外墙和檐口。', quiz: '要擦两米高的灯，应该\n站在椅子上\n* 用梯子，另一个人扶' },
    ],
  },
  {
    name: '门岗礼仪与法规',
    about: '来访登记、礼貌用语、哪些事门岗不能做。',
    topics: [{ topic: '门岗礼仪', kind: 'theory', minutes: 60 }, { topic: '门岗法规', kind: 'theory', minutes: 60 }, { topic: '门岗实务', kind: 'practice', minutes: 120 }],
    exam: true,
    questions: '门岗可以搜查来访者的包（25）\n对\n* 错\n\n有人不肯登记，应该（25）\n拉住不让走\n* 说明规定，联系被访住户，必要时请民警\n扣下证件\n\n哪些车辆来了要立刻放行（25）\n* 救护车\n* 消防车\n送货车\n* 执行任务的警车\n\n登记本上的姓名电话可以借给推销的人看（25）\n对\n* 错',
    lessons: [
      { title: '先问好，再登记', text: '# 三句话\n\n- 您好，请问找哪一户\n- 请登记一下，谢谢配合\n- 请慢走，注意台阶\n\n# 登记什么\n\n姓名、去哪一户、几点来、几点走。不多问，不抄身份证号。登记本放在岗亭里面，不给外人看。', quiz: '登记时要抄来访者的身份证号\n对\n* 错' },
      { title: '门岗不能做的事', text: '# 没有的权力\n\n搜身、搜包、扣证件、扣车、关人，都是警察依法才能做的事，门岗不能做。\n\n# 遇到冲突\n\n- 保持距离，不动手\n- 记住人数、衣着、车牌、去向\n- 打 110，再报班长\n\n# 火警\n\n先打 119，打开大门和消防通道，派人到路口接车。', quiz: '有人打架，门岗先做什么\n上去拉开\n* 保持距离，打 110' },
    ],
  },
  {
    name: '消防控制室基础',
    about: '为考消防设施操作员打基础；值班一岗两人，昼夜不断。',
    topics: [{ topic: '消防控制室', kind: 'theory', minutes: 240 }, { topic: '消防控制室', kind: 'practice', minutes: 180 }],
    exam: true,
    questions: '消防控制室值班每班至少几人（20）\n1 人\n* 2 人\n\n接到火灾报警信号，第一步是（20）\n* 一人到现场确认，一人留守\n先消音，等下一次\n\n确认着火后，应该（20）\n* 把联动控制转到自动状态，打 119\n等领导同意再打 119\n\n灭火器压力表指针在红区，说明（20）\n压力正常\n* 压力不足，要换或充装\n\n值班记录可以下班前一次补写（20）\n对\n* 错',
    lessons: [{ title: '报警来了怎么办', text: '# 两个人，两件事\n\n一个人带上对讲机和灭火器到现场看，一个人守在主机旁。\n\n# 是真的\n\n- 主机确认在自动状态\n- 打 119：说清地址、几楼、烧的是什么、有没有人被困\n- 启动广播，让人走楼梯，不坐电梯\n\n# 是误报\n\n看清是哪个探头，为什么误报，复位，写进值班记录。同一个探头一天误报两次，报修。', quiz: '火灾时可以坐电梯下楼\n对\n* 错\n\n现场确认由谁去\n两个人都去\n* 一个人去，一个人留守' }],
  },
  {
    name: '停车收费员现金管理',
    about: '票款相符，班清班结。',
    topics: [{ topic: '停车收费', kind: 'theory', minutes: 60 }, { topic: '停车收费', kind: 'practice', minutes: 60 }],
    exam: false,
    questions: '',
    lessons: [{ title: '收一笔，记一笔', text: '# 每一笔\n\n- 先看手机上的金额，再收钱\n- 当面点清，找零念出来\n- 给凭条，车主不要也留着\n\n# 交班\n\n把钱点三遍，和手机上的应收对一对。多了少了都照实写，不自己垫，也不拿走。\n\n# 假币和争吵\n\n怀疑是假币，请车主换一张，不没收。价格有争议，先放行，记下车牌，交给主管。', quiz: '交班时钱少了 5 元，应该\n自己垫上不说\n* 照实写，交给主管' }],
  },
]
