//! Words that the text says someone did not say: “…”고 말한 적이 없다, 「…」とは言っていない, 从未说过“…”.

/// The number of characters next to the marks that are examined.
const NEAR: usize = 18;

/// Words after the marks that deny the words between them.
const BEHIND: [&str; 26] = [
    "말한 적이 없",
    "말한 적 없",
    "말한 적은 없",
    "한 적이 없",
    "한 적 없",
    "한 적은 없",
    "말하지 않",
    "말하지는 않",
    "발언을 부인",
    "말을 부인",
    "발언한 사실이 없",
    "とは言っていな",
    "とは言っていません",
    "とは言わな",
    "とは述べていな",
    "とは述べていません",
    "とは話していな",
    "とは発言していな",
    "と言ったことはな",
    "と言ったことはありません",
    "との発言を否定",
    "という発言を否定",
    "と述べたことを否定",
    "の説を否定",
    "并非他说",
    "不是他说",
];

/// Words before the marks that do.
const BEFORE: [&str; 12] = [
    "从未说",
    "从没说",
    "从来没有说",
    "没有说过",
    "没说过",
    "不曾说",
    "否认说",
    "否认曾说",
    "否认曾表示",
    "從未說",
    "沒有說過",
    "否認說",
];

/// Verbs of denying.
const DENIES: [&str; 6] = ["否定し", "否定す", "부인", "否认", "否認", "아니라고"];
/// What links the words between the marks with what is said of them: 「…」と発言したとの報道, “…”라고 말했다는 의혹.
const CLAIMS: [&str; 10] =
    ["との", "という", "といった", "とする", "다는", "라는", "다고 한", "했단", "같은 발언", "との一部"];
/// What begins another clause with the speaker’s own words: 「…」と述べ、疑惑を否定した.
const GOES_ON: [char; 8] = ['、', '，', ',', '。', '.', '：', ':', '；'];

/// Whether someone denies having said the words: 「…」と発言したとの報道を否定した, 否认改名为“…”.
pub(super) fn is_denial(before: &str, after: &str) -> bool {
    let clause = after.split(GOES_ON).next().unwrap_or_default();
    let denies = |words: &str| DENIES.iter().filter_map(|verb| words.find(verb)).min();
    let is_behind = denies(clause)
        .and_then(|at| clause.get(..at))
        .is_some_and(|claim| CLAIMS.iter().any(|word| claim.contains(word)));
    let tail = before.rsplit(GOES_ON).next().unwrap_or_default();
    let is_before = ["否认", "否認"].iter().any(|verb| tail.contains(verb));
    is_behind || is_before
}

/// Whether the words on either side of a quotation say that nobody said it.
pub(super) fn is_denied(before: &str, after: &str) -> bool {
    let end = after.char_indices().nth(NEAR).map_or(after.len(), |(end, _)| end);
    let head = after.get(..end).unwrap_or_default();
    let start = before.char_indices().rev().nth(NEAR).map_or(0, |(start, _)| start);
    let tail = before.get(start..).unwrap_or_default();
    BEHIND.iter().any(|words| head.contains(words)) || BEFORE.iter().any(|words| tail.contains(words))
}
