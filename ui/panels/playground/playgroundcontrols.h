// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/sampler.h"
#include "core/scoring/verdict.h"
#include "ui/panels/playground/playgroundfacts.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace mesewright::ui {

/// How answers are drawn.
struct PlaygroundSampling
{
    SamplingParams params{false, 0.2, 50, 0.9};
    std::uint64_t seed = 3407;
    int maxNewTokens = 300;
};

/// The playground's right column: adapter and scale, sampling, what to do with an answer.
class PlaygroundControls final : public QWidget
{
    Q_OBJECT

public:
    static constexpr double scaleStep = 0.05;

    explicit PlaygroundControls(QWidget* parent = nullptr);

    /// Keeps the choice if the adapter is still there, else takes the newest.
    void setAdapters(const std::vector<TryableAdapter>& adapters);
    /// Null: there is none.
    [[nodiscard]] const TryableAdapter* adapter() const;
    [[nodiscard]] double scale() const;
    void setScale(double scale);
    void stepScale(int steps) { setScale(scale() + steps * scaleStep); }
    [[nodiscard]] PlaygroundSampling sampling() const;
    void setSampling(const PlaygroundSampling& sampling);
    /// What the button "As in the evaluation" sets; null: there was none.
    void setEvaluationSampling(const PlaygroundSampling* sampling);
    /// The deepest level that answers are judged at.
    [[nodiscard]] Level level() const;
    /// Which of the actions on answers can be done.
    void setAnswers(bool one, bool two);

Q_SIGNALS:
    void sideChanged();
    void levelChanged();
    void saveRequested();
    void diffRequested();

private:
    [[nodiscard]] QWidget* makeAdapterCard();
    [[nodiscard]] QWidget* makeSamplingCard();
    [[nodiscard]] QWidget* makeActionsCard();
    void describeScale();

    std::vector<TryableAdapter> m_adapters;
    PlaygroundSampling m_evaluation;
    QComboBox* m_adapter = nullptr;
    QDoubleSpinBox* m_scale = nullptr;
    QSlider* m_slider = nullptr;
    QLabel* m_scaleWords = nullptr;
    QDoubleSpinBox* m_temperature = nullptr;
    QDoubleSpinBox* m_topP = nullptr;
    QSpinBox* m_topK = nullptr;
    QSpinBox* m_maxNewTokens = nullptr;
    QDoubleSpinBox* m_seed = nullptr;
    QPushButton* m_asEvaluation = nullptr;
    QComboBox* m_level = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_diff = nullptr;
};

} // namespace mesewright::ui
