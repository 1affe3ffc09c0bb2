// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/queue/queuecard.h"

#include "ui/shell/queue/queuetable.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace mesewright::ui {

QueueCard::QueueCard(RunQueue& queue, QWidget* parent) : Card(tr("Queue"), parent), m_queue(queue)
{
    setBodyMargins(false);
    m_rest = makeButton(tr("Pause after this one"), QStringLiteral("pause"), ButtonKind::Quiet);
    m_rest->setObjectName(QStringLiteral("queueRest"));
    QPushButton* add = makeButton(tr("Add"), QStringLiteral("plus"));
    add->setObjectName(QStringLiteral("queueAdd"));
    auto* menu = new QMenu(add);
    const std::pair<const char*, QString> works[] = {
        {"env", tr("Gate A2: check the environment")},
        {"baseline", tr("Gate B: measure the base")},
        {"train", tr("Gate C: train")},
        {"adapters", tr("Gate D: measure the adapters")},
        {"compare", tr("Gate E: decide")},
        {"score", tr("Score all answers by running them")}};
    for (const auto& [verb, text] : works) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, request = QStringLiteral("{\"verb\": \"%1\"}").arg(QLatin1String(verb))] {
                    m_queue.add(request);
                });
    }
    add->setMenu(menu);
    addAction(m_rest);
    addAction(add);
    m_table = new QueueTable(queue);
    m_none = makeLabel(tr("Nothing waits. What is added here starts when the work before it has "
                          "ended, and is kept when the window closes."),
                       TextStyle::Body, Tone::Secondary);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::m);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_none);
    body()->addStretch(0);
    connect(m_rest, &QPushButton::clicked, this,
            [this] { m_queue.setResting(!m_queue.resting()); });
    connect(&m_queue, &RunQueue::changed, this, &QueueCard::refresh);
    refresh();
}

void QueueCard::refresh()
{
    const int waiting = static_cast<int>(m_queue.jobs().size());
    const bool running = m_queue.running().has_value();
    m_table->setVisible(waiting > 0 || running);
    m_none->setVisible(waiting == 0);
    m_rest->setVisible(waiting > 0);
    m_rest->setText(m_queue.resting() ? tr("Go on with the queue") : tr("Pause after this one"));
    setThemedIcon(m_rest, m_queue.resting() ? QStringLiteral("play") : QStringLiteral("pause"),
                  ButtonKind::Quiet);
    QStringList words;
    if (waiting > 0) {
        words << tr("%n job(s) waiting", nullptr, waiting);
        double seconds = 0;
        bool known = true;
        for (const QueuedJob& job : m_queue.jobs()) {
            if (job.paused)
                continue;
            const auto one = m_queue.expected(job);
            known = known && one;
            seconds += one.value_or(0);
        }
        if (known && seconds > 0)
            words << tr("about %1").arg(durationText(seconds));
        if (m_queue.resting())
            words << tr("resting");
    }
    setSubtitle(words.join(QStringLiteral(", ")));
}

} // namespace mesewright::ui
