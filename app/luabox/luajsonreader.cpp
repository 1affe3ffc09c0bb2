// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/luajson.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>

namespace mesewright::luabox {

namespace {

using Value = nlohmann::ordered_json;

constexpr int mostDepth = 64;
constexpr std::uint64_t greatestInteger = std::numeric_limits<std::int64_t>::max();

bool push(lua_State* state, const Value& value, int depth)
{
    if (depth > mostDepth || !lua_checkstack(state, 4))
        return false;
    switch (value.type()) {
    case Value::value_t::boolean:
        lua_pushboolean(state, value.get<bool>() ? 1 : 0);
        return true;
    case Value::value_t::number_integer:
    case Value::value_t::number_unsigned:
        if (value.is_number_unsigned() && value.get<std::uint64_t>() > greatestInteger) {
            lua_pushnumber(state, value.get<double>());
            return true;
        }
        lua_pushinteger(state, static_cast<lua_Integer>(value.get<std::int64_t>()));
        return true;
    case Value::value_t::number_float:
        lua_pushnumber(state, value.get<double>());
        return true;
    case Value::value_t::string: {
        const auto& text = value.get_ref<const std::string&>();
        lua_pushlstring(state, text.data(), text.size());
        return true;
    }
    case Value::value_t::array: {
        lua_newtable(state);
        int at = 0;
        for (const Value& item : value) {
            if (!push(state, item, depth + 1)) {
                lua_pop(state, 1);
                return false;
            }
            lua_rawseti(state, -2, ++at);
        }
        return true;
    }
    case Value::value_t::object:
        lua_newtable(state);
        for (const auto& [key, item] : value.items()) {
            lua_pushlstring(state, key.data(), key.size());
            if (!push(state, item, depth + 1)) {
                lua_pop(state, 2);
                return false;
            }
            lua_rawset(state, -3);
        }
        return true;
    default:
        lua_pushnil(state);
        return true;
    }
}

} // namespace

bool pushJson(lua_State* state, std::string_view json)
{
    const Value value = Value::parse(json, nullptr, false);
    return !value.is_discarded() && push(state, value, 0);
}

} // namespace mesewright::luabox
