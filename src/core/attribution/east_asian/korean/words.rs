//! Korean words that distinguish names, titles, offices and speech.

use crate::text::person_name::KOREAN_DOUBLE_FAMILY_NAMES;
use std::{collections::HashSet, sync::LazyLock};

use super::super::word_list::{WordList, characters, words};
use crate::text::script::is_hangul_syllable;

/// Family names of one syllable: the most common ones, which nearly all people have.
static FAMILIES: LazyLock<HashSet<char>> = LazyLock::new(|| {
    characters(
        "\
    김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여 \
    추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형두감음빈동온",
    )
});

/// Syllables that given names are made of.
static GIVEN: LazyLock<HashSet<char>> = LazyLock::new(|| {
    characters(
        "\
    민서지윤현준우진영수은하연호성재동경정미희숙자순옥선혜아유주나라리린빈찬한결가람늘슬기래다솜보솔별샘누봄든율 \
    온새이예채소화훈석철상종태규승원용병남복만덕광창길환일형국식완배범섭혁권건욱록운모명노춘분말금임애란향심녀월 \
    련림신인의도시구대천열엽균필학휘후헌세강해웅익언근중문홍봉암비빛담루얀엘혼참겸령랑묘밀반백본섬송안양에례여오 \
    옹왕요위융음장점조차초충탁판평풍함행허홀황효흥",
    )
});

/// Universities, districts and other bodies whose names, or short names, look like those of people.
static BODIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "\
    한양대 경희대 동국대 홍익대 국민대 명지대 인하대 전남대 강원대 제주대 가천대 조선대 동아대 한동대 서강대 신라대 인천대 \
    동의대 한신대 선문대 동신대 우석대 원광대 전주대 한서대 동서대 경성대 고신대 안양대 성결대 서경대 한성대 인제대 연세대 고려대 서울대 \
    부산대 경북대 충남대 충북대 전북대 경상대 공주대 군산대 목포대 순천대 안동대 창원대 세종대 숭실대 단국대 건국대 광운대 상명대 영남대 \
    계명대 아주대 중앙대 가톨릭대 경기대 수원대 용인대 강남대 대진대 차의대 을지대 건양대 배재대 한남대 목원대 우송대 중부대 호서대 \
    백석대 나사렛대 남부대 광주대 호남대 초당대 위덕대 대구대 경일대 영산대 경남대 울산대 한림대 상지대 연성대 유한대 신구대 명지전문대 \
    강남구 강동구 강북구 강서구 관악구 광진구 구로구 금천구 노원구 도봉구 동작구 마포구 서초구 성동구 성북구 송파구 양천구 용산구 은평구 \
    종로구 중랑구 연제구 수성구 달서구 유성구 대덕구 남동구 부평구 계양구 미추홀구 해운대구 수영구 사상구 사하구 금정구 기장군 울주군 \
    조선소 사무소 재판소 정비소 주유소 보건소 파출소 발전소 변전소 충전소 휴게소 대피소 진료소 매표소 안내소 훈련소 유치원 양조장 \
    국정원 전경련 한경협 한은 금감원 감사원 방통위 방심위 경실련 민주노총 한국노총 민노총 한기총 전교조 한노총 대한상의 한전 민변 참여연대 \
    권익위 인권위 공정위 금융위 선관위 헌재 대법원 대검 공수처 국회 국힘 법사위 정무위 예결위 과방위 문체위 행안위 외통위 국방위 기재위",
    )
    .into_iter()
    .collect()
});

/// Words of three syllables that look like names but are not.
static NOT_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    대학원 연수원 수련원 문화원 기술원 의료원 요양원 보육원 수도원 동물원 수목원 식물원 소년원 어린이 한가지 이번주 지난해 지난주 이중에 정상화 민주당 정의당 국회의 전문가 조선업 고위급 이사회 이용자 소비자 유권자 \
    피해자 가해자 참가자 관계자 당국자 노동자 사용자 기자단 주민들 시민들 어민들 신도시 연구원 연구소 감사원 교육원 \
    공무원 임직원 조합원 구성원 지도부 수도권 경기도 강원도 전라도 경상도 충청도 제주도 서울대 고려대 연세대 현대차 \
    정부안 개정안 예산안 조사단 위원회 현재로 이전에 공정위 금융위 문화재 권익위 선관위 인권위 유가족 학부모 선수단 \
    오전에 오후에 이어서 조만간 여기에",
    )
});

