//! What each code means, at the length of a small paragraph: the one place for it, which the command
//! line, the list of problems in the window and the reports for other programs all use.

use super::Code;

/// All that there is to say of a kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence without a full stop.
    pub title: &'static str,
    /// What it means, in sentences.
    pub meaning: &'static str,
    /// Why the program does not let it pass, in sentences.
    pub why: &'static str,
    /// A small example that has it.
    pub wrong: &'static str,
    /// The same without it.
    pub right: &'static str,
    /// What to do about it, in sentences.
    pub advice: &'static str,
}

impl Explanation {
    /// The whole, part by part: what each part is called, and what it says.
    pub fn parts(&self) -> [(&'static str, &'static str); 5] {
        [
            ("What it means", self.meaning),
            ("Why it is told", self.why),
            ("Wrong", self.wrong),
            ("Right", self.right),
            ("What to do", self.advice),
        ]
    }
}

impl Code {
    /// The code that is written so, in capitals or not.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(id.trim()))
    }

    /// All that there is to say of it.
    pub fn explanation(self) -> Explanation {
        match self {
            Self::Unreadable => Explanation {
                title: "The file cannot be read",
                meaning: "There is no file of this name, it is a folder or a device, it may not be read, or it is \
                          larger than this program reads.",
                why: "Without a single byte of it nothing can be said about what it holds. The exit code is 2 then, \
                      so that a script can tell it from a briefing with errors.",
                wrong: "briefing-viewer check briefings/",
                right: "briefing-viewer check briefings/harbour.ron",
                advice: "Check the name, the folder and the permissions of the file. A file that is too large can be \
                         split into several briefings.",
            },
            Self::Empty => Explanation {
                title: "The file is empty",
                meaning: "The file has no character in it but white space.",
                why: "It is most often a file that was never saved, or whose saving broke off, and it should not pass \
                      for a briefing without text.",
                wrong: "(nothing)",
                right: "Briefing(format: 1, title: \"…\", body: [ … ])",
                advice: "Save it again from where it was written, or begin one with `briefing-viewer new FILE.ron`.",
            },
            Self::NotUtf8 => Explanation {
                title: "The file is not UTF-8",
                meaning: "A byte of the file is no part of a character in UTF-8, which is how briefings are written. \
                          The place is that of the first such byte.",
                why: "Guessing another encoding would turn some characters of a quote into others, and no quote \
                      could be vouched for.",
                wrong: "title: \"Caf\u{FFFD}\",   // saved as Latin-1: the é is the single byte E9",
                right: "title: \"Café\",   // saved as UTF-8",
                advice: "Open the file in an editor with the encoding that it has, and save it as UTF-8.",
            },
            Self::Syntax => Explanation {
                title: "The file is not well-formed RON",
                meaning: "A bracket, comma, colon or quotation mark is missing, is one too many, or does not fit \
                          what was opened before it.",
                why: "From such a place on nobody can tell which text belongs to which field. Parts that can be read \
                      by themselves are shown all the same.",
                wrong: "text: \"She said, \"We go.\"\",",
                right: "text: \"She said, \\\"We go.\\\"\",   // or with curly marks: “We go.”",
                advice: "Look at the place that is marked and just before it. A straight quotation mark within a text \
                         is written \\\", and every text ends with one.",
            },
            Self::CutOff => Explanation {
                title: "The file ends in the middle",
                meaning: "The file ends while a bracket or a text is still open.",
                why: "What came after the break is lost, perhaps the word that turns a sentence into its contrary. \
                      What comes before is shown.",
                wrong: "body: [\n    Paragraph(text: \"She said, “We",
                right: "body: [\n    Paragraph(text: \"She said, “We go.”\"),\n],",
                advice: "Get the whole file once more, or close its brackets: ) for fields, ] for lists, } for \
                         speakers and occasions.",
            },
            Self::Format => Explanation {
                title: "The format is not one that this program reads",
                meaning: "The field `format` names another version of the file format than 1.",
                why: "A later format may give a field another meaning, so that reading it as format 1 could show a \
                      quote under the wrong name.",
                wrong: "format: 2,",
                right: "format: 1,",
                advice: "Look for a newer version of this program, or have the file saved as format 1.",
            },
            Self::UnknownField => Explanation {
                title: "There is no such field",
                meaning: "A field, or a kind of block, is called by a name that the format does not have at this \
                          place.",
                why: "It is most often a slip of the pen, and a field that is passed over in silence is missing from \
                      the briefing without anybody knowing.",
                wrong: "(speaker: \"lee\", ocasion: \"dinner\", text: \"…\")",
                right: "(speaker: \"lee\", occasion: \"dinner\", text: \"…\")",
                advice: "Write it as the hint says. `briefing-viewer check --help-format` describes every field.",
            },
            Self::MissingField => Explanation {
                title: "A field that must be there is missing",
                meaning: "A part of the file lacks a field without which it says nothing: a quote its speaker, a \
                          speaker the name, the briefing its body.",
                why: "Nothing is put in its place, because whatever that were nobody would have written it.",
                wrong: "(occasion: \"dinner\", text: \"We go.\")",
                right: "(speaker: \"lee\", occasion: \"dinner\", text: \"We go.\")",
                advice: "Add the field that is named. `briefing-viewer check --help-format` says which fields must \
                         be there and which may be left out.",
            },
            Self::WrongType => Explanation {
                title: "The value is of another type than the field wants",
                meaning: "The field has a number where it wants a text, one value where it wants a list, or the like.",
                why: "A value that is bent into shape may not be what its writer meant: 2026 could be a year, a \
                      count, or a number in a text.",
                wrong: "topics: \"economy\",",
                right: "topics: [\"economy\"],",
                advice: "Texts stand in quotation marks, lists in [ ], fields in ( ), speakers and occasions in { }.",
            },
            Self::TooMuch => Explanation {
                title: "There is more of something than this program reads",
                meaning: "The file has more blocks, topics, speakers or occasions, or brackets deeper within each \
                          other, than the limits allow. What is within the limits is shown.",
                why: "A file comes from someone else. Limits keep one that is broken, or made to do harm, from \
                      taking all memory.",
                wrong: "body: [[[[[[ … sixty-five brackets deep … ]]]]]]",
                right: "body: [Paragraph(text: \"…\")]",
                advice: "Split the briefing. `briefing-viewer --help` lists the limits.",
            },
            Self::UnknownSpeaker => Explanation {
                title: "A quote names a speaker that is not defined",
                meaning: "The quote's `speaker` is none of the ids in `speakers`.",
                why: "A quote is vouched for together with who said it. With nobody behind the id it cannot be \
                      copied.",
                wrong: "speakers: { \"lee\": (name: \"Lee Jae-myung\") },\n\
                        …\n\
                        (speaker: \"le\", occasion: \"dinner\", text: \"…\")",
                right: "(speaker: \"lee\", occasion: \"dinner\", text: \"…\")",
                advice: "Write the id as it stands in `speakers`, or add the speaker there.",
            },
            Self::UnknownOccasion => Explanation {
                title: "A quote names an occasion that is not defined",
                meaning: "The quote's `occasion` is none of the ids in `occasions`.",
                why: "A quote is vouched for together with where and when it was said. Without an occasion it cannot \
                      be copied.",
                wrong: "occasions: { \"dinner\": (name: \"Dinner\") },\n\
                        …\n\
                        (speaker: \"lee\", occasion: \"diner\", text: \"…\")",
                right: "(speaker: \"lee\", occasion: \"dinner\", text: \"…\")",
                advice: "Write the id as it stands in `occasions`, or add the occasion there.",
            },
            Self::UnknownTopic => Explanation {
                title: "A block names a topic that is not defined",
                meaning: "One of the block's `topics` is none of the ids in `topics` at the top of the file.",
                why: "The block would be missing from the view that it was meant for, and nobody would see that it \
                      is.",
                wrong: "topics: [(id: \"economy\", title: \"Economy\")],\n\
                        …\n\
                        Paragraph(text: \"…\", topics: [\"economi\"])",
                right: "Paragraph(text: \"…\", topics: [\"economy\"])",
                advice: "Write the id as it stands in `topics`, or add the topic there.",
            },
            Self::Duplicate => Explanation {
                title: "The same thing is defined twice",
                meaning: "Two speakers, two occasions or two topics have the same id, or a field is given twice.",
                why: "Nothing tells which of the two is meant. Quotes that name such a speaker or occasion are not \
                      vouched for.",
                wrong: "speakers: {\n\
                        \x20   \"lee\": (name: \"Lee Jae-myung\"),\n\
                        \x20   \"lee\": (name: \"Lee Chang-yong\"),\n\
                        },",
                right: "speakers: {\n\
                        \x20   \"lee\": (name: \"Lee Jae-myung\"),\n\
                        \x20   \"lee-cy\": (name: \"Lee Chang-yong\"),\n\
                        },",
                advice: "Give one of them another id, and look through the quotes that name it. Of a field that is \
                         given twice, keep one.",
            },
            Self::BadDate => Explanation {
                title: "This is no date",
                meaning: "A date is not written as year, month and day in digits, or there is no such day; or the \
                          moment at which an embargo ends is not one.",
                why: "References and copies carry the date, and 03/04/2026 is one day in London and another in New \
                      York.",
                wrong: "date: Some(\"13 January 2026\"),",
                right: "date: Some(\"2026-01-13\"),   // or \"2026-01\", or \"2026\"",
                advice: "Write as much of it as is known. The end of an embargo also has the time and the distance \
                         from UTC: \"2026-01-14T09:00:00+09:00\".",
            },
            Self::EmptyText => Explanation {
                title: "A text that must say something is empty",
                meaning: "A title, a name, an id, a paragraph or the alternative text of a picture has no character \
                          but white space.",
                why: "Whoever reads, hears or copies it would meet with nothing where something is promised.",
                wrong: "Figure(image: \"map.png\", alt: \"\")",
                right: "Figure(image: \"map.png\", alt: \"Map of Nara with the route of the visit\")",
                advice: "Write it out, or take the whole part out.",
            },
            Self::Misplaced => Explanation {
                title: "The quote stands elsewhere",
                meaning: "The words of the quote stand in the text, but in another part of it, before the quote \
                          above, across a closing quotation mark, or within the quote of another speaker. The note \
                          below the problem says where.",
                why: "The same words at another place may be by another person, on another day. Two speakers cannot \
                      both have said them, and nothing tells which one did.",
                wrong: "Paragraph(text: \"Ann said, “We go.”\", quotes: [\n\
                        \x20   (speaker: \"bob\", occasion: \"talk\", text: \"We stay.\"),   // said in the next part\n\
                        ])",
                right: "Paragraph(text: \"Bob said, “We stay.”\", quotes: [\n\
                        \x20   (speaker: \"bob\", occasion: \"talk\", text: \"We stay.\"),\n\
                        ])",
                advice: "Move the quote to the part that has its words, in the order of the text, and name the one \
                         who said it, once.",
            },
            Self::Near => Explanation {
                title: "The text has something like the quote, but not the quote",
                meaning: "The paragraph has words that differ a little. The mark is under the first that differ, and \
                          the note below says what the text has.",
                why: "A dropped “not”, another number or another name is a small difference and a wrong quote. \
                      Likeness proves nothing, so that none is accepted.",
                wrong: "text: \"She said, “We did not agree.”\",\n\
                        quotes: [(speaker: \"ann\", occasion: \"talk\", text: \"We did agree.\")],",
                right: "quotes: [(speaker: \"ann\", occasion: \"talk\", text: \"We did not agree.\")],",
                advice: "Copy the quote out of the paragraph once more. Words that are left out on purpose are marked \
                         with … or […].",
            },
            Self::Absent => Explanation {
                title: "The text has nothing like the quote",
                meaning: "Neither the paragraph nor another part of the briefing has these words or any that come \
                          near.",
                why: "A quote that leaves this program stands in the text, character for character. This one does \
                      not.",
                wrong: "text: \"She spoke of the harbour.\",\n\
                        quotes: [(speaker: \"ann\", occasion: \"talk\", text: \"We will not build there.\")],",
                right: "text: \"She said of the harbour, “We will not build there.”\",\n\
                        quotes: [(speaker: \"ann\", occasion: \"talk\", text: \"We will not build there.\")],",
                advice: "Copy the words out of the paragraph. If they stand in no part, the text is missing from the \
                         briefing, or nobody said them.",
            },
            Self::FactAbsent => Explanation {
                title: "A fact does not stand in the text of its topic",
                meaning: "No paragraph of the topic has the fact's value, or the words that `on` names with the value \
                          in them.",
                why: "A figure at the head of a topic is read first and quoted most. It leads to the paragraph that \
                      states it, and there is none.",
                wrong: "facts: [(value: \"13 million\", label: \"people\")],   // the text has 12 million",
                right: "facts: [(value: \"12 million\", label: \"people\")],",
                advice: "Write the value as it stands in the text, and put that paragraph into the topic.",
            },
            Self::NoteAbsent => Explanation {
                title: "A note is on words that its paragraph does not have",
                meaning: "The words in `on` do not stand in the text of the paragraph that the note is in.",
                why: "A note travels with the copy of the words that it is on. On other words it would be the wrong \
                      warning, or none.",
                wrong: "text: \"The mine at Josei …\", notes: [(on: \"Chosei\", text: \"…\")],",
                right: "text: \"The mine at Josei …\", notes: [(on: \"Josei\", text: \"…\")],",
                advice: "Write the words as they stand in the paragraph, or move the note to the one that has them.",
            },
            Self::NotInSource => Explanation {
                title: "A part of the body is not in the source text",
                meaning: "The document that `source.text` names does not have this text, or has it at an earlier \
                          place. White space and typography aside, every text of the body stands in it, in order.",
                why: "The body is what quotes are proved with. Where it departs from its source the proof is worth \
                      nothing, and quotes that only the body has are not vouched for.",
                wrong: "text: \"The ferry takes 300 cars.\",   // the source has 200",
                right: "text: \"The ferry takes 200 cars.\",",
                advice: "Paste the text from the source as it stands. A slip of the source gets a note, and is not \
                         mended.",
            },
            Self::Normalized => Explanation {
                title: "The quote stands in the text with other typography",
                meaning: "It stands there once quotation marks, dashes, white space, full width, soft hyphens, ligatures \
                          and Unicode composition are made equal, and nothing else.",
                why: "The quote is proved, and what is shown and copied are the text's own characters. They are not \
                      quite those in the file, which is worth knowing.",
                wrong: "text: \"It’s done.\", quotes: [( … text: \"It's done.\")]",
                right: "text: \"It’s done.\", quotes: [( … text: \"It’s done.\")]",
                advice: "Copy the quote out of the paragraph once more, or leave it: nothing is wrong with the copy.",
            },
            Self::Omission => Explanation {
                title: "What a shortened quote leaves out may turn its meaning",
                meaning: "Between two pieces of the quote the text has a number, a name or a negated clause of its own, \
                          and the quote has an ellipsis. A negation of the clause around the ellipsis is an error, E022.",
                why: "The quote is proved, and marked as shortened. But an ellipsis over a “not” is the oldest way of \
                      making somebody say the contrary.",
                wrong: "text: \"“We will, though not this year, build it.”\", quotes: [( … text: \"We will […] build it.\")]",
                right: "quotes: [( … text: \"We will, though not this year, build it.\")]",
                advice: "Read what is left out, and leave it in where the sense hangs on it.",
            },
            Self::NoMarks => Explanation {
                title: "The quote does not stand between quotation marks",
                meaning: "The paragraph has quotation marks, and these words stand outside of them.",
                why: "They may be the writer's own words about what was said, and not the speaker's.",
                wrong: "text: \"“We go,” she said, and left.\", quotes: [( … text: \"and left\")]",
                right: "text: \"“We go,” she said, and left.\", quotes: [( … text: \"We go,\")]",
                advice: "Check whose words they are. If a closing mark is missing in the text, a note can say so.",
            },
            Self::Attachment => Explanation {
                title: "A file beside the briefing is missing or cannot be read",
                meaning: "A picture, or the source text, is not beside the briefing, is no ordinary file, or is too \
                          large.",
                why: "The text is shown all the same; but a picture is missing from it, or the body is held against \
                      no source.",
                wrong: "Figure(image: \"images/map.png\", alt: \"Map\")   // there is no folder `images`",
                right: "Figure(image: \"map.png\", alt: \"Map\")   // beside the briefing",
                advice: "Put the file into the briefing's folder under this name, in capitals and small letters as \
                         written, or take the field out.",
            },
            Self::OutsidePath => Explanation {
                title: "A path leads out of the briefing's folder, or an address is none",
                meaning: "The name of a picture or of the source text begins with / or a drive, goes up with .., is a \
                          link to elsewhere or an address; or `source.url` is no web address.",
                why: "A briefing comes from someone else, and is not to read other files of this computer or to \
                      fetch anything.",
                wrong: "Figure(image: \"../private/map.png\", alt: \"Map\")",
                right: "Figure(image: \"map.png\", alt: \"Map\")",
                advice: "Copy the file into the briefing's folder, and name it from there with / between folders. An \
                         address begins with https:// and has no spaces.",
            },
            Self::UnclearMarks => Explanation {
                title: "Quotation marks can be read in two ways, or have no partner",
                meaning: "A mark of the paragraph may be an apostrophe, feet or inches as well as a quotation mark, or \
                          a quotation is opened and never closed, so that nobody can tell where the speaker's words end.",
                why: "The quote stands in the text, but some of its words may be the writer's.",
                wrong: "text: \"“We will not build, she said.\", quotes: [( … text: \"We will not build, she said.\")]",
                right: "text: \"“We will not build, she said.\", quotes: [( … text: \"We will not build,\")]",
                advice: "Read the paragraph, and quote what was said. If a mark is missing in the text, a note can say so.",
            },
            Self::EmbargoInWords => Explanation {
                title: "The embargo ends with an event, and not at a moment",
                meaning: "`until` has words in place of a date and a time, as press offices write them when nobody knows \
                          the hour beforehand.",
                why: "Every copy and every export carries the words, but no program can tell when the embargo is over.",
                wrong: "release: Embargoed(until: \"the end of the briefing\"),",
                right: "release: Embargoed(until: \"2026-01-14T09:00:00+09:00\"),",
                advice: "If the hour is not known, leave it. Once the embargo is over, write `release: Public`.",
            },
            Self::AfterNegation => Explanation {
                title: "The quote begins just after a negation, or ends just before one",
                meaning: "In the clause that the quote cuts, “not”, “never” or the like stands just outside of it, leads \
                          the clause or ends it: as 않는다 and ない do in Korean and Japanese.",
                why: "The quote is proved, and may still say the contrary of what was said.",
                wrong: "text: \"“We are not planning to build it.”\", quotes: [( … text: \"planning to build it.\")]",
                right: "quotes: [( … text: \"We are not planning to build it.\")]",
                advice: "Take the word into the quote, or make sure that the sense does not hang on it.",
            },
            Self::Unused => Explanation {
                title: "Something is defined and never used",
                meaning: "No quote names this speaker or this occasion, or no block is in this topic.",
                why: "It is often a quote that was forgotten, or an id that was misspelt elsewhere.",
                wrong: "topics: [(id: \"crime\", title: \"Crime\")],   // and no block has topics: [\"crime\"]",
                right: "Paragraph(text: \"…\", topics: [\"crime\"])",
                advice: "Add what was forgotten, or take the definition out.",
            },
            Self::FamilyName => Explanation {
                title: "The family name is no part of the speaker's name",
                meaning: "`family_name` has words that the speaker's `name` does not have.",
                why: "References are sorted by it, and would name somebody else.",
                wrong: "\"lee\": (name: \"Lee Jae-myung\", family_name: \"Yi\"),",
                right: "\"lee\": (name: \"Lee Jae-myung\", family_name: \"Lee\"),",
                advice: "Write it as the name has it. Offices have none: leave it out.",
            },
            Self::Unseen => Explanation {
                title: "A text has characters that cannot be seen",
                meaning: "It holds control characters, marks that turn the direction of reading, or others that are drawn as nothing.",
                why: "They can make a quote look like something else than what is copied, and nobody finds the word that they stand in. The window shows a mark for each; copied are the text's own characters.",
                wrong: "Paragraph(text: \"We are un\\u{200b}able to attend.\")",
                right: "Paragraph(text: \"We are unable to attend.\")",
                advice: "Take them out, unless they are meant.",
            },
            Self::LeftOut => Explanation {
                title: "The source text has words that the body leaves out",
                meaning: "Between two texts of the body, the document that `source.text` names has these words.",
                why: "It may be a menu or an advertisement, or a sentence that was lost. Only a person can tell.",
                wrong: "One. Two. Three.   // the source; the body has “One.” and “Three.”",
                right: "body: [Paragraph(text: \"One.\"), Paragraph(text: \"Two.\"), Paragraph(text: \"Three.\")]",
                advice: "Read them. Paste into the body what belongs to the text; for the rest there is nothing to do.",
            },
            Self::More => Explanation {
                title: "There are more problems than are listed",
                meaning: "The first thousand problems are listed with their places; the rest is only counted.",
                why: "A thousand problems mostly have one cause, and a list without an end helps nobody.",
                wrong: "topics: [\"a\", \"b\", …]   // a thousand ids, and `topics` at the top was forgotten",
                right: "topics: [(id: \"a\", title: \"A\"), …],",
                advice: "Mend the ones above, then check again.",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_at_more_length_than_its_title() {
        for code in Code::ALL {
            let explanation = code.explanation();
            assert!(!explanation.title.is_empty() && !explanation.title.ends_with('.'), "{code:?}");
            assert!(explanation.title.starts_with(char::is_uppercase), "{code:?}");
            for (part, text) in explanation.parts() {
                assert!(!text.is_empty() && text.trim() == text, "{code:?}: {part}");
                assert_ne!(text, explanation.title, "{code:?}: {part}");
                // Of an indentation in the source, where a line break was forgotten.
                assert!(!text.replace("\n    ", "\n").contains("   ") || text.contains("   //"), "{code:?}: {part}");
            }
            for text in [explanation.meaning, explanation.why, explanation.advice] {
                assert!(text.ends_with('.') || text.ends_with("\"."), "{code:?}: {text}");
            }
            assert!(explanation.meaning.len() > explanation.title.len(), "{code:?} means no more than its title");
            assert_ne!(explanation.wrong, explanation.right, "{code:?}");
        }
    }

    #[test]
    fn no_two_codes_are_explained_alike() {
        let mut titles: Vec<_> = Code::ALL.iter().map(|code| code.explanation().title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Code::ALL.len());
    }

    #[test]
    fn a_code_is_found_in_capitals_and_in_small_letters() {
        assert_eq!(Code::from_id("e022"), Some(Code::Near));
        assert_eq!(Code::from_id("E022"), Some(Code::Near));
        assert_eq!(Code::from_id("E999"), None);
        assert_eq!(Code::from_id(""), None);
    }
}
