"""Chats as phrases are looked for in them: short, misspelt and spoken words written out, Chinese in its simple letters. Pure.

What is written out stands for a kind of spelling, not for a word: English that lost its vowels ("rfnd", "cncl"), Korean
endings as they are spoken in the provinces or typed in chats (-주이소, -드릴게염, -됩니당), traditional Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import product

# Characters. A chat of so many screens does not exist, and who sends more to keep the site busy shall not.
LONGEST_CHAT = 200_000

# English.
_SHORT = {
    "u": "you", "ur": "your", "r": "are", "n": "and", "pls": "please", "plz": "please", "plss": "please", "thx": "thanks",
    "tks": "thanks", "cuz": "because", "coz": "because", "bcz": "because", "becose": "because", "b4": "before",
    "any1": "anyone", "some1": "someone", "w8": "wait", "wt": "wait", "til": "until", "till": "until", "2mrw": "tomorrow",
    "2moro": "tomorrow", "tmr": "tomorrow", "tmrw": "tomorrow", "tmw": "tomorrow", "yest": "yesterday", "wk": "week",
    "wks": "weeks", "hr": "hour", "hrs": "hours", "nxt": "next", "pkg": "package", "disp": "dispute", "disput": "dispute",
    "despute": "dispute", "acc": "account", "acct": "account", "num": "number", "addr": "address", "adress": "address",
    "pic": "photo", "pics": "photos", "foto": "photo", "fotos": "photos", "vid": "video", "vids": "videos",
    "fb": "feedback", "prob": "problem", "b": "be", "gve": "give", "hav": "have", "pypl": "paypal", "comming": "coming", "bk": "back", "amt": "amount", "ppal": "paypal", "wtsp": "whatsapp", "wtsapp": "whatsapp",
    "parcle": "parcel", "cancle": "cancel", "cancell": "cancel", "witdraw": "withdraw", "frend": "friend", "wil": "will",
    "giv": "give", "gv": "give", "kp": "keep", "nd": "need", "hv": "have", "cn": "can", "hw": "how", "bt": "but",
    "dne": "done", "nw": "now", "da": "the", "wats": "what is", "whats": "what is", "recieve": "receive",
    "recieved": "received", "rcvd": "received", "rcv": "receive", "fone": "phone", "dont": "don't", "dnt": "don't",
    "cant": "can't", "cnt": "can't", "wont": "won't", "didnt": "didn't", "doesnt": "doesn't", "gonna": "going to",
    "wanna": "want to", "gotta": "have to", "gimme": "give me", "lemme": "let me",
}  # fmt: skip
# Words that lose their vowels in chats.
_LOSING = (
    "about", "again", "already", "another", "approve", "approved", "arrive", "arrived", "back", "bank", "cancel",
    "cancelled", "card", "blurry", "change", "check", "checking", "clear", "close", "closed", "comment", "cost",
    "coupon", "credit", "customs", "damage", "damaged", "days", "decide", "deliver", "delivered", "delivery",
    "discount", "dispute", "evidence", "family", "feedback", "first", "friend", "half", "instead", "money",
    "neighbour", "neighbor", "never", "number", "offer", "office", "open", "order", "other", "package", "parcel",
    "passport", "patient", "payment", "phone", "photo", "photos", "picture", "pictures", "platform", "please",
    "positive", "postage", "problem", "product", "promise", "receive", "received", "refund", "refunded", "release",
    "remove", "replacement", "request", "resend", "retake", "return", "returned", "review", "seller", "send", "sent",
    "ship", "shipped", "shipping", "show", "signed", "stars", "thanks", "tomorrow", "tracking", "update", "video",
    "voucher", "want", "warehouse", "withdraw",
)  # fmt: skip
_VOWELS = frozenset("aeiou")
# What is left of one of them and is a word of its own.
_OWN = frozenset({"abut", "anther", "chang", "cst", "patent", "pleas", "slr", "vide"})
# Names and measures where they stand in capitals among small letters: Bluetooth, China, a recorder, plan B.
_CAPITALS = frozenset({"ACC", "B", "BT", "CLR", "CLS", "CN", "CRD", "DA", "HV", "HW", "N", "ND", "NVR", "NW", "WT"})


def _lost(word: str) -> Iterator[str]:
    """Yield `word` without some of its vowels, and with doubled letters as one; of a short word only without all."""
    kinds = [("", char) if at and char in _VOWELS else (char,) for at, char in enumerate(word)]
    for chars in product(*kinds):
        form = "".join(chars)
        if len(word) > 4 or not _VOWELS & set(form[1:]):
            yield from (form, re.sub(r"(.)\1", r"\1", form), form.replace("ck", "k"))


_WRITTEN = {
    **{
        form: word
        for word in sorted(_LOSING, key=len, reverse=True)  # "rfnd" is more probably refund than refunded.
        for form in _lost(word)
        if len(form) > 2 and form not in {*_LOSING, *_OWN}
    },
    **_SHORT,
}
_WORD = re.compile(r"(?<![\w'])[A-Za-z]+[0-9]?(?![\w'])|(?<![\w'])2(?:mrw|moro)(?![\w'])", re.ASCII)
# Begins where a word does that looks like a short one and is none: a weight, a stick, plan B, letters of "S/N" and
# "U.S."; "hr", "b", "da" and "cls" are short only beside what belongs to them.
_NONE = re.compile(
    r"""
    wt(?=\ ?[:.=]?\ ?[0-9]+(?:[.,][0-9]+)?\ ?(?:k?g|gr|lbs?|oz)) | (?:(?<=\bnet\ )|(?<=\bgross\ ))wt\b
    | u(?=[ -](?:dis[kc]|lock|bolt|turn|pillow|shaped?)\b)
    | (?:(?<=\bplan[ -])|(?<=\btype[ -])|(?<=\boption[ -])|(?<=\bclass[ -])|(?<=\bsize[ -])|(?<=\busb[ -]))[abnr]\b
    | [a-z](?=[/.&-][a-z0-9]) | (?<=\w[/.&-])[a-z]\b
    | (?<![0-9]\ )(?<!\ban\ )(?<!\bone\ )(?<!\bper\ )(?<!\bhalf\ )hr\b
    | b(?!\ (?-i:[a-z])|\w) | da(?!\ (?-i:[a-z])|\w)
    | cls(?!\ (?:the|da|it|this|that|ur|your|my|d[a-z]*|case|claim|first|fr?st|now|nw|n|and|pls)\b|\w)
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
# Figures that are read aloud: "4 ur", "2 refund", "a new 1", "5*", but no hidden number ("5***12").
_FIGURES = (
    (re.compile(r"\b4(?= (?:you|your|me|us|the|an?|next|it|this|that|customs)\b)", re.IGNORECASE), "for"),
    (
        re.compile(
            r"\b2(?= (?:you|your|me|us|the|my|our|this|get|do|be|go|refund|send|close|cancel|return|pay|help|decide)\b)",
            re.IGNORECASE,
        ),
        "to",
    ),
    (re.compile(r"\b1\b(?:(?<=new 1)|(?<=clear 1)|(?<=another 1)|(?<=right 1))", re.IGNORECASE), "one"),
    (re.compile(r"\bc(?= (?:the|it|any|your|a|what|where)\b)", re.IGNORECASE), "see"),
    (re.compile(r"\b5 ?\*(?!\** ?[0-9])"), "5 stars"),
)
# In front of a figure or letter that stands for itself: "Dec 4", "step 2", "3 * 5", "12.4", "$2", "USB C".
_HELD = re.compile(
    r"(?:\b(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?|step|day|page|point|option|part|no\.|usb|type|plan|vitamin)[ -]"
    r"| [*×+=] |\S[*×/+=]|(?:\s|[0-9])x ?|[0-9][.,:/-]|[$€£¥₩#] ?)\Z",
    re.IGNORECASE,
)
_LONGEST_HELD = len("September. ") + 1


