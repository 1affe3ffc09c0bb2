// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/taskitem.h"
#include "ui/widgets/card.h"

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace mesewright::ui {

class PromptHistory;
class SegmentedControl;

/// Where a prompt is written: text, the item's input if it has one, the format, and the buttons.
class PromptCard final : public Card
{
    Q_OBJECT

public:
    enum class Format { Iir, Harmony, Raw };

    explicit PromptCard(PromptHistory& history, QWidget* parent = nullptr);

    /// What is asked: the text as instruction, with input and family of the item it came from.
    [[nodiscard]] TaskItem item() const;
    void setItem(const TaskItem& item);
    [[nodiscard]] Format format() const;
    void setFormat(Format format);
    /// Words about the prompt's length, or why it has none.
    void setLengthWords(const QString& words);
    /// While an answer comes, Stop takes over from Generate.
    void setBusy(bool busy);
    /// Empty: Generate can be pressed.
    void setBlocked(const QString& why);
    void focusText();
    /// Items that an empty prompt offers to begin with.
    void setExamples(const std::vector<TaskItem>& examples);

Q_SIGNALS:
    /// Text or format is another.
    void changed();
    void generateRequested();
    void stopRequested();
    void itemRequested();

private:
    [[nodiscard]] QWidget* makeButtons();
    void fillHistory();
    void refresh();

    PromptHistory& m_history;
    QPlainTextEdit* m_text = nullptr;
    QLabel* m_inputLabel = nullptr;
    QPlainTextEdit* m_input = nullptr;
    SegmentedControl* m_format = nullptr;
    QLabel* m_length = nullptr;
    QMenu* m_historyMenu = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_generate = nullptr;
    QWidget* m_examples = nullptr;
    TaskItem m_from; ///< the item that the text was taken from; void once the text differs
    QString m_blocked;
    bool m_busy = false;
};

} // namespace mesewright::ui
