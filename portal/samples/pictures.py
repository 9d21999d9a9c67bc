"""Pictures drawn by ourselves in the look of the site: layers of hills under a sky, no place that exists."""

import io
import math

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from portal.kit.media.pictures import take_picture
from portal.kit.models import Picture

SIZE = WIDTH, HEIGHT = 1440, 900
SKY, LAYERS = "#dbe8e1", ["#b5cfc3", "#8fb5a4", "#57a189", "#2f7d65", "#0e5a47", "#0a3f33"]


def draw_pictures(row):
    told = {"alt_zh_hans": "示例插图：层叠的山", "alt_en": "Sample drawing: layers of hills", "credit": "本站绘制"}
    Picture.objects.create(row=row, **take_picture(drawn(row.pk)), **told)


def drawn(seed):
    picture = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(picture)
    for number, colour in enumerate(LAYERS):
        pen.polygon([*ridge(seed, number), (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return SimpleUploadedFile("sample.png", file.getvalue(), "image/png")


def ridge(seed, number):
    """The crest of one layer of hills, the same for the same seed."""
    base = HEIGHT * (0.35 + 0.1 * number)
    swell, phase = 46 - 4 * number, seed * 1.7 + number * 2.3
    return [
        (x, base - swell * math.sin(x / (190 - 12 * number) + phase) - swell / 3 * math.sin(x / 61 + phase * 2))
        for x in range(0, WIDTH + 1, 12)
    ]
