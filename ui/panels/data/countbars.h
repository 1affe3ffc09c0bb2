// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace mesewright::ui {

/// One bar: how many rows there are of a kind, and how many of them are leaks.
struct CountBar
{
    QString name;
    QString query; ///< what shows these rows
    std::size_t count = 0;
    std::size_t leaked = 0;

    friend bool operator==(const CountBar&, const CountBar&) = default;
};

/// A chart of counts, a line each; a line that is clicked, or chosen with the arrow keys and Enter,
/// asks for its rows.
class CountBars final : public QWidget
{
    Q_OBJECT

public:
    explicit CountBars(const QString& name, QWidget* parent = nullptr);
    void setBars(const QList<CountBar>& bars);
    [[nodiscard]] const QList<CountBar>& bars() const { return m_bars; }
    /// Where a line is, for whoever clicks it.
    [[nodiscard]] QRect lineRect(int line) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& query);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString valueOf(const CountBar& bar) const;
    [[nodiscard]] int lineAt(const QPoint& place) const;
    void choose(int line);

    QList<CountBar> m_bars;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace mesewright::ui
