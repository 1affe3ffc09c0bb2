// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "ui/shell/actions.h"
#include "ui/shell/theme/icons.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/parts.h"

#include <QLabel>
#include <QPushButton>

namespace mesewright::ui {

StatusLine::StatusLine(ActionRegistry& actions, QWidget* parent) : QStatusBar(parent)
{
    setSizeGripEnabled(false);
    setFixedHeight(Theme::instance().sizes().statusBar);
    const auto addOpener = [&](const QString& id, const QString& icon, const QString& text) {
        QPushButton* button = makeButton(text, icon, ButtonKind::Quiet);
        button->setFixedHeight(Theme::instance().sizes().controlSmall);
        QAction* action = actions.find(id);
        button->setToolTip(action->text() + QStringLiteral("  ") +
                           action->shortcut().toString(QKeySequence::NativeText));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        addWidget(button);
    };
    addOpener(QStringLiteral("view.findings"), QStringLiteral("warning"), tr("Findings"));
    m_errors = new Badge;
    m_warnings = new Badge;
    addWidget(m_errors);
    addWidget(m_warnings);

    addOpener(QStringLiteral("view.log"), QStringLiteral("log"), tr("Log"));
    addOpener(QStringLiteral("view.queue"), QStringLiteral("queue"), tr("Queue"));

    m_notice = new Badge;
    m_job = makeLabel({}, TextStyle::Small);
    m_bar = new ProgressRange;
    m_bar->setFixedWidth(160);
    m_left = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_engine = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_chip = new QLabel;
    m_chip->setAccessibleName(tr("Device"));
    m_device = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_memory = makeLabel({}, TextStyle::Figure, Tone::Secondary);
    for (QWidget* widget : {static_cast<QWidget*>(m_notice), static_cast<QWidget*>(m_job),
                            static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_left),
                            static_cast<QWidget*>(m_engine), static_cast<QWidget*>(m_chip),
                            static_cast<QWidget*>(m_device), static_cast<QWidget*>(m_memory)})
        addPermanentWidget(widget);
    auto* edge = new QWidget;
    edge->setFixedWidth(spacing::s);
    addPermanentWidget(edge);
    setFindings(0, 0);
    setJob({}, {});
    setNotice(State::Passed, {}, {});
    setDevice({}, {});
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::showChip);
    showChip();
}

void StatusLine::showChip()
{
    const Theme& theme = Theme::instance();
    m_chip->setPixmap(iconPixmap(QStringLiteral("chip"), theme.colors().text.secondary,
                                 theme.sizes().icon, devicePixelRatioF()));
}

void StatusLine::setNotice(State state, const QString& icon, const QString& word)
{
    m_notice->setVisible(!word.isEmpty());
    m_notice->setText({state, icon, word});
    m_notice->setAccessibleName(word);
}

void StatusLine::setFindings(int errors, int warnings)
{
    const auto text = [](State state, const char* icon, int count) {
        return count == 0 ? BadgeText{}
                          : BadgeText{state, QLatin1String(icon), QString::number(count)};
    };
    m_errors->setVisible(errors > 0);
    m_warnings->setVisible(warnings > 0);
    m_errors->setText(text(State::Failed, "error", errors));
    m_warnings->setText(text(State::NotExtracted, "warning", warnings));
}

void StatusLine::setJob(const QString& name, const ProgressShown& progress)
{
    const bool shown = !name.isEmpty();
    m_job->setVisible(shown);
    m_bar->setVisible(shown);
    m_left->setVisible(shown);
    m_job->setText(name);
    m_bar->setProgress(progress);
    m_left->setText(progressWords(progress));
}

void StatusLine::setEngine(const QString& state)
{
    m_engine->setText(tr("Engine: %1").arg(state));
}

void StatusLine::setDevice(const QString& name, const QString& memory)
{
    m_chip->setVisible(!name.isEmpty() || !memory.isEmpty());
    m_device->setText(name);
    m_memory->setText(memory);
}

} // namespace mesewright::ui
