//! The classes of a word, as a set of bits.

use std::ops::{BitOr, BitOrAssign};

/// The classes that a word can have in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct WordClasses(pub u64);

macro_rules! classes {
    ($($name:ident = $bit:expr, $doc:literal;)*) => {
        impl WordClasses {
            $(#[doc = $doc] pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

classes! {
    SAYS = 0, "A finite form of a verb of saying: says, said.";
    SAYING = 1, "Its present participle.";
    SAY = 2, "Its base form.";
    WEAK = 3, "The verb introduces speech only next to a quotation.";
    PAST = 4, "The form is also a past participle.";
    VERB = 5, "A finite form of another verb.";
    BE = 6, "A form of \"to be\", which makes a passive.";
    DETERMINER = 7, "An article, a number, a demonstrative.";
    POSSESSIVE = 8, "his, their.";
    PREPOSITION = 9, "of, with.";
    CONJUNCTION = 10, "and, because.";
    RELATIVE = 11, "who, which.";
    ADVERB = 12, "May occur between a subject and its verb; includes auxiliaries.";
    FUNCTION = 13, "Not a name, even with a capital.";
    TITLE = 14, "Precedes a name.";
    TITLE_MALE = 15, "Like TITLE, for a man.";
    TITLE_FEMALE = 16, "Like TITLE, for a woman.";
    ROLE = 17, "A role or occupation: mayor.";
    ROLE_MALE = 18, "A role that shows a man.";
    ROLE_FEMALE = 19, "A role that shows a woman.";
    ORGANIZATION = 20, "Ends names of organizations.";
    PLACE = 21, "A place, a day, a month.";
    GROUP = 22, "A word for a nation, a party or a faith.";
    SPEECH = 23, "A statement, a letter.";
    SUFFIX = 24, "Jr.";
    PARTICLE = 25, "de, van.";
    GIVEN_MALE = 26, "A given name of men.";
    GIVEN_FEMALE = 27, "A given name of women.";
    HE = 28, "He.";
    SHE = 29, "She.";
    THEY = 30, "They.";
    IT = 31, "It.";
    WHO = 32, "Who.";
    FIRST = 33, "I, we, you.";
    AUXILIARY = 34, "has, will.";
    ABBREVIATION = 35, "Its full stop does not end a sentence.";
    ADJECTIVE = 36, "Precedes a noun: recent, political.";
    ASKED = 37, "A verb whose passive has the speaker as its subject: was quoted.";
    ADDRESS = 38, "I, we, you, my, our, your, in languages whose newspapers mark speech with dashes.";
    FORMER = 39, "Precedes an office that somebody held: former.";
    QUALIFIER = 40, "Precedes an office and says how somebody holds it: former, acting, deputy.";
}

impl WordClasses {
    pub fn is(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    pub const PRONOUN: Self = Self::HE.or(Self::SHE).or(Self::THEY).or(Self::IT);
    pub const SAID: Self = Self::SAYS.or(Self::SAYING).or(Self::SAY);
    pub const TITLES: Self = Self::TITLE.or(Self::TITLE_MALE).or(Self::TITLE_FEMALE);
    pub const ROLES: Self = Self::ROLE.or(Self::ROLE_MALE).or(Self::ROLE_FEMALE);
    pub const GIVEN: Self = Self::GIVEN_MALE.or(Self::GIVEN_FEMALE);
    pub const LINKS: Self = Self::PREPOSITION.or(Self::CONJUNCTION).or(Self::RELATIVE);
}

impl BitOr for WordClasses {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for WordClasses {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.or(other);
    }
}
