//! The words the scan knows, in alphabetical order and in lower case.

use super::list::List;

/// Months and their abbreviations.
#[rustfmt::skip]
pub(super) static MONTHS: List = List::new(&[
    "apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul", "july", "jun", "june",
    "mar", "march", "may", "nov", "november", "oct", "october", "sep", "sept", "september",
]);

/// Numbers in words that may be ages.
#[rustfmt::skip]
pub(super) static NUMBERS: List = List::new(&[
    "eight", "eighteen", "eleven", "fifteen", "five", "four", "fourteen", "nine", "nineteen", "one", "seven", "seventeen",
    "six", "sixteen", "ten", "thirteen", "three", "twelve", "twenty", "two",
]);

/// Words for people.
pub(super) struct Humans;

/// Words for people.
pub(super) const HUMANS: Humans = Humans;

#[rustfmt::skip]
static CHILDREN: List = List::new(&[
    "adolescent", "baby", "boy", "child", "daughter", "girl", "infant", "kid", "lad", "lass", "learner", "minor", "newborn",
    "person", "pupil", "schoolboy", "schoolgirl", "son", "student", "teen", "teenager", "toddler", "youngster", "youth",
]);
#[rustfmt::skip]
static ADULTS: List = List::new(&[
    "adult", "carer", "father", "grandmother", "male", "man", "mother", "mum", "parent", "victim", "woman",
]);
#[rustfmt::skip]
static MANY: List = List::new(&[
    "adolescents", "adults", "babies", "boys", "brothers", "carers", "children", "fathers", "females", "friends", "girls",
    "infants", "kids", "learners", "leavers", "males", "men", "mothers", "parents", "patients", "people", "persons", "pupils",
    "siblings", "sisters", "students", "survivors", "teenagers", "teens", "toddlers", "twins", "victims", "women", "workers",
    "youngsters", "youths",
]);

impl Humans {
    /// Whether a word means one person.
    pub fn one(&self, word: &str) -> bool {
        self.child(word) || ADULTS.has(word) || is_family(word)
    }

    /// Whether a word means one child.
    pub fn child(&self, word: &str) -> bool {
        CHILDREN.has(word)
    }

    /// Whether a word means several people.
    pub fn plural(&self, word: &str) -> bool {
        MANY.has(word)
    }
}

/// Words for family members. A name next to one is a person's name.
#[rustfmt::skip]
pub(super) static FAMILY: List = List::new(&[
    "aunt", "auntie", "aunty", "boyfriend", "brother", "brothers", "cousin", "cousins", "dad", "daddy", "daughter", "daughters",
    "ex-husband", "ex-partner", "ex-wife", "father", "fiancé", "fiancée", "girlfriend", "godfather", "godmother", "gran",
    "grandad", "grandchild", "granddad", "granddaughter", "grandfather", "grandma", "grandmother", "grandmum", "grandpa",
    "grandparent", "grandparents", "grandson", "granny", "half-brother", "half-sister", "husband", "mam", "mom", "mother",
    "mum", "mummy", "nan", "nana", "nanna", "nanny", "nephew", "nephews", "niece", "nieces", "parent", "parents", "sibling",
    "siblings", "sister", "sisters", "son", "sons", "stepbrother", "stepdad", "stepdaughter", "stepfather", "stepmother",
    "stepmum", "stepsister", "stepson", "tot", "triplet", "triplets", "twin", "twins", "uncle", "uncles", "widow", "wife",
]);

/// Whether a word means a family member.
pub(super) fn is_family(word: &str) -> bool {
    FAMILY.has(word)
}

/// Words for people that may have a name or any other word next to them. The name has to be a given name, or to be introduced.
#[rustfmt::skip]
pub(super) static NEAR: List = List::new(&[
    "adolescent", "baby", "boy", "carer", "carers", "child", "children", "classmate", "family", "friend", "friends", "girl",
    "guardian", "infant", "kid", "lad", "lass", "man", "neighbour", "newborn", "partner", "patient", "pupil", "schoolboy",
    "schoolgirl", "student", "teen", "teenager", "toddler", "victim", "woman", "youngster", "youth", "yp",
]);

