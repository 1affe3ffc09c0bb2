// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/playgroundcontrols.h"

#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double sliderEnd = 1.5;
constexpr double largestScale = 10;
constexpr int fieldWidth = 96;
constexpr double largestSeed = 9007199254740992.0; // whole numbers are exact up to here

QDoubleSpinBox* makeNumber(const QString& name, double low, double high, double step, int decimals)
{
    auto* box = new QDoubleSpinBox;
    box->setAccessibleName(name);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setDecimals(decimals);
    box->setLocale(QLocale::c()); // as in files and on the command line
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedWidth(fieldWidth);
    followFont(box, TextStyle::Figure);
    return box;
}

QSpinBox* makeCount(const QString& name, int low, int high)
{
    auto* box = new QSpinBox;
    box->setAccessibleName(name);
    box->setRange(low, high);
    box->setLocale(QLocale::c());
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedWidth(fieldWidth);
    followFont(box, TextStyle::Figure);
    return box;
}

} // namespace

PlaygroundControls::PlaygroundControls(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::cardGap);
    column->addWidget(makeAdapterCard());
    column->addWidget(makeSamplingCard());
    column->addWidget(makeActionsCard());
    column->addStretch(1);
    setSampling({});
    setAdapters({});
    setEvaluationSampling(nullptr);
    setAnswers(false, false);
}

QWidget* PlaygroundControls::makeAdapterCard()
{
    auto* card = new Card(tr("Adapter"));
    m_adapter = new QComboBox;
    m_adapter->setAccessibleName(tr("Adapter"));
    card->body()->addWidget(m_adapter);
    auto* row = new QHBoxLayout;
    QLabel* label = makeLabel(tr("Scale"));
    m_scale = makeNumber(tr("Adapter scale"), 0, largestScale, scaleStep, 2);
    m_scale->setValue(1);
    m_scale->setToolTip(tr("[ and ] change it by 0.05"));
    label->setBuddy(m_scale);
    row->addWidget(label, 1);
    row->addWidget(m_scale);
    card->body()->addLayout(row);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(tr("Adapter scale, slider"));
    m_slider->setRange(0, static_cast<int>(std::lround(sliderEnd / scaleStep)));
    m_slider->setPageStep(5);
    card->body()->addWidget(m_slider);
    auto* marks = new QHBoxLayout;
    for (const double mark : {0.0, 0.5, 1.0, 1.5}) {
        if (mark > 0)
            marks->addStretch(1);
        marks->addWidget(makeLabel(mark == 0 ? QStringLiteral("0") : QString::number(mark, 'f', 1),
                                   TextStyle::Figure, Tone::Tertiary));
    }
    card->body()->addLayout(marks);
    m_scaleWords = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_scaleWords->setWordWrap(true);
    card->body()->addWidget(m_scaleWords);
    connect(m_adapter, &QComboBox::currentIndexChanged, this, &PlaygroundControls::describeScale);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(value / scaleStep)));
        describeScale();
    });
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { m_scale->setValue(value * scaleStep); });
    m_slider->setValue(static_cast<int>(std::lround(1 / scaleStep)));
    return card;
}

