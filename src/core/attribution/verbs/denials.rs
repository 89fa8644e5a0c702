//! Verbs by which someone says that words were not said, in languages other than English.

/// Finite forms and participles, each with spaces around it.
pub(in crate::attribution) const DENIES: &str = " bestreitet bestritt bestreiten dementiert dementierte dementierten leugnet leugnete verneint verneinte dément \
    démentit démenti niait nie nia niega negó niegan negaron desmiente desmintió nega negou negato smentisce \
    smentito negò zaprzecza zaprzeczył zaprzeczyła ontkent ontkende förnekar nekar benægter popírá отрицает отрицал \
    отрицала опроверг опровергла ";
