// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/training/trainingfigures.h"

#include <QElapsedTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace mesewright::ui {

/// The big numbers of the run with its progress below them, and what can be done with it.
class FiguresBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Deed { Hold, Release, Stop, Resume };
    static constexpr int deedCount = 4;

    explicit FiguresBar(QWidget* parent = nullptr);

    void setFigures(const QList<Figure>& figures);
    void setProgress(const ProgressShown& progress);
    /// Only these buttons are shown.
    void setDeeds(const QList<Deed>& deeds);
    /// Narrow windows: the buttons without their words.
    void setCompact(bool compact);
    [[nodiscard]] QPushButton* button(Deed deed) const { return m_buttons[static_cast<int>(deed)]; }
    /// The text of a figure: "1,040 of 1,500"; for tests and screen readers.
    [[nodiscard]] QString figureText(const QString& title) const;

Q_SIGNALS:
    void chosen(mesewright::ui::FiguresBar::Deed deed);

private:
    struct Shown
    {
        QWidget* box = nullptr;
        QLabel* title = nullptr;
        QLabel* value = nullptr;
        QLabel* note = nullptr;
    };
    void addFigure();
    void announce(const QString& text);
    void labelButtons();

    QHBoxLayout* m_row = nullptr;
    QList<Shown> m_shown;
    QList<Figure> m_figures;
    ProgressRange* m_progress = nullptr;
    QPushButton* m_buttons[deedCount] = {};
    QElapsedTimer m_sinceAnnounced;
    bool m_compact = false;
};

} // namespace mesewright::ui
