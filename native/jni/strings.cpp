// SPDX-License-Identifier: Apache-2.0
#include "jni/strings.h"

#include <cstdint>
#include <cstring>
#include <cwchar>
#include <new>

namespace winnet4j::jni {

static_assert(sizeof(jchar) == sizeof(wchar_t), "wchar_t is UTF-16 on Windows");

WideName::WideName(JNIEnv* env, jstring text, jint length) noexcept : error_(ERROR_SUCCESS) {
    units_[0] = L'\0';
    if (text == nullptr || length < 0) {
        error_ = ERROR_INVALID_PARAMETER;
        return;
    }
    if (length > kMaxName) {
        error_ = ERROR_FILENAME_EXCED_RANGE;
        return;
    }
    // A length beyond the string's leaves an exception pending and the NUL above in its place, which is refused below.
    env->GetStringRegion(text, 0, length, reinterpret_cast<jchar*>(units_));
    units_[length] = L'\0';
    length_ = length;
    unsigned seen = 0;
    for (jsize i = 0; i < length; ++i) {
        const unsigned unit = units_[i];
        seen |= unit;
        if (unit == 0) {
            error_ = ERROR_INVALID_NAME;
        }
    }
    ascii_ = seen < 0x80;
}

WideName::WideName(ShortName name) noexcept : error_(ERROR_SUCCESS) {
    auto rest = static_cast<std::uint64_t>(name.bytes);
    for (; rest != 0; rest >>= 8) {
        units_[length_++] = static_cast<wchar_t>(rest & 0x7F);
    }
    units_[length_] = L'\0';
}

bool WideText::reserve(jsize length) noexcept {
    length_ = length;
    units_ = length_ <= kSmall ? small_ : new (std::nothrow) wchar_t[static_cast<std::size_t>(length_) + 1];
    if (units_ == nullptr) {
        error_ = ERROR_NOT_ENOUGH_MEMORY;
        return false;
    }
    units_[0] = L'\0';  // so that a region which isn't delivered is refused by finish
    return true;
}

void WideText::finish() noexcept {
    units_[length_] = L'\0';
    if (std::wmemchr(units_, L'\0', static_cast<std::size_t>(length_)) != nullptr) {
        error_ = ERROR_INVALID_NAME;
    }
}

WideText::WideText(JNIEnv* env, jstring text) noexcept {
    if (text != nullptr && reserve(env->GetStringLength(text))) {
        env->GetStringRegion(text, 0, length_, reinterpret_cast<jchar*>(units_));
        finish();
    }
}

WideText::WideText(JNIEnv* env, jcharArray text, jint length) noexcept {
    if (text == nullptr) {
        return;
    }
    if (length < 0 || length > env->GetArrayLength(text)) {
        error_ = ERROR_INVALID_PARAMETER;
    } else if (reserve(length)) {
        env->GetCharArrayRegion(text, 0, length, reinterpret_cast<jchar*>(units_));
        finish();
    }
}

WideText::~WideText() {
    if (units_ != nullptr) {
        SecureZeroMemory(units_, static_cast<std::size_t>(length_) * sizeof *units_);
        if (units_ != small_) {
            delete[] units_;
        }
    }
}

AnsiName::AnsiName(ShortName name) noexcept : error_(ERROR_SUCCESS) {
    std::memcpy(bytes_, &name.bytes, sizeof name.bytes);
    bytes_[sizeof name.bytes] = '\0';
}

AnsiName::AnsiName(JNIEnv* env, jstring text, jint length) noexcept {
    const WideName wide(env, text, length);
    bytes_[0] = '\0';
    error_ = wide.error();
    if (error_ != ERROR_SUCCESS) {
        return;
    }
    if (wide.ascii()) {
        for (int i = 0; i <= wide.length(); ++i) {
            bytes_[i] = static_cast<char>(wide.get()[i]);
        }
        return;
    }
    error_ = toAnsi(GetACP(), wide.get(), wide.length(), bytes_, static_cast<int>(kMaxBytes));
}

DWORD toAnsi(UINT codePage, const wchar_t* text, int length, char* bytes, int room) noexcept {
    bytes[0] = '\0';
    if (length == 0) {
        return ERROR_SUCCESS;
    }
    // UTF-8 reports what it can't hold (a lone surrogate) by a flag of its own and takes no "used default" pointer.
    const bool utf8 = codePage == CP_UTF8;
    BOOL replaced = FALSE;
    const int written = WideCharToMultiByte(codePage, utf8 ? WC_ERR_INVALID_CHARS : WC_NO_BEST_FIT_CHARS, text, length,
                                            bytes, room, nullptr, utf8 ? nullptr : &replaced);
    if (written <= 0 || replaced != FALSE) {
        bytes[0] = '\0';
        return ERROR_NO_UNICODE_TRANSLATION;
    }
    bytes[written] = '\0';
    return ERROR_SUCCESS;
}

}  // namespace winnet4j::jni
