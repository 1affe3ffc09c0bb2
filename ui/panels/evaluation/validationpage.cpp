// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/validationpage.h"

#include "core/metrics/series.h"
#include "ui/charts/chart.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QRegularExpression>
#include <QStackedLayout>

#include <cmath>

namespace mesewright::ui {

namespace {

constexpr int tableWidth = 320;

} // namespace

std::optional<ValidationLoss> validationLoss(const MessageEvent& message)
{
    static const QRegularExpression form(
        QStringLiteral("^validation loss (\\S+) after step (\\d+)$"));
    const QRegularExpressionMatch match = form.match(QString::fromStdString(message.text));
    if (!match.hasMatch())
        return std::nullopt;
    bool number = false;
    const double loss = match.captured(1).toDouble(&number);
    return ValidationLoss{match.captured(2).toLongLong(), number ? loss : std::nan("")};
}

/// Step and loss, one row a checkpoint.
class ValidationPage::Model final : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setLosses(const std::vector<ValidationLoss>& losses)
    {
        beginResetModel();
        m_losses = losses;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_losses.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : 2;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const ValidationLoss& row = m_losses[static_cast<std::size_t>(index.row())];
        const QString loss = QLocale().toString(row.loss, 'f', 4);
        if (role == Qt::AccessibleTextRole)
            return ValidationPage::tr("step %1: validation loss %2").arg(row.step).arg(loss);
        if (role != Qt::DisplayRole)
            return {};
        return index.column() == 0 ? QVariant(static_cast<qlonglong>(row.step)) : QVariant(loss);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return section == 0 ? ValidationPage::tr("Step") : ValidationPage::tr("Validation loss");
    }

private:
    std::vector<ValidationLoss> m_losses;
};

ValidationPage::ValidationPage(QWidget* parent) : QWidget(parent)
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionChosen, this, &ValidationPage::settingsRequested);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    row->setSpacing(spacing::cardGap);
    m_card = new Card(tr("Validation loss"));
    m_chart = new LineChart(m_axis, tr("Loss"), LineChart::Form::Full);
    m_trainLine = m_chart->addLine({tr("training"), 0, true, true, false});
    m_validationLine = m_chart->addLine({tr("validation"), 0, false, false, true});
    m_card->body()->addWidget(m_chart, 1);
    row->addWidget(m_card, 1);
    auto* table = new Card(tr("By checkpoint"));
    table->setBodyMargins(false);
    table->setFixedWidth(tableWidth);
    m_model = new Model(this);
    auto* view = new TableView(tr("Validation loss by checkpoint"));
    view->setModel(m_model);
    view->horizontalHeader()->setStretchLastSection(true);
    table->body()->addWidget(view);
    row->addWidget(table);
    m_pages->addWidget(page);
    m_follower = new RunFollower(this);
    connect(m_follower, &RunFollower::eventsArrived, this, &ValidationPage::take);
    connect(m_follower, &RunFollower::reset, this, [this] {
        m_losses.clear();
        m_chart->setPoints(m_trainLine, {});
        refresh();
    });
    refresh();
}

void ValidationPage::setRun(const std::optional<RunSummary>& run)
{
    const bool another = !run || !m_summary || run->folder != m_summary->folder;
    m_summary = run;
    if (another)
        m_follower->follow(run ? run->folder : std::filesystem::path());
    refresh();
}

void ValidationPage::setActive(bool active)
{
    m_follower->setActive(active);
}

void ValidationPage::take(const std::vector<Event>& batch)
{
    std::vector<Point> points;
    for (const Event& event : batch) {
        if (const auto* step = std::get_if<StepEvent>(&event.body))
            points.push_back({static_cast<double>(step->step), step->loss});
        if (const auto* message = std::get_if<MessageEvent>(&event.body))
            if (const auto loss = validationLoss(*message))
                m_losses.push_back(*loss);
    }
    if (!points.empty()) {
        m_axis.setFull({1, std::max(2.0, points.back().x)});
        m_chart->append(m_trainLine, points);
    }
    refresh();
}

void ValidationPage::refresh()
{
    m_pages->setCurrentIndex(m_losses.empty() ? 0 : 1);
    if (m_losses.empty()) {
        EmptyText text;
        text.icon = QStringLiteral("training");
        text.headline = tr("No validation loss");
        text.sentence =
            m_summary
                ? tr("The last training was started without validation rows. Given some, it says "
                     "the loss on them at each checkpoint, and this page shows where training "
                     "begins to learn its own rows by heart. Started from the settings, it takes "
                     "those of data/validation.jsonl.")
                : tr("Nothing has been trained yet. Given validation rows, training says the loss "
                     "on them at each checkpoint.");
        text.action = tr("Open the settings");
        text.command = QStringLiteral("mesewright-cli train --validation FILE");
        m_empty->setText(text);
        return;
    }
    std::vector<Point> points;
    for (const ValidationLoss& one : m_losses)
        points.push_back({static_cast<double>(one.step), one.loss});
    m_chart->setPoints(m_validationLine, std::move(points));
    m_model->setLosses(m_losses);
    m_card->setSubtitle(m_summary ? QString::fromStdString(m_summary->id) : QString());
}

} // namespace mesewright::ui
