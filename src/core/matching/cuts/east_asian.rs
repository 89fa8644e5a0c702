//! Limiting words in Korean, Japanese and Chinese, which come at the other end of the clause than in European
//! languages.

use crate::text::script::{is_hangul_syllable, is_kana};
use std::ops::Range;

use super::{
    CutRuleMatch, Sentence,
    lists::{EAST_ASIAN_BEHIND, EAST_ASIAN_HEDGES, EAST_ASIAN_QUANTITIES, KOREAN_BEHIND, KOREAN_HEDGES},
};
use crate::{matching::omissions::denial_in, text::script::is_cjk};

fn found(place: Range<usize>, text: &str, bytes: Range<usize>, is_sure: bool) -> Option<CutRuleMatch> {
    let word = text.get(place.clone())?.to_owned();
    Some(CutRuleMatch { bytes, key: place, word, is_sure })
}

/// 아마 | 우리가 지을 것입니다; おそらく | 橋を建てます; 批评者说 | 桥不安全.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let before = sentence.before;
    if !before.chars().any(is_cjk) {
        return None;
    }
    // Only the words after the last comma, if there are any.
    let bare = before.trim_end_matches([',', '，', '、', ' ']);
    let from = bare.rfind(['，', ';', '；']).map_or(0, |at| at + '，'.len_utf8());
    let own = before.get(from..)?;
    let offset = sentence.start + from;
    let at = |place: usize, length: usize, is_sure: bool| {
        let place = offset + place..offset + place + length;
        found(place.clone(), sentence.text, place.start..sentence.at, is_sure)
    };
    if let Some(hedge) = EAST_ASIAN_HEDGES.iter().find_map(|hedge| own.find(hedge).map(|place| (place, hedge.len()))) {
        return at(hedge.0, hedge.1, true);
    }
    let has_kana = sentence.text.chars().any(is_kana);
    // ほぼ | すべての乗客, 最多 | 九百户, 거의 | 모든 승객.
    let quantity = EAST_ASIAN_QUANTITIES.iter().find(|word| bare.ends_with(**word));
    if let Some(word) = quantity {
        let place = sentence.start + bare.len() - word.len();
        return found(place..place + word.len(), sentence.text, place..sentence.at, true);
    }
    if let Some(place) =
        own.find("可能").filter(|place| !has_kana && !own.get(..*place).is_some_and(|head| head.ends_with('不')))
    {
        return at(place, "可能".len(), true);
    }
    // 屋顶差点|塌了: it did not.
    if let Some(word) = ["差点", "差點", "险些", "險些", "几乎", "幾乎"].iter().find(|word| bare.ends_with(**word))
    {
        let place = sentence.start + bare.len() - word.len();
        return found(place..place + word.len(), sentence.text, place..sentence.at, true);
    }
    let mut words = own.split_whitespace();
    if let Some(word) = words.find(|word| KOREAN_HEDGES.contains(&word.trim_end_matches([',', '，']))) {
        let place = own.find(word)?;
        return at(place, word.len(), true);
    }
    // 내년까지는 | 올리지 않는다: until then and no longer.
    if let Some(word) = own.split_whitespace().find(|word| word.ends_with("까지는") || word.ends_with("까지만")) {
        return at(own.find(word)?, word.len(), true);
    }
    // 来年までは | 値上げしません.
    if let Some(place) = own.find("までは").or_else(|| own.find("までしか")).filter(|_| has_kana) {
        return at(place, "までは".len(), true);
    }
    // 회원국만 | 이용한다: "only", if it is not part of a noun or conjunction.
    const NO_PARTICLE: [&str; 19] = [
        "지만", "다만", "니만", "대만", "불만", "비만", "오만", "자만", "거만", "태만", "방만", "만만", "그만", "이만",
        "낭만", "충만", "산만", "원만", "랜만",
    ];
    let only = own.split_whitespace().find(|word| {
        let stem = word.strip_suffix('만').unwrap_or_default();
        stem.chars().count() > 1
            && stem.chars().all(is_hangul_syllable)
            && !NO_PARTICLE.iter().any(|other| word.ends_with(other))
    });
    if let Some(word) = only {
        return at(own.find(word)?, word.len(), false);
    }
    // 他否认 | 看过那封信: the denied clause comes after the verb; in Japanese and Korean before it.
    if !has_kana && let Some(denial) = denial_in(own).filter(|denial| own.get(denial.end..).is_some_and(is_short)) {
        return at(denial.start, denial.len(), true);
    }
    // 在政府同意之前，|…: "until".
    if bare.ends_with("之前") && own.starts_with('在') {
        let key = offset..offset + '在'.len_utf8();
        return found(key, sentence.text, offset..sentence.at, false);
    }
    // 等拨款到位，|…: "once".
    if own.starts_with('等') && before.len() > bare.len() && !has_kana {
        return at(0, '等'.len_utf8(), false);
    }
    // 太阳从西边出来，|大桥就能竣工: the second clause follows from the first.
    if !has_kana && before.len() > bare.len() && follows(sentence.after) {
        return found(offset..offset + own.len(), sentence.text, offset..sentence.at, false);
    }
    // 正直に言うと, 坦率地说: "frankly".
    if ["に言うと", "を言うと", "地说", "地說", "老实说", "老實說", "来说", "來說", "实话说", "所说", "所說"]
        .iter()
        .any(|end| bare.ends_with(end))
    {
        return None;
    }
    // 同意すると | 建てます: "if" or "when".
    if has_kana && ["ると", "うと", "くと", "すと"].iter().any(|end| bare.ends_with(end)) {
        let place = own.trim_end_matches([',', '，', '、', ' ']).len() - "と".len();
        let key = offset + place..offset + place + "と".len();
        return found(key, sentence.text, offset..sentence.at, false);
    }
    // 没有法院的许可，|谁也不能打开: "without".
    let lacks = ["没有", "沒有", "若无", "若無", "如无", "如無"].iter().find(|word| own.starts_with(**word));
    let is_denied =
        || ['不', '没', '沒', '难', '難', '就'].iter().any(|sign| sentence.after.chars().take(8).any(|c| c == *sign));
    if let Some(word) = lacks.filter(|_| !has_kana && before.len() > bare.len() && is_denied()) {
        return at(0, word.len(), false);
    }
    // 我们希望|…, 他们以为|…: this does not state that it is so.
    let hoped = ["希望", "以为", "以為", "相信", "觉得", "覺得", "期望", "担心", "擔心", "盼望", "怀疑", "懷疑"];
    if let Some(word) = hoped.iter().find(|word| !has_kana && bare.ends_with(**word)) {
        let place = sentence.start + bare.len() - word.len();
        return found(place..place + word.len(), sentence.text, offset..sentence.at, false);
    }
    // 批评者说|…, 他们称|…: others say it.
    let others = ["盛传", "盛傳", "风传", "風傳", "说", "說", "称", "稱", "认为", "認為", "表示"];
    let said = others.iter().find(|word| bare.ends_with(*word))?;
    let is_own = bare.ends_with(&format!("我{said}")) || bare.ends_with(&format!("我们{said}"));
    let place = bare.len() - said.len();
    (!is_own && !has_kana).then(|| {
        found(sentence.start + place..sentence.start + bare.len(), sentence.text, offset..sentence.at, false)
    })?
}