/// Titles. If a word ends with several, the longest is used.
pub(super) static TITLES: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    대통령 국무총리 부총리 총리 장관 차관 청장 처장 실장 본부장 단장 국장 과장 팀장 부장 차장 의장 부의장 국회의장 \
    의원 위원장 부위원장 위원 대표 원내대표 공동대표 최고위원 사무총장 총장 대변인 부대변인 수석대변인 수석 비서관 \
    보좌관 비서실장 행정관 지사 도지사 시장 부시장 군수 구청장 교육감 교육장 교장 교감 교수 명예교수 강사 박사 \
    연구위원 선임연구원 연구원 소장 원장 이사장 이사 사장 부사장 회장 부회장 전무 상무 감사 대표이사 지점장 센터장 \
    관장 감독 코치 선수 주장 배우 가수 작가 시인 화가 변호사 검사 판사 검찰총장 대법관 대법원장 재판관 경찰청장 \
    서장 경감 경위 대사 공사참사관 총영사 사령관 참모총장 대장 중장 소방서장 조합장 지부장 지회장 사무국장 사무처장 \
    간사 이장 통장 신부 목사 스님 추기경 의사 간호사 기자 앵커 아나운서 프로듀서 셰프 매니저 책임자 예보관 조사관 감독관 분석관 사서 평론가 사육사 조리사 요리사 해설사 상담사 농부 선장 기관사 조종사 승무원 집배원 \
    구조대원 소방대원 대원 외무상 외상 \
    방위상 재무상 관방장관 주석 국왕 부주석 서기장 특사 이사관 서기관 사무관 주무관 전문위원 수석대표 공동위원장 \
    선대위원장 정책위의장 애널리스트 연구관 학예사 큐레이터 사회복지사 세무사 노무사 약사 소방관 소방장 반장 조교수 \
    부교수 석좌교수 학장 부총장 부원장 부소장 총괄 최고경영자 차관보 정책관 심의관 기획관 지원관 담당관 협력관 총재 \
    부총재 후보 당선인 당선자 지청장 지검장 고검장 검사장 법원장 대령 중령 소령 준장 소장 함장 여단장 사단장 특파원 \
    논설위원 편집장 편집국장 대주교 주교 총무원장 지휘자 연주자 작곡가 피아니스트 바이올리니스트 첼리스트 성악가 안무가 \
    연출가 번역가 건축가 디자이너 개발자 엔지니어 과학자 수의사 한의사 전문의 병원장 장학사 장학관 원감 총경 경정 경장 \
    순경 치안감 최고재무책임자 최고기술책임자 대표단장 조직위원장 상임위원 집행위원 집행위원장 사무차장 사무총장보 \
    훈련사 조련사 기획자 제작자 진행자 사회자 촌장 면장 읍장 동장 구장 회계사 변리사 법무사 관세사 감정평가사 공인중개사 \
    CEO CTO CFO COO CSO CMO 지회원 지도사 기상캐스터 유튜버 웹툰작가 소설가 동화작가 극작가 시의원 도의원 구의원 군의원 국회의원 총영사 영사 \
    상임대표 이사회의장 창업자 설립자 창립자 점장 공장장 현장소장 총지배인 지배인 명인 명창 해녀회장 청년회장 부녀회장"])
});

/// Courtesies after a name, which do not name an office.
pub(super) const COURTESIES: &[&str] = &["씨", "님", "선생님", "선생", "여사"];

/// Words for people who are not named.
pub(super) static DESCRIPTIONS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    관계자 당국자 주민 시민 어민 농민 상인 참가자 참석자 전문가 소식통 유족 유가족 피해자 학부모 교사 학생 직원 \
    이용자 승객 목격자 누리꾼 네티즌 측근 인사 변호인 노조원 조합원 관람객 방문객 관광객 소비자 입주민 업주 점주 \
    대학생 직장인 자영업자 활동가 담당자 실무자 간부 고위직 외교관 연구자 환자 보호자 농장주 상인회 생존자 제보자 신고자 \
    작업자 근로자 노동자 운전자 운전기사 택시기사 배달원 종업원 청년 청소년 노인 여성 남성 유학생 이주민 세입자 집주인 \
    임차인 임대인 투자자 회원 연구진 의료진 제작진 가족 어머니 아버지 남편 아내 동료 이웃 지인 참모 소속사 대변인실 \
    초등학생 중학생 고등학생 수험생 졸업생 신입생 구직자 입주자 자원봉사자 봉사자 구조자 주주 협력업체 업체"])
});

