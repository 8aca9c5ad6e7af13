"""Icons: the project's own SVG drawings in the colour that is asked for."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from amends import resources


def pixmap(name: str, colour: str, size: int = 20, ratio: float = 0.0) -> QPixmap:
    """Return the drawing ``resources/icons/<name>.svg`` in ``colour``, ``size`` logical pixels.

    ``ratio`` is the number of device pixels for a logical one; by default the sharpest screen's.
    """
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance()
    if not ratio:
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    drawing = resources.text(f"icons/{name}.svg").replace("currentColor", colour)
    canvas = QPixmap(round(size * ratio), round(size * ratio))
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(drawing.encode())).render(
        painter, QRectF(0, 0, canvas.width(), canvas.height())
    )
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return ``pixmap`` as an icon."""
    return QIcon(pixmap(name, colour, size))


def application_icon() -> QIcon:
    """Return the icon of the application in the sizes window managers ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("amends", "#0f6b66", size, 1.0))
    return made
