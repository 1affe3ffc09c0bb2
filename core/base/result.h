// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace mesewright {

/// A value or an Error. Expected failures travel as values; exceptions are caught where a library
/// throws them (torch, yaml-cpp, nlohmann-json) and never cross a public function.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] const T& value() const&
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() &&
    {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }

    [[nodiscard]] const Error& error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace mesewright

#define MESEWRIGHT_JOIN_(a, b) a##b
#define MESEWRIGHT_JOIN(a, b) MESEWRIGHT_JOIN_(a, b)

/// Returns the error of `expression` (a Result) from the current function, if it has one.
#define MESEWRIGHT_CHECK(expression)                                                               \
    do {                                                                                           \
        if (auto mesewrightResult = (expression); !mesewrightResult)                               \
            return mesewrightResult.error();                                                       \
    } while (false)

/// Declares `declaration` with the value of `expression`, or returns its error.
/// `MESEWRIGHT_TRY(const auto text, readFile(path));`
#define MESEWRIGHT_TRY(declaration, ...)                                                           \
    auto MESEWRIGHT_JOIN(mesewrightResult, __LINE__) = (__VA_ARGS__);                              \
    if (!MESEWRIGHT_JOIN(mesewrightResult, __LINE__))                                              \
        return MESEWRIGHT_JOIN(mesewrightResult, __LINE__).error();                                \
    declaration = std::move(MESEWRIGHT_JOIN(mesewrightResult, __LINE__)).value()