/// Whether a Chinese clause has the adverb with which one follows from another.
fn follows(clause: &str) -> bool {
    const NEAR: usize = 8;
    const THEN: [&str; 11] = ["就能", "就会", "就會", "就可", "就得", "就要", "便能", "便会", "才能", "才会", "才會"];
    let end = clause.char_indices().nth(NEAR).map_or(clause.len(), |(at, _)| at);
    let near = clause.get(..end).unwrap_or_default();
    THEN.iter().any(|word| near.contains(word))
}

/// Whether the text is short enough to be an ending or a pronoun between a verb and the clause that it governs.
fn is_short(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).count() <= 3
}

/// 橋を建てる | かもしれません; 다리를 지을 | 수도 있습니다.
pub(super) fn after(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 60;
    let near = sentence.after.get(..sentence.after.floor_char_boundary(NEAR))?;
    let whole = sentence.at..sentence.at + sentence.after.trim_end().len();
    let place = |word: &str, at: usize| sentence.at + at..sentence.at + at + word.len();
    let behind = EAST_ASIAN_BEHIND.iter().chain(KOREAN_BEHIND);
    let hedge = behind.filter_map(|word| near.find(word).map(|at| (at, *word))).min();
    if let Some((at, word)) = hedge {
        return found(place(word, at), sentence.text, whole, true);
    }
    // 手紙を見た | ことを否定した, 편지를 봤다는 것을 | 부인했다: up to the end of the clause.
    let clause = sentence.after.split(['。', '、', '，', ',', '.']).next().unwrap_or_default();
    let is_behind = clause.chars().any(|c| is_kana(c) || is_hangul_syllable(c));
    if let Some(denial) = is_behind.then(|| denial_in(clause)).flatten() {
        return found(sentence.at + denial.start..sentence.at + denial.end, sentence.text, whole, true);
    }
    if let Some(contrast) = contradicted(sentence) {
        return Some(contrast);
    }
    // 辞めるべきだ、| 少なくとも説明すべきだ: a correction.
    let corrects = near.trim_start_matches(['、', ',', '，', ' ']);
    let correction = AT_LEAST.iter().find(|word| corrects.starts_with(**word));
    if let Some(word) = correction {
        return found(place(word, near.len() - corrects.len()), sentence.text, whole, false);
    }
    if let Some(predicate) = predicate_cut(sentence) {
        return Some(predicate);
    }
    // 橋を建てる|と批判者は言う: others say it.
    let says = ["言う", "言い", "言った", "述べ", "主張", "批判"];
    let is_said = near.starts_with('と') && says.iter().any(|word| near.contains(word));
    is_said.then(|| found(place("と", 0), sentence.text, whole, false))?
}

