// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/measuredialog.h"

#include "core/base/text.h"
#include "core/gates/evaluationgates.h"
#include "ui/engine/standardgates.h"
#include "ui/widgets/parts.h"

#include <nlohmann/json.hpp>

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <cmath>
#include <limits>

namespace mesewright::ui {

namespace {

constexpr int mostAnswers = 1000;
constexpr int mostTokens = 131072;
constexpr double hottest = 100;
constexpr double largestScale = 1000;
constexpr int textWidth = 420;

QSpinBox* makeCount(const QString& name, int low, int high, int value)
{
    auto* box = new QSpinBox;
    box->setAccessibleName(name);
    box->setRange(low, high);
    box->setValue(value);
    return box;
}

QDoubleSpinBox* makeNumber(const QString& name, double low, double high, double value)
{
    auto* box = new QDoubleSpinBox;
    box->setAccessibleName(name);
    box->setLocale(QLocale::c()); // numbers of forms read as those of files
    box->setRange(low, high);
    box->setDecimals(3);
    box->setSingleStep(0.05);
    box->setValue(value);
    return box;
}

QString scalesText(const Json& scales)
{
    QStringList texts;
    if (scales.is_array())
        for (const Json& scale : scales)
            if (scale.is_number())
                texts.append(QString::fromStdString(scaleText(scale.get<double>())));
    return texts.join(QLatin1Char(' '));
}

} // namespace

std::vector<double> scalesOf(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    std::vector<double> scales;
    for (const QString& part : text.split(between, Qt::SkipEmptyParts)) {
        bool number = false;
        const double scale = QLocale::c().toDouble(part, &number);
        if (!number || !std::isfinite(scale) || std::abs(scale) > largestScale)
            return {};
        scales.push_back(scale);
    }
    return scales;
}

std::filesystem::path drawFolder(const std::filesystem::path& root, std::uint64_t seed,
                                 double temperature)
{
    return root / "eval" / "reliability" /
           formatted("seed-%llu__temperature-%g", static_cast<unsigned long long>(seed),
                     temperature);
}

MeasureDialog::MeasureDialog(MeasureWish wish, Json options, QWidget* parent)
    : QDialog(parent), m_wish(std::move(wish)), m_options(std::move(options))
{
    setObjectName(QStringLiteral("measure"));
    const bool adapters = m_wish.verb == "adapters";
    setWindowTitle(m_wish.anotherDraw ? tr("Measure again with another draw")
                   : adapters         ? tr("Run gate D")
                                      : tr("Run gate B"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::m);
    QLabel* what = makeLabel(
        m_wish.anotherDraw ? tr("The same configuration, with another seed or temperature. Its "
                                "results stand beside the gates' and decide nothing.")
        : adapters ? tr("Asks every checkpoint at every scale the same items as the base. A scale "
                        "multiplies alpha / r: 0 is the base, 1 the adapter as it was trained.")
                   : tr("Asks the untouched model every evaluation item and judges each answer."));
    what->setWordWrap(true);
    what->setMinimumWidth(textWidth);
    column->addWidget(what);
    column->addWidget(makeForm());
    m_problem = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto* buttons = new QDialogButtonBox;
    m_run = makeButton(m_wish.replaces ? tr("Run again") : tr("Run"), QStringLiteral("play"),
                       ButtonKind::Primary);
    m_run->setDefault(true);
    buttons->addButton(m_run, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QWidget* MeasureDialog::makeForm()
{
    const EvaluationOptions asked = evaluationOptionsFromJson(m_options);
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    const auto add = [form](QWidget* field) {
        form->addRow(makeLabel(field->accessibleName()), field);
    };
    if (m_wish.verb == "adapters" && !m_wish.anotherDraw) {
        m_scales = new QLineEdit(scalesText(m_options.value("scales", Json())));
        m_scales->setAccessibleName(tr("Scales"));
        m_scales->setPlaceholderText(QStringLiteral("0.25 0.5 1.0"));
        connect(m_scales, &QLineEdit::textChanged, this, &MeasureDialog::check);
        add(m_scales);
    }
    m_answers = makeCount(tr("Answers an item (k)"), 1, mostAnswers, asked.k);
    m_temperature = makeNumber(tr("Temperature"), 0, hottest, asked.temperature);
    m_topP = makeNumber(tr("Top p"), 0.001, 1, asked.topP);
    m_topK = makeCount(tr("Top k"), 0, std::numeric_limits<int>::max(), asked.topK);
    m_longest = makeCount(tr("Most new tokens"), 1, mostTokens, asked.maxNewTokens);
    // A draw that repeats the gates' seed at their temperature would show nothing new.
    const std::uint64_t seed = asked.seed + (m_wish.anotherDraw ? 1 : 0);
    m_seed = new QLineEdit(QString::number(seed));
    m_seed->setAccessibleName(tr("Seed"));
    connect(m_seed, &QLineEdit::textChanged, this, &MeasureDialog::check);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &MeasureDialog::check);
    for (QWidget* field : std::initializer_list<QWidget*>{m_answers, m_temperature, m_topP, m_topK,
                                                          m_longest, m_seed})
        add(field);
    m_format = new QComboBox;
    m_format->setAccessibleName(tr("Prompt format"));
    m_format->addItem(tr("IIR, as in training"), QStringLiteral("iir"));
    m_format->addItem(tr("harmony chat format"), QStringLiteral("harmony"));
    if (m_wish.verb == "baseline" && !m_wish.anotherDraw)
        m_format->addItem(tr("both formats"), QStringLiteral("both"));
    const auto format = QString::fromStdString(m_options.value("format", std::string("iir")));
    m_format->setCurrentIndex(std::max(0, m_format->findData(format)));
    add(m_format);
    m_level = new QComboBox;
    m_level->setAccessibleName(tr("Level of the verdicts"));
    for (const char* level : {"syntax", "static", "exec", "engine"})
        m_level->addItem(QLatin1String(level), QLatin1String(level));
    m_level->setCurrentIndex(
        m_level->findData(QString::fromStdString(std::string(levelName(asked.level)))));
    m_level->setToolTip(tr("Other levels can be judged from the same answers afterwards"));
    add(m_level);
    return box;
}

void MeasureDialog::check()
{
    bool seedIsOne = false;
    (void)m_seed->text().toULongLong(&seedIsOne);
    const bool scales = !m_scales || !scalesOf(m_scales->text()).empty();
    m_run->setEnabled(seedIsOne && scales);
    if (!scales)
        m_problem->setText(tr("Scales: give numbers from −1000 to 1000, such as 0.25 0.5 1.0."));
    else if (!seedIsOne)
        m_problem->setText(tr("Seed: give a whole number from 0."));
    else if (m_wish.anotherDraw)
        m_problem->setText(
            tr("Written to %1.")
                .arg(QString::fromStdString(
                    drawFolder({}, m_seed->text().toULongLong(), m_temperature->value())
                        .string())));
    else if (m_wish.replaces)
        m_problem->setText(tr("The results in eval/results are replaced, and later gates become "
                              "stale. The answers of the earlier run stay in its run folder."));
    else
        m_problem->setText({});
}

Json MeasureDialog::options() const
{
    Json options = m_options;
    options["k"] = m_answers->value();
    options["temperature"] = m_temperature->value();
    options["top_p"] = m_topP->value();
    options["top_k"] = m_topK->value();
    options["max_new_tokens"] = m_longest->value();
    options["seed"] = m_seed->text().toULongLong();
    options["format"] = m_format->currentData().toString().toStdString();
    options["level"] = m_level->currentData().toString().toStdString();
    if (m_scales)
        options["scales"] = scalesOf(m_scales->text());
    if (!m_wish.anotherDraw)
        return options;
    const std::filesystem::path folder =
        drawFolder(m_wish.root, m_seed->text().toULongLong(), m_temperature->value());
    if (m_wish.verb == "adapters") {
        options["adapters_dir"] = m_wish.adapter.string();
        options["scales"] = std::vector<double>{m_wish.scale};
        options["out_dir"] = folder.string();
    } else {
        options["out"] = (folder / "baseline.json").string();
    }
    return options;
}

MeasureQuestion::MeasureQuestion(QWidget* panel) : QObject(panel), m_panel(panel), m_job(this) {}

void MeasureQuestion::ask(const MeasureWish& wish)
{
    m_job.start(
        [wish](const CancelToken&) -> Result<Json> {
            MESEWRIGHT_TRY(const Work work, standardWork(wish.root, wish.verb));
            return parseJson(std::get<GateWork>(work).options, "the options of " + wish.verb);
        },
        [this, wish](const Result<Json>& options) {
            if (options)
                open(wish, *options);
            else
                Q_EMIT failed(QString::fromStdString(options.error().message));
        });
}

void MeasureQuestion::open(const MeasureWish& wish, const Json& options)
{
    auto* dialog = new MeasureDialog(wish, options, m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, verb = wish.verb] {
        const Json request{{"verb", verb}, {"options", dialog->options()}};
        Q_EMIT decided(QString::fromStdString(jsonLine(request)));
    });
    dialog->open();
}

} // namespace mesewright::ui
