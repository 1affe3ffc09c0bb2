// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace mesewright {

/// Whether a key must be there. A key with null counts as missing.
enum class Need { Required, Optional };

/// The first problem of a document; readers go on with defaults after it.
struct JsonProblem
{
    std::string file;
    std::optional<Error> error;

    void set(const std::string& path, const std::string& text)
    {
        if (!error)
            error = badInput(file + ": " + (path.empty() ? "" : path + " ") + text +
                             "; correct the file or make it again");
    }
};

/// Takes the members of one JSON object, checks type and range, and remembers which keys were asked
/// for, so that the others can be kept. Internal to core/data; include in .cpp files only.
class JsonObject
{
public:
    JsonObject(const Json& json, std::string path, JsonProblem& problem)
        : m_path(std::move(path)), m_problem(problem)
    {
        if (json.is_object())
            m_json = &json;
        else
            m_problem.set(m_path, std::string(m_path.empty() ? "holds" : "is") + " a JSON " +
                                      json.type_name() + ", but an object was expected");
    }

    [[nodiscard]] bool has(const char* key) const
    {
        return m_json != nullptr && m_json->contains(key) && !(*m_json)[key].is_null();
    }

    void text(const char* key, std::string& out, Need need = Need::Optional)
    {
        if (const Json* value = member(key, need); value != nullptr) {
            if (value->is_string())
                out = value->get<std::string>();
            else
                wrongType(key, *value, "text");
        }
    }

    void boolean(const char* key, bool& out, Need need = Need::Optional)
    {
        if (const Json* value = member(key, need); value != nullptr) {
            if (value->is_boolean())
                out = value->get<bool>();
            else
                wrongType(key, *value, "true or false");
        }
    }

    /// A number within [low, high]; a truth value counts as 0 or 1, as in Python.
    void number(const char* key, double& out, double low, double high, Need need = Need::Optional)
    {
        const Json* value = member(key, need);
        if (value == nullptr)
            return;
        double read = 0;
        if (value->is_boolean()) {
            read = value->get<bool>() ? 1 : 0;
        } else if (value->is_number()) {
            read = value->get<double>();
        } else {
            wrongType(key, *value, "a number");
            return;
        }
        if (read >= low && read <= high)
            out = read;
        else
            m_problem.set(place(key), "is " + jsonLine(*value) + ", but a number from " +
                                          jsonLine(Json(low)) + " to " + jsonLine(Json(high)) +
                                          " was expected");
    }

    void number(const char* key, std::optional<double>& out, double low, double high)
    {
        if (has(key))
            number(key, out.emplace(), low, high);
        else
            m_asked.insert(key);
    }

    template <class T>
    void integer(const char* key, T& out, T low, Need need = Need::Optional)
    {
        const Json* value = member(key, need);
        if (value == nullptr)
            return;
        if (!value->is_number_integer()) {
            wrongType(key, *value, "a whole number");
            return;
        }
        const bool fits = value->is_number_unsigned()
                              ? std::in_range<T>(value->get<std::uint64_t>())
                              : std::in_range<T>(value->get<std::int64_t>());
        if (fits && value->get<T>() >= low)
            out = value->get<T>();
        else
            m_problem.set(place(key), "is " + value->dump() + ", but a whole number from " +
                                          std::to_string(low) + " to " +
                                          std::to_string(std::numeric_limits<T>::max()) +
                                          " was expected");
    }

    template <class T>
    void integer(const char* key, std::optional<T>& out, T low)
    {
        if (has(key))
            integer(key, out.emplace(), low);
        else
            m_asked.insert(key);
    }

    /// The value of an object or array member, or null.
    const Json* object(const char* key, Need need = Need::Optional)
    {
        return structured(key, need, Json::value_t::object, "an object");
    }
    const Json* array(const char* key, Need need = Need::Optional)
    {
        return structured(key, need, Json::value_t::array, "a list");
    }

    [[nodiscard]] std::string place(const std::string& key) const
    {
        return m_path.empty() ? key : m_path + "." + key;
    }

    /// The members nobody asked for, or null.
    [[nodiscard]] std::shared_ptr<const Json> rest() const
    {
        Json rest = Json::object();
        if (m_json != nullptr) {
            for (const auto& entry : m_json->items()) {
                if (!m_asked.contains(entry.key()))
                    rest[entry.key()] = entry.value();
            }
        }
        return rest.empty() ? nullptr : std::make_shared<const Json>(std::move(rest));
    }

private:
    const Json* member(const char* key, Need need)
    {
        m_asked.insert(key);
        if (has(key))
            return &(*m_json)[key];
        if (need == Need::Required && m_json != nullptr)
            m_problem.set(m_path, std::string("has no \"") + key + "\"");
        return nullptr;
    }

    const Json* structured(const char* key, Need need, Json::value_t type, const char* name)
    {
        const Json* value = member(key, need);
        if (value == nullptr || value->type() == type)
            return value;
        wrongType(key, *value, name);
        return nullptr;
    }

    void wrongType(const char* key, const Json& value, const char* expected)
    {
        m_problem.set(place(key), std::string("is a JSON ") + value.type_name() + ", but " +
                                      expected + " was expected");
    }

    const Json* m_json = nullptr;
    std::string m_path;
    JsonProblem& m_problem;
    std::set<std::string> m_asked;
};

/// Puts the kept members behind the known ones.
inline void appendRest(Json& object, const std::shared_ptr<const Json>& rest)
{
    if (rest == nullptr || !rest->is_object())
        return;
    for (const auto& entry : rest->items()) {
        if (!object.contains(entry.key()))
            object[entry.key()] = entry.value();
    }
}

} // namespace mesewright