QWidget* PlaygroundControls::makeSamplingCard()
{
    auto* card = new Card(tr("Sampling"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(spacing::l);
    form->setVerticalSpacing(spacing::s);
    form->setFormAlignment(Qt::AlignLeft);
    m_temperature = makeNumber(tr("Temperature"), 0, 100, 0.1, 2);
    m_temperature->setToolTip(tr("0 always takes the likeliest token"));
    m_topP = makeNumber(tr("Top p"), 0.01, 1, 0.05, 2);
    m_topP->setToolTip(tr("1 turns it off"));
    m_topK = makeCount(tr("Top k"), 0, 1000000);
    m_topK->setToolTip(tr("0 turns it off"));
    m_maxNewTokens = makeCount(tr("Most new tokens"), 1, 131072);
    m_seed = makeNumber(tr("Seed"), 0, largestSeed, 1, 0);
    m_seed->setToolTip(tr("The same seed and prompt give the same answer"));
    form->addRow(makeLabel(tr("Temperature")), m_temperature);
    form->addRow(makeLabel(tr("Top p")), m_topP);
    form->addRow(makeLabel(tr("Top k")), m_topK);
    form->addRow(makeLabel(tr("Most new tokens")), m_maxNewTokens);
    form->addRow(makeLabel(tr("Seed")), m_seed);
    card->body()->addLayout(form);
    m_asEvaluation = makeButton(tr("As in the evaluation"), QStringLiteral("undo"));
    connect(m_asEvaluation, &QPushButton::clicked, this, [this] { setSampling(m_evaluation); });
    card->body()->addWidget(m_asEvaluation, 0, Qt::AlignLeft);
    return card;
}

QWidget* PlaygroundControls::makeActionsCard()
{
    auto* card = new Card(tr("With this answer"));
    auto* row = new QHBoxLayout;
    QLabel* label = makeLabel(tr("Judge at"));
    m_level = new QComboBox;
    m_level->setAccessibleName(tr("Judge answers at the level"));
    m_level->addItem(tr("syntax: it parses"), static_cast<int>(Level::Syntax));
    m_level->addItem(tr("static: family rules"), static_cast<int>(Level::Static));
    m_level->addItem(tr("exec: in the sandbox"), static_cast<int>(Level::Exec));
    m_level->addItem(tr("engine: a real server"), static_cast<int>(Level::Engine));
    m_level->setCurrentIndex(2);
    label->setBuddy(m_level);
    row->addWidget(label);
    row->addWidget(m_level, 1);
    card->body()->addLayout(row);
    m_save = makeButton(tr("Save as item…"), QStringLiteral("plus"));
    m_diff = makeButton(tr("Compare as diff"), QStringLiteral("diff"));
    card->body()->addWidget(m_save, 0, Qt::AlignLeft);
    card->body()->addWidget(m_diff, 0, Qt::AlignLeft);
    connect(m_level, &QComboBox::currentIndexChanged, this, &PlaygroundControls::levelChanged);
    connect(m_save, &QPushButton::clicked, this, &PlaygroundControls::saveRequested);
    connect(m_diff, &QPushButton::clicked, this, &PlaygroundControls::diffRequested);
    return card;
}

void PlaygroundControls::setAdapters(const std::vector<TryableAdapter>& adapters)
{
    const TryableAdapter* before = adapter();
    const std::string kept = before ? before->name : std::string();
    {
        const QSignalBlocker blocker(m_adapter);
        m_adapters = adapters;
        m_adapter->clear();
        for (const TryableAdapter& one : m_adapters)
            m_adapter->addItem(QString::fromStdString(one.name));
        int chosen = static_cast<int>(m_adapters.size()) - 1;
        for (std::size_t i = 0; i < m_adapters.size(); ++i)
            if (m_adapters[i].name == kept)
                chosen = static_cast<int>(i);
        m_adapter->setCurrentIndex(chosen);
    }
    if (m_adapters.empty())
        m_adapter->setPlaceholderText(tr("no adapter yet: train one"));
    const bool any = !m_adapters.empty();
    m_adapter->setEnabled(any);
    m_scale->setEnabled(any);
    m_slider->setEnabled(any);
    describeScale();
}

const TryableAdapter* PlaygroundControls::adapter() const
{
    const int index = m_adapter->currentIndex();
    return index < 0 || index >= static_cast<int>(m_adapters.size())
               ? nullptr
               : &m_adapters[static_cast<std::size_t>(index)];
}

double PlaygroundControls::scale() const
{
    return m_scale->value();
}

void PlaygroundControls::setScale(double scale)
{
    if (m_scale->isEnabled())
        m_scale->setValue(scale);
}

void PlaygroundControls::describeScale()
{
    const TryableAdapter* chosen = adapter();
    if (!chosen)
        m_scaleWords->setText(tr("Without an adapter the base answers alone."));
    else if (chosen->scaling > 0)
        m_scaleWords->setText(
            tr("Multiplies alpha / r = %1, so the branch counts %2 times. 0 is exactly the base.")
                .arg(QLocale().toString(chosen->scaling, 'g', 3),
                     QLocale().toString(chosen->scaling * scale(), 'g', 3)));
    else
        m_scaleWords->setText(tr("Multiplies alpha / r. 0 is exactly the base."));
    Q_EMIT sideChanged();
}

PlaygroundSampling PlaygroundControls::sampling() const
{
    PlaygroundSampling sampling;
    sampling.params = {false, m_temperature->value(), m_topK->value(), m_topP->value()};
    sampling.seed = static_cast<std::uint64_t>(m_seed->value());
    sampling.maxNewTokens = m_maxNewTokens->value();
    return sampling;
}

void PlaygroundControls::setSampling(const PlaygroundSampling& sampling)
{
    m_temperature->setValue(sampling.params.temperature);
    m_topP->setValue(sampling.params.topP);
    m_topK->setValue(sampling.params.topK);
    m_maxNewTokens->setValue(sampling.maxNewTokens);
    m_seed->setValue(static_cast<double>(sampling.seed));
}

void PlaygroundControls::setEvaluationSampling(const PlaygroundSampling* sampling)
{
    if (sampling)
        m_evaluation = *sampling;
    m_asEvaluation->setEnabled(sampling != nullptr);
    m_asEvaluation->setToolTip(sampling ? tr("the settings of the last baseline")
                                        : tr("no baseline has been measured"));
}

Level PlaygroundControls::level() const
{
    return static_cast<Level>(m_level->currentData().toInt());
}

void PlaygroundControls::setAnswers(bool one, bool two)
{
    m_save->setEnabled(one);
    m_save->setToolTip(one ? QString() : tr("no answer is complete"));
    m_diff->setEnabled(two);
    m_diff->setToolTip(two ? QString() : tr("two complete answers are needed"));
}

} // namespace mesewright::ui
