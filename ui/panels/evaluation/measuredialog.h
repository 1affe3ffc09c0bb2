// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "ui/engine/jobslot.h"

#include <QDialog>

#include <filesystem>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mesewright::ui {

/// What is measured, beyond how the gate measured last time.
struct MeasureWish
{
    std::filesystem::path root; ///< the workspace
    std::string verb;           ///< baseline or adapters
    bool replaces = false;      ///< results that are there will be written over
    /// Another draw of one configuration: goes into a folder of its own, beside the gates' results.
    bool anotherDraw = false;
    std::filesystem::path adapter; ///< of another draw: its folder; empty: the base
    double scale = 1;
};

/// Asks how a gate measures: scales, answers an item, sampling, seed, format and level. Everything
/// that it does not ask is as the last run, or the command line, has it.
class MeasureDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `options` as the gate's toJson gives them.
    MeasureDialog(MeasureWish wish, Json options, QWidget* parent = nullptr);

    [[nodiscard]] Json options() const;

private:
    void check();
    [[nodiscard]] QWidget* makeForm();

    MeasureWish m_wish;
    Json m_options;
    QLineEdit* m_scales = nullptr; ///< null for the base
    QSpinBox* m_answers = nullptr;
    QDoubleSpinBox* m_temperature = nullptr;
    QDoubleSpinBox* m_topP = nullptr;
    QSpinBox* m_topK = nullptr;
    QSpinBox* m_longest = nullptr;
    QLineEdit* m_seed = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_level = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_run = nullptr;
};

/// Reads the standard options away from the interface thread, asks, and tells what was decided.
class MeasureQuestion final : public QObject
{
    Q_OBJECT

public:
    explicit MeasureQuestion(QWidget* panel);
    void ask(const MeasureWish& wish);

Q_SIGNALS:
    /// {"verb": …, "options": {…}}
    void decided(const QString& request);
    void failed(const QString& sentence);

private:
    void open(const MeasureWish& wish, const Json& options);

    QWidget* m_panel;
    JobSlot m_job;
};

/// The scales in "0.25 0.5, 1"; empty if one of them is none.
[[nodiscard]] std::vector<double> scalesOf(const QString& text);

/// Where another draw is written: "eval/reliability/seed-7__temperature-0.2" of the workspace.
[[nodiscard]] std::filesystem::path drawFolder(const std::filesystem::path& root,
                                               std::uint64_t seed, double temperature);

} // namespace mesewright::ui
