// Passwords as people choose them. The labelled credentials were replaced by random ones, so without these a fit would
// learn that nothing readable is ever a secret.

const words = `anchor autumn badger bluebird bramble canyon cascade chestnut cobalt comet copper coral cricket dolphin
ember falcon ginger glacier harbor hazel heron indigo jasmine juniper lantern lemon maple marble meadow mercury
nutmeg orchid otter paprika pepper phoenix pumpkin quartz raven rocket saffron salmon sparrow summer sunflower tango
thunder tulip velvet violet walnut winter zephyr`.split(/\s+/);

const forms: readonly ((word: string, other: string, number: number) => string)[] = [
  (word, _, number) => `${word}${number % 100}`,
  (word, _, number) => `${capital(word)}${2015 + (number % 12)}!`,
  (word, _, number) => `${capital(word)}@${number}`,
  (word, other, number) => `${capital(word)}${capital(other)}${number % 10}`,
  (word, other, number) => `${word}-${other}-${number % 1000}`,
  (word, _, number) => `${leet(word)}${number % 10}`,
  (word, _, number) => `${leet(capital(word))}#${number % 100}`,
  (word, other) => `${word}_${other}!`,
  (word, other, number) => `${word}.${other}${number % 100}`,
  (word) => `${word}`,
  (word, other, number) => `${word} ${other} ${words[number % 40]} ${words[(number * 3) % 50]}`,
  (word, other, number) => `${word}-${other}-${words[number % 40]}-${number}`,
];

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const leet = (word: string): string =>
  word.replace(/[aeios]/g, (letter) => ({ a: '@', e: '3', i: '1', o: '0', s: '$' })[letter]!);

/** The same list every time: each word in each form, with another word and a number that follow from their places. */
export const peoplesPasswords: readonly string[] = words.flatMap((word, index) =>
  forms.map((form, turn) =>
    form(word, words[(index * 7 + turn * 11 + 3) % words.length]!, 11 + ((index * 37 + turn * 101) % 880)),
  ),
);