/// Endings of the names of offices, companies and other bodies.
pub(super) static ORGANIZATIONS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    위원회 협회 공사 공단 은행 연구원 연구소 재단 대학교 대학 노조 노동조합 조합 정부 청와대 대통령실 총리실 백악관 \
    국무부 국방부 합참 검찰 경찰 법원 국회 노동계 업계 재계 학계 의료계 야당 여당 당국 유엔 단체 연대 연합 연맹 \
    총연맹 본부 센터 의회 학교 병원 기업 그룹 회사 통신 신문 방송 일보 진흥원 관리원 평가원 개발원 감사원 박물관 \
    미술관 도서관 학회 상공회의소 공동체 대사관 어촌계 군청 시청 구청 도청 시교육청"])
});

/// Last syllables of such names, if at least two others precede them.
const ORGANIZATION_ENDS: &str = "부청처당측시도군";

/// Words with such endings that are not organizations.
static NOT_ORGANIZATIONS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    대부분 반드시 또다시 당장에 어느덧 그정도 상당부 이정도 일정도 한밤중도",
    )
});

/// Countries, which come between a foreign name and its title.
pub(super) static COUNTRIES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    일본 미국 중국 러시아 프랑스 독일 영국 이탈리아 스페인 호주 캐나다 인도 베트남 대만 태국 필리핀 인도네시아 \
    말레이시아 싱가포르 우크라이나 이스라엘 이란 튀르키예 브라질 유럽연합 몽골 덴마크 노르웨이 스웨덴 핀란드 네덜란드 \
    벨기에 스위스 오스트리아 폴란드 체코 헝가리 루마니아 그리스 포르투갈 아일랜드 뉴질랜드 멕시코 아르헨티나 칠레 페루 \
    콜롬비아 사우디아라비아 사우디 카타르 이집트 케냐 가나 나이지리아 남아프리카공화국 남아공 에티오피아 우간다 탄자니아 \
    모로코 알제리 시리아 이라크 요르단 레바논 파키스탄 방글라데시 스리랑카 네팔 미얀마 라오스 캄보디아 카자흐스탄 \
    우즈베키스탄 북한 홍콩 아랍에미리트",
    )
});

/// Titles that follow a foreign family name directly, without the country.
pub(super) const HEADS_OF_STATE: &[&str] = &["대통령", "총리", "국왕", "교황", "주석"];

/// Verbs of saying by their first syllables, in the forms used in a sentence.
pub(super) static SAYING: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    말했 말하 말한 말이 말을 말도 말로 밝혔 밝히 밝힌 밝힐 강조 설명 전했 전하 전한 덧붙 지적 주장 언급 비판 당부 \
    촉구 요청 평가 반박 해명 약속 제안 호소 경고 우려 물었 묻 물으 답했 답하 답변 대답 되물 반문 외쳤 외치 토로 \
    털어 회상 소개 인정 부인 선언 발표 다짐 기대 내다 예상 전망 진단 분석 부연 꼬집 일축 반발 항변 성토 규탄 사과 \
    감사 축하 격려 치하 환영 조언 충고 권고 지시 주문 역설 피력 고백 증언 진술 회고 썼 적었 이야기 얘기 거론 시사 \
    확언 단언 자평 자신 판단 보고 귀띔 농담 한목소리 목소리 입을 운을 입장 전언 요구 지지 공언 호언 장담 낙관 비관 \
    개탄 탄식 한탄 울먹 흐느 눈시울 웃었 웃으 미소 한숨 고개를 아쉬 안타까 분통 울분 불만 볼멘 하소연 너스레 자랑 \
    화답 응수 맞받 맞섰 받아쳤 선을 못박 못을 일침 쓴소리 쐐기 힘줘 힘을 강변 두둔 옹호 감쌌 치켜 극찬 칭찬 호평 혹평 \
    의미를 방점 무게를 날을 각을 목청 소리쳤 소리를 속삭 중얼 되뇌 읊조 낭독 읽었 남겼 올렸 게시 게재 밝혀 말해 전해 \
    알려 알렸 통보 통지 공지 공표 예고 시인 실토 폭로 제기 의문 궁금 따졌 따지 캐물 추궁 질타 질책 꾸짖 나무랐 타일 \
    달랬 다독 위로 격려했 응원 당당 자부 자신감 확신 확인했 정의했 규정했 비유 빗댔 표현 촌평 논평 총평 부탁"])
});