/// Offices and professions. Somebody named together with one is named for their work.
#[rustfmt::skip]
pub(super) static ROLES: List = List::new(&[
    "accountant", "adviser", "advisor", "advocate", "analyst", "assistant", "auditor", "author", "barrister", "cabinet",
    "captain", "chair", "chaired", "chairman", "chairperson", "chairs", "chairwoman", "chief", "clerk", "clinician", "coach",
    "commander", "commissioner", "constable", "consultant", "controller", "convenor", "coordinator", "coroner", "councillor",
    "dcs", "dentist", "deputy", "designated", "detective", "director", "doctor", "dsl", "dsp", "editor", "executive",
    "facilitator", "governor", "gp", "head", "headteacher", "inspector", "investigator", "judge", "lawyer", "lead", "leader",
    "lecturer", "lsp", "magistrate", "manager", "mayor", "mentor", "midwife", "minister", "moderator", "nurse", "officer",
    "ombudsman", "ordinator", "paediatrician", "physician", "practitioner", "president", "principal", "professor",
    "psychiatrist", "psychologist", "recorder", "representative", "researcher", "reviewer", "reviewers", "scrutineer",
    "scrutineers", "secretary", "sergeant", "solicitor", "sponsor", "superintendent", "supervisor", "teacher", "therapist",
    "trainer", "treasurer", "trustee", "worker",
]);

/// Words before the name of somebody in office.
#[rustfmt::skip]
pub(super) static TITLES: List = List::new(&[
    "acc", "alderman", "archbishop", "archdeacon", "assistant", "baroness", "bishop", "brigadier", "canon", "captain", "cc",
    "cllr", "colonel", "commander", "councillor", "dame", "dc", "dcc", "dci", "dcs", "di", "doctor", "dr", "ds", "dsupt",
    "earl", "hhj", "imam", "insp", "inspector", "judge", "justice", "king", "lady", "lord", "major", "pc", "prince", "princess",
    "prof", "professor", "queen", "rabbi", "rev", "reverend", "sir", "supt", "viscount",
]);

/// Words before any name.
#[rustfmt::skip]
pub(super) static COURTESIES: List = List::new(&[
    "master", "miss", "mister", "mr", "mrs", "ms", "mx", "sgt",
]);

/// Words after the name of somebody in office.
#[rustfmt::skip]
pub(super) static HONOURS: List = List::new(&[
    "cbe", "cqsw", "dbe", "frcn", "frcp", "kbe", "kc", "mbe", "mp", "obe", "phd", "qpm",
]);

/// Last words in the names of institutions, schemes and places.
#[rustfmt::skip]
pub(super) static INSTITUTIONS: List = List::new(&[
    "abbey", "academies", "academy", "act", "agency", "alliance", "arms", "army", "assembly", "association", "authority", "ave",
    "avenue", "award", "awards", "bank", "barracks", "bay", "bill", "board", "borough", "bridge", "building", "buildings",
    "bureau", "camp", "campaign", "campus", "castle", "cathedral", "centre", "chambers", "chapel", "charity", "church",
    "circle", "city", "clinic", "close", "club", "co-operative", "code", "college", "commission", "committee", "common",
    "community", "company", "conference", "consortium", "constabulary", "cottage", "cottages", "council", "county", "court",
    "cres", "crescent", "cross", "crossing", "day", "dispensary", "district", "dock", "docks", "drive", "early", "estate",
    "executive", "family", "farm", "federation", "festival", "fields", "force", "forest", "forum", "foundation", "framework",
    "friendship", "fund", "garden", "gardens", "gate", "grammar", "grange", "green", "group", "grove", "hall", "harbour",
    "health", "heath", "high", "hill", "hospice", "hospital", "hostel", "hotel", "house", "hub", "icb", "infirmary",
    "initiative", "inn", "inquest", "inquiry", "institute", "island", "lane", "law", "league", "library", "limited", "line",
    "llp", "lodge", "ltd", "manor", "marina", "mark", "matters", "meadow", "meadows", "mews", "mill", "minster", "mission",
    "model", "mosque", "mount", "museum", "network", "nhs", "north", "nursery", "office", "panel", "parade", "parish", "park",
    "partners", "partnership", "pathway", "pier", "place", "plan", "plc", "point", "police", "practice", "primary", "priory",
    "prison", "prize", "programme", "project", "protocol", "quarter", "quay", "rd", "refuge", "report", "review", "rise",
    "road", "rooms", "row", "rule", "safeguarding", "scheme", "school", "schools", "service", "services", "settlement", "site",
    "society", "sons", "south", "square", "station", "strategy", "street", "suite", "surgery", "taskforce", "team", "temple",
    "terrace", "theatre", "tool", "toolkit", "tower", "towers", "town", "training", "trust", "tutorial", "union", "unit",
    "university", "valley", "view", "village", "ward", "way", "week", "west", "wharf", "wing", "wood", "woods", "works", "yard",
]);

