// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/exportcharts.h"

#include "core/base/files.h"
#include "ui/panels/training/chartcard.h"

#include <QBuffer>
#include <QFileDialog>

namespace mesewright::ui {

namespace {

constexpr double pictureScale = 2; // sharp in print

QString written(const QString& path, std::string_view bytes)
{
    const Result<void> done = writeFileAtomically(path.toStdString(), bytes);
    return done ? QString() : QString::fromStdString(done.error().message);
}

QString written(const QString& path, const QByteArray& bytes)
{
    return written(path,
                   std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

QString askExportPath(QWidget* parent, const std::filesystem::path& runFolder)
{
    const QString suggested =
        QString::fromStdString(runFolder.string()) + QStringLiteral("/training.png");
    return QFileDialog::getSaveFileName(
        parent, ChartCard::tr("Export the charts"), suggested,
        ChartCard::tr("Picture (*.png);;Drawing (*.svg);;Numbers (*.csv)"));
}

std::function<QString(const CancelToken&)> chartsExport(const ChartCard& charts,
                                                        const QString& path)
{
    // Drawing needs the window's thread; encoding and writing do not.
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        return [path, image = sheetImage(charts.sheet(), pictureScale)](const CancelToken&) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            image.save(&buffer, "PNG");
            return written(path, bytes);
        };
    }
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        return [path, svg = sheetSvg(charts.sheet())](const CancelToken&) {
            return written(path, svg);
        };
    }
    return [path, columns = charts.columns()](const CancelToken&) {
        return written(path, csvText("step", columns));
    };
}

} // namespace mesewright::ui
