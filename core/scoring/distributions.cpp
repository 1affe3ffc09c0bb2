// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace mesewright {

namespace {

/// log(n!) - log(sqrt(2 pi n) (n/e)^n), the remainder of Stirling's formula, for n >= 1.
double stirlingRemainder(double n)
{
    if (n < 16) {
        double factorial = 1;
        for (int i = 2; i <= static_cast<int>(n); ++i)
            factorial *= i;
        return std::log(factorial) - (n + 0.5) * std::log(n) + n -
               0.5 * std::log(2 * std::numbers::pi);
    }
    // The asymptotic series in 1/n; the term after the last is below 1e-17 from n = 16 on.
    constexpr std::array<double, 7> terms{1.0 / 12,   -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                                          1.0 / 1188, -691.0 / 360360.0, 1.0 / 156};
    double sum = 0;
    for (std::size_t i = terms.size(); i-- > 0;)
        sum = sum / (n * n) + terms[i];
    return sum / n;
}

/// x log(x / m) + m - x without cancellation when x is near m.
double deviance(double x, double m)
{
    if (std::fabs(x - m) < 0.1 * (x + m)) {
        const double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double power = 2 * x * v;
        for (int i = 1; i < 1000; ++i) {
            power *= v * v;
            const double next = sum + power / (2 * i + 1);
            if (next == sum)
                break;
            sum = next;
        }
        return sum;
    }
    return x * std::log(x / m) + m - x;
}

/// P(X = x) for X ~ Bin(n, p) with p = a / (a + b), given as shares to keep both exact.
double binomialProbability(double x, double n, double p, double q)
{
    if (x == 0)
        return std::exp(n * (p < 0.1 ? std::log1p(-p) : std::log(q)));
    if (x == n)
        return std::exp(n * (q < 0.1 ? std::log1p(-q) : std::log(p)));
    const double exponent = stirlingRemainder(n) - stirlingRemainder(x) - stirlingRemainder(n - x) -
                            deviance(x, n * p) - deviance(n - x, n * q);
    return std::exp(exponent) * std::sqrt(n / (2 * std::numbers::pi * x * (n - x)));
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method.
double betaFraction(double t, double a, double b)
{
    constexpr double tiny = 1e-300;
    const auto guarded = [](double value) { return std::fabs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / guarded(1 - (a + b) * t / (a + 1));
    double result = d;
    for (int m = 1; m < 1000000; ++m) {
        const double even = m * (b - m) * t / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / guarded(1 + even * d);
        c = guarded(1 + even / c);
        result *= c * d;
        const double odd = -(a + m) * (a + b + m) * t / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / guarded(1 + odd * d);
        c = guarded(1 + odd / c);
        const double factor = c * d;
        result *= factor;
        if (std::fabs(factor - 1) < 1e-16)
            break;
    }
    return result;
}

/// I_t(a, b) for whole a and b, as the smaller tail: {value, true} means 1 - value.
struct Tail
{
    double value;
    bool upper;
};

Tail betaTail(double t, double a, double b)
{
    // t^a (1-t)^b / B(a, b) as a binomial probability: exact where lgamma would cancel.
    const double front = a * binomialProbability(a, a + b, t, 1 - t) * b / (a + b);
    if (t < (a + 1) / (a + b + 2))
        return {front * betaFraction(t, a, b) / a, false};
    return {front * betaFraction(1 - t, b, a) / b, true};
}

} // namespace

double normalQuantile(double p)
{
    constexpr std::array<double, 6> a{-3.969683028665376e+01, 2.209460984245205e+02,
                                      -2.759285104469687e+02, 1.383577518672690e+02,
                                      -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr std::array<double, 5> b{-5.447609879822406e+01, 1.615858368580409e+02,
                                      -1.556989798598866e+02, 6.680131188771972e+01,
                                      -1.328068155288572e+01};
    constexpr std::array<double, 6> c{-7.784894002430293e-03, -3.223964580411365e-01,
                                      -2.400758277161838e+00, -2.549732539343734e+00,
                                      4.374664141464968e+00,  2.938163982698783e+00};
    constexpr std::array<double, 4> d{7.784695709041462e-03, 3.224671290700398e-01,
                                      2.445134137142996e+00, 3.754408661907416e+00};
    if (!(p > 0 && p < 1))
        return p <= 0 ? -std::numeric_limits<double>::infinity()
                      : std::numeric_limits<double>::infinity();
    if (p > 0.5) // exact in the tail: 1 - p loses nothing for p >= 1/2
        return -normalQuantile(1 - p);
    double z = 0;
    if (p < 0.02425) {
        const double r = std::sqrt(-2 * std::log(p));
        z = (((((c[0] * r + c[1]) * r + c[2]) * r + c[3]) * r + c[4]) * r + c[5]) /
            ((((d[0] * r + d[1]) * r + d[2]) * r + d[3]) * r + 1);
    } else {
        const double s = p - 0.5;
        const double r = s * s;
        z = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * s /
            (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
    }
    for (int i = 0; i < 2; ++i) {
        const double error = 0.5 * std::erfc(-z / std::numbers::sqrt2) - p;
        const double step = error * std::sqrt(2 * std::numbers::pi) * std::exp(z * z / 2);
        z -= step / (1 + z * step / 2);
    }
    return z;
}

double halfBinomialProbability(std::int64_t x, std::int64_t n)
{
    if (x < 0 || x > n)
        return 0;
    if (n == 0)
        return 1;
    return binomialProbability(static_cast<double>(x), static_cast<double>(n), 0.5, 0.5);
}

double halfBinomialAtMost(std::int64_t x, std::int64_t n)
{
    if (x < 0)
        return 0;
    if (x >= n)
        return 1;
    if (x > n / 2) // the other tail is the short one
        return 1 - halfBinomialAtMost(n - x - 1, n);
    double term = halfBinomialProbability(x, n);
    double sum = term;
    for (std::int64_t i = x; i > 0 && term > sum * 1e-18; --i) {
        term *= static_cast<double>(i) / static_cast<double>(n - i + 1);
        sum += term;
    }
    return sum;
}

double betaQuantile(double q, double a, double b)
{
    // Bisection on the distribution function. The middle is geometric near 0, so that tiny
    // quantiles keep their relative precision.
    double low = 0;
    double high = 1;
    for (int i = 0; i < 400; ++i) {
        const double floor = std::max(low, high * 1e-30);
        const double middle = high < 0.5 && high > 4 * floor && floor > 0 ? std::sqrt(floor * high)
                                                                          : low + (high - low) / 2;
        if (middle <= low || middle >= high)
            break;
        const Tail tail = betaTail(middle, a, b);
        const bool below = tail.upper ? tail.value > 1 - q : tail.value < q;
        (below ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

} // namespace mesewright