def _closed_by(final: int) -> str:
    """Return the Korean syllables that end in a consonant, by its place among the final ones."""
    return "".join(map(chr, range(ord("가") + final, ord("힣") + 1, 28)))


# Korean, by what is read instead; the beginning and the end of a word are where no other syllable stands.
_START, _ENDS = "(?<![가-힣])", "(?![가-힣])"
_L, _B, _SS = _closed_by(8), _closed_by(17), _closed_by(20)
# "낼" in front of these is to pay or to hand in.
_PAID = "수|필요|것|거|건|게|때|돈|줄|뿐|사람|분(?!쟁)|예정|의무|기한|자료|서류|(?:한 )?파일|증거|글|금액|비용|배송비|택배비|관세|세금"
_SPOKEN = (
    ("세요", rf"(?<=[주하보가오])(?:이소|이쇼|시소|십쇼|쇼|슈|셈|삼){_ENDS}"),
    ("요", rf"(?<=[세셔게께까네데돼되죠지려어해줘봐와구])(?:염|여|욤|융|유|예|잉){_ENDS}"),
    ("요", rf"(?<=[나서아])(?:염|욤|융|유){_ENDS}"),
    # "-용" behind a noun is what it is for: 유아용, 친구용, 가게용.
    (
        "요",
        rf"(?:(?<=[셔께까데돼되죠려해줘봐와])|(?<=[{_L}]게)|(?<=[{_SS}없싶늦들적]어)|(?<=[같찾받알않많좋맞]아)"
        rf"|(?<=[되하주오보가있없]나)|(?<=[해어아와줘려]서)|(?<=[하되있없렇맞이겠{_SS}]지)"
        rf"|(?<=[하되있없이렵않맞좋{_SS}]구)|(?<=(?<!동)네)|(?<=(?<![관전월])세))용{_ENDS}",
    ),
    ("니다", rf"(?<=[{_B}])니(?:더|당|데이|닷){_ENDS}"),
    ("습니다", rf"(?<=[{_SS}찾같좋없많않맞받싶])(?:슴다|슴당|슴더|심더|심다){_ENDS}"),
    ("합니다", rf"(?<![관편물])함(?:다|당|더){_ENDS}"),
    ("입니다", rf"(?<![게모사])임(?:다|당|더){_ENDS}"),
    ("시면", rf"(?:(?<=[주하되보오가])심|(?<=보내)심|(?<=[주하내되보오가])(?:시믄|시모)){_ENDS}"),
    ("면", rf"(?<=[하주되가오])믄{_ENDS}"),
    ("드리면", r"드림(?=은? ?(?:안|될|되|어떨|어떻|괜찮))"),
    ("드릴게요", rf"드릴(?:텡께|게|께|란다|랑께){_ENDS}"),
    ("조금", "쪼매|쪼금|쪼끔|쬐끔|쬐깨|쪼까|쬐매"),
    ("좀", "쫌"),
    ("기다", "(?<![가까여먼])(?:기|지)(?:둘|달)(?=려|리)"),
    ("그냥", "걍"),
    ("여기", f"{_START}요기(?!요)"),
    ("다음", f"{_START}담(?=에|번|주|달)"),
    ("내일", f"{_START}낼(?! (?:{_PAID}))(?:(?=까지|은|쯤)|{_ENDS})"),
    ("환불", f"환블|환뷸|홤불|{_START}한불"),
    ("택배비", "(?<![선주혜채])택비(?![율교])"),
    ("계좌번호", f"{_START}계번(?!호)"),
    ("카드번호", f"{_START}카번(?!호)"),
    ("통장 사본", f"{_START}통사(?=좀|를| )"),
    ("분쟁", "디스퓨트|디스풋|디스퓻"),
)
# Looked at first, and at once: the syllables that any of them begins with.
_BEGIN = "이시십쇼슈셈삼염여용욤융유예잉니슴심함임믄드쪼쬐쫌기지걍요담낼환홤한택계카통디"
_SAID = re.compile(
    f"(?=[{_BEGIN}])(?:" + "|".join(f"(?P<s{at}>{pattern})" for at, (_said, pattern) in enumerate(_SPOKEN)) + ")"
)
_MEANT = {f"s{at}": said for at, (said, _pattern) in enumerate(_SPOKEN)}

