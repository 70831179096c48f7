/** English words that stand in every claim and tell none from another, folded as `text.ts` folds. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are arent as at be because been before being below
  between both but by can cant cannot could couldnt did didnt do does doesnt doing dont down during each few for from
  further had hadnt has hasnt have havent having he her here hers herself him himself his how i if im in into is isnt
  it its itself ive just let lets me more most my myself no nor not now of off on once only or other our ours
  ourselves out over own re really s same shall she should shouldnt so some such than that thats the their theirs
  them themselves then there these they theyre this those through to too under until up upon very was wasnt we
  were werent what whats when where which while who whom why will with wont would wouldnt you your youre yours
  yourself yourselves yes ok okay pls please lol lmao wtf omg u ur r ya hey hi hello thanks thank anyone anybody
  somebody someone says say said get got`
    .split(/\s+/)
    .filter(Boolean),
);
