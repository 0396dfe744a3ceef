"""Photos from strangers, as the site sees them: `sanitise` a file, or say kindly why not.

The work is done in another process (`decoder` here, `decoder_main` and `rendering` there). `sanitise` is the only
function that asks for it, and refusals become sentences here.
"""

from __future__ import annotations

from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.imaging import lanes, limits
from cases.imaging.lanes import Caller
from cases.imaging.limits import MAX_BYTES, MAX_MEGAPIXELS, MAX_PHOTOS, TYPES, Refusal, SafePhoto

__all__ = [
    "FEWER_MEGAPIXELS",
    "MAX_BYTES",
    "MAX_MEGAPIXELS",
    "MAX_PHOTOS",
    "REASONS",
    "TYPES",
    "Caller",
    "ImageRejected",
    "SafePhoto",
    "sanitise",
]

# What is shown with the limits: kinds of which we take fewer megapixels than of the rest.
FEWER_MEGAPIXELS = [(limits.NAMES[kind], most) for kind, most in limits.MEGAPIXELS.items() if most < MAX_MEGAPIXELS]

REASONS: dict[str, str | Promise] = {
    "empty": _(
        "빈 파일이에요. 클라우드에 있는 사진이라면 휴대폰에 먼저 내려받고, 갤러리에서 열리는 사진을 골라 주세요."
    ),
    "too-big": _("%(megabytes)sMB보다 커요. 카메라 설정에서 크기를 줄이거나, 사진을 캡처해서 그 화면을 올려 주세요."),
    "too-many-pixels": _(
        "화소가 너무 많아요. %(kind)s 사진은 %(megapixels)s00만 화소까지 받아요. 카메라의 보통 화질로 다시 찍거나, 사진을 캡처해서 올려 주세요."
    ),
    "too-small": _("너무 작아서 알아볼 수 없어요. 원본 사진을 골라 주세요."),
    "scans": _("보통 사진과 다르게 만들어져서 열지 않았어요. 사진을 캡처해서 그 화면을 올려 주세요."),
    "wrong-type": _(
        "어떤 파일인지 알 수 없어요. %(types)s 사진을 골라 주세요. 사진으로 보인다면 화면에 띄우고 캡처해서 올려 주세요."
    ),
    "truncated": _(
        "사진의 뒷부분이 빠져 있어요. 옮기다 끊긴 파일이니 갤러리에서 원본을 다시 골라 주세요. 원본도 그렇다면 화면에 띄우고 캡처해서 올려 주세요."
    ),
    "corrupt": _("파일이 망가져서 열 수 없어요. 다시 찍거나, 사진을 캡처해서 그 화면을 올려 주세요."),
    "heavy": _(
        "사진이 너무 크거나 복잡해서 열지 못했어요. 카메라의 보통 화질로 다시 찍거나, 사진을 캡처해서 그 화면을 올려 주세요."
    ),
    "busy": _("사진에는 문제가 없어요. 지금 사진이 많이 몰려 읽지 못했으니, 잠시 뒤에 다시 올려 주세요."),
    "unreadable": _("사진을 아직 읽지 못했어요. 잠시 뒤에 한 번 더 올려 주세요."),
    "not-stored": _("지금은 사진을 저장하지 못하고 있어요. 사진에는 문제가 없으니 잠시 뒤에 다시 올려 주세요."),
    "duplicate": _("이 사건에 이미 있는 사진이에요. 다시 올리지 않아도 돼요."),
    "too-many": _("한 사건에는 %(photos)s장까지 담을 수 있어요. 덜 중요한 사진을 지우고 다시 올려 주세요."),
}


# A refused file whose kind is known, by the kinds of `kinds`: what it is, and what helps.
SEEMS: dict[str, str | Promise] = {
    "BMP": _("BMP 그림인 것 같아요. 사진 앱에서 JPG로 저장하거나, 화면에 띄우고 캡처해서 올려 주세요."),
    "TIFF": _("TIFF 그림인 것 같아요. 사진 앱에서 JPG로 저장하거나, 화면에 띄우고 캡처해서 올려 주세요."),
    "JXL": _("JPEG XL 사진인 것 같아요. 사진 앱에서 JPG로 저장하거나, 화면에 띄우고 캡처해서 올려 주세요."),
    "JP2": _("JPEG 2000 그림인 것 같아요. 사진 앱에서 JPG로 저장하거나, 화면에 띄우고 캡처해서 올려 주세요."),
    "PSD": _("포토샵 파일인 것 같아요. JPG로 내보내서 올려 주세요."),
    "RAW": _("카메라의 RAW 원본인 것 같아요. 같은 사진을 JPG로 저장해서 올려 주세요."),
    "PDF": _("PDF 문서인 것 같아요. 필요한 쪽을 캡처해서 사진으로 올려 주세요."),
    "HWP": _("한글 문서인 것 같아요. 필요한 쪽을 화면에 띄우고 캡처해서 사진으로 올려 주세요."),
    "DOCUMENT": _("문서 파일인 것 같아요. 필요한 쪽을 화면에 띄우고 캡처해서 사진으로 올려 주세요."),
    "COMPOUND": _("한글이나 오피스 문서인 것 같아요. 필요한 쪽을 화면에 띄우고 캡처해서 사진으로 올려 주세요."),
    "TEXT": _("글이 담긴 파일인 것 같아요. 내용은 사건의 메모에 붙여 넣거나, 화면을 캡처해서 올려 주세요."),
    "MARKUP": _("웹 문서인 것 같아요. 화면을 캡처해서 사진으로 올려 주세요."),
    "ARCHIVE": _("압축 파일인 것 같아요. 압축을 풀고 %(types)s 사진을 골라 주세요."),
    "APP": _("앱 설치 파일인 것 같아요. %(types)s 사진을 골라 주세요."),
    "FILM": _("동영상인 것 같아요. 중요한 장면을 캡처해서 사진으로 올려 주세요. 동영상은 지우지 말고 보관하세요."),
    "SOUND": _(
        "녹음이나 음악 파일인 것 같아요. 통화 녹음이라면 통화한 시각과 들은 말을 사건의 메모에 적고, 파일은 지우지 말고 보관하세요."
    ),
    "MEDIA": _(
        "동영상이나 녹음 파일인 것 같아요. 장면은 캡처해서 사진으로 올리고, 들은 말은 사건의 메모에 적어 주세요."
    ),
}


class ImageRejected(Refusal):
    """A file that is not taken, and why: `reason` is a key of `REASONS`, `seems` what else the file seems to be."""

    @property
    def sentence(self) -> str | Promise:
        """Say what is wrong and what to do next."""
        return SEEMS.get(self.seems, REASONS[self.reason]) % {
            "kind": limits.NAMES.get(self.kind, ""),
            "megabytes": MAX_BYTES // 1024**2,
            "megapixels": limits.MEGAPIXELS.get(self.kind, MAX_MEGAPIXELS),
            "photos": MAX_PHOTOS,
            "types": TYPES,
        }


def sanitise(file: BinaryIO, caller: Caller | None = None) -> SafePhoto:
    """Return safe copies of the photo in `file`, read from its start; raise `ImageRejected` for anything else.

    `caller` is the request that the file came with; all its files share what one request may wait.
    """
    try:
        return lanes.decode(file, caller)
    except Refusal as refusal:
        reason = refusal.reason if refusal.reason in REASONS else "corrupt"
        raise ImageRejected(reason, refusal.seems, refusal.kind) from refusal
