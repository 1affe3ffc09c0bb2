// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"
#include "ui/widgets/intervalbar.h"

#include <QFrame>
#include <QList>
#include <QString>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mesewright::ui {

/// Everything one gate's card says.
struct GateCardText
{
    struct Line
    {
        State state = State::NotRun;
        QString icon;
        QString text;
    };
    /// The 30 px picture: at most one of these.
    struct Picture
    {
        std::optional<IntervalMark> interval;
        QList<double> spark;  ///< a small curve
        QList<State> squares; ///< probes or steps, one mark each
    };

    QString code; ///< "A2"
    QString name; ///< "Environment"
    GateState state = GateState::Blocked;
    QString age;
    QString hero;
    bool heroQuiet = false; ///< grey: nothing has been decided
    QStringList caption;    ///< at most two lines
    Picture picture;
    QList<Line> findings; ///< at most three are shown
    QString evidence;     ///< text of the link, a file's name
    QString action;
    QString actionIcon;
    bool actionEnabled = true;
    QString whyNot; ///< the button's tooltip while it is disabled
};

/// One gate: state, number with interval, what makes it doubtful, the way to the evidence and the
/// next step.
class GateCard final : public QFrame
{
    Q_OBJECT

public:
    explicit GateCard(QWidget* parent = nullptr);
    void setText(const GateCardText& text);
    /// Narrow windows: a smaller hero, no age, the evidence as an icon.
    void setCompact(bool compact);

Q_SIGNALS:
    void evidenceChosen();
    void actionChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elideEvidence();
    void setFindings(const QList<GateCardText::Line>& findings);

    class StateDisc* m_disc = nullptr;
    QLabel* m_code = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_age = nullptr;
    QLabel* m_hero = nullptr;
    QLabel* m_caption = nullptr;
    class GatePicture* m_picture = nullptr;
    QVBoxLayout* m_findings = nullptr;
    QPushButton* m_evidence = nullptr;
    QPushButton* m_action = nullptr;
    GateCardText m_text;
    bool m_compact = false;
};

} // namespace mesewright::ui
