// SPDX-License-Identifier: Apache-2.0
// Java strings as names for Windows, on the stack: no allocation, nothing to release, never modified UTF-8. The Java
// side has checked them and explained what is wrong; here the same rules hold once more and answer with a code.
#pragma once

#include <jni.h>

#include <cstddef>

#include "win/api.h"

namespace winnet4j::jni {

/** The longest name in UTF-16 units, without the NUL. Names.MAX_LENGTH in Java says why. */
inline constexpr jsize kMaxName = 1024;

/**
 * Up to eight ASCII characters, the first in the lowest byte, such as any drive has for a name: it comes in a register
 * and is checked by Java, so that the most frequent names cost no JNI call at all. A zero byte ends it.
 */
struct ShortName {
    jlong bytes;
};

/** A NUL-terminated UTF-16 copy of a Java string. */
class WideName {
  public:
    WideName(JNIEnv* env, jstring text, jint length) noexcept;
    explicit WideName(ShortName name) noexcept;
    WideName(const WideName&) = delete;
    WideName& operator=(const WideName&) = delete;

    /** 0; 87 for null; 206 ERROR_FILENAME_EXCED_RANGE when too long; 123 ERROR_INVALID_NAME for a NUL inside. */
    DWORD error() const noexcept { return error_; }
    const wchar_t* get() const noexcept { return units_; }
    int length() const noexcept { return length_; }
    /** All below 0x80: the same bytes in every ANSI code page. */
    bool ascii() const noexcept { return ascii_; }

  private:
    DWORD error_;
    int length_ = 0;
    bool ascii_ = true;
    wchar_t units_[kMaxName + 1];
};

/**
 * A NUL-terminated UTF-16 copy of a Java string of any length, such as XML, or of null, which is a null pointer. Short
 * ones are on the stack. Wiped in the end, since it may hold a key.
 */
class WideText {
  public:
    WideText(JNIEnv* env, jstring text) noexcept;
    /** The first of an array, that many, which its owner can wipe; 87 when it has fewer. */
    WideText(JNIEnv* env, jcharArray text, jint length) noexcept;
    ~WideText();
    WideText(const WideText&) = delete;
    WideText& operator=(const WideText&) = delete;

    /** 0, also for null; 123 ERROR_INVALID_NAME for a NUL inside; 8 without memory. */
    DWORD error() const noexcept { return error_; }
    /** The same, and 87 for null. */
    DWORD errorOrMissing() const noexcept {
        return error_ == ERROR_SUCCESS && units_ == nullptr ? ERROR_INVALID_PARAMETER : error_;
    }
    const wchar_t* get() const noexcept { return units_; }

  private:
    static constexpr jsize kSmall = 256;

    /** Room for that many; false without memory. */
    bool reserve(jsize length) noexcept;
    void finish() noexcept;

    DWORD error_ = ERROR_SUCCESS;
    jsize length_ = 0;
    wchar_t* units_ = nullptr;
    wchar_t small_[kSmall + 1];
};

/** The same in the ANSI code page. What the code page can't hold exactly is refused, never replaced by a look-alike. */
class AnsiName {
  public:
    AnsiName(JNIEnv* env, jstring text, jint length) noexcept;
    explicit AnsiName(ShortName name) noexcept;
    AnsiName(const AnsiName&) = delete;
    AnsiName& operator=(const AnsiName&) = delete;

    /** As WideName::error, or 1113 ERROR_NO_UNICODE_TRANSLATION. */
    DWORD error() const noexcept { return error_; }
    const char* get() const noexcept { return bytes_; }

  private:
    /** UTF-8, which an ANSI code page may be, takes up to three bytes for a UTF-16 unit. */
    static constexpr std::size_t kMaxBytes = 3 * static_cast<std::size_t>(kMaxName);

    DWORD error_;
    char bytes_[kMaxBytes + 1];
};

/** As AnsiName, for a name that is in hand already: length units at text, into bytes with room for room. */
DWORD toAnsi(UINT codePage, const wchar_t* text, int length, char* bytes, int room) noexcept;

}  // namespace winnet4j::jni
