//! The ids of the parts of a briefing, which are their indices.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($of:ident);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $of);

        impl $name {
            /// The index in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A block, by its index in the body.
    BlockId(u32);
    /// A quote, by its index in the order of the text.
    QuoteId(u32);
    /// A note, by its index in the order of the text.
    NoteId(u32);
    /// A topic, by its index in the list.
    TopicId(u16);
    /// A speaker, by its index in the list.
    SpeakerId(u16);
    /// An occasion, by its index in the list.
    OccasionId(u16);
}