/// Words that reports write with a capital and that are not a person's name.
#[rustfmt::skip]
pub(super) static NOT_NAMES: List = List::new(&[
    "a", "about", "according", "across", "action", "adult", "adults", "after", "afterwards", "again", "age", "agencies",
    "agency", "albanian", "all", "also", "although", "amharic", "an", "and", "annual", "another", "any", "anyone", "april",
    "arabic", "as", "asian", "assessment", "at", "audit", "august", "autumn", "babies", "baby", "bangladeshi", "bank",
    "barnardo", "because", "before", "being", "bengali", "black", "board", "both", "boys", "bristol", "british", "brother",
    "but", "by", "cafcass", "camhs", "care", "carer", "carers", "caribbean", "case", "chapter", "chief", "child", "childline",
    "children", "chinese", "christian", "christmas", "church", "city", "college", "community", "conference", "contact", "core",
    "council", "county", "court", "cousin", "covid", "crime", "criminal", "crown", "dad", "dads", "daughter", "day", "december",
    "department", "devon", "dfe", "did", "diocese", "diwali", "domestic", "during", "each", "early", "easter", "eastern",
    "education", "eid", "eight", "either", "encompass", "england", "english", "equally", "european", "even", "evening", "ever",
    "every", "everybody", "everyone", "families", "family", "farsi", "father", "fathers", "february", "figure", "finally",
    "first", "five", "for", "four", "french", "friday", "friend", "friends", "from", "front", "general", "girls", "gov",
    "government", "grandmother", "grandparents", "group", "gypsy", "had", "has", "have", "he", "head", "health", "help", "her",
    "here", "high", "hindu", "his", "home", "hospital", "house", "how", "however", "i", "if", "in", "independent", "indian",
    "inside", "instead", "internet", "irish", "is", "it", "its", "january", "jewish", "july", "june", "just", "key", "kinship",
    "kurdish", "later", "law", "learning", "leeds", "let", "level", "local", "london", "many", "march", "may", "meanwhile",
    "mental", "midwives", "mind", "monday", "more", "most", "mother", "mothers", "mum", "mums", "muslim", "my", "named", "nan",
    "national", "neglect", "neighbours", "neither", "never", "new", "next", "nhs", "nine", "no", "nobody", "none", "nor",
    "north", "northern", "not", "nothing", "november", "now", "nursery", "nurses", "october", "of", "officers", "ofsted",
    "often", "old", "on", "once", "one", "online", "only", "operation", "or", "other", "others", "our", "outside", "over",
    "page", "pakistani", "panel", "parent", "parents", "part", "partner", "partners", "partnership", "pashto", "people",
    "person", "phase", "police", "polish", "primary", "priority", "probation", "professionals", "public", "pupils", "quarter",
    "ramadan", "recent", "relevant", "right", "roma", "romanian", "safeguarding", "samaritans", "saturday", "school", "schools",
    "scottish", "second", "section", "september", "service", "services", "seven", "seventy", "several", "she", "since",
    "sister", "six", "sixth", "so", "social", "somali", "some", "somebody", "someone", "son", "soon", "south", "southern",
    "spring", "staff", "stage", "still", "students", "such", "summer", "sunday", "support", "table", "teachers", "team", "ten",
    "than", "thank", "thanks", "that", "the", "their", "then", "there", "these", "they", "thirty", "this", "those", "three",
    "thursday", "tigrinya", "time", "to", "today", "together", "town", "trafalgar", "training", "traveller", "trust", "tuesday",
    "turkish", "twelve", "twenty", "twice", "twin", "twins", "two", "ukrainian", "uncle", "under", "unfortunately", "united",
    "until", "urdu", "us", "very", "vietnamese", "virtual", "voice", "wales", "was", "we", "wednesday", "week", "welsh", "were",
    "west", "western", "what", "when", "where", "whether", "which", "while", "white", "who", "whoever", "why", "winter", "with",
    "within", "without", "women", "word", "workers", "working", "world", "year", "years", "yes", "yesterday", "yet", "york",
    "you", "young", "your", "youth", "zone",
]);

