//! The numbers by which the parts of a briefing are known within it.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($of:ident);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $of);

        impl $name {
            /// The place in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A block of the body, by its place in it.
    BlockId(u32);
    /// A quote, by its place in the text.
    QuoteId(u32);
    /// A note, by its place in the text.
    NoteId(u32);
    /// A topic, by its place in the list.
    TopicId(u16);
    /// A speaker, by its place in the list.
    SpeakerId(u16);
    /// An occasion, by its place in the list.
    OccasionId(u16);
}
