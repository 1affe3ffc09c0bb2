// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engine.h"
#include "ui/engine/jobslot.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/playground/playgroundcontrols.h"
#include "ui/panels/playground/playgroundfacts.h"
#include "ui/panels/playground/prompthistory.h"
#include "ui/shell/panel.h"

#include <QList>

#include <array>
#include <memory>
#include <optional>

class QSplitter;
class QStackedLayout;

namespace mesewright::ui {

class AnswerSide;
class Banner;
class EmptyState;
class PromptCard;
class SegmentedControl;

/// Asks one prompt of base and adapter at any scale, side by side and streamed, and judges the
/// answers. While a run is held, its model answers.
class PlaygroundPanel final : public Panel
{
    Q_OBJECT

public:
    PlaygroundPanel(WorkspaceDocument& document, Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("playground"); }
    [[nodiscard]] QString title() const override { return tr("Playground"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("playground"); }
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// "item/3" takes the third evaluation item as the prompt; "ask/3" asks it, too.
    void jumpTo(const QString& place) override;

    [[nodiscard]] PromptCard& prompt() { return *m_prompt; }
    [[nodiscard]] PlaygroundControls& controls() { return *m_controls; }
    /// 0: base or the only one; 1: adapter.
    [[nodiscard]] AnswerSide& side(int index) { return *m_sides[static_cast<std::size_t>(index)]; }

public Q_SLOTS:
    void generate();
    void stop();

Q_SIGNALS:
    /// Every answer of the last question has been judged.
    void judged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What came for a side while the panel was hidden.
    struct Pending
    {
        QString text;
        int tokens = 0;
    };

    [[nodiscard]] QWidget* makePage();
    void addShortcuts();
    void refresh();
    void takeFacts(std::shared_ptr<const PlaygroundFacts> facts);
    void showState();
    void showBanner();
    void showSides();
    void countTokens();
    [[nodiscard]] Question question() const;
    [[nodiscard]] bool both() const;
    [[nodiscard]] QString whyNotGenerate() const;
    void takeText(JobId job, int side, const QString& text, int tokens);
    void takeAnswer(JobId job, const Answer& answer);
    void takeEnd(const JobEnd& end);
    void flush();
    void judge(std::size_t side);
    void recall(int step);
    void takePlace();
    void pickItem();
    void save(std::size_t side);
    void compare();

    WorkspaceDocument& m_document;
    Engine& m_engine;
    std::shared_ptr<const PlaygroundFacts> m_facts;
    PromptHistory m_history;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    SegmentedControl* m_mode = nullptr;
    Banner* m_banner = nullptr;
    PromptCard* m_prompt = nullptr;
    QSplitter* m_answers = nullptr;
    std::array<AnswerSide*, 2> m_sides{};
    PlaygroundControls* m_controls = nullptr;
    JobId m_job = 0;     ///< the question at work
    Question m_question; ///< the last one
    QString m_problem;   ///< why it has no answer
    std::array<Pending, 2> m_pending;
    std::array<bool, 2> m_judging{};
    QString m_place; ///< to jump to, once the workspace has been read
    bool m_active = false;
    bool m_stale = true;
    bool m_askHold = false; ///< what the banner's button does
    JobSlot m_factsJob;
    JobSlot m_countJob;
    JobSlot m_saveJob;
    JobSlot m_placeJob;
    std::array<std::unique_ptr<JobSlot>, 2> m_judgeJobs;
};

} // namespace mesewright::ui
