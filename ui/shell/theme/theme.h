// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>

#include <memory>

class QApplication;

namespace mesewright::ui {

class SystemScheme;

/// The window's look: which theme holds, its colours, fonts and icons. There is one for the
/// application, made by `Theme::install`; widgets read it when they paint and repaint on `changed`.
/// Only for the interface's thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Mode { FollowSystem, Light, Dark };
    Q_ENUM(Mode)

    /// Loads tokens and fonts, sets Fusion, palette and style sheet. Call once, after the
    /// application exists and before any widget does.
    static Result<void> install(QApplication& application);
    [[nodiscard]] static Theme& instance();

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    [[nodiscard]] bool dark() const { return m_dark; }

    /// Text size in percent, 80 to 200.
    [[nodiscard]] int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] const Colors& colors() const { return m_dark ? m_tokens.dark : m_tokens.light; }
    [[nodiscard]] const Sizes& sizes() const { return m_tokens.sizes; }
    [[nodiscard]] QFont font(TextStyle style) const;
    /// A table's row: at least the token's height, more for large text.
    [[nodiscard]] int rowHeight() const;

    /// An icon in the colour of text, on an accent button, or of a state.
    [[nodiscard]] QIcon icon(const QString& name) const;
    [[nodiscard]] QIcon iconOnAccent(const QString& name) const;
    [[nodiscard]] QIcon icon(const QString& name, const QColor& color) const;

Q_SIGNALS:
    /// Palette, fonts and icons are new; repaint and set icons again.
    void changed();

private:
    Theme(QApplication& application, Tokens tokens);
    void apply();

    QApplication& m_application;
    Tokens m_tokens;
    SystemScheme* m_system = nullptr;
    Mode m_mode = Mode::FollowSystem;
    bool m_dark = false;
    int m_textScale = 100;
};

} // namespace mesewright::ui
