// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace mesewright::ui {

namespace {

QByteArray svgOf(const QString& name)
{
    QFile file(QStringLiteral(":/mesewright/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("there is no icon named '%s'", qPrintable(name));
        return {};
    }
    return file.readAll();
}

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(QString name, QColor normal, QColor disabled, QColor active)
        : m_name(std::move(name)), m_normal(normal), m_disabled(disabled), m_active(active)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QSize size = rect.size();
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const int side = std::min(size.width(), size.height());
        const QPixmap picture = iconPixmap(m_name, colorFor(mode, state), side, ratio);
        painter->drawPixmap(rect.x() + (rect.width() - side) / 2,
                            rect.y() + (rect.height() - side) / 2, picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return iconPixmap(m_name, colorFor(mode, state), std::min(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        const int side = static_cast<int>(std::min(size.width(), size.height()) / scale);
        return iconPixmap(m_name, colorFor(mode, state), side, scale);
    }

    [[nodiscard]] QIconEngine* clone() const override
    {
        return new SvgIconEngine(m_name, m_normal, m_disabled, m_active);
    }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return m_disabled;
        return state == QIcon::On && m_active.isValid() ? m_active : m_normal;
    }

    QString m_name;
    QColor m_normal;
    QColor m_disabled;
    QColor m_active;
};

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio)
{
    if (name.isEmpty())
        return {};
    const QString key = QStringLiteral("mesewright-icon-%1-%2-%3-%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    QByteArray svg = svgOf(name);
    if (svg.isEmpty() || size <= 0)
        return {};
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = std::max(1, qRound(size * devicePixelRatio));
    picture = QPixmap(pixels, pixels);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.end();
    picture.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, picture);
    return picture;
}

QIcon makeIcon(const QString& name, const QColor& normal, const QColor& disabled,
               const QColor& active)
{
    return QIcon(new SvgIconEngine(name, normal, disabled, active));
}

void clearIconCache()
{
    QPixmapCache::clear();
}

QStringList iconNames()
{
    QStringList names = QDir(QStringLiteral(":/mesewright/icons")).entryList({}, QDir::Files);
    for (QString& name : names)
        name.chop(4); // ".svg"
    names.sort();
    return names;
}

} // namespace mesewright::ui
