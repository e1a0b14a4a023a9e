/** An error's first sentence is its title; what follows says what did not happen. */
export function titleAndRest(sentence: string): [title: string, rest: string] {
  const at = sentence.indexOf("。");
  return at < 0 ? [sentence, ""] : [sentence.slice(0, at), sentence.slice(at + 1).trim()];
}
