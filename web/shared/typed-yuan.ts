import { type Fen, parseYuan } from '../../functions/money.ts'

/** Yuan as people type or paste them: full-width digits, a sign, thousands and spaces are read; undefined for anything else. */
export const typedYuan = (text: string): Fen | undefined => parseYuan(text.normalize('NFKC').replace(/[¥,\s]/g, ''))