/// Capitalised words that follow "in", "at" or "from" and are not a place.
#[rustfmt::skip]
pub(super) static NOT_PLACES: List = List::new(&[
    "appendix", "arabic", "bail", "barnardo", "cafcass", "camhs", "childline", "christmas", "class", "crisis", "custody",
    "domestic", "early", "easter", "english", "eyfs", "facebook", "family", "google", "homestart", "instagram", "key", "kooth",
    "mash", "mencap", "mermaids", "nacro", "nspcc", "ofsted", "operation", "polish", "reception", "refuge", "relate",
    "samaritans", "scope", "section", "shelter", "snapchat", "somali", "stonewall", "table", "tiktok", "urdu", "whatsapp",
    "year", "youngminds",
]);

/// Letters that are not anyone's initials.
#[rustfmt::skip]
pub(super) static ABBREVIATIONS: List = List::new(&[
    "aa", "ac", "acp", "ad", "adhd", "ae", "ai", "am", "ap", "asb", "asc", "asd", "asp", "bme", "bp", "bt", "bu", "cc", "cce",
    "cci", "cd", "ce", "ch", "chc", "cic", "cin", "ckd", "cla", "cm", "co", "cp", "cpa", "cpp", "cps", "csa", "cse", "csp",
    "cv", "cyp", "da", "db", "dbs", "dc", "dci", "dfe", "dh", "di", "dm", "dna", "dob", "dr", "ds", "dsl", "dv", "dvla", "ea",
    "eal", "ec", "ed", "edt", "eh", "eha", "ehc", "ehcp", "ehe", "emd", "emis", "ep", "er", "et", "eu", "ex", "fe", "ff", "fgc",
    "fgm", "fii", "fm", "fp", "ft", "gb", "gcp", "gcse", "gdpr", "gp", "he", "hm", "hmp", "hr", "ht", "hv", "ia", "icb", "icp",
    "ict", "icu", "id", "ii", "iii", "io", "ip", "iq", "iro", "isp", "it", "iv", "ix", "kc", "kpi", "la", "lac", "lea", "lgb",
    "lsp", "ma", "md", "me", "mh", "mm", "mp", "mr", "ms", "mt", "na", "nb", "nct", "nd", "ne", "nfa", "ngo", "nhs", "ni",
    "nino", "no", "np", "nw", "oh", "ok", "op", "os", "ot", "ow", "pa", "pb", "pc", "pe", "pep", "ph", "pip", "pl", "pm", "ppn",
    "pr", "pru", "ps", "pt", "qa", "qc", "qi", "rag", "rc", "rd", "re", "ro", "rp", "rr", "rsa", "saf", "sc", "se", "sen",
    "ses", "sg", "si", "so", "sr", "ss", "st", "std", "su", "sw", "ta", "tac", "taf", "tb", "th", "tn", "to", "tor", "tp", "tv",
    "ty", "uk", "un", "uni", "up", "upn", "us", "va", "vc", "vi", "vii", "viii", "vr", "vs", "wc", "we", "wm", "wt", "wte",
    "xi", "xii", "yjs", "yo", "yos", "yot", "yr", "ys",
]);