/// Words for "at least" and "or rather" before what is left of a statement.
const AT_LEAST: [&str; 9] =
    ["少なくとも", "あるいは少なくとも", "というより", "적어도", "최소한", "아니면 적어도", "至少", "或者至少", "起码"];

/// Whether a sentence takes back part of the one before it: ただし一件を除く, 다만 한 건은 예외다, 少なくとも造船所はそう言っている.
pub(super) fn limits_the_sentence_before(sentence: &str) -> bool {
    const BUT: [&str; 8] = ["ただし", "但し", "ただ", "다만", "단,", "단 ", "但", "不过"];
    const EXCEPT: [&str; 7] = ["除", "例外", "別だ", "別です", "예외", "제외", "빼고"];
    const SO: [&str; 10] = ["そう", "そのように", "と", "그렇게", "그리", "고 ", "这么", "如此", "这样", "那样"];
    const SAYS: [&str; 17] = [
        "約束", "言", "述べ", "主張", "話", "語", "説明", "聞", "약속", "말하", "말한", "주장", "承诺", "说", "表示",
        "宣称", "保证",
    ];
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let begins = |words: &[&str]| words.iter().any(|word| sentence.starts_with(word));
    begins(&BUT) && has(&EXCEPT) || begins(&AT_LEAST) && has(&SO) && has(&SAYS)
}

/// 税を下げる | つもりです, トンネルは成功 | とは程遠い: in Japanese the end of a sentence decides what it says, so the user should check a
/// statement that ends before it, unless another clause follows.
fn predicate_cut(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Particles that join another clause to a whole one.
    const JOINING: [&str; 9] = ["が、", "で、", "ので", "から", "けれど", "けど", "し、", "のに", "ため"];
    const ENDINGS: &str = "たただでるうくすつぬぶむぐい";
    let quoted = sentence.text.get(sentence.quoted_from..sentence.at)?.trim_end();
    let after = sentence.after.trim_start();
    let next = after.chars().next()?;
    let is_japanese = quoted.chars().any(is_kana) && (is_kana(next) || is_cjk(next));
    if !is_japanese || JOINING.iter().any(|particle| after.starts_with(particle)) {
        return None;
    }
    let ends_in_predicate = quoted.ends_with(|c| ENDINGS.contains(c));
    let has_topic = quoted.contains(['は', 'が']);
    let bytes = sentence.at..sentence.at + sentence.after.trim_end().len();
    (ends_in_predicate || has_topic).then(|| found(bytes.clone(), sentence.text, bytes, false))?
}

/// 我们本想开放新展厅，|但是资金不够, 開くつもりだった|が、資金が足りなかった: what was only intended, and did not happen.
fn contradicted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const INTENDED: [&str; 8] =
        ["本想", "原想", "本来想", "原本打算", "本打算", "つもりだった", "予定だった", "はずだった"];
    const BUT: [&str; 10] = ["但", "可是", "不过", "不過", "然而", "が、", "けれど", "けど", "のに", "ものの"];
    let quoted = sentence.text.get(sentence.quoted_from..sentence.at)?;
    let after = sentence.after.trim_start_matches([' ', '，', '、', ',']);
    let is_contradicted =
        INTENDED.iter().any(|word| quoted.contains(word)) && BUT.iter().any(|word| after.starts_with(word));
    let bytes = sentence.at..sentence.at + sentence.after.trim_end().len();
    is_contradicted.then(|| found(bytes.clone(), sentence.text, bytes, false))?
}
