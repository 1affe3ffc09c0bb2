// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/panels/environment/checkpointfacts.h"
#include "ui/widgets/card.h"

#include <memory>
#include <string>

class QLabel;
class QPushButton;

namespace mesewright::ui {

class FactGrid;
class ShareBars;

/// What the checkpoint's files hold: layout, sizes, shares, tensors, and hashes when asked for.
class CheckpointCard final : public Card
{
    Q_OBJECT

public:
    explicit CheckpointCard(QWidget* parent = nullptr);

    /// Looks at the checkpoint; a folder or a hub name.
    void setBase(const std::string& base);
    [[nodiscard]] std::shared_ptr<const CheckpointFacts> facts() const { return m_facts; }
    /// As plain text, for "Copy as text"; empty before there is anything.
    [[nodiscard]] QString text() const;

public Q_SLOTS:
    void showTensors();
    /// Starts hashing, or stops it.
    void toggleHashing();

Q_SIGNALS:
    void looked();
    void hashed();

private:
    void refresh();
    [[nodiscard]] QString hashText() const;

    std::string m_base;
    std::shared_ptr<const CheckpointFacts> m_facts;
    std::map<std::string, std::string> m_hashes;
    QString m_problem;
    QString m_hashProblem;
    bool m_hashing = false;
    QLabel* m_name = nullptr;
    QLabel* m_message = nullptr;
    ShareBars* m_shares = nullptr;
    FactGrid* m_grid = nullptr;
    QPushButton* m_tensors = nullptr;
    QPushButton* m_hash = nullptr;
    JobSlot m_look;
    JobSlot m_hashJob;
};

} // namespace mesewright::ui