/// Nouns of saying after 는, 라는: “…”는 입장을 밝혔다.
pub(super) static SAYING_NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    입장 뜻 의견 반응 취지 지적 주장 우려 비판 말 설명 답변 생각 의지 방침 계획 목소리 전망 분석 평가 해석 진단 \
    각오 소감 포부 당부 메시지 글 견해 얘기 이야기 하소연 반론 요구 발언 조언 제안",
    )
});

/// Verbs that name something rather than say it: ‘…’라고 부른다.
pub(super) static NAMING: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    부르 부른 불러 불렀 불리 불린 불릴 일컫 명명 이름",
    )
});

/// Endings that join a quotation to its verb. `Adnominal` ones also mark a noun as the topic.
pub(super) static QUOTING: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    이라면서도 이라고까지 라면서도 이라면서 이라고도 이라고는 라면서 이라며 이라고 이냐고 이라지만 면서도 라고도 \
    면서 라며 다며 이라고만 라고만 고만 라고 하고 고도 냐고 자고 자며 이라 고 며 라"])
});

/// Endings that join a quotation to a noun after it.
pub(super) static ADNOMINAL: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    이라는 라는 이란 라던 이라던 란 는"])
});

/// Syllables that are frequent in loanwords and rare in Korean names.
const FOREIGN: &str = "스트크드프브르츠즈흐켈켄벨벤펠렌헨엘톰킨턴튼슨슈셰셸웰윌윈빌닉릭딕덴뎅톤랄랜룬론롤릴레케베페뉴쿠퍼퀴\
    쉬슐뮐뤼탈탄톨틴틸틱팀펜폴퐁퓰햄헬홀후쥬쥘줄잭젠젤졸데델던더디띠라로루리카코콘콜커켐캐캠콥크타토티투파포피푸메멘멜모무";

/// Whether a word of two to six syllables is spelled like a foreign name.
pub(super) fn looks_foreign(word: &str) -> bool {
    let count = word.chars().count();
    let foreign = word.chars().filter(|c| FOREIGN.contains(*c)).count();
    (2..=6).contains(&count)
        && word.chars().all(is_hangul_syllable)
        && foreign * 2 >= count
        && family_of(word).is_none()
}

/// Whether a word is spelled like foreign names: at least a third of its syllables are frequent in loanwords.
pub(super) fn is_spelled_foreign(word: &str) -> bool {
    const MORE: &str = "쿡샘젠머먼셸렛렉밀멀벌빌섬슬옌웬왓옐욘율츠튜펄핀훅딜닐넬녜냐댄롭몬멀보브";
    let count = word.chars().count();
    let foreign = word.chars().filter(|c| FOREIGN.contains(*c) || MORE.contains(*c)).count();
    foreign > 0 && foreign * 3 >= count && word.chars().all(is_hangul_syllable) && family_of(word).is_none()
}

/// Bodies abroad and companies, which come between a foreign name and its title, like countries.
pub(super) static BODIES_ABROAD: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "\
    유엔 나토 유럽연합 유네스코 유니세프 세계은행 백악관 국무부 애플 구글 테슬라 메타 엔비디아 아마존 마이크로소프트 오픈AI 인텔 퀄컴 도요타 소니 \
    닛산 혼다 폭스바겐 화이자 모더나 보잉 에어버스 골드만삭스 블랙록 넷플릭스 디즈니 스타벅스 나이키 알리바바 텐센트 화웨이 소프트뱅크 \
    EU UN NATO WHO IMF WTO OECD IAEA ECB FIFA IOC UNESCO UNICEF",
    )
    .into_iter()
    .collect()
});

