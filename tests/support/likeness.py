"""Whether two pictures of a page show the same, when two machines smooth letters differently. Pure.

Pictures are compared small: one pixel stands for `SCALE` pixels of the page, in each direction. One is told as different
where no pixel beside it in the other picture comes near its colour. A letter that is drawn bolder or two pixels lower has
its like; a button that moved, a missing icon, another word and another colour have none.

Measured on pages of this site: letters 0.3 px bolder leave 1 such pixel, all of it 2 px lower none; a missing icon of 24 px
leaves 16, a button 8 px aside 78, a button of another colour 561.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

SCALE = 4
# How far a colour may lie from its like, of 255; how many pixels of a small picture may lie farther.
NEAR, FEW = 32, 6
# By how much of its height a page may be longer or shorter.
HEIGHT = 0.01


def small(picture: Image.Image) -> Image.Image:
    """Return a picture as it is recorded and compared."""
    return picture.convert("RGB").reduce(SCALE)


def differences(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return a mask of the pixels of two small pictures of one size that have no like in the other."""
    # A thin line that lies half in one pixel and half in the next is as dark as one that lies in one.
    one, other = before.filter(ImageFilter.BoxBlur(1)), after.filter(ImageFilter.BoxBlur(1))
    red, green, blue = ImageChops.lighter(_without_like(one, other), _without_like(other, one)).split()
    far = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return far.point([255 if value > NEAR else 0 for value in range(256)])


def _without_like(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return how far each pixel of `one` lies outside of what the pixels around its place in `other` span."""
    darkest, lightest = other.filter(ImageFilter.MinFilter(3)), other.filter(ImageFilter.MaxFilter(3))
    return ImageChops.lighter(ImageChops.subtract(darkest, one), ImageChops.subtract(one, lightest))


def complaint(before: Image.Image, after: Image.Image) -> str:
    """Say where in the page two small pictures differ; nothing where they show the same."""
    if before.width != after.width:
        return f"is {after.width * SCALE} px wide instead of {before.width * SCALE}"
    if abs(before.height - after.height) > HEIGHT * before.height:
        return f"is {after.height * SCALE} px high instead of {before.height * SCALE}"
    frame = (0, 0, before.width, min(before.height, after.height))
    mask = differences(before.crop(frame), after.crop(frame))
    count = mask.histogram()[255]
    if count <= FEW:
        return ""
    left, top, right, bottom = (edge * SCALE for edge in mask.getbbox() or frame)
    return f"differs in {count} places, from {left},{top} to {right},{bottom} px"
