/**
 * What people call things in chat, a line for each thing: first as fact-checks mostly write it, then what else it is
 * called. Only what means the same wherever it stands: "coke" may be another thing, and "doc" may be a paper.
 */
export const called = `
Barack Obama: barack
Donald Trump: donny, donny trump, the donald
Hillary Clinton: hillary, hilary, hilary clinton
Bernie Sanders: bernie
Joe Biden: sleepy joe, uncle joe, joey biden
Kamala Harris: kamala
George W. Bush: dubya
Alexandria Ocasio-Cortez: aoc
Ruth Bader Ginsburg: rbg
Marjorie Taylor Greene: mtg
Pete Buttigieg: mayor pete
Beto O'Rourke: beto
Martin Luther King: mlk, mlk jr
John F. Kennedy: jfk
Franklin D. Roosevelt: fdr
Lyndon B. Johnson: lbj
Vladimir Putin: vlad, vlad putin
Boris Johnson: bojo
Queen Elizabeth: lizzie, queen lizzie
Elon Musk: elon
Mark Zuckerberg: zuck
Jeff Bezos: bezos
Kanye West: kanye
Kim Kardashian: kim k
Jennifer Lopez: jlo, j lo, j-lo
Taylor Swift: tswift, t swift, t-swift, tay tay
Arnold Schwarzenegger: arnie
president: potus, prez
first lady: flotus
vice president: vp, veep
Supreme Court: scotus
senator: sen
representative: rep
Democrats: dems
Republicans: repubs
liberals: libs
Republican Party: gop
government: govt
federal government: feds
White House: wh
police officer: cop
police officers: cops
police: popo
Washington Post: wapo
New York Times: nyt, ny times, nytimes
Black Lives Matter: blm
Ku Klux Klan: kkk
National Rifle Association: nra
food stamps: ebt, ebt card
illegal immigrants: illegals, illegal aliens
coronavirus: covid, covid 19, covid-19, covid19, rona, the rona, sars-cov-2, corona virus
vaccine: vax, vaxx, jab
vaccines: vaxes, vaxxes, jabs
vaccinated: vaxxed, vaxed, vaxd, jabbed
unvaccinated: unvaxxed, unvaxed
anti-vaccine: antivax, anti vax, anti-vax
medicine: meds
marijuana: weed, ganja
cigarettes: cigs, ciggies
alcohol: booze
Facebook: fb
Instagram: insta, ig
YouTube: yt
McDonald's: mickey ds, mickey d's, maccas
Starbucks: starbux, sbux
Walmart: wally world, wal-mart
photograph: pic, photo, foto
photographs: pics, photos, fotos
video: vid
videos: vids
screenshot: screencap, screengrab, screen shot
advertisement: ad, advert
advertisements: ads, adverts
television: tv, telly
film: movie
films: movies
celebrity: celeb
celebrities: celebs
birthday: bday, b-day
Christmas: xmas, x-mas
university: uni
dollars: bucks, usd
year: yr
years: yrs
hours: hrs
minutes: mins
pounds: lbs
people: ppl, peeps
mother: mom, mum
father: dad
grandmother: grandma, granny
grandfather: grandpa, grandad, granddad
husband: hubby
wife: missus, wifey
boyfriend: bf
girlfriend: gf
children: kids, kiddos, kiddies
child: kid, kiddo, kiddie
pregnant: preggo, preggers, knocked up
died: passed away, croaked, kicked the bucket, carked it, snuffed it
die: croak, kick the bucket
dead: deceased
killed: offed
arrested: nabbed
fired: sacked, given the boot, got the boot
toilet paper: tp, loo roll, bog roll
toilet: loo, dunny
bathroom: restroom
diaper: nappy
diapers: nappies
stroller: pram, pushchair
truck: lorry
trucks: lorries
airplane: plane, aeroplane
airplanes: planes, aeroplanes
helicopter: chopper
gasoline: petrol
cell phone: cellphone
soccer: footie, footy
zucchini: courgette
eggplant: aubergine
bell pepper: capsicum
cilantro: coriander
shrimp: prawn
shrimps: prawns
orca: killer whale
orcas: killer whales
kangaroo: roo
alligator: gator
alligators: gators
crocodile: croc
crocodiles: crocs
hippopotamus: hippo
rhinoceros: rhino
chimpanzee: chimp
cockroach: roach
cockroaches: roaches
dog: pooch, doggo, mutt
dogs: pooches, doggos, mutts
puppy: pup, pupper
cat: kitty, moggy, kitty cat
cats: kitties, moggies
rabbit: bunny
mosquito: mozzie
mosquitoes: mozzies
earthquake: quake
tornado: twister
nuclear weapon: nuke
nuclear weapons: nukes
Australian: aussie
British: brit, brits
New Zealand: nz
Canadian: canuck
California: cali
New York City: nyc, big apple
Las Vegas: vegas
Philadelphia: philly
San Francisco: frisco, san fran
UFO: flying saucer, alien spaceship
UFOs: flying saucers, alien spaceships
color: colour
colors: colours
favorite: favourite
neighbor: neighbour
neighbors: neighbours
center: centre
tire: tyre
tires: tyres
gray: grey
jewelry: jewellery
pajamas: pyjamas
Islamic State: isis, isil, daesh
United Kingdom: uk, great britain
Texas: lone star state
Ohio: buckeye state
Florida: sunshine state
Mars: red planet
Richard Nixon: tricky dick
national anthem: star spangled banner
inauguration: swearing in
inaugurated: sworn in
purse: handbag
purses: handbags
shopping cart: shopping trolley
journalist: journo
journalists: journos
NASA: space agency
social media: socials
2: two
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
11: eleven
12: twelve
20: twenty
`;

/** Names that hold one of these words and are left alone. */
export const names = ['kid rock', 'kid cudi'];
