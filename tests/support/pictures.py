"""Makers of pictures, good and hostile; everything is generated, nothing is stored."""

from __future__ import annotations

import io
import random
import struct
import zlib
from functools import cache
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageDraw, ImageFilter

from cases.imaging.sanitise import SafePhoto, sanitise

pillow_heif.register_heif_opener()

GPS, EXIF = 0x8825, 0x8769


def scene(size: tuple[int, int] = (640, 400)) -> Image.Image:
    """Return a picture that differs in every corner, so that a wrong turn shows."""
    im = Image.new("RGB", size, "gray")
    draw = ImageDraw.Draw(im)
    w, h = size
    for box, color in (
        ((0, 0, w // 2, h // 2), "red"),
        ((w // 2, 0, w, h // 2), "lime"),
        ((0, h // 2, w // 2, h), "blue"),
    ):
        draw.rectangle(box, fill=color)
    return im


def encoded(im: Image.Image, format: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    im.save(buffer, format, **options)
    return buffer.getvalue()


def camera_exif(*, orientation: int = 1, taken: str = "2026:11:20 14:03:22", offset: str = "+09:00") -> Image.Exif:
    """Return what a phone writes: orientation, time, serial number and the place."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "SerialMaker"
    camera = exif.get_ifd(EXIF)
    camera[0x9003], camera[0x9011], camera[0xA431] = taken, offset, "SERIAL-4711"
    place = exif.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "N", (37.0, 33.0, 58.0), "E", (126.0, 58.0, 41.0)
    return exif


def turned(orientation: int, size: tuple[int, int] = (640, 400)) -> bytes:
    """Return `scene` as a camera held in another way stores it: turned pixels, and a tag that turns them back."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    im = scene(size)
    if orientation in undo:
        im = im.transpose(undo[orientation])
    return encoded(im, "JPEG", quality=95, exif=camera_exif(orientation=orientation))


def heic(orientation: int, *, by_container: bool) -> bytes:
    """Return a HEIC of `scene` whose camera names an orientation, and whose container turns it (`irot`) or does not."""
    im = scene((640, 480))
    im.info["exif"] = camera_exif(orientation=orientation if by_container else 1).tobytes()
    data = encoded(im, "HEIF")
    tag = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00"
    return data if by_container else data.replace(tag + b"\x01", tag + bytes([orientation]))


def mpo() -> bytes:
    """Return a JPEG with a second picture behind the first, as phones with two lenses write it."""
    return encoded(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", (640, 400), "black")])


def scan_bomb(scans: int, size: tuple[int, int] = (8000, 8000)) -> bytes:
    """Return a tiny progressive JPEG that makes a decoder pass over all pixels `scans` times."""
    data = bytearray(encoded(Image.new("L", (16, 16)), "JPEG", progressive=True, quality=50))
    frame = data.index(b"\xff\xc2")
    data[frame + 5 : frame + 9] = struct.pack(">HH", size[1], size[0])
    last, end = data.rindex(b"\xff\xda"), data.rindex(b"\xff\xd9")
    return bytes(data[:last] + data[last:end] * scans + b"\xff\xd9")


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int) -> bytes:
    """Return a one-bit PNG of any size, in a few kilobytes."""
    pack, row = zlib.compressobj(9), b"\0" * (width // 8 + 1)
    data = b"".join(pack.compress(row) for _ in range(height)) + pack.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


def swapped_profile() -> bytes:
    """Return a valid ICC profile in which red and green have changed places: nobody can overlook whether it counts."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {}
    for index in range(struct.unpack_from(">I", data, 128)[0]):
        at = 132 + 12 * index
        tags[bytes(data[at : at + 4])] = at
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = data[green + 4 : green + 12], data[red + 4 : red + 12]
    return bytes(data).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be")).replace(b"sRGB", b"swap")


def gif_with(blocks: bytes, *, screen: tuple[int, int] = (64, 64)) -> bytes:
    """Return a GIF of one small frame, with `blocks` before it, on a screen of any size."""
    data = bytearray(encoded(scene((64, 64)).quantize(16), "GIF"))
    data[6:10] = struct.pack("<HH", *screen)
    at = 13 + (3 << ((data[10] & 7) + 1))
    return bytes(data[:at]) + blocks + bytes(data[at:])


def still_life(seed: str = "desk", size: tuple[int, int] = (1280, 960)) -> Image.Image:
    """Return a picture about as sharp, bright and busy as a phone's photo of things on a desk; the same each time."""
    dice = random.Random(seed)  # noqa: S311 (a picture, not a secret)
    w, h = size
    im = Image.new("RGB", size, _colour(dice))
    draw = ImageDraw.Draw(im)
    for _ in range(220):
        x, y, long, thick = dice.randrange(w), dice.randrange(h), dice.randrange(20, w // 3), dice.randrange(4, h // 5)
        box = (x, y, x + long, y + thick)
        match dice.randrange(3):
            case 0:
                draw.rectangle(box, fill=_colour(dice))
            case 1:
                draw.ellipse(box, fill=_colour(dice))
            case _:
                draw.line((x, y, x + long, y + thick), fill=_colour(dice), width=dice.randrange(2, 9))
    grain = Image.effect_noise(size, 30).convert("RGB")
    return Image.blend(im.filter(ImageFilter.GaussianBlur(0.8)), grain, 0.06)


def _colour(dice: random.Random) -> tuple[int, int, int]:
    light = dice.choice((0, 50, 100, 150))
    return light + dice.randrange(90), light + dice.randrange(90), light + dice.randrange(90)


@cache
def grainy(edge: int = 1800, noise: int = 30, seed: int = 0) -> bytes:
    """Return a picture with grain, as a display copy is: JPEG in good quality."""
    size = (edge, edge * 3 // 4)
    im = Image.merge("RGB", [Image.effect_noise(size, noise) for _channel in range(3)])
    im.paste((seed % 256, 90, 120), (0, 0, 200, 200))
    return encoded(im, "JPEG", quality=82)


def shaken(im: Image.Image, pixels: int) -> Image.Image:
    """Return the picture as a hand that moves sideways takes it."""
    return im.filter(ImageFilter.BoxBlur((pixels / 2, 0)))


def lit(im: Image.Image, factor: float) -> Image.Image:
    """Return the picture in less (below 1) or more light."""
    return im.point(lambda value: min(255, round(value * factor)))


def turned_by(im: Image.Image, degrees: float) -> Image.Image:
    """Return the picture as a slightly turned camera takes it, without empty corners."""
    w, h = im.size
    turned = im.rotate(degrees, Image.Resampling.BICUBIC)
    return turned.crop((w // 20, h // 20, w - w // 20, h - h // 20)).resize(im.size)


def chat_screen(seed: str = "chat", size: tuple[int, int] = (1080, 2340)) -> Image.Image:
    """Return a phone's screen with a conversation: white, with gray bubbles and black lines of text."""
    dice = random.Random(seed)  # noqa: S311 (a picture, not a secret)
    im = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(im)
    draw.rectangle((0, 0, size[0], 180), fill="#eeeeee")
    y = 240
    while y < size[1] - 400:
        lines, left = dice.randrange(1, 6), dice.choice((60, 300))
        draw.rounded_rectangle((left, y, left + 720, y + 60 + 52 * lines), 30, fill="#e8e8ec")
        for line in range(lines):
            x = left + 40
            while x < left + dice.randrange(420, 660):
                width = dice.randrange(20, 90)
                draw.rectangle((x, y + 40 + 52 * line, x + width, y + 66 + 52 * line), fill="#111111")
                x += width + 16
        y += 120 + 52 * lines
    return im


def clean(data: bytes) -> SafePhoto:
    """Return what the site makes of an upload."""
    return sanitise(io.BytesIO(data))
