// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace mesewright::ui {

/// A button with its key printed on it, for what is pressed a thousand times.
class KeyButton final : public QPushButton
{
    Q_OBJECT

public:
    KeyButton(const QString& key, const QString& text, QWidget* parent = nullptr);
    void setLabel(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    /// The key alone: where there is little room the text is cut.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
    QString m_label;
};

} // namespace mesewright::ui
