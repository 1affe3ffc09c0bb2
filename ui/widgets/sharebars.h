// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace mesewright::ui {

/// One bar: its share of the whole, with the value in words.
struct ShareBar
{
    QString name;
    double share = 0; ///< 0 to 1
    QString value;
};

/// Names, bars and values, one line each: what something is made of.
class ShareBars final : public QWidget
{
    Q_OBJECT

public:
    explicit ShareBars(const QString& name, QWidget* parent = nullptr);
    void setBars(const QList<ShareBar>& bars);
    [[nodiscard]] const QList<ShareBar>& bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int lineHeight() const;

    QList<ShareBar> m_bars;
};

} // namespace mesewright::ui
