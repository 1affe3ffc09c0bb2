// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engineevent.h"
#include "ui/panels/playground/answerjudge.h"

#include <QElapsedTimer>
#include <QFrame>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace mesewright::ui {

class CodeView;

/// One answer while it streams and after: whose it is, its text, how many tokens and how fast, and
/// its verdicts at the foot.
class AnswerSide final : public QFrame
{
    Q_OBJECT

public:
    explicit AnswerSide(const QString& name, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& detail);
    /// A new answer begins.
    void begin();
    void append(const QString& text, int tokens);
    void finish(const Answer& answer);
    /// No more will come: stopped, or an error that is said elsewhere.
    void abort();
    void judging();
    void showVerdicts(const std::vector<JudgedLevel>& levels);
    void clear();

    [[nodiscard]] QString text() const { return m_text; }
    /// As the gates judge it; empty until the answer is complete.
    [[nodiscard]] const std::string& judgedText() const { return m_judged; }
    [[nodiscard]] bool complete() const { return m_complete; }
    [[nodiscard]] const std::vector<JudgedLevel>& verdicts() const { return m_verdicts; }

Q_SIGNALS:
    void saveRequested();

private:
    void showCount(double seconds, const QString& end);
    void setFoot(const QString& icon, const QString& words);
    void clearFoot();
    void guessLanguage();

    QLabel* m_title = nullptr;
    QLabel* m_detail = nullptr;
    QLabel* m_count = nullptr;
    QToolButton* m_copy = nullptr;
    QToolButton* m_save = nullptr;
    CodeView* m_code = nullptr;
    QVBoxLayout* m_foot = nullptr;
    QString m_text;
    std::string m_judged;
    std::vector<JudgedLevel> m_verdicts;
    int m_tokens = 0;
    bool m_complete = false;
    QElapsedTimer m_clock; ///< from the first token
};

} // namespace mesewright::ui
