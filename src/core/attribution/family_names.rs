//! Korean and Chinese names, which begin with the family name.

/// Whether it is a frequent Korean or Chinese family name.
fn is_family(word: &str) -> bool {
    const FAMILIES: &str = " kim lee park choi jung jeong kang cho jo yoon yun jang lim im han oh seo shin kwon hwang ahn an song \
        yoo yu hong jeon ko go moon mun yang bae baek heo nam noh no ha kwak sung cha joo ju woo koo gu min ryu na jin ji eom \
        won bang byun chae cheon chun chung do eun gil gong hyun ki kil ku ma maeng myung pyo rhee ro seol si so sim shim suh \
        tak wi xi li wang zhang liu chen zhao wu zhou xu sun hu zhu gao lin guo luo liang zheng xie tang deng feng cao peng zeng \
        xiao tian dong pan yuan jiang cai du ye cheng wei su lu ding ren shen yao zhong tan fan liao shi jia mao ";
    FAMILIES.contains(&format!(" {word} "))
}

/// Whether two words are a Korean name: Lee Jae-myung.
pub(super) fn is_korean(family: &str, given: &str) -> bool {
    given.split_once('-').is_some_and(|(a, b)| a.len() <= 6 && b.len() <= 6 && !b.contains('-')) && is_family(family)
}

/// Korean and Chinese names that begin with the family name: Lee Jae-myung, Xi Jinping.
pub(super) fn is_family_first(lower: &[String]) -> bool {
    let Some(first) = lower.first() else { return false };
    let Some(second) = lower.get(1) else { return false };
    if !is_family(first) {
        return false;
    }
    let is_given = |word: &str| ["james", "john"].contains(&word);
    (lower.len() == 2 && second.contains('-'))
        || (lower.len() == 3 && lower.iter().skip(1).all(|word| word.len() <= 6) && !is_given(second) && first != "lee")
        || (lower.len() == 2
            && matches!(
                first.as_str(),
                "xi" | "li"
                    | "wang"
                    | "zhang"
                    | "liu"
                    | "zhao"
                    | "zhou"
                    | "xu"
                    | "zhu"
                    | "guo"
                    | "hu"
                    | "wu"
                    | "mao"
                    | "deng"
                    | "jiang"
            ))
}
