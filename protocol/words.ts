// The words of passphrases: short, common English ones, picked by us from a public-domain dictionary by how often they are used.

/** Sorted, distinct, 3 to 7 lower-case letters each. 2048 of them: every word adds exactly 11 bits. */
export const passphraseWords: readonly string[] = `
  ability about above abrupt absence absent absorb accent accept access account ace achieve acid acme acorn acquire
  acronym across act action active actual acute adapt add address adhere adjust adopt advance advent advice advise
  affect afford again against age agent agree ahead aid aide aim akin alarm albeit alert align alike alive all allow
  almost alone along already also alt alto alum alumni always ambient amend among amount analog analogy analyze anchor
  ancient and angle anomaly anon another answer ant any anybody anymore anyone anytime anyway apart appear appease
  append apple approve arch archaic archive are area arena argue arise arm armor armory around arrange array arrival
  arrive arrow art article artwork ascent ash ask aspect assert assess asset assign assist assume assure atlas atom
  atomic attach attempt attend audio audit augment author avail average avoid await aware away awesome awkward axis
  azure back backlog backup badge bag bail balance balloon band bank bar bare barrier base basic basis bat batch
  battery bear became because become bed bee beef been beep before began begin begun behalf behave behind believe bell
  belong below bench beneath benefit benign beside best bet between beware beyond bias big bill billion binary bind
  bionic bisect bison bizarre blame blank blend bless blink bloc block blog blue blurb board body bold bonus book boom
  boost boot border borrow bot both bottom bounce bound box brace bracket brain branch brand bread break breezy
  brevity bridge brief bright bring broad broke broken brought brown browse brute bubble bucket budget buff build
  built bulk bullet bump bunch bundle bunk burden burst bus busy but button bye bypass cab cache call came camel can
  canary cancel cannot canon canvas cap capital caption capture car card care careful caret carp carrier carry cascade
  case cast casual cat catalog catch caught cause caution caveat cede ceiling cell cent central century certain
  certify chain champ chance change channel chaos chapter char charge chart chat cheap cheat check cherry child chip
  choice chomp choose chop chose chosen chrome chunk churn cipher circle circuit cite city claim clamp clarify clarity
  clash class classic clause clean cleanup clear clever click client clip clock clog clone close closure cloud clue
  clumsy cluster clutter coarse code coerce coexist cold collate collect collide color column combine combo come comma
  command comment commit common compact company compare compile complex comply compose compute conceal concept concern
  concise cone confess confirm conform confuse connect consent consist console consult consume contact contain content
  context control convert convey cookie cool cope copy core corpus correct cost could count country couple course
  court crazy create creator credit crept critic cross crucial cryptic cube culture cup cure curious curl current
  cursor curve custom cut cute cutoff cycle cyclic dab dad daily daisy dance danger dare dark dash data date datum day
  deal dealt debug decade decent decide decimal declare decline decode deduce deed deep default defect defend defense
  defer define deflate degrade degree delay delete delimit deliver demand denote dense density deny depend deploy
  depth derive descend descent design desire desktop despite detach detail detect develop deviate device diagram
  dialect dialog diamond did dig digit dim din direct dirty disc discard disco discord discuss disk display dispose
  disrupt distant distort disturb ditto diverge diverse divert divide divisor dock dollar domain don done door dot
  double doubly doubt down dozen draft drain draw drawn drew drift drive driven drop dry dual dubious due dump duplex
  durable during duty dwarf dynamic each eager earlier ease easily east easy eat echo edge edit edition editor effect
  effort egg eight eighth either eject elect elegant element elevate eleven elf elk elm else email embed emoji employ
  empty emulate enable enclose encode encore encrypt end endless energy enforce engine enhance enjoy enlarge enough
  enrich ensure enter entire entity entropy entry envoy epoch equal era erase error escape essence even event every
  evict evident evolve exact examine example exceed except excerpt excess exclude exhaust exhibit exist exit exotic
  expand expect expense expert expiry explain exploit explore export expose express extend extra extract extreme eye
  face facet fact factor factory fad fade failure fair faith fall fallout false family fancy far fare fashion fast
  fault favor feature fedora fee feel fell fence fest fetch few field fifth fifty figure file fill filter find fine
  finger finish finite fire first fish fit fitness five fix fixture flag flake flaky flash flat flatten flavor flaw
  fleet flex flicker flight flip float flock flood floor floppy flow flush flux fly focal focus fold follow font food
  foot for forbid force foreign forever forge forget forgot fork form format formula fortify forum forward found
  foundry four fourth frame free freedom freeze fresh friend from front frozen fulfil fulfill full fully fun funky
  funny further future fuzz fuzzy gain game gap garbage gate gateway gather gave general generic genuine gesture get
  giant give given glance glitch glue goal goes going gold gone good got gotten govern grab grace grain grammar grand
  grant graph graphic gravity gray great greedy green grew grey grid grip ground group grow grown growth grub guard
  guest guide guy habit had half halfway halt hand handful handle handy happen happily happy hard harden hare harmful
  harness has hassle hat hatch have hazard head health healthy hear heard heavily heavy height held hello help helpful
  hen hence here hidden hide high hint history hit hive hoist hold hole home honor hook hop hope host hot hour hover
  how however huge human hundred hungry hunk hush hybrid icon idea ideal idle ignore image imagine immune impact
  import impose improve inbound inbox inch include incur indeed indent index induce inexact infer inflate inform
  inherit inhibit initial inject input inquire inquiry insert inside insight insist inspect install instant instead
  intact integer intel intend intent interim into invalid invent inverse invert involve isolate issue italic item its
  itself jar job john join journal judge jump junk just justify keen keep kept key keyword kid kind kit kitty knew
  know known label lack lake lance land lane laptop large last late latency latent launch law lawsuit layout lead leaf
  leak leakage lean leap learn lease least leave lecture left legacy legend length lengthy lenient lent less level
  lexical liberal library license lid life lift light like limit line linear linger link list listen little live load
  local locale locate lock logic login logo lone long look loop loose loosen lose loss lost love low luck lucky lunar
  lustre lynx machine made magenta magic mail mailbox main major make manage mangle manual many map margin mark markup
  marshal mask massive mat match matrix mature maximum may maybe mean meant measure media medium meet member memo
  memory men mention menu mere merge mesh message messy met meta method metric middle might migrate mileage million
  mimic mind mine minimum minor minus minute mirror miss mistake misuse mix mixture mobile mock mode model modern
  modify module moment money monitor monkey month moral more most motif motion mouse move much multi music must mutate
  mutual naive name narrow natural nature near nearby need needle neither neon nest nettle network neutral never new
  next nibble nice nick night nine ninja nobody node noise noisily noisy nominal none noon not notably notary note
  nothing notice notify notion noun nova now nowhere numeric obey object oblique obscure observe obtain obvious occupy
  occur octopus odd off office offload offset often okay omega omit once one ongoing only onto onward oops opacity
  opaque open opera operate opinion optical optimal optimum option oracle orange order origin other ought our out
  outcome outline outlive outlook output outside over overall overlap overlay own pacify pack package packet pad page
  paid painful paint pair palette pane panel parent part partial partner party passive past paste pat patch patent
  path pattern pause pay payment peak peel peer pen penalty pendant people percent perfect perform perhaps period
  perky permit permute persist person pertain phase phone photo phrase pick pickle picky picture pie piece pile pin
  ping pipe pitch pivot pixel place plain plan plane play please plenty plug plural plus point poke pole policy polish
  poll pollute pool pop popular port portion pose post posture pound pour power precede precise predict prefer prefix
  premier prepare present preset presume pretend pretty prevent preview price prim primary prime print prior prism
  privacy private probe problem proceed process produce product profile program project promise promote prompt prone
  proof propose prose protect prove proven provide provoke prune public publish pull pure purple purpose push python
  quad qualify quality quantum query queue quick quiet quilt quirk quit quite quota quote race radio radius raise ran
  random range rank rapid rapport rare rate rather ratio raw ray reach react read readily ready real reality realize
  realm reason rebuild rebuilt recall receipt receive recent recipe reclaim record recover recycle red reduce refill
  refine reflect refrain refresh refuse regard region regular relate relax relay release rely remain remark remedy
  remind remote remount removal remove rename renew rent reopen repair repeat replace replay replica report request
  require rescue resent reserve reside resolve resort respect respond rest restart restore result resume retain retire
  return reuse reveal reverse revert review revise revisit revoke rewind rewrite rich right ring risk risky robin
  robot robust role roll room root rotate rough round route routine row royalty ruby rule run runaway rust saber safe
  safety said sake sale salsa salt same sample sandbox sane sat satisfy save saw say scale scan scatter scheme scope
  score scratch screen script scroll sea seal search second secret section sector secure sedan see seek seem seen
  segment seldom select self sell send sense sent serial series serious serve service session set settle setup seven
  severe shadow shake shall shallow shape share sharp sheet shell shift ship short shorten should show shown shrink
  shrunk shuffle shut sibling side sidebar sigh sign signify silence silent similar simple simply since single sink
  sit site six sixteen sixth size sketch skill skip slab slack slant slash sleep slept slice slight slip slot slow
  small smart smash smooth snap snark sneak snippet sob sock socket soft solar sold sole solid solo solve some someday
  somehow son soon sorry sort sought sound source space spam span spare spark sparse spawn speak special specify
  speech speed spell spend spent sphinx spill spin spirit spite splice split spoke spoken sponsor spool spot spread
  square squash squeeze squelch stable stack stage stale stall stamp stand star start startup state static station
  status stay step stereo stick sticky still stock stop storage store story strange stream stress stretch strict
  stride strike string strong stuck studio study stuff style subject submit subtle subtly succeed success such suffer
  suffice sugar suggest suit suite summary sun supply support suppose sure surface surname surplus survey survive
  suspect suspend swap switch symbol symptom synonym syntax system table tablet tabular tack tag tailor take taken
  talk tangent tap tape target task taught teach team tedious tell tempo tenant tend tenth test text textual texture
  than thank that the their them theme then theory there these they thin think third thirty this those though thought
  thread three threw through throw thrown thumb thus tick ticket tidy tie tight tighten tilde tile till time tin tiny
  tip title today tofu toggle token told ton tone too took tool toolbar top topic topmost torn toward toy trace track
  trade traffic trail train trait trap treat treaty tree trial trick tricky trim trip triple triplet trivial true
  truly trunk trust truth try tune tunnel turn tweak twelve twice two type typical unable unaware unclear under
  undergo uniform unify union unique unit unity unknown unless unload unlock until unused unwind update upfront
  upgrade upload upon upper upward urgency urgent urn usage use useful usual utility utilize vague valid value van
  vanilla variant variety various vary vast vault vector verb verdict verify version very video view visa visible
  vision visit visitor visual vital voice void volume vote wait wake walk wall want warn warp was waste watch water
  way web website week weekday weight welcome well went were west what wheel when where whether which while who whole
  wholly why wide widen widget width wild will wilt win wind window wipe wire wisdom wise wish with within without
  wizard woken won wonder word work world worry worth would wrap write written wrote yarn year yellow yes yield you
  young your zero zip zone zoom
`
  .trim()
  .split(/\s+/);