/// People who are named publicly in laws, national reviews, charities and training.
#[rustfmt::skip]
pub(super) const PUBLIC_NAMES: &[[&str; 2]] = &[
    ["ainlee", "labonte"],
    ["alan", "wood"],
    ["alexis", "jay"],
    ["alfie", "steele"],
    ["ann", "craft"],
    ["anne", "longfield"],
    ["annie", "hudson"],
    ["arthur", "labinjo"],
    ["awaab", "ishak"],
    ["ayeeshia", "jayne"],
    ["breck", "bednar"],
    ["brianna", "ghey"],
    ["bruce", "perry"],
    ["carlene", "firmin"],
    ["damilola", "taylor"],
    ["daniel", "pelka"],
    ["david", "finkelhor"],
    ["de", "souza"],
    ["eileen", "munro"],
    ["elle", "edwards"],
    ["ellie", "butler"],
    ["finley", "boden"],
    ["florence", "nightingale"],
    ["hakeem", "hussain"],
    ["hamzah", "khan"],
    ["herbert", "laming"],
    ["holly", "wells"],
    ["hughes", "star"],
    ["jacob", "crouch"],
    ["james", "bulger"],
    ["jan", "horwath"],
    ["jasmine", "beckford"],
    ["jayne", "smith"],
    ["jenny", "pearce"],
    ["jessica", "chapman"],
    ["john", "bowlby"],
    ["josh", "macalister"],
    ["judith", "herman"],
    ["keanu", "williams"],
    ["khyra", "ishaq"],
    ["kimberley", "carlile"],
    ["laura", "lundy"],
    ["lauren", "wright"],
    ["liam", "fee"],
    ["logan", "mwangi"],
    ["lola", "james"],
    ["lord", "laming"],
    ["louise", "casey"],
    ["lucy", "faithfull"],
    ["lynn", "perry"],
    ["maria", "colwell"],
    ["marie", "collins"],
    ["marie", "curie"],
    ["martyn", "hett"],
    ["mary", "ainsworth"],
    ["molly", "russell"],
    ["munro", "eileen"],
    ["oliver", "mcgowan"],
    ["olivia", "pratt"],
    ["peter", "connelly"],
    ["peter", "wanless"],
    ["poppi", "worthington"],
    ["ruth", "perry"],
    ["sara", "sharif"],
    ["sarah", "everard"],
    ["shamima", "begum"],
    ["star", "hobson"],
    ["stephen", "lawrence"],
    ["suzy", "lamplugh"],
    ["tyra", "henry"],
    ["urie", "bronfenbrenner"],
    ["victoria", "climbie"],
    ["victoria", "climbié"],
];

/// Words between a word for a family member and the name: "her sister, who is called Leanne".
#[rustfmt::skip]
pub(super) const INTRODUCE: &[&str] = &[
    "as", "called", "is", "known", "name", "named", "nicknamed", "was", "who",
];

/// Words after "mother's" that are not a name, although a name may follow.
#[rustfmt::skip]
pub(super) const ADJECTIVES: &[&str] = &[
    "adopted", "adult", "baby", "birth", "boy", "dear", "elder", "eldest", "foster", "half", "little", "maternal", "new",
    "older", "own", "paternal", "small", "step", "then", "twin", "young", "younger", "youngest",
];

/// Verbs for what only people do, never a body or a place.
#[rustfmt::skip]
pub(super) static DOES_ALONE: List = List::new(&[
    "asked", "ate", "came", "cried", "dreamed", "drew", "fell", "felt", "hates", "hid", "hugged", "kissed", "knew", "laughed",
    "learned", "learnt", "liked", "likes", "loved", "loves", "married", "missed", "played", "plays", "ran", "remembered", "said",
    "sang", "sat", "screamed", "shouted", "sings", "sleeps", "slept", "smiled", "spoke", "thinks", "thought", "told", "tried",
    "wakes", "walked", "wanted", "wants", "went", "whispered", "wished", "wishes", "woke", "wrote",
]);

/// Things that are made for one person: "a care order for".
#[rustfmt::skip]
pub(super) const MADE_FOR: &[&str] = &[
    "bed", "carer", "carers", "chronology", "conference", "home", "order", "orders", "placement", "plan", "referral", "school",
    "visit", "worker",
];

/// Things that belong to one person or are about one: "the case of", "the social worker of".
#[rustfmt::skip]
pub(super) const TOLD_OF: &[&str] = &[
    "birth", "bruise", "bruises", "carer", "case", "chronology", "death", "experience", "experiences", "file", "history",
    "home", "injuries", "injury", "life", "mother", "needs", "notes", "parents", "plan", "record", "records", "safety", "school",
    "story", "teacher", "voice", "wishes", "worker",
];

