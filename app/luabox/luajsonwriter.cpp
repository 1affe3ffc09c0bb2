// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/luajson.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace mesewright::luabox {

namespace {

/// Integers up to here are exact in the doubles of Lua 5.1.
constexpr double mostExact = 9007199254740992.0;

void appendString(std::string& out, std::string_view text)
{
    constexpr char digits[] = "0123456789abcdef";
    const std::string valid = replaceInvalidUtf8(text);
    out += '"';
    for (const char c : valid) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendNumber(std::string& out, double number)
{
    if (std::isnan(number)) {
        out += R"({"lua":"nan"})";
        return;
    }
    if (std::isinf(number)) {
        out += number > 0 ? R"({"lua":"inf"})" : R"({"lua":"-inf"})";
        return;
    }
    char text[40];
    std::to_chars_result end{};
    if (number == std::floor(number) && std::fabs(number) <= mostExact)
        end = std::to_chars(text, text + sizeof text, static_cast<long long>(number));
    else
        end = std::to_chars(text, text + sizeof text, number);
    out.append(text, end.ptr);
}

std::string_view stringAt(lua_State* state, int index)
{
    std::size_t size = 0;
    const char* bytes = lua_tolstring(state, index, &size);
    return {bytes, size};
}

/// A key as text, and the key itself.
struct Key
{
    std::string text;
    int type; ///< LUA_TSTRING, LUA_TNUMBER or LUA_TBOOLEAN
    double number = 0;
    bool boolean = false;
};

class Writer
{
public:
    Writer(lua_State* state, std::string& out, std::size_t most)
        : m_state(state), m_out(out), m_most(most)
    {
    }

    /// The value at the top of the stack, which stays there.
    bool value(int depth)
    {
        switch (lua_type(m_state, -1)) {
        case LUA_TNIL:
            m_out += "null";
            break;
        case LUA_TBOOLEAN:
            m_out += lua_toboolean(m_state, -1) ? "true" : "false";
            break;
        case LUA_TNUMBER:
            appendNumber(m_out, static_cast<double>(lua_tonumber(m_state, -1)));
            break;
        case LUA_TSTRING: {
            const std::string_view text = stringAt(m_state, -1);
            if (text.size() > m_most)
                return false;
            appendString(m_out, text);
            break;
        }
        case LUA_TTABLE:
            return table(depth);
        default:
            marker(luaL_typename(m_state, -1));
        }
        return fits();
    }

private:
    [[nodiscard]] bool fits() const { return m_out.size() <= m_most; }

    void marker(const char* type)
    {
        m_out += R"({"lua":")";
        m_out += type;
        m_out += "\"}";
    }

    bool table(int depth)
    {
        const void* self = lua_topointer(m_state, -1);
        const bool inside = std::find(m_path.begin(), m_path.end(), self) != m_path.end();
        if (depth < 0 || inside || !lua_checkstack(m_state, 8)) {
            marker("table");
            return fits();
        }
        m_path.push_back(self);
        std::vector<Key> keys;
        bool sequence = true;
        const bool written =
            collect(keys, sequence) && (sequence ? array(keys.size(), depth) : object(keys, depth));
        m_path.pop_back();
        return written;
    }

    /// The table's keys; `sequence` when they are 1 to n for an n above 0.
    bool collect(std::vector<Key>& keys, bool& sequence)
    {
        std::size_t bytes = 0;
        std::size_t others = 0;
        double greatest = 0;
        lua_pushnil(m_state);
        while (lua_next(m_state, -2) != 0) {
            lua_pop(m_state, 1);
            Key key{{}, lua_type(m_state, -1)};
            if (key.type == LUA_TNUMBER) {
                key.number = static_cast<double>(lua_tonumber(m_state, -1));
                sequence = sequence && key.number >= 1 && key.number == std::floor(key.number);
                greatest = std::max(greatest, key.number);
                appendNumber(key.text, key.number);
            } else if (key.type == LUA_TSTRING) {
                sequence = false;
                if (rawLength(m_state, -1) > m_most)
                    return tooMuch();
                key.text = stringAt(m_state, -1);
            } else if (key.type == LUA_TBOOLEAN) {
                sequence = false;
                key.boolean = lua_toboolean(m_state, -1) != 0;
                key.text = key.boolean ? "true" : "false";
            } else {
                // Tables and functions as keys have no text that is the same in every run.
                sequence = false;
                ++others;
                continue;
            }
            bytes += key.text.size() + 2;
            if (m_out.size() + bytes > m_most)
                return tooMuch();
            keys.push_back(std::move(key));
        }
        sequence = sequence && others == 0 && !keys.empty() &&
                   greatest == static_cast<double>(keys.size());
        return true;
    }

    bool tooMuch()
    {
        lua_pop(m_state, 1); // the key
        return false;
    }

    bool array(std::size_t count, int depth)
    {
        m_out += '[';
        for (std::size_t i = 1; i <= count; ++i) {
            if (i > 1)
                m_out += ',';
            lua_rawgeti(m_state, -1, static_cast<int>(i));
            const bool written = value(depth - 1);
            lua_pop(m_state, 1);
            if (!written)
                return false;
        }
        m_out += ']';
        return fits();
    }

    bool object(std::vector<Key>& keys, int depth)
    {
        // Of 7 and "7" the text wins: it comes first, and the other is left out.
        std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
            return a.text != b.text ? a.text < b.text : a.type > b.type;
        });
        m_out += '{';
        const Key* before = nullptr;
        for (const Key& key : keys) {
            if (before && before->text == key.text)
                continue;
            if (before)
                m_out += ',';
            before = &key;
            appendString(m_out, key.text);
            m_out += ':';
            push(key);
            lua_rawget(m_state, -2);
            const bool written = value(depth - 1);
            lua_pop(m_state, 1);
            if (!written)
                return false;
        }
        m_out += '}';
        return fits();
    }

    void push(const Key& key)
    {
        if (key.type == LUA_TNUMBER)
            lua_pushnumber(m_state, key.number);
        else if (key.type == LUA_TBOOLEAN)
            lua_pushboolean(m_state, key.boolean ? 1 : 0);
        else
            lua_pushlstring(m_state, key.text.data(), key.text.size());
    }

    lua_State* m_state;
    std::string& m_out;
    std::size_t m_most;
    std::vector<const void*> m_path;
};

} // namespace

bool writeJson(lua_State* state, std::string& out, std::size_t most, int depth)
{
    return Writer(state, out, most).value(depth);
}

} // namespace mesewright::luabox
