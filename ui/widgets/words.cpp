// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr QChar narrowSpace(0x202F);
constexpr QChar enDash(0x2013);
constexpr QChar minusSign(0x2212);

QString translated(const char* text, int n = -1)
{
    return QCoreApplication::translate("mesewright::ui::Words", text, nullptr, n);
}

QString hundredths(double fraction, const QLocale& locale)
{
    return locale.toString(fraction * 100.0, 'f', 1);
}

QString signedPoints(double fraction, const QLocale& locale)
{
    const QString digits = locale.toString(std::abs(fraction) * 100.0, 'f', 1);
    return (fraction < 0 ? QString(minusSign) : QStringLiteral("+")) + digits;
}

} // namespace

QString percentText(double fraction, const QLocale& locale)
{
    return hundredths(fraction, locale) + narrowSpace + QLatin1Char('%');
}

QString percentText(double fraction, const std::optional<Interval>& interval, const QLocale& locale)
{
    const QString percent = percentText(fraction, locale);
    return interval ? percent + QLatin1Char(' ') + intervalText(*interval, locale) : percent;
}

QString intervalText(const Interval& interval, const QLocale& locale)
{
    return QLatin1Char('[') + hundredths(interval.low, locale) + enDash +
           hundredths(interval.high, locale) + QLatin1Char(']');
}

QString pointsText(double difference, const std::optional<Interval>& interval,
                   const QLocale& locale)
{
    QString text = signedPoints(difference, locale);
    if (interval) {
        text += QStringLiteral(" [") + signedPoints(interval->low, locale) + QStringLiteral(", ") +
                signedPoints(interval->high, locale) + QLatin1Char(']');
    }
    return text;
}

QString pValueText(double p, const QLocale& locale)
{
    constexpr double smallest = 0.0001;
    if (p < smallest)
        return QStringLiteral("p < ") + locale.toString(smallest, 'f', 4);
    const int digits = std::max(1, 1 - static_cast<int>(std::floor(std::log10(p))));
    return QStringLiteral("p ") + locale.toString(p, 'f', std::min(digits, 4));
}

QString durationText(double seconds)
{
    const auto whole = static_cast<long long>(std::llround(std::max(0.0, seconds)));
    if (whole < 60)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "%1 s")).arg(whole);
    if (whole < 3600) {
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "%1 min %2 s"))
            .arg(whole / 60)
            .arg(whole % 60);
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "%1 h %2 min"))
        .arg(whole / 3600)
        .arg(whole % 3600 / 60);
}

QString clockText(double seconds)
{
    const auto whole = static_cast<long long>(std::llround(std::max(0.0, seconds)));
    const auto twoDigits = [](long long n) {
        return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
    };
    const QString tail = QLatin1Char(':') + twoDigits(whole % 60);
    if (whole < 3600)
        return QString::number(whole / 60) + tail;
    return QString::number(whole / 3600) + QLatin1Char(':') + twoDigits(whole % 3600 / 60) + tail;
}

QString ageText(const QDateTime& moment, const QDateTime& now)
{
    const qint64 seconds = moment.secsTo(now);
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds < minute)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "now"));
    if (seconds < hour)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "%1 min ago"))
            .arg(seconds / minute);
    if (seconds < day)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "%1 h ago"))
            .arg(seconds / hour);
    return moment.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString memoryNumber(std::uint64_t bytes, const QLocale& locale)
{
    constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
    return locale.toString(static_cast<double>(bytes) / gibibyte, 'f', 1);
}

QString memoryText(std::uint64_t bytes, const QLocale& locale)
{
    return memoryNumber(bytes, locale) + QStringLiteral(" GiB");
}

QString partMemoryText(std::uint64_t bytes, const QLocale& locale)
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    constexpr double least = 1024.0 * mebibyte / 10;
    if (static_cast<double>(bytes) >= least)
        return memoryText(bytes, locale);
    return locale.toString(static_cast<double>(bytes) / mebibyte, 'f', 1) + QStringLiteral(" MiB");
}

QString fileSizeText(std::uint64_t bytes, const QLocale& locale)
{
    constexpr std::array<const char*, 4> units{"B", "kB", "MB", "GB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1000.0 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    return locale.toString(value, 'f', unit == 0 ? 0 : 1) + QLatin1Char(' ') +
           QLatin1String(units[unit]);
}

QString spokenPercent(double fraction, const std::optional<Interval>& interval)
{
    const QLocale locale;
    if (!interval)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words", "%1 percent"))
            .arg(hundredths(fraction, locale));
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Words",
                                        "%1 percent, 95 percent interval %2 to %3"))
        .arg(hundredths(fraction, locale), hundredths(interval->low, locale),
             hundredths(interval->high, locale));
}

} // namespace mesewright::ui
