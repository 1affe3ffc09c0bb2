// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/environment/proberun.h"
#include "ui/shell/theme/state.h"
#include "ui/widgets/card.h"

class QLabel;

namespace mesewright::ui {

struct ProbeCounts
{
    int all = 0, passed = 0, warnings = 0, failed = 0, absent = 0;
};
[[nodiscard]] ProbeCounts countProbes(const QList<GroupedProbe>& probes);

/// "13 of 16 probes passed" and what that means for work.
class ProbeHeadline final : public Card
{
    Q_OBJECT

public:
    explicit ProbeHeadline(QWidget* parent = nullptr);
    void showRun(const ProbeRun& run);
    [[nodiscard]] QString headline() const;

private:
    class HeadlineMark* m_mark = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_meaning = nullptr;
};

} // namespace mesewright::ui
