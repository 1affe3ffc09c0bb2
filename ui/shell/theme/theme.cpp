// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/theme.h"

#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/palette.h"
#include "ui/shell/theme/stylesheet.h"
#include "ui/shell/theme/systemscheme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QStyleFactory>
#include <QToolTip>

#include <algorithm>

namespace mesewright::ui {

namespace {

Theme* theTheme = nullptr;

constexpr int smallestScale = 80;
constexpr int largestScale = 200;

bool isMono(TextStyle style)
{
    return style == TextStyle::Code || style == TextStyle::Figure;
}

} // namespace

Result<void> Theme::install(QApplication& application)
{
    QFile file(QStringLiteral(":/mesewright/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        return internalError("the window's resources are missing from this program");
    MESEWRIGHT_TRY(Tokens tokens, tokensFromJson(file.readAll()));
    const QDir fonts(QStringLiteral(":/mesewright/fonts"));
    for (const QString& name : fonts.entryList(QDir::Files))
        QFontDatabase::addApplicationFont(fonts.filePath(name));
    theTheme = new Theme(application, std::move(tokens));
    theTheme->setParent(&application);
    return {};
}

Theme& Theme::instance()
{
    Q_ASSERT(theTheme);
    return *theTheme;
}

Theme::Theme(QApplication& application, Tokens tokens)
    : m_application(application), m_tokens(std::move(tokens)), m_system(new SystemScheme(this))
{
    // Native styles ignore parts of a palette and make pictures depend on the desktop.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    connect(m_system, &SystemScheme::changed, this, &Theme::apply);
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setTextScale(int percent)
{
    percent = std::clamp(percent, smallestScale, largestScale);
    if (percent == m_textScale)
        return;
    m_textScale = percent;
    apply();
}

void Theme::apply()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::FollowSystem && m_system->dark());
    clearIconCache();
    // Each of these three visits every widget: another theme leaves the font alone.
    if (const QFont body = font(TextStyle::Body); body != QApplication::font())
        m_application.setFont(body);
    QApplication::setPalette(makePalette(colors()));
    QToolTip::setPalette(makeToolTipPalette(colors()));
    m_application.setStyleSheet(makeStyleSheet(*this));
    Q_EMIT changed();
}

QFont Theme::font(TextStyle style) const
{
    const TextStyleSize& size = m_tokens.styles[static_cast<std::size_t>(style)];
    QFont font;
    font.setFamilies(isMono(style) ? m_tokens.monoFamilies : m_tokens.uiFamilies);
    font.setPointSizeF(m_tokens.basePoints * size.ratio * m_textScale / 100.0);
    font.setWeight(static_cast<QFont::Weight>(size.weight));
    return font;
}

int Theme::rowHeight() const
{
    constexpr int air = 12;
    return std::max(m_tokens.sizes.row, QFontMetrics(font(TextStyle::Body)).height() + air);
}

QIcon Theme::icon(const QString& name) const
{
    return makeIcon(name, colors().text.primary, colors().text.disabled);
}

QIcon Theme::iconOnAccent(const QString& name) const
{
    return makeIcon(name, colors().text.onAccent, colors().text.disabled);
}

QIcon Theme::icon(const QString& name, const QColor& color) const
{
    return makeIcon(name, color, colors().text.disabled);
}

} // namespace mesewright::ui