/// Loanwords for things, which are spelled like foreign names.
pub(super) static LOANWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "\
    프로야구 프로축구 프로농구 프로배구 메이저리그 프리미어리그 아파트 플랫폼 스마트 팩토리 글로벌 온라인 디지털 스포츠 콘텐츠 소프트웨어 하드웨어 \
    블록체인 데이터 클라우드 로봇 게임 반도체 배터리 바이오 헬스케어 프랜차이즈 커피 호텔 리조트 골프 테니스 스타트업 벤처 인터넷 모바일 택시 \
    버스 트럭 카드 펀드 서비스 시스템 프로젝트 커뮤니티 캠페인 패션 뷰티 엔터테인먼트 미디어 드라마 뮤지컬 오페라 발레 콘서트 페스티벌 뉴스 \
    라디오 텔레비전 유튜브 브랜드 마케팅 컨설팅 솔루션 파트너 멤버 리더 토론토 뉴욕 도쿄 로마 베를린 모스크바 파리 런던",
    )
    .into_iter()
    .collect()
});

/// Common given names of other countries, without those that are also Korean words or family names.
pub(super) static GIVEN_ABROAD: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "\
    존 제임스 로버트 마이클 윌리엄 데이비드 리처드 조지프 조셉 토머스 토마스 찰스 크리스토퍼 크리스 대니얼 다니엘 매슈 매튜 앤서니 마크 도널드 스티븐 스티브 \
    폴 앤드루 앤드류 조슈아 케네스 케빈 브라이언 조지 티머시 로널드 에드워드 제이슨 제프리 라이언 제이컵 게리 니컬러스 니콜라스 에릭 조너선 스콧 저스틴 \
    브랜던 벤저민 새뮤얼 그레고리 프랭크 알렉산더 레이먼드 패트릭 잭 데니스 제리 타일러 에런 애덤 네이선 헨리 더글러스 피터 빌 댄 톰 짐 마이크 \
    메리 퍼트리샤 제니퍼 린다 엘리자베스 바버라 수전 제시카 세라 캐런 리사 낸시 베티 마거릿 샌드라 애슐리 킴벌리 에밀리 도나 미셸 캐럴 어맨다 멀리사 데버라 \
    스테퍼니 리베카 로라 헬렌 샤론 신시아 캐슬린 에이미 앤절라 셜리 애나 안나 브렌다 패멀라 에마 엠마 니콜 캐서린 크리스틴 레이철 재닛 마리아 마리 줄리 \
    줄리아 올리비아 소피 소피아 샬럿 클레어 루이즈 카멀라 힐러리 재신더 앙겔라 우르줄라 크리스티네 크리스틴 올라프 프리드리히 안날레나 한스 페터 볼프강 \
    위르겐 슈테판 스테판 마르틴 안드레아스 로베르트 마르쿠스 에마뉘엘 프랑수아 니콜라 피에르 자크 필리프 가브리엘 브뤼노 세바스티앙 엘리자베트 카트린 \
    페드로 호세 후안 카를로스 미겔 루이스 페르난도 디에고 알레한드로 파블로 마리오 마르코 마테오 조르자 주세페 세르조 안토니오 파올로 프란체스코 로베르토 \
    블라디미르 볼로디미르 드미트리 세르게이 미하일 이고르 알렉세이 안드레이 니콜라이 올가 나탈리아 타티아나 율리아 빅토르 안제이 도날트 레흐 마테우시 \
    스베틀라나 안토니우 주앙 베냐민 야이르 이츠하크 모하마드 무함마드 모하메드 마흐무드 압둘 하산 후세인 알리 아흐마드 이브라힘 레제프 나렌드라 라훌 인디라 \
    임란 아웅산 조코 프라보워 페르디난드 로드리고 오베 라르스 에리크 요나스 메테 울프 산나 옌스 마그달레나 빌럼 얀 ",
    )
    .into_iter()
    .collect()
});

