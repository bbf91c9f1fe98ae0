// Whether a text reads like words of a language or like chance: how often each letter follows each other in identifiers and English.

/**
 * Mean commonness of the letter pairs of a text, 0 (never seen) to 9; words lie above 4.6, chance below 4 from
 * eight letters on. Only ASCII letters count; fewer than two give 9, because nothing speaks against a word.
 */
export function wordlikeness(text: string): number {
  let [sum, count, before] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const letter = (text.charCodeAt(i) | 32) - 97;
    if (letter < 0 || letter > 25 || text.charCodeAt(i) > 127) continue;
    if (count++ > 0) sum += pairs.charCodeAt(before * 26 + letter) - 48;
    before = letter;
  }
  return count < 2 ? 9 : sum / (count - 1);
}

/** Row: first letter, column: second letter; a rounded logarithm of the share among successors, counted over documentation. */
const pairs = [
  '05650140402746040657431030',
  '63317000630820610653600040',
  '70407006505500800527500020',
  '51149120800411610451510020',
  '51573330100547042775031410',
  '60217600800510700534500040',
  '51008056700526500652600000',
  '80008000700232700615400030',
  '53655440000558630456040103',
  '70208013402102740081605000',
  '50229330700224420273402020',
  '61148200701600710044420060',
  '84018000700340670040400010',
  '60666370503213510067220010',
  '33450330203568450754545000',
  '70027003500620750746400010',
  '00000000000000200000902000',
  '71338230703243610455421040',
  '40508205602311550068501030',
  '60318006800300500654401040',
  '55535240500657050767000000',
  '70009010800000500130200010',
  '70017016701306700652003100',
  '60607300600041280018101030',
  '43516210600567580275014001',
  '81439003602320500020400035',
].join('');