# Chinese: the letters that replies are made of.
_SIMPLE = str.maketrans(
    "匯訊帐業東兩個豐為舉麼義買爭於虧產親僅從倉們價優會傳體餘償關興內寫決況凍準減幾憑擊別剛辦務動勵區單賣壓縣發變號後嗎員唄響圖國場壞塊墊處復複夠頭獎寧實審寬對將盡儘屬帳帶幫廣慶庫應廢開張錄當態戶護報擔掛換據損擱數斷無時顯曬暫機條來極櫃樣檢溝沒測滿滯煩點愛狀獨現電盤著碼確禮離積稱稅緊簽紅級糾納紛線經繞結給絕統繼續維緩編繳網罰聯節蘇補裝視見觀認計訂讓議記講許論證証評訴話詢該詳誤說請調諒談謝謹負財責賬貨質購貼貴費資賞賠讚贊蹤轉輕較輸邊達過運還這進遲適遞郵鄰裡裏鑑錢銀鋪鏈銷錯鎮閉問間門際陳險隨隱靜頁頂項順須顧預領頻顆題額饋駁驛驗騙馬長專聽覺誰選遠連車種熱樓難紙識規標歡韓寶妳臺麽週",
    "汇讯账业东两个丰为举么义买争于亏产亲仅从仓们价优会传体余偿关兴内写决况冻准减几凭击别刚办务动励区单卖压县发变号后吗员呗响图国场坏块垫处复复够头奖宁实审宽对将尽尽属账带帮广庆库应废开张录当态户护报担挂换据损搁数断无时显晒暂机条来极柜样检沟没测满滞烦点爱状独现电盘着码确礼离积称税紧签红级纠纳纷线经绕结给绝统继续维缓编缴网罚联节苏补装视见观认计订让议记讲许论证证评诉话询该详误说请调谅谈谢谨负财责账货质购贴贵费资赏赔赞赞踪转轻较输边达过运还这进迟适递邮邻里里鉴钱银铺链销错镇闭问间门际陈险随隐静页顶项顺须顾预领频颗题额馈驳驿验骗马长专听觉谁选远连车种热楼难纸识规标欢韩宝你台么周",
)
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]+")


def simplified(text: str) -> str:
    """Return `text` with the simple letter for each traditional one."""
    return _TRADITIONAL.sub(lambda match: match[0].translate(_SIMPLE), text)


def written_out(text: str) -> str:
    """Return `text` with short, misspelt and spoken words as they are written elsewhere, line by line.

    Of what is longer than `LONGEST_CHAT` only the letters are made simple.
    """
    if len(text) > LONGEST_CHAT:
        return simplified(text)
    kept = frozenset[str]() if text.isupper() else _CAPITALS
    text = _WORD.sub(lambda match: _word(match, kept), text)
    for pattern, said in _FIGURES:
        text = pattern.sub(partial(_figure, said), text)
    if text.isascii():
        return text
    return _SAID.sub(lambda match: _MEANT[str(match.lastgroup)], simplified(text))


def _word(match: re.Match[str], kept: frozenset[str]) -> str:
    word = match[0]
    said = _WRITTEN.get(word.lower())
    return word if said is None or word in kept or _NONE.match(match.string, match.start()) else said


def _figure(said: str, match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_HELD) : match.start()]
    return match[0] if _HELD.search(before) else said
