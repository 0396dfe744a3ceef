"""Korean of chats: endings as they are spoken in the provinces or typed (-주이소, -드릴게염, -됩니당), words cut short. Pure."""

from __future__ import annotations

import re


def _closed_by(final: int) -> str:
    """Return the Korean syllables that end in a consonant, by its place among the final ones."""
    return "".join(map(chr, range(ord("가") + final, ord("힣") + 1, 28)))


# By what is read instead; the beginning and the end of a word are where no other syllable stands.
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


def written_out(text: str) -> str:
    """Return `text` with the words and endings as they are written elsewhere."""
    return _SAID.sub(lambda match: _MEANT[str(match.lastgroup)], text)
