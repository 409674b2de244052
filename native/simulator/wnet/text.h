// SPDX-License-Identifier: Apache-2.0
// The two forms of every function of mpr: inside all text is UTF-16, the A forms convert by the code page. And the
// buffers that begin with structures and end with their strings. Knows nothing of the network.
#pragma once

#include <cstring>
#include <optional>
#include <string>
#include <type_traits>

#include "simulator/core/call.h"

namespace winnet4j::sim::wnet {

template <typename C> inline constexpr bool kAnsi = std::is_same_v<C, char>;
template <typename C> using NetResource = std::conditional_t<kAnsi<C>, NETRESOURCEA, NETRESOURCEW>;

using Text = std::optional<std::wstring>;

inline std::wstring toWide(const char* text) {
    const int length = MultiByteToWideChar(CP_ACP, 0, text, -1, nullptr, 0);
    std::wstring result(length > 0 ? static_cast<std::size_t>(length) : 1, L'\0');
    MultiByteToWideChar(CP_ACP, 0, text, -1, result.data(), length);
    result.pop_back();
    return result;
}
inline std::wstring toWide(const wchar_t* text) { return text; }
template <typename C> Text given(const C* text) { return text == nullptr ? std::nullopt : Text(toWide(text)); }

/** In the form's own characters; of the W forms the text itself, since listings are measured. */
template <typename C> std::conditional_t<kAnsi<C>, std::string, const std::wstring&> toChars(const std::wstring& text) {
    if constexpr (kAnsi<C>) {
        const int length = WideCharToMultiByte(CP_ACP, 0, text.c_str(), -1, nullptr, 0, nullptr, nullptr);
        std::string result(length > 0 ? static_cast<std::size_t>(length) : 1, '\0');
        WideCharToMultiByte(CP_ACP, 0, text.c_str(), -1, result.data(), length, nullptr, nullptr);
        result.pop_back();
        return result;
    } else {
        // NOLINTNEXTLINE(bugprone-return-const-ref-from-parameter): used up in the expression that calls this
        return text;
    }
}

/** Into a buffer of *size characters; 234 and the size it wants when that is too few. */
template <typename C> DWORD put(const std::wstring& text, C* buffer, DWORD* size) {
    const auto& chars = toChars<C>(text);
    const auto needed = static_cast<DWORD>(chars.size() + 1);
    if (buffer == nullptr || *size < needed) {
        *size = needed;
        return ERROR_MORE_DATA;
    }
    std::memcpy(buffer, chars.c_str(), needed * sizeof(C));
    return ERROR_SUCCESS;
}
/** As much of it as fits, always ended by NUL. */
template <typename C> void putCut(const std::wstring& text, C* buffer, DWORD size) {
    const auto& chars = toChars<C>(text);
    const std::size_t kept = std::min<std::size_t>(chars.size(), size - 1);
    std::memcpy(buffer, chars.data(), kept * sizeof(C));
    buffer[kept] = 0;
}

inline bool same(const std::wstring& one, const std::wstring& other) {
    return CompareStringOrdinal(one.c_str(), static_cast<int>(one.size()), other.c_str(),
                                static_cast<int>(other.size()), TRUE) == CSTR_EQUAL;
}

/** An entry of an enumeration, or what a resource is. */
struct Resource {
    DWORD scope = 0;
    DWORD type = 0;
    DWORD display = 0;
    DWORD usage = 0;
    Text local;
    Text remote;
    Text comment;
    Text provider;
};

/** Structures from the front, strings from the back of the same block. */
template <typename C> class Packer {
  public:
    Packer(void* block, std::size_t size) noexcept
        : front_(static_cast<BYTE*>(block)), back_(static_cast<BYTE*>(block) + size / sizeof(C) * sizeof(C)) {}

    static std::size_t bytes(const Text& text) { return text ? (toChars<C>(*text).size() + 1) * sizeof(C) : 0; }
    static std::size_t bytes(const Resource& one) {
        return sizeof(NetResource<C>) + bytes(one.local) + bytes(one.remote) + bytes(one.comment) + bytes(one.provider);
    }
    std::size_t room() const noexcept { return back_ > front_ ? static_cast<std::size_t>(back_ - front_) : 0; }

    template <typename T> T* next() noexcept {
        T* at = reinterpret_cast<T*>(front_);
        front_ += sizeof(T);
        *at = {};
        return at;
    }
    C* text(const Text& text) {
        if (!text) {
            return nullptr;
        }
        const auto& chars = toChars<C>(*text);
        back_ -= (chars.size() + 1) * sizeof(C);
        std::memcpy(back_, chars.c_str(), (chars.size() + 1) * sizeof(C));
        return reinterpret_cast<C*>(back_);
    }
    void resource(const Resource& one) {
        NetResource<C>* at = next<NetResource<C>>();
        at->dwScope = one.scope;
        at->dwType = one.type;
        at->dwDisplayType = one.display;
        at->dwUsage = one.usage;
        at->lpLocalName = text(one.local);
        at->lpRemoteName = text(one.remote);
        at->lpComment = text(one.comment);
        at->lpProvider = text(one.provider);
    }

  private:
    BYTE* front_;
    BYTE* back_;
};

}  // namespace winnet4j::sim::wnet
