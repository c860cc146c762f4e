/*
 * What made-up articles are written with. Function words and common words are real English, so that stemming and the
 * detection of languages have their usual work; the words of topics, stories and names are made of syllables, so that
 * there are as many as an archive of any size needs.
 */

const list = (words: string) => words.trim().split(/\s+/);

/** Most frequent first. */
export const FUNCTION_WORDS = list(`
the of and to a in that is was it for on with as he be at by had this not are but from or have an they which one were
her all she there would their we him been has when who will more no if out so said what up its about into than them can
only other new some could time these two may then do first any my now such like our over man me even most made after
also did many before must through back years where much your way well down should because each just those people how
too little state good very make still own see men work long get here between both life being under never day same`);

/** Words of any newspaper; most frequent first. */
export const COMMON_WORDS = list(`
council report town police plan water school road house million market company minister public court government local
service hospital building bridge harbour meeting family money election vote budget project station weather farm ship
trade union worker strike factory office bank tax price rent student teacher church library museum park river coast
island valley mountain forest field storm flood fire rescue accident inquiry judge lawyer trial witness charge appeal
decision agreement contract owner tenant resident neighbour visitor tourist driver passenger train ferry airport
flight engine fuel energy power cable signal network phone letter record archive editor reader headline page story
interview question answer reason cause effect result figure number share cost profit loss debt loan fund grant charity
campaign petition protest march speech promise policy law rule order permit licence ban limit fine sentence prison
officer captain crew sailor fisherman farmer nurse doctor patient disease treatment test study research science
university college class exam degree award prize festival concert theatre film stage actor singer band song dance
painting gallery design history memory anniversary ceremony funeral wedding birthday holiday season summer winter
spring autumn morning evening night week month year century future past change growth decline increase fall rise
pressure crisis danger risk safety health food bread milk meat fish fruit harvest crop cattle sheep horse dog bird
animal plant tree garden flower stone brick glass steel iron coal oil gas wood paper cloth machine tool vehicle bus
lorry bicycle street square corner wall gate door window roof floor room kitchen table chair bed clock watch camera
picture map border district region county village city capital nation country leader president mayor councillor member
committee board director manager chairman secretary treasurer player coach team match goal league season final victory
defeat draw record stadium crowd supporter referee injury transfer signing training race runner swimmer boat oar sail
wind tide wave beach sand cliff cave lighthouse quay dock yard warehouse crane cargo container customs export import
supply demand delivery order customer shop store brand product quality standard review survey poll opinion debate
argument dispute conflict peace treaty talks visit tour journey route distance speed delay closure opening repair
maintenance construction demolition extension improvement reform cut saving investment proposal objection approval
deadline schedule programme strategy target priority concern complaint apology statement announcement denial claim`);

export const VERBS = list(`
announced opened closed approved rejected delayed reviewed praised warned welcomed repaired sold bought visited won
lost promised refused offered planned built cancelled ordered questioned defended`);

export const SECTION_NAMES = list(
  "News Politics Business Sport Culture Opinion Science Education Health Environment Travel Obituaries",
);

export const GIVEN_NAMES = list(`
Ada Ewan Martin Grace Sofia Noor Pavel Ines Tomas Ruth Callum Mei Jonas Leila Oscar Freya Hugo Amara Rosa Viktor Elin
Samir Nadia Felix Clara Idris Maeve Anton Yuki Dora Malcolm Petra Silas Wilma Bruno Hanna Rafael Tess Omar Greta`);

export const PAPER_WORDS = list("Record Mail Gazette Herald Observer Courier Tribune Chronicle Echo Post");

const STARTS = list("b br c ch d dr f g gl h j k l m n p pr r s sh st t tr v w");
const MIDDLES = list("a e i o u ai ea ou");
const ENDS = list("l m n nd r rk s st t th v x");

/** Syllables of the form "bran", "tou", "shind"; this many are different. */
const OPEN = STARTS.length * MIDDLES.length;
const SYLLABLES = OPEN * (ENDS.length + 1);

function syllable(number: number): string {
  const start = STARTS[number % STARTS.length]!;
  const middle = MIDDLES[Math.floor(number / STARTS.length) % MIDDLES.length]!;
  const end = Math.floor(number / OPEN) % (ENDS.length + 1);
  return start + middle + (end === 0 ? "" : ENDS[end - 1]!);
}

/** The made-up word of a number, of two syllables: the same number gives the same word, another number another one. */
export function madeWord(number: number): string {
  // Steps that share no factor with the count visit every syllable, and keep neighbours from looking alike.
  const first = syllable((number * 733 + 17) % SYLLABLES);
  const second = syllable((Math.floor(number / SYLLABLES) * 389 + number * 1009 + 5) % SYLLABLES);
  return first + second;
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