/// Words that do not continue a name, so that initials or a name alone before one are complete.
#[rustfmt::skip]
pub(super) static FUNCTION_WORDS: List = List::new(&[
    "a", "about", "after", "again", "also", "always", "an", "and", "as", "at", "because", "before", "but", "by", "for", "from",
    "had", "has", "he", "her", "his", "how", "if", "in", "is", "lived", "lives", "moved", "never", "not", "on", "only", "or",
    "over", "she", "since", "so", "that", "the", "their", "through", "to", "until", "was", "went", "were", "what", "when",
    "where", "whether", "which", "while", "who", "whose", "why", "with", "without",
]);

/// Verbs for what people do.
#[rustfmt::skip]
pub(super) static DOES: List = List::new(&[
    "added", "asked", "ate", "called", "came", "cooks", "cried", "described", "died", "drew", "explained", "feels", "felt",
    "found", "gave", "goes", "got", "grew", "had", "has", "hates", "held", "helped", "is", "kept", "knew", "laughed", "learned",
    "learnt", "left", "liked", "likes", "lived", "lives", "lost", "loved", "loves", "made", "met", "moved", "needed", "played",
    "plays", "ran", "rang", "read", "remembered", "said", "sat", "saved", "saw", "says", "sings", "sleeps", "slept", "smiled",
    "speaks", "spoke", "started", "stayed", "stood", "talked", "taught", "tells", "thinks", "told", "took", "tried", "turned",
    "used", "visited", "waited", "wakes", "walked", "wanted", "wants", "was", "went", "wished", "wishes", "woke", "worked",
    "wrote",
]);

/// Pronouns for one person.
#[rustfmt::skip]
pub(super) static PRONOUNS: List = List::new(&[
    "he", "her", "hers", "herself", "him", "himself", "his", "she",
]);

/// Adjectives of origin, which are capitalised but name nobody.
#[rustfmt::skip]
pub(super) const ORIGINS: &[&str] = &[
    "background", "backgrounds", "children", "communities", "community", "descent", "families", "family", "heritage", "man",
    "men", "mother", "mothers", "origin", "parents", "people", "speaking", "woman", "women",
];

/// Last words of street names. The second list holds words that also end other names.
#[rustfmt::skip]
pub(super) static STREETS: List = List::new(&[
    "ave", "avenue", "cres", "crescent", "estate", "grove", "lane", "ln", "mews", "rd", "road", "st", "street", "terrace",
    "towers",
]);

#[rustfmt::skip]
pub(super) static PERHAPS_STREETS: List = List::new(&[
    "close", "court", "drive", "gardens", "green", "hill", "house", "parade", "park", "place", "rise", "row", "square", "walk",
    "way",
]);

/// Last words of school names.
#[rustfmt::skip]
pub(super) static SCHOOLS: List = List::new(&[
    "academy", "c.e.", "college", "first", "grammar", "high", "infant", "infants", "junior", "juniors", "kindergarten",
    "middle", "nursery", "pre", "prep", "preschool", "primary", "school", "secondary", "sixth",
]);

/// Words that come before a person's age.
pub(super) static AGES: List = List::new(&["age", "aged"]);

/// Words that a name may follow.
#[rustfmt::skip]
pub(super) static INTRODUCES: List = List::new(&["as", "called", "is", "named", "nicknamed"]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        for list in [
            &MONTHS,
            &NUMBERS,
            &CHILDREN,
            &ADULTS,
            &MANY,
            &FAMILY,
            &NEAR,
            &ROLES,
            &TITLES,
            &COURTESIES,
            &HONOURS,
            &INSTITUTIONS,
            &NOT_NAMES,
            &NOT_PLACES,
            &ABBREVIATIONS,
            INTRODUCE,
            ADJECTIVES,
            &DOES,
            &DOES_ALONE,
            MADE_FOR,
            TOLD_OF,
            &FUNCTION_WORDS,
            &PRONOUNS,
            ORIGINS,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