/// Common family names of Japan.
pub(super) static JAPANESE_FAMILIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "\
    다카이치 기시다 이시바 아베 스가 고이즈미 모테기 하야시 이와야 오가와 고노 고바야시 사토 스즈키 다나카 와타나베 이토 야마모토 나카무라 \
    가토 요시다 야마다 사사키 야마구치 마쓰모토 이노우에 기무라 시미즈 야마자키 모리 이케다 하시모토 아베 이시카와 오노 노다 후쿠다 오카다 \
    하토야마 간 아소 니카이 마쓰노 기하라 우에다 구로다 나카타니 가미카와 니시무라 사이토 무라카미 엔도 아오키 후지타 고토 곤도 미야자키 나카야마",
    )
    .into_iter()
    .collect()
});

/// Whether a syllable is a family name.
pub(super) fn is_family(c: char) -> bool {
    FAMILIES.contains(&c)
}

/// The family name of a word that looks like a full name.
pub(super) fn family_of(word: &str) -> Option<&str> {
    let count = word.chars().count();
    if !word.chars().all(is_hangul_syllable) || NOT_NAMES.contains(&word) || BODIES.contains(word) {
        return None;
    }
    let double = KOREAN_DOUBLE_FAMILY_NAMES.iter().find(|family| word.starts_with(**family));
    let (family, given) = match double {
        Some(family) if count == 3 || count == 4 => word.split_at_checked(family.len())?,
        _ if count == 3 => word.split_at_checked('가'.len_utf8())?,
        _ => return None,
    };
    let is_name = double.is_some() || family.chars().all(is_family);
    (is_name && given.chars().all(|c| GIVEN.contains(&c)) && !ends_as_organization(word)).then_some(family)
}

/// The family name of a word next to a title, so that one common syllable of a given name is enough.
pub(super) fn likely_family_of(word: &str) -> Option<&str> {
    const NOUN_ENDS: [char; 37] = [
        '소', '대', '시', '군', '교', '관', '장', '력', '화', '차', '진', '층', '체', '용', '권', '법', '률', '안',
        '과', '국', '실', '단', '점', '형', '계', '팀', '사', '회', '재', '물', '품', '비', '액', '표', '론', '간',
        '후',
    ];
    if let Some(family) = family_of(word) {
        return Some(family);
    }
    let all_given = |given: &str| given.chars().all(|c| GIVEN.contains(&c));
    let is_plain = word.chars().count() == 3
        && word.chars().all(is_hangul_syllable)
        && !NOT_NAMES.contains(&word)
        && !BODIES.contains(word)
        && !BODIES_ABROAD.contains(word)
        && !COUNTRIES.contains(&word);
    let (family, given) = word.split_at_checked('가'.len_utf8())?;
    let has_given = given.chars().any(|c| GIVEN.contains(&c));
    let fits = is_plain && (family.chars().all(is_family) && has_given || all_given(given));
    (fits && !word.ends_with(NOUN_ENDS) && !ends_as_organization(word) && !is_organization(word)).then_some(family)
}

fn ends_as_organization(word: &str) -> bool {
    ORGANIZATIONS.ending(word).is_some()
        || word.ends_with(['부', '시', '군', '청', '처', '위', '측', '당', '업', '들', '적'])
}

/// Whether a word that looks like a name may be a university, a district, an institute: if two such words precede a
/// title, the first is the person.
pub(super) fn may_be_body(word: &str) -> bool {
    word.chars().count() >= 3 && word.ends_with(['대', '구', '원', '련', '청', '단', '사', '회'])
}

/// Words that refer to any company, office or body that was mentioned.
pub(super) const ANY_ORGANIZATION: [&str; 16] = [
    "회사",
    "업체",
    "기업",
    "공사",
    "시",
    "구",
    "군",
    "당",
    "학교",
    "병원",
    "대학",
    "재단",
    "노조",
    "협회",
    "주최",
    "시공사",
];

/// Whether a word names an office, a company, a group.
pub(super) fn is_organization(word: &str) -> bool {
    if ORGANIZATIONS.ending(word).is_some() || BODIES.contains(word) {
        return true;
    }
    let is_long = word.chars().count() >= 3 && word.chars().all(|c| is_hangul_syllable(c) || c.is_ascii_alphabetic());
    is_long
        && word.chars().next_back().is_some_and(|c| ORGANIZATION_ENDS.contains(c))
        && !NOT_ORGANIZATIONS.contains(&word)
}
