// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttexts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr std::array<double, 4> steps{1, 2, 2.5, 5};
constexpr QChar narrowSpace(0x202F);

/// The power of ten at or below a value above 0.
double powerBelow(double value)
{
    return std::pow(10.0, std::floor(std::log10(value)));
}

QString withoutTrailingZeros(QString digits, const QLocale& locale)
{
    const QString point = locale.decimalPoint();
    if (!digits.contains(point))
        return digits;
    while (digits.endsWith(QLatin1Char('0')))
        digits.chop(1);
    if (digits.endsWith(point))
        digits.chop(point.size());
    return digits;
}

QString plainText(double value, int decimals, const QLocale& locale)
{
    QLocale ungrouped = locale;
    ungrouped.setNumberOptions(QLocale::OmitGroupSeparator);
    return ungrouped.toString(value, 'f', decimals);
}

} // namespace

std::vector<double> roundMarks(const Interval& interval, int most, bool whole)
{
    const double span = interval.high - interval.low;
    if (!(span > 0) || !std::isfinite(span) || most < 1)
        return {};
    double power = powerBelow(span / most);
    double step = 0;
    for (int decade = 0; decade < 3 && step == 0; ++decade, power *= 10) {
        for (const double factor : steps) {
            const double wanted = factor * power;
            const bool fits = span / wanted <= most;
            if (fits && (!whole || wanted == std::floor(wanted))) {
                step = wanted;
                break;
            }
        }
    }
    std::vector<double> marks;
    // Counting steps, not adding them up, keeps 0.3 from becoming 0.30000000000000004.
    const double slack = step * 1e-9;
    for (double n = std::ceil((interval.low - slack) / step); n * step <= interval.high + slack;
         ++n)
        marks.push_back(n * step + 0.0);
    return marks;
}

double roundedUp(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 0;
    const double power = powerBelow(value);
    for (const double factor : steps)
        if (factor * power >= value * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

QString axisText(double value, const QLocale& locale)
{
    const double size = std::abs(value);
    if (size == 0)
        return QStringLiteral("0");
    if (size < 1e-3 || size >= 1e6)
        return exponentText(value, 1, locale)
            .replace(locale.decimalPoint() + QLatin1String("0e"), QStringLiteral("e"));
    if (size >= 10'000)
        return withoutTrailingZeros(plainText(value / 1000, 1, locale), locale) + narrowSpace +
               QLatin1Char('k');
    return withoutTrailingZeros(plainText(value, size < 1 ? 4 : 2, locale), locale);
}

QString significantText(double value, int digits, const QLocale& locale)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    if (value == 0)
        return QStringLiteral("0");
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    if (magnitude < -3 || magnitude > 5)
        return exponentText(value, std::max(0, digits - 1), locale);
    return plainText(value, std::max(0, digits - 1 - magnitude), locale);
}

QString exponentText(double value, int decimals, const QLocale& locale)
{
    QString text = locale.toString(value, 'e', decimals);
    // "5.0e-05" and "8.1e+04" become "5.0e-5" and "8.1e4".
    const qsizetype at = text.indexOf(QLatin1Char('e'), 0, Qt::CaseInsensitive);
    if (at < 0)
        return text;
    QString exponent = text.mid(at + 1);
    const bool negative = exponent.startsWith(QLatin1Char('-')) ||
                          exponent.startsWith(QChar(0x2212)); // some languages' minus sign
    while (!exponent.isEmpty() && (!exponent.front().isDigit() || exponent.front() == u'0'))
        exponent.remove(0, 1);
    if (exponent.isEmpty())
        exponent = QStringLiteral("0");
    return text.left(at) + (negative ? QStringLiteral("e-") : QStringLiteral("e")) + exponent;
}

} // namespace mesewright::ui
